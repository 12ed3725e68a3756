"""The authorities whose receipts this book accepts; each is compared once with its paper."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.verifier_key import Algorithm, VerifierKey, parse_verifier_key
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.evidence import Witness
from desktop.services.session import Session
from desktop.services.trust.rotate_log_key import key_groups, log_key_event
from desktop.store.book import Book
from desktop.store.queries import evidence as queries
from desktop.store.tables.evidence import witness

PURPOSE = "witness"


@dataclass(frozen=True, slots=True)
class NewWitness:
    """What stands on an authority's paper: what it is called, its key, the key's eight groups.

    `groups` are typed from the paper, in digits of any script; they are the check that the key was
    typed or pasted as it stands there.
    """

    name: str
    verifier_key: str
    groups: str


def add_witness(session: Session, new: NewWitness) -> int:
    """Accept the receipts of an authority from now on, and return its id.

    Only the chair may say whom the organisation believes. Raises UserError `authority-key-unread`,
    `authority-key-differs` (the groups are not those of the key), `authority-known`, `name-empty`
    or `not-permitted`; nothing is changed then.
    """
    key = read_key(new.verifier_key)
    if digits_of(new.groups) != key_groups(str(key)).replace(" ", ""):
        raise UserError("authority-key-differs")
    name = clean_name(new.name, field="name")
    if not name:
        raise UserError("name-empty")
    with session.book.begin(session.by, Act.MANAGE_KEYS) as tx:
        for each in queries.witnesses(tx.conn):
            if each.verifier_key == str(key):
                raise UserError("authority-known", authority=each.name)
        made = tx.insert(
            witness, name=name, verifier_key=str(key), active=1, recorded_at=tx.recorded_at
        )
        log_key_event(tx, f"{PURPOSE}:{made}", key, action="enrolled", holder=name)
    return made


def retire_witness(session: Session, witness_id: int) -> None:
    """Accept no new receipts of an authority; those that came stay. UserError `not-permitted`."""
    with session.book.begin(session.by, Act.MANAGE_KEYS) as tx:
        tx.update(witness, witness_id, active=0)


def list_witnesses(book: Book, by: Acting) -> tuple[Witness, ...]:
    """Return the authorities in order of enrolment, those retired too."""
    with book.read(by, Act.READ_LOG) as conn:
        return queries.witnesses(conn)


def read_key(written: str) -> VerifierKey:
    """Return the key that was typed or pasted; blanks and line breaks in it do not count.

    Raises UserError `authority-key-unread`.
    """
    try:
        key = parse_verifier_key("".join(written.split()))
    except MalformedError as error:
        raise UserError("authority-key-unread") from error
    if key.algorithm is not Algorithm.COSIGNATURE:
        raise UserError("authority-key-unread")
    return key


def digits_of(typed: str) -> str:
    """Return the digits that were typed, in any script, without what stands between them."""
    return "".join(str(unicodedata.decimal(sign)) for sign in typed if sign.isdecimal())
