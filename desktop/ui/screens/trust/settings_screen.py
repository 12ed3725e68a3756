"""The settings of the book: each with what it does, kept as soon as it is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from PySide6.QtWidgets import QComboBox, QScrollArea, QWidget

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.domain.trust.settings import SETTINGS, Setting, Settings, Whole
from desktop.services.trust.settings import change_setting, settings_of
from desktop.text.labels import LABELS, label
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.parts.text import Message
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.states import LoadingLine
from desktop.ui.widgets.text import column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

_WIDEST: Final = 760
_FIELD: Final = 260

ABOUT: Final[Mapping[Setting, str]] = {
    Setting.LOCK_MINUTES: mark(
        "After so many minutes without a key or a click the book asks for the passphrase again. "
        "What was being typed is kept as a draft."
    ),
    Setting.BACKUP_DAYS: mark(
        "After so many days without a backup that was read back and checked, the reminder turns "
        "red."
    ),
    Setting.FUND_CONTROL: mark(
        "What happens when an entry would spend more of a restricted fund than it holds. “Block” "
        "lets it pass only with a signed reason."
    ),
    Setting.BUDGET_CONTROL: mark(
        "What happens when an entry would exceed its budget. “Block” lets it pass only with a "
        "signed reason."
    ),
    Setting.CHEQUE_CONTROL: mark(
        "Whether a second cheque of one number is told of, asked about, or refused."
    ),
    Setting.VOUCHER_PAPER: mark(
        "The paper that is proposed when a voucher is printed. It can be changed each time."
    ),
    Setting.ADVANCE_OVERDUE: mark(
        "What happens when somebody who has an overdue advance is to be given another."
    ),
    Setting.PART_YEAR: mark(
        "What a member owes who joined, or left, within the time for which dues are charged."
    ),
    Setting.AGE_STEPS: mark("The classes of age in lists of what is owed."),
    Setting.FUND_LINE_CONTROL: mark(
        "What happens when more would be spent on a budget line of a fund or grant than it allows."
    ),
    Setting.GRANT_CONTROL: mark(
        "What happens when more would be spent than the grant is worth in all."
    ),
    Setting.GRANT_BAR_CONTROL: mark(
        "What happens when a grant would be spent before the authority approved it, or before the "
        "day until which the donor holds it back."
    ),
    Setting.GRANT_PERIOD_CONTROL: mark(
        "What happens when an entry on a day outside the eligible period would spend from a grant."
    ),
    Setting.PRINCIPAL_CONTROL: mark(
        "What happens when an entry would take from the principal of an endowment (waqf)."
    ),
    Setting.ZAKAT_CONTROL: mark(
        "What happens when zakat would be spent without naming one of its eight heads."
    ),
    Setting.CASH_CONTROL: mark(
        "What happens when a cash box would pay more than lies in it. “Block” lets it pass only "
        "with a signed reason."
    ),
    Setting.RATE_DAYS: mark(
        "A rate of exchange that is older is still proposed, with its age beside it."
    ),
    Setting.DEPRECIATION_BEGINS: mark(
        "From the month in which an asset goes into service, or from the one after."
    ),
    Setting.BASIS: mark(
        "Which statements a package carries: the full ones, or receipts and payments with what is "
        "held and owed."
    ),
}
"""A test asks that every setting is explained."""


class SettingsScreen(QWidget):
    """One sheet; nothing has to be saved."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filling = False
        self.fields: dict[Setting, QComboBox] = {}
        self.fault = Fault()
        self._loading = LoadingLine()
        may = context.session.by.may(Act.MANAGE_RULES)
        card = Card(mark("Settings of the book"))
        card.body.addWidget(
            Message(mark("They hold for everybody who opens this book, at once."), "muted")
        )
        for setting in Setting:
            field = self._field(setting)
            field.setEnabled(may)
            field.setMaximumWidth(_FIELD)
            self.fields[setting] = field
            card.body.addSpacing(Space.S)
            card.body.addWidget(Labelled(LABELS[setting], field, ABOUT[setting]))
        card.body.addWidget(self.fault)
        card.body.addWidget(self._loading)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        along = column(0, 0, inner)
        along.addWidget(card)
        along.addStretch(1)
        middle = QWidget()
        across = row(0, Space.XL, middle)
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(middle)
        column(0, 0, self).addWidget(scroll)
        self.setFocusProxy(self.fields[Setting.LOCK_MINUTES])
        language().changed.connect(self.retranslate)
        self.retranslate()
        self._load()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what has changed."""
        if Topic.SETTINGS in topics:
            self._load()

    def retranslate(self) -> None:
        """Name the choices in the language of now."""
        for field in self.fields.values():
            for at in range(field.count()):
                if isinstance(field.itemData(at), Enum):
                    field.setItemText(at, label(field.itemData(at), ui_words()))

    def _field(self, setting: Setting) -> QComboBox:
        kind, combo = SETTINGS[setting], QComboBox()
        if isinstance(kind, Whole):
            for number in range(kind.least, kind.most + 1):
                combo.addItem(str(number), number)
        else:
            for value in kind.values:
                combo.addItem("", value)
        combo.currentIndexChanged.connect(
            lambda at: self._change(setting, _stored(combo.itemData(at)))
        )
        return combo

    def _load(self) -> None:
        session = self._context.session
        self._loading.show()
        self._context.work.read(
            lambda: settings_of(session.book, session.by), self._fill, self._on_refused, owner=self
        )

    def _fill(self, found: Settings) -> None:
        self._loading.hide()
        self._filling = True
        for setting, field in self.fields.items():
            field.setCurrentIndex(field.findData(found.value(setting)))
        self._filling = False

    def _change(self, setting: Setting, text: str) -> None:
        if self._filling:
            return
        self.fault.clear()
        session = self._context.session
        self._context.work.write(
            lambda: change_setting(session.book, session.by, setting, text),
            lambda _: self._context.toast(
                ui_words()(mark("Kept: {setting}."), setting=label(setting, ui_words()))
            ),
            self._on_refused,
            frozenset({Topic.SETTINGS}),
            owner=self,
        )

    def _on_refused(self, error: UserError) -> None:
        self._loading.hide()
        self.fault.show_error(error)


def _stored(value: object) -> str:
    """Return a choice as the book holds it."""
    return str(value.value) if isinstance(value, Enum) else str(value)
