"""Let an officer in again who forgot the passphrase: new keys, a new certificate, a new slot."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives.serialization import Encoding

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, require
from desktop.domain.trust.key_groups import recipient_of
from desktop.services.session import Session
from desktop.services.trust.add_officer import names_of
from desktop.services.trust.authority_key import open_authority, settle_authority
from desktop.services.trust.confirm import confirm
from desktop.services.trust.exchange_rows import note_key, put_exchange
from desktop.services.trust.group_writing import renew_group
from desktop.services.trust.groups import confidential_groups, open_group
from desktop.services.trust.officer_keys import OfficerKeys, Room, make_keys, refuse_passphrase
from desktop.services.trust.officers import Officer, officer_by_code
from desktop.services.trust.slot_change import changed_slots
from desktop.services.trust.strength import NORMAL, Strength
from desktop.signing.certificates import load_certificate
from desktop.store.queries.key_holders import standing_recipients
from desktop.store.tables.organisation import officer as officer_table
from desktop.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Reset:
    """What became of it: names of confidential groups that another member has to open again.

    The officer belonged to them, and the one who acts does not: nobody present holds their key.
    """

    officer: str
    lost_groups: tuple[str, ...]


def reset_officer(
    session: Session,
    code: str,
    *,
    passphrase: str,
    new_passphrase: str,
    founder_passphrase: str | None = None,
    strength: Strength = NORMAL,
) -> Reset:
    """Give the officer `code` new keys under `new_passphrase`; the old ones open nothing any more.

    The certificate is replaced; what was signed with the old one stays valid, for each package and
    each approval carries the certificate it was signed with. `founder_passphrase` as in
    `add_officer`. Raises UserError `not-permitted`, `wrong-passphrase`, `officer-unknown`,
    `officer-not-active`, `officer-reset-self`, `authority-not-yours`, `wrong-founder-passphrase`,
    `passphrase-empty`, `passphrase-weak`, `passphrase-of-another`, `disk-full` or `disk-fault`;
    nothing is changed then.
    """
    book, by = session.book, session.by
    require(by, Act.MANAGE_OFFICERS)
    mine = confirm(book, by, passphrase)
    me = recipient_of(by.code)
    with book.inspect() as conn:
        held, names = officer_by_code(conn, code), names_of(conn)
        if not held.active:
            raise UserError("officer-not-active", officer=code)
        if code == by.code:
            raise UserError("officer-reset-self")
        authority = open_authority(conn, me, mine.exchange, founder_passphrase or passphrase)
    refuse_passphrase(mine.held, code, new_passphrase, names)
    made = make_keys(
        authority,
        Room(mine.held.book_id, mine.generation, mine.key),
        officer=code,
        name=held.name_ar or held.name_en,
        passphrase=new_passphrase,
        strength=strength,
        now=book.now(),
    )
    lost = []
    with changed_slots(book, by, Act.MANAGE_OFFICERS, mine.generation, made.slot) as tx:
        groups = [
            (group, standing_recipients(tx.conn, group.id, group.generation))
            for group in confidential_groups(tx.conn)
        ]
        replace_keys(tx, held, made)
        settle_authority(tx, authority, me, mine.exchange, renew=True)
        for group, members in groups:
            if recipient_of(code) not in members:
                continue
            if me in members:
                renew_group(tx, open_group(tx.conn, group.id, by, mine.exchange), members)
            else:
                lost.append(str(group.name_ar or group.name_en))
    return Reset(code, tuple(lost))


def replace_keys(tx: Tx, held: Officer, made: OfficerKeys) -> None:
    """Enter an officer's new keys and say in the log which certificate they replace."""
    tx.update(officer_table, held.id, certificate=made.certificate, key=made.key_file)
    put_exchange(tx, recipient_of(held.code), made.public)
    for action, pem in (("revoked", held.certificate), ("created", made.certificate)):
        der = load_certificate(pem.encode()).public_bytes(Encoding.DER)
        note_key(tx, action, "certificate", held.code, algorithm="ECDSA-P-256", public=der)
