"""Ask for the day and the reason of a reversal, beside the entry that it takes back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.text.words import mark
from desktop.ui.forms.field import Field, FieldKind
from desktop.ui.forms.form import Form
from desktop.ui.shell.keys import bind
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text, row
from desktop.ui.words import language, ui_words


@dataclass(frozen=True, slots=True)
class Asked:
    """What a panel asks for; texts are message ids."""

    title: str
    day: str
    confirm: str
    about: str


REVERSAL: Final = Asked(
    mark("Reverse this entry"),
    mark("Date of the reversal"),
    mark("Post the reversal"),
    mark(
        "A posted entry is never changed. Its reversal is a new entry with debit and credit "
        "exchanged; both stay in the book."
    ),
)
VOIDING: Final = Asked(
    mark("Make this voucher void"),
    mark("Date of the voiding"),
    mark("Make it void"),
    mark(
        "The voucher keeps its number and is shown as void everywhere, with the reason; its "
        "amounts are taken back by an entry of their own. A cheque that is still out is cancelled."
    ),
)


class ReversalPanel(Card):
    """Hidden until it is asked for; Escape puts it away."""

    agreed = Signal(object, str)
    """The day (`datetime.date`) and the reason."""
    shown = Signal(bool)
    """Whether the panel stands there now."""

    def __init__(self, parent: QWidget | None = None, asked: Asked = REVERSAL) -> None:
        super().__init__(asked.title, parent)
        self._asked = asked
        self.form = Form(
            (
                Field("day", asked.day, FieldKind.DAY, required=True),
                Field("reason", mark("Reason"), required=True),
            )
        )
        self._says = Text("", "muted", wrap=True)
        reverse = Button(asked.confirm, Kind.DANGER)
        leave = Button(mark("Leave it"), Kind.QUIET)
        deeds = row(Space.S)
        deeds.addWidget(reverse)
        deeds.addWidget(leave)
        deeds.addStretch(1)
        self.body.addWidget(self._says)
        self.body.addWidget(self.form)
        self.body.addLayout(deeds)
        self.form.submitted.connect(self._on_submitted)
        reverse.clicked.connect(self._on_submitted)
        leave.clicked.connect(self.hide)
        bind(self, "Escape", self.hide)
        language().changed.connect(self._say)
        self._say()
        self.hide()

    def ask(self, day: dt.date) -> None:
        """Ask, proposing a day."""
        self.form.clear_errors()
        self.form.set_values({"day": day, "reason": ""})
        self.show()
        self.form.focus("reason")

    def show_refusal(self, error: UserError) -> None:
        """Say beside the day or the reason why the book refused."""
        about_reason = error.key.startswith(("narration-", "text-", "void-reason"))
        self.form.show_error("reason" if about_reason else "day", error)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Tell that the voucher has less room."""
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Tell that the voucher has its room again."""
        super().hideEvent(event)
        self.shown.emit(False)

    def _say(self) -> None:
        self._says.setText(ui_words()(self._asked.about))

    def _on_submitted(self) -> None:
        if self.form.check():
            values = self.form.values()
            self.agreed.emit(values["day"], values["reason"])
