"""The sentences of every form."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "field-empty": mark("This is needed. Fill it in."),
}
