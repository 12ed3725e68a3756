"""The closing workplace as the window registers it."""

from __future__ import annotations

from desktop.text.words import mark
from desktop.ui.screens.ledger.closing.screen import Soundness, YearsScreen
from desktop.ui.shell.spec import Area, ScreenSpec


def years_spec(check: Soundness | None = None) -> ScreenSpec:
    """Return the screen; `check` is that of the open book against its log."""
    return ScreenSpec(
        "years",
        mark("Years and closing"),
        "calendar",
        Area.LEDGER,
        lambda context: YearsScreen(context, check),
    )
