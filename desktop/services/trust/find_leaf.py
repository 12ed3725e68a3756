"""Find where in the log a thing was last written."""

from __future__ import annotations

from sqlalchemy import select

from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.tables.log import log_leaf


def find_leaf(book: Book, by: Acting, subject: str) -> int | None:
    """Return the place (from 0) of the newest leaf about `subject`, or None.

    Subjects are the log's own names: "entry:2025:journal:42", "account:7".
    """
    newest = (
        select(log_leaf.c.position)
        .where(log_leaf.c.subject == subject)
        .order_by(log_leaf.c.position.desc())
        .limit(1)
    )
    with book.read(by, Act.READ_LOG) as conn:
        found = conn.execute(newest).scalar()
    return None if found is None else int(found)
