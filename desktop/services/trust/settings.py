"""Read and change the settings of the book."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.settings import SETTINGS, Setting, Settings, read_settings
from desktop.store.book import Book
from desktop.store.tables.organisation import setting


def load_settings(conn: Connection) -> Settings:
    """Return the settings as they stand in this snapshot or transaction."""
    rows = conn.execute(select(setting.c.key, setting.c.value))
    return read_settings({row.key: row.value for row in rows})


def settings_of(book: Book, by: Acting) -> Settings:
    """Return the settings of the book."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return load_settings(conn)


def change_setting(book: Book, by: Acting, key: Setting, text: str) -> None:
    """Set `key` to `text` ("5", "warn"); the change is logged.

    Raises UserError `setting-number` or `setting-value` for a value that is not allowed.
    """
    SETTINGS[key].refuse(key, text)
    with book.begin(by, Act.MANAGE_RULES) as tx:
        held = tx.conn.execute(select(setting.c.value).where(setting.c.key == key.value)).scalar()
        if held is None:
            tx.insert(setting, key=key.value, value=text)
        elif held != text:
            tx.update(setting, key.value, value=text)
