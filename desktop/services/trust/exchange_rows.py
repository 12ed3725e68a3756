"""Enter public X25519 keys into the book, with a word of it in the log."""

from __future__ import annotations

import base64
import hashlib
from typing import Final

from sqlalchemy import select

from desktop.domain.log.kinds import KEY, event_leaf
from desktop.store.tables.officers import officer_exchange
from desktop.store.tx import Tx

SPENT: Final = ""
"""What stands in place of the public key of a recovery code that was used."""


def put_exchange(tx: Tx, recipient: str, public: bytes | None) -> None:
    """Enter the public key of `recipient`, or put it in place of the one that stands there.

    None takes it away: nothing is sealed to that recipient any more.
    """
    text = SPENT if public is None else base64.b64encode(public).decode("ascii")
    held = tx.conn.execute(
        select(officer_exchange.c.id).where(officer_exchange.c.recipient == recipient)
    ).scalar()
    if held is None:
        tx.insert(officer_exchange, recipient=recipient, public=text, created_at=tx.recorded_at)
        action = "created"
    else:
        tx.update(officer_exchange, int(held), public=text, created_at=tx.recorded_at)
        action = "revoked" if public is None else "replaced"
    note_key(tx, action, "exchange", recipient, algorithm="X25519", public=public)


def note_key(
    tx: Tx, action: str, purpose: str, holder: str, *, algorithm: str, public: bytes | None
) -> None:
    """Put into the log that a key was created, replaced or revoked; `public` is all it says."""
    tx.append(
        event_leaf(
            KEY,
            f"{purpose}:{holder}:{action}:{tx.recorded_text}",
            {
                "action": action,
                "purpose": purpose,
                "algorithm": algorithm,
                "public": None if public is None else base64.b64encode(public).decode("ascii"),
                "fingerprint": None if public is None else hashlib.sha256(public).hexdigest(),
                "holder": holder,
                "recorded_at": tx.recorded_text,
                "maker": tx.by.code,
            },
        )
    )
