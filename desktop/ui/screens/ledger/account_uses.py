"""What accounts are used for, in the chart: proposed for those unmarked, set for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import USES
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.use_suggestions import Suggestion
from desktop.domain.trust.acting import Act
from desktop.services.ledger.set_account_use import set_account_use
from desktop.services.ledger.uses.suggest_uses import apply_suggestions, suggest_uses
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.forms.form_dialog import FormDialog
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.words import language, said, ui_words
from desktop.ui.work.topic import Topic

_NONE: Final = ("", mark("No special use"))
_WIDE: Final = 860
_HIGH: Final = 360
_CHANGED: Final = frozenset({Topic.CHART})
_NO_AMOUNTS: Final = Currency("XXX", 0)
"""The table holds no amounts."""
_COLUMNS: Final = (
    Column("code", mark("Code"), Kind.CODE, width=7, value=lambda each: each.account.code),
    Column(
        "name",
        mark("Account"),
        stretch=3,
        width=20,
        value=lambda each: ui_words().of(each.account.name_ar, each.account.name_en),
    ),
    Column("use", mark("Use"), stretch=2, width=16, value=lambda each: each.use),
    Column("because", mark("Why"), stretch=2, width=18, value=lambda each: each.because),
)


class UseSuggestions(Dialog):
    """Everything that would be marked, before it is."""

    def __init__(self, found: Sequence[Suggestion], parent: QWidget | None = None) -> None:
        words = ui_words()
        super().__init__(
            words("Mark what accounts are used for"),
            words(
                "Rules and reports find accounts by these marks. They can be changed at any time; "
                "no entry depends on them."
            ),
            icon="list-tree",
            parent=parent,
        )
        self.setMinimumWidth(_WIDE)
        self.model: RowsModel[Suggestion] = RowsModel(_COLUMNS, _NO_AMOUNTS, self)
        self.model.set_rows(tuple(found))
        self.table = Table(self.model)
        self.table.set_name(words("Proposed uses"))
        self.table.setMinimumHeight(_HIGH)
        self.body.addWidget(self.table)
        self.add_button(mark("Mark them all"), Weight.PRIMARY, accepts=True)
        self.add_button(mark("Leave it"), Weight.SECONDARY, accepts=False)
        self.finished.connect(self.deleteLater)


class AccountUses(QObject):
    """The banner of what is proposed, and the question about one account; `banner` is laid out."""

    marked = Signal()

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner
        self._found: tuple[Suggestion, ...] = ()
        self._dismissed = False
        look = Button(mark("Show and mark"), Weight.SECONDARY)
        look.clicked.connect(self.show_found)
        self.banner = Banner(look)
        self.banner.dismissed.connect(self._on_dismissed)
        self.dialog: Dialog | None = None
        language().changed.connect(self._tell)

    def look(self) -> None:
        """Look the chart through for accounts that are not marked yet."""
        session = self._context.session
        if self._dismissed or not session.by.may(Act.MANAGE_CHART):
            return
        self._context.work.read(
            lambda: suggest_uses(session.book, session.by),
            self._on_found,
            lambda _: None,
            owner=self._owner,
        )

    def _on_found(self, found: tuple[Suggestion, ...]) -> None:
        self._found = found
        self._tell()

    def _tell(self) -> None:
        if not self._found:
            self.banner.clear()
            return
        self.banner.say(
            Tone.INFO,
            ui_words().plural(
                "{n} account looks like one that a rule has to know, and is not marked so.",
                "{n} accounts look like ones that rules have to know, and are not marked so.",
                len(self._found),
            ),
        )

    def _on_dismissed(self) -> None:
        self._dismissed = True

    def show_found(self) -> None:
        """Show everything that is proposed; it is marked only when the person agrees."""
        found = self._found
        if not found:
            return
        self.dialog = dialog = UseSuggestions(found, self._owner)
        dialog.accepted.connect(lambda: self._apply(found))
        dialog.open()

    def _apply(self, found: tuple[Suggestion, ...]) -> None:
        session = self._context.session
        self._context.work.write(
            lambda: apply_suggestions(session.book, session.by, found),
            self._on_applied,
            self._on_refused,
            _CHANGED,
            owner=self._owner,
        )

    def _on_applied(self, count: int) -> None:
        words = ui_words()
        self._context.toast(
            words.plural("{n} account is marked.", "{n} accounts are marked.", count)
        )
        self.marked.emit()

    def _on_refused(self, error: UserError) -> None:
        self._context.toast(said(error))

    # One account ------------------------------------------------------------------------------

    def ask(self, account: Account) -> None:
        """Ask what one account is used for."""
        if not account.postable or not self._context.session.by.may(Act.MANAGE_CHART):
            return
        options = (_NONE, *((use.value, LABELS[use]) for use in USES[account.kind]))
        words = ui_words()
        dialog = FormDialog(
            mark("Use of the account"),
            mark("Rules and reports find an account by what it is marked for, never by its code."),
            mark("Mark it so"),
            (Field("use", mark("Use"), FieldKind.CHOICE, options=options),),
            icon="list-tree",
            parent=self._owner,
        )
        dialog.setWindowTitle(f"{account.code} {words.of(account.name_ar, account.name_en)}")
        dialog.form.set_values({"use": "" if account.use is None else account.use.value})
        dialog.agreed.connect(lambda values: self._set(dialog, account, values["use"]))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _set(self, dialog: FormDialog, account: Account, value: str) -> None:
        session = self._context.session
        use = AccountUse(value) if value else None

        def done(_: None) -> None:
            dialog.finish()
            self.marked.emit()

        self._context.work.write(
            lambda: set_account_use(session.book, session.by, account.id, use),
            done,
            dialog.show_refusal,
            _CHANGED,
            owner=dialog,
        )
