"""Notice that nobody is there any more, so that an open book does not lie about for others."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

MINUTES: Final = 5
"""How long a book stays open without a key or a click, until it says how long."""

_SIGNS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """Tells once when there was no sign of a person for a while; work under way is no sign."""

    passed = Signal()

    def __init__(self, parent: QObject, milliseconds: int = MINUTES * 60_000) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.passed)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._timer.start()

    def wait_again(self) -> None:
        """Begin to count anew: the book could not be locked just now."""
        self._timer.start()

    def wait_for(self, milliseconds: int) -> None:
        """Wait as long as this from now on, beginning anew."""
        self._timer.setInterval(milliseconds)

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Begin anew at every sign of a person."""
        del watched
        if event.type() in _SIGNS and self._timer.isActive():
            self._timer.start()
        return False
