"""Collect garbage on the GUI thread alone, while other threads work.

Python collects cycles on whichever thread happens to allocate. A closed dialog is often part of a
cycle; destroyed on the database thread, Qt ends the program with a segmentation fault (seen under a
debugger). So the automatic collection rests as long as there are other threads, and a timer does
it here.
"""

from __future__ import annotations

import gc
from typing import ClassVar, Final

from PySide6.QtCore import QObject, QTimer

_GAP: Final = 400
"""Milliseconds; the young objects of such a time are collected in about one."""


class Collecting(QObject):
    """Takes the collection over from Python until `stop`; several may be about at once."""

    _about: ClassVar[int] = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = False
        self._timer = QTimer(self)
        self._timer.setInterval(_GAP)
        self._timer.timeout.connect(self.collect)
        Collecting._about += 1
        gc.disable()
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations that are due, as Python itself would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Give it back to Python, once nobody else has it; the other threads have ended."""
        if self._stopped:
            return
        self._stopped = True
        self._timer.stop()
        Collecting._about -= 1
        if not Collecting._about:
            gc.enable()
