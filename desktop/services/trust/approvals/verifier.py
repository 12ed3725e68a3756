"""What checks the officers' signatures of a book: the organisation's own authority."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from desktop.signing.certificates import load_certificate
from desktop.signing.signature_refused import SignatureRefused
from desktop.signing.statement_signature import StatementVerifier
from desktop.store.queries.disclosure import authority_certificate
from desktop.store.verify.approvals import Holds


def verifier_of(conn: Connection) -> StatementVerifier:
    """Return the verifier of statements that officers of this book signed."""
    return StatementVerifier(load_certificate(authority_certificate(conn).encode()))


def signatures_of(conn: Connection) -> Holds:
    """Return what tells the check of the book whether a signature holds."""
    made: list[StatementVerifier] = []

    def holds(statement: bytes, signature: bytes, certificate: str, at: dt.datetime) -> bool:
        try:
            if not made:
                made.append(verifier_of(conn))
            made[0].check(statement, signature, certificate, at)
        except (SignatureRefused, SQLAlchemyError, ValueError):
            return False
        return True

    return holds
