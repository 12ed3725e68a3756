"""Take in an authority's receipt: it proves what was filed, and that this book still continues it.

A receipt that signs more than the book holds is kept all the same: it is the proof that the book is
an older copy.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.domain.errors import UserError
from desktop.domain.log import strict_base64
from desktop.domain.log.canonical import Json
from desktop.domain.log.key_chain import KeyChain
from desktop.domain.log.kinds import RECEIPT, event_leaf
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.verifier_key import VerifierKey, parse_verifier_key
from desktop.domain.trust.acting import Act
from desktop.domain.trust.evidence import (
    Agreement,
    Remembered,
    Source,
    Witness,
    judge,
    roots_at,
)
from desktop.domain.trust.receipts import Receipt
from desktop.services.session import Session
from desktop.signing.key_chain import verify_note_of
from desktop.signing.log_key import UnsignedError
from desktop.signing.receipt import verify_receipt
from desktop.store.queries import evidence as queries
from desktop.store.queries.log_keys import accepted_copies, log_keys
from desktop.store.tables.evidence import receipt as receipt_table
from desktop.store.tables.log import package
from desktop.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Imported:
    """A receipt that the book keeps; `already` says that it was kept before.

    `package` is "" where the book does not know the package: it is a copy from before the filing.
    """

    id: int
    authority: str
    package: str
    at: dt.datetime
    size: int
    agreement: Agreement
    already: bool


def import_receipt(session: Session, data: bytes) -> Imported:
    """Take in the receipt in the file `data`; the same one twice is kept once.

    Raises UserError `receipt-unread`, `receipt-authority-unknown`, `receipt-altered`,
    `receipt-of-another` or `receipt-package-differs`; nothing is changed then.
    """
    try:
        found = Receipt.from_bytes(data)
    except MalformedError as error:
        raise UserError("receipt-unread") from error
    sha256 = hashlib.sha256(data).hexdigest()
    with session.book.begin(session.by, Act.KEEP_RECEIPTS) as tx:
        keys = log_keys(tx.conn)
        witness = _checked(tx.conn, found, keys)
        held = tx.conn.execute(
            select(receipt_table.c.id).where(receipt_table.c.sha256 == sha256)
        ).scalar()
        known = _package(tx.conn, found)
        package_id, named = (None, "") if known is None else known
        agreement = _agreement(tx.conn, found, keys, named)
        kept = _keep(tx, found, witness, package_id) if held is None else int(held)
        said = found.statement
        return Imported(
            id=kept,
            authority=witness.name,
            package=named,
            at=said.at,
            size=said.size,
            agreement=agreement,
            already=held is not None,
        )


def _checked(conn: Connection, found: Receipt, keys: KeyChain | VerifierKey) -> Witness:
    """Return the authority that signed the receipt, once it is about this book's log."""
    said = found.statement.authority
    named = [
        (each, key)
        for each in queries.witnesses(conn)
        if each.active and (key := parse_verifier_key(each.verifier_key)).name == said
    ]
    if not named:
        raise UserError("receipt-authority-unknown", authority=said)
    signer = next((each for each, key in named if _signed(found, key)), None)
    if signer is None:
        raise UserError("receipt-altered", authority=named[0][0].name)
    if found.origin != _name(keys):
        raise UserError("receipt-of-another")
    return signer


def _signed(found: Receipt, key: VerifierKey) -> bool:
    try:
        verify_receipt(found, key)
    except (UnsignedError, MalformedError):
        return False
    return True


def _name(keys: KeyChain | VerifierKey) -> str:
    return keys.present.name if isinstance(keys, KeyChain) else keys.name


def _package(conn: Connection, found: Receipt) -> tuple[int, str] | None:
    """Return the (id, name) of the package of which the receipt speaks; None where unknown."""
    said = found.statement
    row = conn.execute(select(package).where(package.c.sha256 == said.sha256)).first()
    if row is None:
        return None
    if (row.number, row.version) != (said.package, said.version):
        raise UserError("receipt-package-differs", package=f"{row.number} v{row.version}")
    return row.id, f"{row.number} v{row.version}"


def _agreement(
    conn: Connection, found: Receipt, keys: KeyChain | VerifierKey, package_name: str
) -> Agreement:
    """Return how the log stands to the state that the authority saw.

    A state that this log has must have been signed by its key of then; of a larger one the book
    may not know the key.
    """
    said = found.statement
    roots = roots_at(queries.hashes_between(conn), [said.size])
    if said.size in roots:
        try:
            verify_note_of(str(found.checkpoint), keys)
        except UnsignedError as error:
            raise UserError("receipt-altered", authority=said.authority) from error
    places = [leaf.position for leaf in accepted_copies(conn)]
    one = Remembered(Source.RECEIPT, said.size, said.root, said.at, said.authority, package_name)
    return judge([one], roots, places)[0].agreement


def _keep(tx: Tx, found: Receipt, witness: Witness, package_id: int | None) -> int:
    said, data = found.statement, found.to_bytes()
    made = tx.insert(
        receipt_table,
        package_id=package_id,
        witness_id=witness.id,
        size=said.size,
        root=strict_base64.write(said.root),
        note=data.decode(),
        sha256=hashlib.sha256(data).hexdigest(),
        issued_at=said.at,
        officer_id=tx.by.officer_id,
        recorded_at=tx.recorded_at,
    )
    values: dict[str, Json] = {
        "package": said.sha256,
        "authority": witness.verifier_key,
        "size": said.size,
        "root": strict_base64.write(said.root),
        "cosignature": found.cosignature.line(),
        "at": f"{said.at:%Y-%m-%dT%H:%M:%SZ}",
        "recorded_at": tx.recorded_text,
        "maker": tx.by.code,
    }
    tx.append(event_leaf(RECEIPT, hashlib.sha256(data).hexdigest(), values))
    return made
