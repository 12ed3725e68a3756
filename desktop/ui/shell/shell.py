"""The window of an open book: it puts the parts together and knows none of the screens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.ledger.masters import Masters
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.ui.shell.header import Header
from desktop.ui.shell.keys import bind
from desktop.ui.shell.navigation import Navigation
from desktop.ui.shell.spec import (
    Arrives,
    Context,
    FollowsYear,
    HasKeys,
    MayLeave,
    Refreshes,
    ScreenSpec,
)
from desktop.ui.shell.status import Status
from desktop.ui.shell.toast import Toast
from desktop.ui.theme import apply_theme
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.text import column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic
from desktop.ui.work.work import Work

_SMALLEST = (960, 600)


class Shell(QMainWindow):
    """Opens screens by key, keeps the way back, tells screens what changed.

    `masters` were read before (on the database thread), so that the window opens with them.
    """

    locked = Signal()
    """The person asked to lock the book; all screens agreed to be left."""
    closed = Signal()

    def __init__(
        self, session: Session, work: Work, masters: Masters, specs: Sequence[ScreenSpec]
    ) -> None:
        super().__init__()
        self._session, self._work, self._masters = session, work, masters
        self._specs = {spec.key: spec for spec in specs}
        self._screens: dict[str, QWidget] = {}
        self._way: list[tuple[str, Mapping[str, Any]]] = []
        self._year = next(reversed([year.name for year in masters.years.values()]), None)
        self.header, self.status = Header(), Status()
        self.navigation = Navigation(specs)
        self.banner = Banner()
        self._stack = QStackedWidget()
        self._lay_out()
        self.toast = Toast(self)
        self.context = Context(
            session=session,
            work=work,
            currency=masters.organisation.currency,
            masters=lambda: self._masters,
            year=lambda: self._year,
            go=self.open,
            back=self.back,
            toast=self.toast.say,
        )
        self._connect()
        self._show_masters()
        self.open(self.navigation.keys()[0], {})

    @property
    def current(self) -> str:
        """The key of the screen that is shown."""
        return self._way[-1][0]

    def screen_widget(self, key: str) -> QWidget:
        """Return the screen `key`, made at its first opening."""
        if key not in self._screens:
            made = self._specs[key].make(self.context)
            made.setObjectName("page")
            self._screens[key] = made
            self._stack.addWidget(made)
        return self._screens[key]

    def open(self, key: str, args: Mapping[str, Any] | None = None) -> None:
        """Show the screen `key`, if the one before can be left; KeyError for an unknown key."""
        if self._way and not self._may_leave():
            self.navigation.show_current(self.current)
            return
        widget = self.screen_widget(key)
        if not self._way or self._way[-1] != (key, args or {}):
            self._way.append((key, args or {}))
        self._arrive(widget, args or {})

    def back(self) -> None:
        """Return to the screen before, if there is one and this one can be left."""
        if len(self._way) < 2 or not self._may_leave():
            return
        self._way.pop()
        key, args = self._way[-1]
        self._arrive(self.screen_widget(key), args)

    def retranslate(self) -> None:
        """Say the titles in the current language; every part listens for itself."""
        words = ui_words()
        name = words.of(self._masters.organisation.name_ar, self._masters.organisation.name_en)
        title = words(self._specs[self.current].title)
        self.setWindowTitle(f"{name} \u2014 {title}")
        self.header.show_title(title, can_go_back=len(self._way) > 1)
        self._show_hints()

    def _arrive(self, widget: QWidget, args: Mapping[str, Any]) -> None:
        self._stack.setCurrentWidget(widget)
        self.navigation.show_current(self.current)
        self.banner.clear()
        self.retranslate()
        if isinstance(widget, Arrives):
            widget.arrive(args)
        widget.setFocus()

    def _may_leave(self) -> bool:
        widget = self._screens[self.current]
        return not isinstance(widget, MayLeave) or widget.may_leave()

    def _lay_out(self) -> None:
        self.setMinimumSize(*_SMALLEST)
        middle = QWidget()
        middle.setObjectName("page")
        inside = column(0, 0, middle)
        inside.addWidget(self.banner)
        inside.addWidget(self._stack, 1)
        right = column(0)
        right.addWidget(self.header)
        right.addWidget(middle, 1)
        right.addWidget(self.status)
        whole = QWidget()
        across = row(0, 0, whole)
        across.addWidget(self.navigation)
        across.addLayout(right, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.open)
        self.header.back_asked.connect(self.back)
        self.header.year_chosen.connect(self._on_year)
        self.header.language_asked.connect(language().set)
        self.header.mode_asked.connect(self._on_mode)
        self.header.lock_asked.connect(self._on_lock)
        self._work.changed.connect(self._on_changed)
        self._work.refused.connect(self._on_refused)
        language().changed.connect(self.retranslate)
        for number, key in zip("1234567890", self.navigation.keys(), strict=False):
            bind(self, f"Ctrl+{number}", partial(self.open, key))
        bind(self, "Alt+Backspace", self.back)
        bind(self, "Ctrl+L", self._on_lock)

    def _show_masters(self) -> None:
        organisation = self._masters.organisation
        self.header.show_organisation(organisation.name_ar, organisation.name_en)
        names = [year.name for year in self._masters.years.values()]
        self.header.show_years(list(reversed(names)), self._year)

    def _show_hints(self) -> None:
        widget = self._screens[self.current]
        self.status.show_hints(widget.key_hints() if isinstance(widget, HasKeys) else ())

    def _on_year(self, name: str) -> None:
        self._year = name
        for widget in self._screens.values():
            if isinstance(widget, FollowsYear):
                widget.year_changed(name)

    def _on_mode(self, mode: object) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, mode)  # type: ignore[arg-type]

    def _on_lock(self) -> None:
        if self._may_leave():
            self.locked.emit()

    def _on_refused(self, error: object) -> None:
        if isinstance(error, UserError):
            self.banner.say(Tone.DANGER, error)

    def _on_changed(self, topics: frozenset[Topic]) -> None:
        """Read the masters again where they changed, then let every open screen refresh."""
        if topics & {Topic.CHART, Topic.YEARS, Topic.OFFICERS}:
            session = self._session
            self._work.read(
                lambda: masters_of(session.book, session.by),
                partial(self._take_masters, topics),
                owner=self,
            )
        else:
            self._refresh(topics)

    def _take_masters(self, topics: frozenset[Topic], masters: Masters) -> None:
        self._masters = masters
        self._show_masters()
        self._refresh(topics)

    def _refresh(self, topics: frozenset[Topic]) -> None:
        for widget in self._screens.values():
            if isinstance(widget, Refreshes):
                widget.refresh(topics)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the toast in its place."""
        super().resizeEvent(event)
        self.toast.place()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close only when the screen agrees."""
        if self._may_leave():
            event.accept()
            self.closed.emit()
        else:
            event.ignore()
