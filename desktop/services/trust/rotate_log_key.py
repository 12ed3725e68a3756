"""Replace the key that signs the log: the old one and the new one both sign where they meet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from desktop.domain.log import strict_base64
from desktop.domain.log.canonical import Json
from desktop.domain.log.kinds import HANDOVER, KEY, event_leaf
from desktop.domain.log.verifier_key import VerifierKey
from desktop.domain.trust.acting import Act
from desktop.services.disclosure.seal_package import certify_log_key
from desktop.services.session import Session
from desktop.services.trust.open_book import signer_of
from desktop.services.trust.unlock_authority import unlock_authority
from desktop.signing.fingerprint import digit_groups
from desktop.signing.key_chain import sign_too, verify_note_of
from desktop.signing.log_key import LogKey
from desktop.store.queries.log import load_head
from desktop.store.queries.log_keys import log_keys
from desktop.store.tables.log import log_key
from desktop.store.tx import Tx

PURPOSE: Final = "log"
_GONE: Final = b""
"""What is kept of a retired private key: it signs nothing ever again, in no copy made from now."""


@dataclass(frozen=True, slots=True)
class Rotated:
    """The new key as text, its fingerprint in eight groups, and the size at which it took over."""

    verifier: str
    groups: str
    size: int


def rotate_log_key(
    session: Session, *, passphrase: str, founder_passphrase: str | None = None
) -> Rotated:
    """Make a new key for the log; the secret half of the old one is destroyed.

    The last checkpoint is signed by both keys and kept in the log, so that whoever holds a filing
    signed by the old key can follow the way to the new one. The passphrases are those that
    `unlock_authority` asks for. Raises UserError as it does, or `not-permitted`; nothing is
    changed then.
    """
    book, by = session.book, session.by
    authority = unlock_authority(session, passphrase, founder_passphrase)
    new = LogKey.generate()
    with book.begin(by, Act.MANAGE_KEYS) as tx:
        held = tx.conn.execute(select(log_key).order_by(log_key.c.id.desc()).limit(1)).one()
        before = load_head(tx.conn)
        verify_note_of(before.note, log_keys(tx.conn))
        verifier = new.verifier(held.name)
        tx.update(log_key, held.id, private=_GONE)
        number = tx.insert(
            log_key,
            name=held.name,
            public=str(verifier),
            private=new.raw(),
            statement=certify_log_key(str(verifier), authority.key, tx.recorded_at),
            created_at=tx.recorded_at,
        )
        said: dict[str, Json] = {
            "old": held.public,
            "new": str(verifier),
            "note": sign_too(before.note, new, held.name),
            "recorded_at": tx.recorded_text,
            "maker": by.code,
        }
        tx.append(event_leaf(HANDOVER, str(number), said))
        old = LogKey.from_raw(held.private).verifier(held.name)
        log_key_event(tx, f"{PURPOSE}:{held.id}", old, action="retired")
        log_key_event(tx, f"{PURPOSE}:{number}", verifier, action="begins")
        tx.sign_with(signer_of(held.name, new.raw()))
    return Rotated(str(verifier), key_groups(str(verifier)), before.size)


def key_groups(vkey: str) -> str:
    """Return the fingerprint of a key's text in eight groups of five digits, to be read aloud."""
    return digit_groups(hashlib.sha256(vkey.encode()).hexdigest())


def log_key_event(
    tx: Tx, subject: str, key: VerifierKey, *, action: str, holder: str | None = None
) -> None:
    """Put into the log that a key begins, is retired, or is trusted from now on.

    `subject` begins with what the key is for ("log:2").
    """
    said: dict[str, Json] = {
        "action": action,
        "purpose": subject.partition(":")[0],
        "algorithm": "Ed25519",
        "public": strict_base64.write(key.public),
        "fingerprint": key_groups(str(key)),
        "holder": holder,
        "recorded_at": tx.recorded_text,
        "maker": tx.by.code,
    }
    tx.append(event_leaf(KEY, f"{subject}:{action}", said))
