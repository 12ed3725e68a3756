"""Sentences of a book whose rows were changed by another program until they make no sense."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "book-altered": mark(
        "What stands in the book at {path} cannot be understood: it was changed without the "
        "program, or the disk is worn. Nothing was changed now. Stop working in it and restore "
        "the last backup."
    ),
}
