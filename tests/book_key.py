"""The key of a book, as somebody has it who may open the book and brings tools of their own."""

from desktop.store import slots


def book_key(path, passphrase):
    """Return the 32 bytes that encrypt the database."""
    return slots.unlock(slots.read(path / "slots.json"), passphrase)[1]
