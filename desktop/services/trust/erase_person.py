"""Erase a person's data for good, and leave the book provable.

What the log said of the person is cut out of its leaves; their digests stay, so that every hash,
the tree and all that was filed before remain valid. Entries stay as they were posted: they have to
be kept, and they carry the person's code. Drafts and templates of vouchers are cleared of the name.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.journal_list import JournalFilter
from desktop.domain.log.record_leaf import record_subject
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.personal import PERSONAL, nameless
from desktop.services.archive.erase_document import forget_document
from desktop.services.trust.erase_typed import (
    Person,
    clear_unposted,
    typed_heads,
    unposted_texts,
)
from desktop.services.trust.erasing import erase_record
from desktop.store.blobs.folder import BlobFolder
from desktop.store.book import Book
from desktop.store.queries import journal as journal_queries
from desktop.store.queries.documents import blob_of, documents_of
from desktop.store.tables import journal, masters
from desktop.store.tx import Tx

_TABLE = masters.partner


@dataclass(frozen=True, slots=True)
class Erasable:
    """What erasing a person would touch, to be shown before.

    `entries` carry the person's code and stay; `mentions` are entries whose own words hold the
    name, `heads` vouchers on which it was typed by hand: they stay as well. `drafts` are drafts and
    templates of vouchers that hold the name: they are cleared of it. `documents` are attached to
    the person's own record, `copies` are copies of the whole book, made before an update of the
    program, that lie in its folder: they go.
    """

    partner_id: int
    code: str
    name_ar: str
    name_en: str
    entries: int
    mentions: int
    heads: int
    drafts: int
    documents: int
    copies: int


@dataclass(frozen=True, slots=True)
class Erased:
    """How many leaves of the log were cut, documents destroyed, old copies deleted."""

    leaves: int
    documents: int
    copies: int


def what_would_go(book: Book, by: Acting, code: str) -> Erasable:
    """Return what erasing the partner called `code` would touch.

    Raises UserError `person-unknown` or `person-erased`.
    """
    with book.read(by, Act.ERASE_PERSON) as conn:
        partner_id, name_ar, name_en = _find(conn, code)
        if name_ar == nameless(code):
            raise UserError("person-erased", code=code)
        entries = conn.execute(
            select(func.count(journal.line.c.entry_id.distinct())).where(
                journal.line.c.partner_id == partner_id
            )
        ).scalar_one()
        mentions = sum(
            journal_queries.count_entries(conn, JournalFilter(words=name))
            for name in {name_ar, name_en} - {""}
        )
        attached = documents_of(conn, record_subject(_TABLE.name, partner_id))
        person = Person(code, name_ar, name_en)
        heads, drafts = typed_heads(conn, person), unposted_texts(conn, person)
    documents = sum(not each.erased for each in attached)
    copies = len(book.folder.copies_before_updates())
    return Erasable(
        partner_id,
        code,
        name_ar,
        name_en,
        int(entries),
        mentions,
        heads,
        drafts,
        documents,
        copies,
    )


def erase_person(book: Book, by: Acting, code: str, *, reason: str) -> Erased:
    """Erase the names of the partner called `code` from the book, its log and its free space.

    For one erased before, only the copies and the free space are cleared again. Raises UserError
    `person-unknown`, `erase-reason-empty`, or `erased-not-cleared` where the disk had no room to
    write the file anew: the data is gone from the book then, and doing it again clears the rest.
    """
    why = clean_name(reason, field="reason")
    if not why:
        raise UserError("erase-reason-empty")
    cut = 0
    with book.begin(by, Act.ERASE_PERSON) as tx:
        partner_id, name_ar, name_en = _find(tx.conn, code)
        if name_ar != nameless(code):
            left = dict.fromkeys(PERSONAL[_TABLE.name], nameless(code))
            cut = erase_record(tx, _TABLE, partner_id, left, why=why, active=0)
            cut += clear_unposted(tx, Person(code, name_ar, name_en), why)
        files = _forget_documents(tx, partner_id, why)
    blobs = BlobFolder(book.folder.blobs)
    for file in files:
        blobs.remove(file)
    copies = book.folder.copies_before_updates()
    for copy in copies:
        copy.unlink(missing_ok=True)
    try:
        book.clear_free_space()
    except UserError as error:
        raise UserError("erased-not-cleared", code=code, cause=error) from error
    return Erased(cut, len(files), len(copies))


def _forget_documents(tx: Tx, partner_id: int, why: str) -> tuple[str, ...]:
    """Erase what is attached to the person's own record; return the names of the files to remove.

    Erased ones are returned too: their files may have been left by a power cut.
    """
    attached = documents_of(tx.conn, record_subject(_TABLE.name, partner_id))
    for each in attached:
        if not each.erased:
            forget_document(tx, each.id, why)
    return tuple(blob_of(tx.conn, each.id) for each in attached)


def _find(conn: Connection, code: str) -> tuple[int, str, str]:
    row = conn.execute(select(_TABLE).where(_TABLE.c.code == code)).first()
    if row is None:
        raise UserError("person-unknown", code=code)
    return row.id, row.name_ar, row.name_en
