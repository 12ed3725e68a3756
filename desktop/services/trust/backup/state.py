"""How the book stands with its backups: the last verified one, whether one is due, which stick."""

from __future__ import annotations

from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.backups import Due, Kept, due
from desktop.services.trust.settings import load_settings
from desktop.store.book import Book
from desktop.store.queries.backups import kept_backups
from desktop.store.queries.masters import load_organisation


def last_backup(book: Book, by: Acting) -> Kept | None:
    """Return the last backup that was read back and checked, or None."""
    found = list_kept(book, by)
    return found[-1] if found else None


def list_kept(book: Book, by: Acting) -> tuple[Kept, ...]:
    """Return every verified backup that the book remembers, in order of time."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return kept_backups(conn)


def backup_due(book: Book, by: Acting) -> Due:
    """Return whether a backup is due by the book's own setting, and which stick is next."""
    with book.read(by, Act.READ_LEDGER) as conn:
        kept, limit = kept_backups(conn), load_settings(conn).backup_days
        began = load_organisation(conn).created_at
    return due(kept, began, book.now(), limit)
