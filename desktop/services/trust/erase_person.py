"""Erase a person's data for good, and leave the book provable.

What the log said of the person is cut out of its leaves; their digests stay, so that every hash,
the tree and all that was filed before remain valid. Entries stay as they were posted: they have to
be kept, and they carry the person's code.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.journal_list import JournalFilter
from desktop.domain.log.erased_leaf import ErasedLeaf, erase_fields, erase_more
from desktop.domain.log.kinds import COLUMN_PREFIX
from desktop.domain.log.record_leaf import record_subject
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.personal import PERSONAL, nameless
from desktop.store.book import Book
from desktop.store.queries import journal as journal_queries
from desktop.store.queries.log import StoredLeaf, leaves_about
from desktop.store.tables import audit, journal, masters
from desktop.store.tx import Tx

_TABLE = masters.partner


@dataclass(frozen=True, slots=True)
class Erasable:
    """What erasing a person would touch, to be shown before.

    `entries` carry the person's code and stay; `mentions` are entries whose own words hold the
    name: they stay as well. `copies` are the copies of the whole book, made before an update of the
    program, that lie in its folder: they go.
    """

    partner_id: int
    code: str
    name_ar: str
    name_en: str
    entries: int
    mentions: int
    copies: int


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased: how many leaves of the log were cut, how many old copies deleted."""

    leaves: int
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
    copies = len(book.folder.copies_before_updates())
    return Erasable(partner_id, code, name_ar, name_en, int(entries), mentions, copies)


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
        partner_id, name_ar, _ = _find(tx.conn, code)
        if name_ar != nameless(code):
            cut = _erase(tx, partner_id, code, why)
    copies = book.folder.copies_before_updates()
    for copy in copies:
        copy.unlink(missing_ok=True)
    try:
        book.clear_free_space()
    except UserError as error:
        raise UserError("erased-not-cleared", code=code, cause=error) from error
    return Erased(cut, len(copies))


def _erase(tx: Tx, partner_id: int, code: str, why: str) -> int:
    """Note the erasure, cut the leaves (their number is returned), empty the record."""
    subject = record_subject(_TABLE.name, partner_id)
    tx.insert(
        audit.erasure,
        subject=subject,
        reason=why,
        officer_id=tx.by.officer_id,
        recorded_at=tx.recorded_at,
    )
    personal = PERSONAL[_TABLE.name]
    names = {COLUMN_PREFIX + column for column in personal}
    found = tuple(leaves_about(tx.conn, subject))
    for leaf in found:
        tx.erase_leaf(leaf.position, _cut(leaf, names))
    tx.update(_TABLE, partner_id, **dict.fromkeys(personal, nameless(code)), active=0)
    return len(found)


def _cut(leaf: StoredLeaf, names: set[str]) -> ErasedLeaf:
    if leaf.erased is not None:
        return erase_more(leaf.erased, names)
    return erase_fields(leaf.as_leaf(), leaf.seed, names)


def _find(conn: Connection, code: str) -> tuple[int, str, str]:
    row = conn.execute(select(_TABLE).where(_TABLE.c.code == code)).first()
    if row is None:
        raise UserError("person-unknown", code=code)
    return row.id, row.name_ar, row.name_en
