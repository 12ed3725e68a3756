"""The officers: who works with this book, in which office, until when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Role
from desktop.services.trust.officer_list import OfficerLine, officer_lines
from desktop.services.trust.officers import Officer
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.screens.trust.adding import ask_new_officer
from desktop.ui.screens.trust.deed_dialog import DeedDialog
from desktop.ui.screens.trust.officer_card import OfficerCard
from desktop.ui.screens.trust.officer_deeds import ask_offices, ask_removal, ask_reset
from desktop.ui.screens.trust.officer_dialogs import name_of
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.banner import Tone as Says
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.widgets.states import ErrorState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

_ABOUT: Final = mark(
    "Everybody who opens the book does so under a name and a passphrase of their own. What each "
    "office may do stands in the table of permissions."
)


def _name(line: OfficerLine) -> str:
    return ui_words().of(line.officer.name_ar, line.officer.name_en) or line.officer.code


def _offices(line: OfficerLine) -> str:
    words = ui_words()
    return words(", ").join(label(role, words) for role in Role if role in line.officer.roles)


def _days(line: OfficerLine) -> str:
    if line.days_left is None or line.days_left < 0:
        return ""
    return ui_words().plural("{n} day left", "{n} days left", line.days_left)


def _state(line: OfficerLine) -> Chip:
    if not line.officer.active:
        return Chip(mark("Left"), Tone.NEUTRAL)
    if line.days_left is not None and line.days_left < 0:
        return Chip(mark("Term is over"), Tone.WARNING)
    return Chip(mark("In office"), Tone.GOOD)


COLUMNS: Final = (
    Column("code", mark("Code"), Kind.CODE, width=5, value=lambda line: line.officer.code),
    Column("name", mark("Name"), stretch=3, width=12, value=_name),
    Column("offices", mark("Offices"), stretch=3, width=14, value=_offices),
    Column("last_day", mark("Last day"), Kind.DAY, width=9, value=lambda e: e.officer.last_day),
    Column("left", mark("Days left"), width=10, value=_days),
    Column("state", mark("State"), Kind.BADGE, width=9, value=_state),
)


class OfficersScreen(QWidget):
    """The list at the start, the officer picked in it beside."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lines: tuple[OfficerLine, ...] = ()
        self._find: str | None = None
        self.dialog: DeedDialog | None = None
        self._may = context.session.by.may(Act.MANAGE_OFFICERS)
        self._new = Button(mark("New officer"), Weight.PRIMARY, "plus", "F5")
        self._hand = Button(mark("Hand over an office"), Weight.SECONDARY, "handshake", "F8")
        self._about = Text("", "muted", wrap=True)
        self.banner = Banner()
        self.model: RowsModel[OfficerLine] = RowsModel(COLUMNS, None, self)
        self.table = Table(self.model)
        self.card = OfficerCard(context.session.by)
        self._loading = LoadingLine()
        self._error = ErrorState(UserError("program-fault", reference=""))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self._load()

    # What the shell asks ----------------------------------------------------------------------

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what has changed."""
        if topics & {Topic.OFFICERS, Topic.SETTINGS}:
            self._load()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("F5", words("New officer")),
            ("F4", words("Offices")),
            ("F8", words("Hand over an office")),
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self._about.setText(words(_ABOUT))
        self.table.set_name(words("Officers"))
        self.model.retranslate()
        self._warn()

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = row(Space.M)
        above.addWidget(self._about, 1)
        above.addWidget(self._hand)
        above.addWidget(self._new)
        whole = QWidget()
        across = row(Space.M, 0, whole)
        across.addWidget(self.table, 8)
        across.addWidget(self.card, 4)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._error)
        layout = column(Space.S, Space.L, self)
        layout.addLayout(above)
        layout.addWidget(self.banner)
        layout.addWidget(self._loading)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._new.setEnabled(self._may)
        self._hand.setEnabled(self._context.session.by.may(Act.HAND_OVER))
        self._new.clicked.connect(self.add)
        self._hand.clicked.connect(self.hand_over)
        self.table.picked.connect(self.card.show_officer)
        self.table.opened.connect(lambda _: self.change_offices())
        self.card.offices_asked.connect(self.change_offices)
        self.card.reset_asked.connect(self.reset)
        self.card.removal_asked.connect(self.remove)
        self._error.retried.connect(self._load)
        bind(self, "F5", self.add)
        bind(self, "F4", self.change_offices)
        bind(self, "F7", self.reset)
        bind(self, "F8", self.hand_over)
        bind(self, "Delete", self.remove)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def _load(self) -> None:
        session = self._context.session
        self._loading.show()
        self._context.work.read(
            lambda: officer_lines(session.book, session.by),
            self._on_found,
            self._on_failed,
            owner=self,
        )

    def _on_found(self, lines: tuple[OfficerLine, ...]) -> None:
        self._loading.hide()
        self._stack.setCurrentIndex(0)
        current = self.table.current_row()
        wanted = self._find or (current.officer.code if current else self._context.session.by.code)
        self._find = None
        self._lines = lines
        self.model.set_rows(lines)
        codes = [line.officer.code for line in lines]
        self.table.pick(codes.index(wanted) if wanted in codes else 0)
        self.card.show_officer(self.table.current_row())
        self._warn()

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self._error.set_error(error)
        self._stack.setCurrentWidget(self._error)

    def _warn(self) -> None:
        """Say who holds all four duties, as long as somebody does."""
        alone = [line for line in self._lines if line.alone]
        if not alone:
            self.banner.clear()
            return
        words = ui_words()
        self.banner.say(
            Says.WARNING,
            words(
                "{names} authorises, keeps the cash, records and reconciles, all in one hand. "
                "Every package will say so. Give one of these duties to another officer.",
                names=words(", ").join(name_of(line.officer) for line in alone),
            ),
        )

    # Deeds ------------------------------------------------------------------------------------

    def hand_over(self) -> None:
        """Open the guided hand-over of an office."""
        if self._hand.isEnabled():
            self._context.go("hand-over", {})

    def add(self) -> None:
        """Ask for a new officer."""
        if not self._new.isEnabled() or self._asking():
            return
        officers = [line.officer for line in self._lines]
        self.dialog = ask_new_officer(self._context, officers, self._on_added, self)
        self.dialog.finished.connect(self._on_closed)

    def change_offices(self) -> None:
        """Ask for other offices of the officer that is picked."""
        self._ask(self.card.offices, ask_offices)

    def reset(self) -> None:
        """Ask for a new passphrase for the officer that is picked."""
        self._ask(self.card.reset, ask_reset)

    def remove(self) -> None:
        """Ask whether the officer that is picked is to be removed."""
        self._ask(self.card.removal, ask_removal)

    def _ask(self, button: Button, asks: Callable[[Context, Officer, QWidget], DeedDialog]) -> None:
        line = self.table.current_row()
        if line is not None and button.isEnabled() and not self._asking():
            self.dialog = asks(self._context, line.officer, self)
            self.dialog.finished.connect(self._on_closed)

    def _asking(self) -> bool:
        return self.dialog is not None and self.dialog.isVisible()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_added(self, code: str) -> None:
        self._find = code
