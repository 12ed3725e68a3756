"""What checks the officers' signatures of a book: the organisation's own authority."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.signing.certificates import load_certificate
from desktop.signing.statement_signature import StatementVerifier
from desktop.store.queries.disclosure import authority_certificate


def verifier_of(conn: Connection) -> StatementVerifier:
    """Return the verifier of statements that officers of this book signed."""
    return StatementVerifier(load_certificate(authority_certificate(conn).encode()))
