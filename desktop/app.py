"""The window: composition root. It shows a door first, and loads the rest behind it."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

from platformdirs import user_config_path, user_data_path, user_documents_path, user_log_path
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop.text.words import mark
from desktop.ui.screens.start.remembered import Remembered
from desktop.ui.screens.start.start_screen import StartScreen
from desktop.ui.theme import Mode, apply_theme, icon, theme_state
from desktop.ui.words import language, ui_words
from desktop.ui.work.bug import Bug, report
from desktop.ui.work.work import Work

if TYPE_CHECKING:
    from desktop.services.session import Session
    from desktop.ui.screens.opened import OpenBook

NAME: Final = "sijill"
_SETTINGS: Final = "window.ini"
_HEADS: Final = "known-heads"
_SIZE: Final = (1366, 768)
_SMALLEST: Final = (960, 600)
_log: Final = logging.getLogger(NAME)


class Door(QMainWindow):
    """The window before a book is open."""

    painted = Signal()
    """The first paint is done: what loads slowly may begin."""

    def __init__(self, start: StartScreen) -> None:
        super().__init__()
        self.start = start
        self._fresh = True
        self.setCentralWidget(start)
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        self.retranslate()
        language().changed.connect(self.retranslate)

    def retranslate(self) -> None:
        """Name the window."""
        self.setWindowTitle(ui_words()(mark("Sijill")))

    def event(self, event: QEvent) -> bool:
        """Tell once that the window has been painted."""
        done = super().event(event)
        if self._fresh and event.type() == QEvent.Type.Paint:
            self._fresh = False
            QTimer.singleShot(0, self, self.painted.emit)
        return done

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Close only when what is under way agrees."""
        if self.start.may_leave():
            event.accept()
        else:
            event.ignore()


class Program(QObject):
    """Holds the one window at a time: the door, or an open book."""

    def __init__(
        self, app: QApplication, settings: Path, home: Path, heads: Path | None = None
    ) -> None:
        super().__init__()
        self._app = app
        self._home = home
        self._heads = heads or settings.parent / _HEADS
        self.remembered = Remembered(settings)
        self.work = Work(self)
        self.door: Door | None = None
        self.open_book: OpenBook | None = None
        self.work.bug.connect(self._on_bug)
        language().set(self.remembered.language)
        apply_theme(app, _mode_of(self.remembered.mode))
        app.setWindowIcon(icon("book-open", role="accent"))
        language().changed.connect(self._on_language)
        theme_state().changed.connect(self._on_mode)

    def show_door(self, book: Path | None = None) -> Door:
        """Show the start screen, or ask at once for the passphrase of `book`."""
        start = StartScreen(self.work, self.remembered, self._home)
        start.opened.connect(self._on_open)
        start.mode_wanted.connect(lambda mode: apply_theme(self._app, mode))
        door = Door(start)
        door.painted.connect(self._load)
        self.door = door
        if book is not None:
            start.ask_passphrase(book)
        door.show()
        return door

    def close(self) -> None:
        """Finish the writes, close the book, keep what is remembered."""
        if self.open_book is not None:
            self.open_book.check.stop()
        self.work.close()
        if self.open_book is not None:
            self.open_book.close_now()
            self.open_book = None
        self.remembered.save()

    def tell_bug(self, bug: Bug) -> None:
        """Say calmly that the program made a mistake."""
        self._on_bug(bug)

    def _load(self) -> None:
        """Load the services on the database thread, while the person looks for the book."""
        module: Any = import_module("desktop.ui.screens.start.deeds")
        self.work.read(module.load, lambda _: None, owner=self)

    def _on_open(self, session: Session) -> None:
        """Read what the window of a book needs, then change windows."""
        module: Any = import_module("desktop.ui.screens.opened")
        self.work.read(
            lambda: module.masters(session),
            lambda masters: self._show_book(
                module.OpenBook(session, self.work, masters, self._heads)
            ),
            owner=self,
        )

    def _show_book(self, opened: OpenBook) -> None:
        self.open_book = opened
        opened.locked.connect(self._on_locked)
        opened.window.resize(*_SIZE)
        if self.door is not None and self.door.isMaximized():
            opened.window.showMaximized()
        else:
            opened.window.show()
        self._drop_door()
        opened.begin()

    def _on_locked(self) -> None:
        opened = self.open_book
        if opened is None:
            return
        self.open_book = None
        self.show_door(opened.path)
        opened.window.hide()
        opened.close()

    def _drop_door(self) -> None:
        if self.door is not None:
            self.door.hide()
            self.door.deleteLater()
            self.door = None

    def _on_language(self) -> None:
        self.remembered.language = ui_words().language

    def _on_mode(self) -> None:
        self.remembered.mode = theme_state().mode.value

    def _on_bug(self, bug: object) -> None:
        if isinstance(bug, Bug):
            kept: Any = import_module("desktop.services.trust.crash_reports")
            kept.keep_report(kept.folder(), bug.reference, bug.error)
            module: Any = import_module("desktop.ui.widgets.dialogs")
            module.show_bug(self._window(), bug.reference)

    def _window(self) -> QWidget | None:
        return self.door if self.open_book is None else self.open_book.window


def run(book: Path | None, painted: Callable[[], None] | None = None) -> int:
    """Open the window and return the exit code when it is closed.

    `painted` is called once after the first paint (the benchmark listens there).
    """
    app = QApplication.instance() or QApplication([NAME])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application is running")
    app.setApplicationName(NAME)
    app.setDesktopFileName(NAME)
    settings, heads = user_config_path(NAME) / _SETTINGS, user_data_path(NAME) / _HEADS
    program = Program(app, settings, user_documents_path(), heads)
    _catch(program)
    door = program.show_door(book)
    watch = _Watch()
    door.painted.connect(_open_log)
    door.painted.connect(watch.start)
    if painted is not None:
        door.painted.connect(painted)
    try:
        return app.exec()
    finally:
        program.close()
        watch.stop()
        _log_file().close_log()


class _Watch:
    """Watches for an end that Python cannot catch, from the first paint on."""

    def __init__(self) -> None:
        self._native: Any = None

    def start(self) -> None:
        """Begin; what an earlier run left is made a report."""
        kept: Any = import_module("desktop.services.trust.crash_reports")
        self._native = kept.NativeWatch(kept.folder())

    def stop(self) -> None:
        """End the watch; a run that ended well leaves nothing."""
        if self._native is not None:
            self._native.stop()


def _log_file() -> Any:
    return import_module("desktop.ui.screens.start.private_log")


def _open_log() -> None:
    """Open the log file once; the first paint does not wait for it, the first fault does."""
    _log_file().open_log(user_log_path(NAME))


def _catch(program: Program) -> None:
    """Let no exception pass unseen: Qt would swallow those of slots."""

    def caught(
        kind: type[BaseException], error: BaseException, places: TracebackType | None
    ) -> None:
        del places
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _open_log()
        program.tell_bug(report(error))

    def caught_in_thread(told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            _log.error("a thread ended early", exc_info=told.exc_value)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread


def _mode_of(name: str) -> Mode:
    return next((mode for mode in Mode if mode.value == name), Mode.LIGHT)
