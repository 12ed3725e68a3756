"""Every screen of navigation opens in both languages, and no stray window comes with it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.words import language


class Spy(QObject):
    """Writes down which windows are shown."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append((type(watched).__name__, watched.objectName()))
        return False


def test_every_screen_opens_in_its_place(desk, book):
    window = desk.unlocked()
    keys, spy = window.navigation.keys(), Spy()
    QApplication.instance().installEventFilter(spy)
    try:
        for code in ("ar", "en"):
            language().set(code)
            for key in keys:
                desk.screen(key)
                desk.drawn()
                assert window.current == key
    finally:
        QApplication.instance().removeEventFilter(spy)
        language().set("ar")
    assert spy.shown == []
