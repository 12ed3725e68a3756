"""Documents as the book lists them: pages by id, the newest first, found by folded words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Select, func, select

from desktop.domain.archive.document import Document, DocumentFilter, DocumentKey, DocumentPage
from desktop.domain.folding import fold, wrong_layout
from desktop.domain.ledger.entry import Series
from desktop.store.tables.approvals import proposal
from desktop.store.tables.audit import finding
from desktop.store.tables.documents import attachment, document, document_key, key_group
from desktop.store.tables.grants import grant_agreement
from desktop.store.tables.journal import entry, entry_draft
from desktop.store.tables.masters import fiscal_year, partner
from desktop.store.tables.organisation import officer

_AT_ONCE: Final = 500
_BY_ID: Final = {
    "draft": entry_draft,
    "proposal": proposal,
    "finding": finding,
    "partner": partner,
    "grant_agreement": grant_agreement,
    "document": document,
}
"""What attachments name by its id."""


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A document's own key as it stands, under its group's key of a generation."""

    generation: int
    wrapped: bytes


def document_by_id(conn: Connection, document_id: int) -> Document | None:
    """Return one document, an erased one too."""
    row = conn.execute(_all().where(document.c.id == document_id)).first()
    return None if row is None else _document(row)


def same_document(conn: Connection, group_id: int, sha256: str) -> Document | None:
    """Return the document of this content that the group has already."""
    where = (document.c.group_id == group_id) & (document.c.sha256 == sha256)
    row = conn.execute(_all().where(where)).first()
    return None if row is None else _document(row)


def documents_of(conn: Connection, subject: str) -> tuple[Document, ...]:
    """Return what is attached to `subject`, in the order in which it was attached."""
    wanted = (
        _all()
        .join(attachment, attachment.c.document_id == document.c.id)
        .where(attachment.c.subject == subject, attachment.c.active == 1)
        .order_by(attachment.c.id)
    )
    return tuple(_document(row) for row in conn.execute(wanted))


def subjects_of(conn: Connection, document_id: int) -> tuple[str, ...]:
    """Return what a document is attached to, in the order in which it was."""
    wanted = (
        select(attachment.c.subject)
        .where(attachment.c.document_id == document_id, attachment.c.active == 1)
        .order_by(attachment.c.id)
    )
    return tuple(conn.execute(wanted).scalars())


def stored_key(conn: Connection, document_id: int) -> StoredKey | None:
    """Return the wrapped key of a document; None for an erased one."""
    wanted = select(document_key).where(document_key.c.document_id == document_id)
    row = conn.execute(wanted).first()
    return None if row is None else StoredKey(row.generation, row.wrapped)


def document_page(
    conn: Connection, wanted: DocumentFilter, after: DocumentKey | None, limit: int
) -> DocumentPage:
    """Return up to `limit` documents after the one called `after`, the newest first."""
    rows: list[Document] = []
    at_once = _AT_ONCE if wanted.words.strip() else limit + 1
    for each in _fitting(conn, wanted, after, at_once):
        if len(rows) == limit:
            return DocumentPage(tuple(rows), rows[-1].id)
        rows.append(each)
    return DocumentPage(tuple(rows), None)


def count_documents(conn: Connection, wanted: DocumentFilter) -> tuple[int, int]:
    """Return how many documents the filter lets through, and their bytes together."""
    if not wanted.words.strip():
        every = _narrowed(wanted).with_only_columns(
            func.count(), func.coalesce(func.sum(document.c.size), 0)
        )
        found = conn.execute(every).one()
        return int(found[0]), int(found[1])
    count = size = 0
    for each in _fitting(conn, wanted, None):
        count += 1
        size += each.size
    return count, size


def every_document(conn: Connection) -> Iterator[tuple[Document, str]]:
    """Yield each document that is not erased with the name of its file, in order of id."""
    rows = conn.execute(_all().where(document.c.erased == 0).order_by(document.c.id)).all()
    for row in rows:
        yield _document(row), row.blob


def blob_of(conn: Connection, document_id: int) -> str:
    """Return the name of the file that holds a document."""
    wanted = select(document.c.blob).where(document.c.id == document_id)
    return str(conn.execute(wanted).scalar_one())


def entry_named(conn: Connection, subject: str) -> int | None:
    """Return the id of the posted entry that the log calls `subject`, None where there is none."""
    kind, _, key = subject.partition(":")
    match key.rsplit(":", 2):
        case [year, series, number] if (
            kind == "entry" and number.isdecimal() and series in {each.value for each in Series}
        ):
            wanted = (
                select(entry.c.id)
                .join(fiscal_year, fiscal_year.c.id == entry.c.fiscal_year_id)
                .where(fiscal_year.c.name == year)
                .where(entry.c.series == Series(series), entry.c.number == int(number))
            )
            return conn.execute(wanted).scalar()
    return None


def subject_there(conn: Connection, subject: str) -> bool:
    """Return whether a subject names something in the book, where that can be told here."""
    kind, _, key = subject.partition(":")
    if kind == "entry":
        return entry_named(conn, subject) is not None
    if kind in _BY_ID:
        table = _BY_ID[kind]
        wanted = select(table.c.id).where(table.c.id == int(key if key.isdecimal() else 0))
        return conn.execute(wanted).first() is not None
    return True


def _fitting(
    conn: Connection,
    wanted: DocumentFilter,
    after: DocumentKey | None,
    at_once: int = _AT_ONCE,
) -> Iterator[Document]:
    """Walk the documents down from `after`; words are compared here, folded as they are."""
    fits = _fits(wanted.words)
    query = _narrowed(wanted)
    while True:
        step = query if after is None else query.where(document.c.id < after)
        rows = conn.execute(step.order_by(document.c.id.desc()).limit(at_once)).all()
        for row in rows:
            if fits(f"{row.title} {row.file_name}"):
                yield _document(row)
        if len(rows) < at_once:
            return
        after = rows[-1].id


def _narrowed(wanted: DocumentFilter) -> Select[Any]:
    query = _all()
    if wanted.group_id is not None:
        query = query.where(document.c.group_id == wanted.group_id)
    if wanted.unattached:
        held = select(attachment.c.document_id).where(attachment.c.active == 1)
        query = query.where(document.c.id.not_in(held))
    return query


def _fits(words: str) -> Callable[[str], bool]:
    """Return whether a text has every word, as typed or as the same keys of the other layout."""
    ways: Sequence[Sequence[str]] = [
        fold(each).split() for each in (words, wrong_layout(words) or "") if each.strip()
    ]

    def fits(text: str) -> bool:
        folded = fold(text)
        return not ways or any(all(word in folded for word in way) for way in ways)

    return fits


def _all() -> Select[Any]:
    return (
        select(document, key_group.c.code.label("group_code"), officer.c.code.label("officer_code"))
        .join(key_group, key_group.c.id == document.c.group_id)
        .join(officer, officer.c.id == document.c.officer_id)
    )


def _document(row: Any) -> Document:
    return Document(
        id=row.id,
        sha256=row.sha256,
        size=row.size,
        media_type=row.media_type,
        file_name=row.file_name,
        title=row.title,
        group_id=row.group_id,
        group=row.group_code,
        officer=row.officer_code,
        recorded_at=row.recorded_at,
        erased=bool(row.erased),
    )
