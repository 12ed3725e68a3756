"""The organisation's certificate authority: who can issue certificates in its name.

Its key is guarded by the key of the group AUTHORITY, whose members are the officers who manage
officers. In a book of the first format it is guarded by its founder's passphrase, until an officer
first acts with it.
"""

from __future__ import annotations

import base64
from typing import Final

from sqlalchemy import Connection, select

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.key_groups import AUTHORITY, RECOVERY, recipient_of
from desktop.services.trust.group_writing import first_key, renew_group
from desktop.services.trust.groups import GroupKey, group_row, open_as
from desktop.services.trust.officers import load_officers
from desktop.signing.authority import Authority, load_authority, save_authority
from desktop.store.exchange_key import ExchangeKey
from desktop.store.queries.key_holders import exchange_keys, standing_recipients
from desktop.store.tables.documents import key_group
from desktop.store.tables.organisation import authority as authority_table
from desktop.store.tx import Tx
from desktop.text.words import mark, words_of

_NAME: Final = mark("Keepers of the organisation's authority")
_ROUNDS: Final = 10_000
"""The group's key is 32 random bytes: nobody guesses it, however few the rounds."""


def authority_group(conn: Connection) -> int | None:
    """Return the id of the group AUTHORITY; None in a book that its founder's passphrase guards."""
    found = conn.execute(select(key_group.c.id).where(key_group.c.code == AUTHORITY)).scalar()
    return None if found is None else int(found)


def open_authority(
    conn: Connection, recipient: str, exchange: ExchangeKey | None, founder: str
) -> Authority:
    """Return the authority with its key.

    `recipient` opens it with `exchange`; in a book of the first format `founder` does, the
    passphrase of the officer who founded it. Raises UserError `wrong-founder-passphrase`, or
    `authority-not-yours` for an officer who is none of its keepers.
    """
    held = conn.execute(select(authority_table.c.key)).scalar_one()
    group_id = authority_group(conn)
    if group_id is not None:
        return load_authority(held, _secret(_key_of(conn, group_id, recipient, exchange)))
    try:
        return load_authority(held, founder)
    except UserError as error:
        if error.key != "wrong-signing-passphrase":
            raise
        raise UserError("wrong-founder-passphrase") from error


def found_authority(tx: Tx, authority: Authority, *members: str) -> bytes:
    """Make the group AUTHORITY with its first key; return the authority's key file under it.

    `members` are codes of officers whose own keys stand in the book.
    """
    group_id = tx.insert(
        key_group,
        code=AUTHORITY,
        name_ar=words_of("ar")(_NAME),
        name_en=words_of("en")(_NAME),
        generation=1,
        active=1,
    )
    recipients = {recipient_of(code) for code in members} | _recovery(tx.conn)
    made = first_key(tx, group_id, AUTHORITY, recipients)
    return save_authority(authority, _secret(made), rounds=_ROUNDS)


def settle_authority(
    tx: Tx,
    authority: Authority,
    recipient: str,
    exchange: ExchangeKey | None,
    *,
    renew: bool = False,
) -> None:
    """Give the authority's keepers of now its key, where they are others than before.

    `authority` is open; `recipient` and `exchange` say who opened it. Keepers are the active
    officers who may manage officers and have a key of their own, and the recovery code. `renew`
    makes a new key in any case.
    """
    wanted = keepers(tx.conn)
    group_id = authority_group(tx.conn)
    if not wanted - {RECOVERY}:
        return
    if group_id is None:
        codes = [each.rpartition(":")[2] for each in wanted - {RECOVERY}]
        tx.update(authority_table, 1, key=found_authority(tx, authority, *codes))
    elif renew or _standing(tx.conn, group_id) != wanted:
        old = _key_of(tx.conn, group_id, recipient, exchange)
        made = renew_group(tx, old, wanted)
        tx.update(authority_table, 1, key=save_authority(authority, _secret(made), rounds=_ROUNDS))


def keepers(conn: Connection) -> frozenset[str]:
    """Return who is to hold the authority's key: by their offices, as far as they have keys."""
    held = exchange_keys(conn)
    managing = {
        recipient_of(officer.code)
        for officer in load_officers(conn)
        if officer.active and manages(officer.acting())
    }
    return frozenset(managing & held.keys()) | _recovery(conn)


def manages(by: Acting) -> bool:
    """Return whether an officer may manage officers."""
    return by.may(Act.MANAGE_OFFICERS)


def _standing(conn: Connection, group_id: int) -> frozenset[str]:
    return standing_recipients(conn, group_id, int(group_row(conn, group_id).generation))


def _recovery(conn: Connection) -> frozenset[str]:
    return frozenset({RECOVERY} & exchange_keys(conn).keys())


def _key_of(
    conn: Connection, group_id: int, recipient: str, exchange: ExchangeKey | None
) -> GroupKey:
    generation = int(group_row(conn, group_id).generation)
    try:
        return open_as(conn, group_id, generation, recipient, exchange)
    except UserError as error:
        raise UserError("authority-not-yours") from error


def _secret(key: GroupKey) -> str:
    return base64.b64encode(key.key).decode("ascii")
