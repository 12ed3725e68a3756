"""Take an officer out of the book: their slot goes, and the book gets a new key.

Backups made before stay readable to them, with the passphrase that they know: no program can
change that, and the screen says so.
"""

from __future__ import annotations

from sqlalchemy import select

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, require
from desktop.domain.trust.key_groups import AUTHORITY, BOOK, recipient_of
from desktop.services.session import Session
from desktop.services.trust.authority_key import (
    authority_group,
    manages,
    open_authority,
    settle_authority,
)
from desktop.services.trust.confirm import Confirmed, confirm
from desktop.services.trust.exchange_rows import note_key, put_exchange
from desktop.services.trust.group_writing import renew_group
from desktop.services.trust.groups import open_group
from desktop.services.trust.officers import load_officers, officer_by_code
from desktop.services.trust.rekey import Step, rekey
from desktop.services.trust.role_events import log_roles
from desktop.signing.authority import Authority
from desktop.store.queries.key_holders import standing_recipients
from desktop.store.snapshot import Progress
from desktop.store.tables.documents import key_group
from desktop.store.tables.organisation import officer as officer_table
from desktop.store.tx import Tx


def remove_officer(
    session: Session,
    code: str,
    *,
    passphrase: str,
    founder_passphrase: str | None = None,
    progress: Progress | None = None,
    step: Step | None = None,
) -> None:
    """Remove the officer `code`; every key that they shared is changed.

    `passphrase` is that of the officer who acts; `founder_passphrase` as in `add_officer`.
    `progress` may stop it by raising until the new database takes its place. Raises UserError
    `not-permitted`, `wrong-passphrase`, `officer-unknown`, `officer-not-active`,
    `officer-remove-self`, `officer-last-manager`, `officer-must-unlock-first`,
    `authority-not-yours`, `wrong-founder-passphrase`, and as `rekey`; nothing is changed then.
    """
    book, by = session.book, session.by
    require(by, Act.MANAGE_OFFICERS)
    mine = confirm(book, by, passphrase)
    me = recipient_of(by.code)
    with book.inspect() as conn:
        leaving = officer_by_code(conn, code)
        if not leaving.active:
            raise UserError("officer-not-active", officer=code)
        if code == by.code:
            raise UserError("officer-remove-self")
        left = [one for one in load_officers(conn) if one.active and one.code != code]
        if not any(manages(one.acting()) for one in left):
            raise UserError("officer-last-manager", officer=code)
        authority = open_authority(conn, me, mine.exchange, founder_passphrase or passphrase)

    def change(tx: Tx) -> None:
        tx.update(officer_table, leaving.id, active=0)
        log_roles(tx, code, leaving.roles, frozenset())
        put_exchange(tx, recipient_of(code), None)
        note_key(tx, "replaced", "database", BOOK, algorithm="AES-256", public=None)
        _renew_groups(tx, session, mine, recipient_of(code), authority)

    rekey(book, by, mine, change, leaving=frozenset({code}), progress=progress, step=step)


def _renew_groups(
    tx: Tx, session: Session, mine: Confirmed, gone: str, authority: Authority
) -> None:
    """Give a new key to every group that the officer was in, as far as the one who acts can.

    A confidential group of others keeps its key until one of them changes it; the officer who went
    cannot open the database any more in which that key lies sealed.
    """
    me = recipient_of(session.by.code)
    settle_authority(tx, authority, me, mine.exchange, renew=authority_group(tx.conn) is not None)
    groups = tx.conn.execute(
        select(key_group.c.id, key_group.c.generation).where(key_group.c.code != AUTHORITY)
    ).all()
    for group in groups:
        held = standing_recipients(tx.conn, group.id, group.generation)
        if held & {BOOK, me}:
            old = open_group(tx.conn, group.id, session.by, mine.exchange)
            renew_group(tx, old, held - {gone})
