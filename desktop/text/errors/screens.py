"""The sentences of the window itself: faults of ours, and what forms refuse."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "program-fault": mark(
        "The program made a mistake (reference {reference}). What was saved before is safe. Try "
        "again; if it happens again, send the reference with the log file."
    ),
}
