"""Ask before what was typed is thrown away."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.text.words import mark
from desktop.ui.widgets.button import Kind
from desktop.ui.widgets.dialogs import ask
from desktop.ui.words import ui_words


def sure_to_discard(parent: QWidget) -> bool:
    """Return whether the person wants the draft gone."""
    words = ui_words()
    return ask(
        parent,
        words("Discard this draft?"),
        words("What was typed in it is lost. Posted entries are not touched."),
        mark("Discard"),
        Kind.DANGER,
    )
