"""Ask for a new account, beside the chart that it is to stand in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import AccountKind, ExpenseFunction, NewAccount
from desktop.domain.ledger.masters import Masters
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms.field import Field, FieldKind
from desktop.ui.forms.form import Form
from desktop.ui.shell.keys import bind
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.pick_edit import Choice, PickEdit
from desktop.ui.widgets.text import row
from desktop.ui.words import ui_words

_NO_FUNCTION: Final = ("", mark("None"))
_ABOUT: Final[Mapping[str, str]] = {
    "account-code-taken": "code",
    "code-empty": "code",
    "account-parent-unknown": "parent",
    "account-parent-kind": "kind",
    "unknown-currency": "currency",
    "account-use-kind": "use",
}


class AccountPanel(Card):
    """Hidden until it is asked for; Escape puts it away."""

    agreed = Signal(object)
    """A `NewAccount`."""
    shown = Signal(bool)
    """Whether the panel stands there now."""

    def __init__(self, masters: Masters, parent: QWidget | None = None) -> None:
        super().__init__(mark("New account"), parent)
        self._masters = masters
        self.form = Form(
            (
                Field("parent", mark("Stands under"), FieldKind.PICK),
                Field("code", mark("Code"), required=True),
                Field("name_ar", mark("Name in Arabic")),
                Field("name_en", mark("Name in English")),
                Field(
                    "kind",
                    mark("Kind"),
                    FieldKind.CHOICE,
                    options=tuple((each.value, LABELS[each]) for each in AccountKind),
                ),
                Field(
                    "function",
                    mark("Function (of an expense)"),
                    FieldKind.CHOICE,
                    options=(
                        _NO_FUNCTION,
                        *((each.value, LABELS[each]) for each in ExpenseFunction),
                    ),
                ),
                Field(
                    "use",
                    mark("Use"),
                    FieldKind.CHOICE,
                    options=(_NO_FUNCTION, *((each.value, LABELS[each]) for each in AccountUse)),
                ),
                Field("currency", mark("Currency, if it holds one only")),
                Field("heading", mark("A heading: takes no entries"), FieldKind.CHECK),
            ),
            columns=1,
        )
        save = Button(mark("Add the account"), Kind.PRIMARY, key_hint="F2")
        leave = Button(mark("Leave it"), Kind.QUIET)
        deeds = row(Space.S)
        deeds.addWidget(save)
        deeds.addWidget(leave)
        deeds.addStretch(1)
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setWidget(self.form)
        self.body.addWidget(self._room, 1)
        self.body.addLayout(deeds)
        self.form.submitted.connect(self.submit)
        save.clicked.connect(self.submit)
        leave.clicked.connect(self.hide)
        self._parent_edit.picked_changed.connect(self._on_parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        bind(self, "F2", self.submit)
        bind(self, "Escape", self.hide)
        self.hide()

    def ask(self, masters: Masters, parent_code: str | None) -> None:
        """Ask, proposing the account under which it is to stand."""
        self._masters = masters
        words = ui_words()
        self._parent_edit.set_choices(
            Choice(each.code, each.code, words.of(each.name_ar, each.name_en))
            for each in masters.accounts.values()
        )
        blank = {"code": "", "name_ar": "", "name_en": "", "currency": "", "heading": False}
        self.form.clear_errors()
        self.form.set_values({**blank, "parent": parent_code, "function": "", "use": ""})
        self.show()
        self.form.focus("code")

    def submit(self) -> None:
        """Give out what was asked for, or say what is missing."""
        if not self.form.check():
            return
        values = self.form.values()
        try:
            self.agreed.emit(_account_of(values))
        except UserError as error:
            self.show_refusal(error)

    def show_refusal(self, error: UserError) -> None:
        """Say beside the field that it is about why the book refused."""
        self.form.show_error(_ABOUT.get(error.key, "name_ar"), error)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Tell that the chart has less room."""
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Tell that the chart has its room again."""
        super().hideEvent(event)
        self.shown.emit(False)

    @property
    def _parent_edit(self) -> PickEdit:
        control = self.form.control("parent")
        if not isinstance(control, PickEdit):
            raise TypeError("the field is no pick")
        return control

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring the field that Enter went to into view; Qt does so for Tab alone."""
        if now is not None and self.form.isAncestorOf(now):
            self._room.ensureWidgetVisible(now)

    def _on_parent(self, code: object) -> None:
        """An account is of the kind under which it stands."""
        for account in self._masters.accounts.values():
            if account.code == code:
                function = "" if account.function is None else account.function.value
                self.form.set_values({"kind": account.kind.value, "function": function})


def _account_of(values: Mapping[str, Any]) -> NewAccount:
    """Return the account that the form describes; raises UserError `unknown-currency`."""
    currency = values["currency"].strip().upper()
    return NewAccount(
        code=values["code"],
        name_ar=values["name_ar"],
        name_en=values["name_en"],
        kind=AccountKind(values["kind"]),
        parent_code=values["parent"],
        function=ExpenseFunction(values["function"]) if values["function"] else None,
        currency=currency_of(currency).code if currency else None,
        postable=not values["heading"],
        use=AccountUse(values["use"]) if values["use"] else None,
    )
