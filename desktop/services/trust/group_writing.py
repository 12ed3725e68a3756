"""Give a group a new key: sealed to its members, with the documents' keys wrapped anew."""

from __future__ import annotations

import os
from collections.abc import Iterable

from sqlalchemy import select, update

from desktop.domain.errors import UserError
from desktop.domain.trust.key_groups import BOOK
from desktop.services.trust.groups import KEY_BYTES, GroupKey, about_key, group_row
from desktop.store.blobs.format import BlobDamagedError
from desktop.store.blobs.wrapping import unwrap_key, wrap_key
from desktop.store.exchange_key import seal_to
from desktop.store.queries.key_holders import exchange_keys
from desktop.store.queries.masters import load_organisation
from desktop.store.tables.documents import document, document_key, group_key, key_group
from desktop.store.tx import Tx


def first_key(tx: Tx, group_id: int, code: str, recipients: Iterable[str]) -> GroupKey:
    """Give a new group its first key and return it; raises UserError as `renew_group`."""
    return _sealed(tx, group_id, code, 1, recipients)


def renew_group(tx: Tx, old: GroupKey, recipients: Iterable[str]) -> GroupKey:
    """Give the group a new key, sealed to `recipients`, and return it.

    `old` is its newest key; the documents' keys under it are wrapped anew, the files stay. Raises
    UserError `officer-must-unlock-first` for a recipient who has no key of their own yet.
    """
    row = group_row(tx.conn, old.group_id)
    generation = int(row.generation) + 1
    tx.update(key_group, old.group_id, generation=generation)
    new = _sealed(tx, old.group_id, str(row.code), generation, recipients)
    _rewrap(tx, old, new)
    return new


def _sealed(
    tx: Tx, group_id: int, code: str, generation: int, recipients: Iterable[str]
) -> GroupKey:
    new = GroupKey(group_id, generation, os.urandom(KEY_BYTES))
    public, book_id = exchange_keys(tx.conn), load_organisation(tx.conn).book_id
    for recipient in sorted(set(recipients)):
        if recipient == BOOK:
            sealed = new.key
        elif recipient in public:
            about = about_key(book_id, code, generation, recipient)
            sealed = seal_to(public[recipient], new.key, about)
        else:
            raise UserError("officer-must-unlock-first", officer=recipient.rpartition(":")[2])
        tx.insert(
            group_key,
            group_id=group_id,
            generation=generation,
            recipient=recipient,
            sealed=sealed,
            recorded_at=tx.recorded_at,
        )
    return new


def _rewrap(tx: Tx, old: GroupKey, new: GroupKey) -> None:
    rows = tx.conn.execute(
        select(document.c.id, document.c.sha256, document_key.c.wrapped)
        .join(document_key, document_key.c.document_id == document.c.id)
        .where(document.c.group_id == old.group_id)
    ).all()
    for row in rows:
        try:
            key = unwrap_key(old.key, row.wrapped, document_id=row.id, sha256=row.sha256)
        except BlobDamagedError as error:
            raise UserError("document-key-altered", document=row.id) from error
        wrapped = wrap_key(new.key, key, document_id=row.id, sha256=row.sha256)
        tx.conn.execute(
            update(document_key)
            .where(document_key.c.document_id == row.id)
            .values(generation=new.generation, wrapped=wrapped)
        )
