"""Who may open the book, and with which keys: what the slots are held against."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, select

from desktop.store.slots import RECOVERY, Known
from desktop.store.tables.officers import officer_exchange
from desktop.store.tables.organisation import officer

_OFFICER: Final = "officer:"

_STANDING: Final = """SELECT g.recipient FROM group_key g
    LEFT JOIN officer_exchange e ON e.recipient = g.recipient
    WHERE g.group_id = ? AND g.generation = ? AND (g.recipient = 'book' OR (e.public <> '' AND
      (SELECT max(position) FROM log_leaf
        WHERE kind = 'record' AND subject = 'officer_exchange:' || e.id)
      < (SELECT min(position) FROM log_leaf
        WHERE kind = 'record' AND subject = 'group_key:' || g.id)))"""


def exchange_keys(conn: Connection) -> dict[str, bytes]:
    """Return the public X25519 keys by recipient; a recovery code that was used is left out."""
    rows = conn.execute(select(officer_exchange.c.recipient, officer_exchange.c.public))
    return {row.recipient: base64.b64decode(row.public) for row in rows if row.public}


def standing_recipients(conn: Connection, group_id: int, generation: int) -> frozenset[str]:
    """Return who opens a group's key of one generation with the key that they have today.

    Whoever was given a new key of their own since opens nothing sealed before. The log tells the
    order, for its places never lie; what the transaction under way has done is not in it yet.
    """
    rows = conn.exec_driver_sql(_STANDING, (group_id, generation))
    return frozenset(str(row[0]) for row in rows)


def known_holders(conn: Connection) -> Mapping[str, Known]:
    """Return what the book knows of everybody who may have a slot now, by slot name.

    An officer whose key was emptied, which the program never does, has an empty one and not none:
    none is entered at the next unlocking, and that would hide it.
    """
    public = exchange_keys(conn)
    emptied = dict.fromkeys(conn.execute(select(officer_exchange.c.recipient)).scalars(), b"")
    entered = {**emptied, **public}
    rows = conn.execute(select(officer.c.code, officer.c.key).where(officer.c.active == 1))
    known = {
        row.code: Known(entered.get(f"{_OFFICER}{row.code}"), signing_digest(row.key))
        for row in rows
    }
    if RECOVERY in public:
        known[RECOVERY] = Known(public[RECOVERY], b"")
    return known


def signing_digest(key_file: bytes) -> bytes:
    """Return how a slot names the signing key file that belongs to the same passphrase."""
    return hashlib.sha256(key_file).digest()
