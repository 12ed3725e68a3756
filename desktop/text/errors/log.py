"""The sentences of proving from the log."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "leaf-missing": mark("The log has no record number {position}."),
    "leaf-altered": mark(
        "{subject} no longer agrees with the log, so nothing can be proved of it. Run the "
        "full check of the log."
    ),
}
