"""Which mode the window is in now; whoever paints by hand listens for its change."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QObject, Signal

from desktop.ui.theme.tokens import PALETTES, Mode, Palette


class ThemeState(QObject):
    """The one holder of the mode."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mode = Mode.LIGHT

    @property
    def mode(self) -> Mode:
        """The mode now."""
        return self._mode

    def set(self, mode: Mode) -> None:
        """Take `mode`; `apply_theme` calls this before it paints."""
        self._mode = mode


@lru_cache(maxsize=1)
def theme_state() -> ThemeState:
    """Return the one holder of the mode."""
    return ThemeState()


def palette() -> Palette:
    """Return the colours of the mode now."""
    return PALETTES[theme_state().mode]
