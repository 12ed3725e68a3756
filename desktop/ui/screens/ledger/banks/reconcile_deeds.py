"""What is asked in windows of their own while a bank account is reconciled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.domain.currency import currency_of
from desktop.domain.ledger.banks.account import BankAccount
from desktop.domain.ledger.banks.reconciliation import BankLine
from desktop.domain.ledger.entry import NewEntry
from desktop.services.ledger.banks.line_voucher import LineVoucher, entry_of_line, usual_account
from desktop.services.ledger.banks.reconcile import (
    finish_reconciliation,
    start_reconciliation,
    undo_reconciliation,
)
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.forms.form_dialog import FormDialog
from desktop.ui.screens.approvals.consenting import Consenting, Deeds
from desktop.ui.screens.ledger.voucher_deeds import (
    posted_text,
    posting,
    proposed_text,
    proposing,
)
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import said, ui_words
from desktop.ui.work.topic import Topic

CHANGED = frozenset({Topic.BANKS})


class ReconcileDeeds:
    """Asks, writes, and tells `done`; one window at a time."""

    def __init__(self, context: Context, owner: QWidget, done: Callable[[], None]) -> None:
        self._context, self._owner, self._done = context, owner, done
        self.dialog: FormDialog | None = None
        self.consenting: Consenting | None = None

    def begin(self, account: BankAccount) -> None:
        """Ask for the last day and the balance of the statement."""
        fields = (
            Field("last_day", mark("Last day of the statement"), FieldKind.DAY, required=True),
            Field(
                "balance",
                mark("Balance of the bank's statement"),
                FieldKind.AMOUNT,
                hint=mark("Empty: what the imported statement of that day says."),
                currency=currency_of(account.currency),
            ),
        )
        self._ask(
            mark("Begin a reconciliation"),
            mark("Everything up to this day is compared. You can stop and go on at any time."),
            mark("Begin"),
            fields,
            lambda values: start_reconciliation(
                *self._acting, account.id, values["last_day"], values["balance"]
            ),
        )

    def finish(self, reconciliation_id: int, *, explained: bool) -> None:
        """Finish at once where everything is explained, else ask for what is said of it."""
        if explained:
            self.write(lambda: finish_reconciliation(*self._acting, reconciliation_id))
            return
        self._ask(
            mark("Finish with something left"),
            mark(
                "There is a difference, or lines of the bank have nothing in the book. Say what "
                "it is: it stands on the printed reconciliation."
            ),
            mark("Finish"),
            (Field("reason", mark("What is left"), FieldKind.LONG_TEXT, required=True),),
            lambda values: finish_reconciliation(
                *self._acting, reconciliation_id, values["reason"]
            ),
        )

    def undo(self, reconciliation_id: int) -> None:
        """Ask why a reconciliation is undone."""
        self._ask(
            mark("Undo the reconciliation"),
            mark("Everything that was matched in it waits again. The reason stays in the log."),
            mark("Undo"),
            (Field("reason", mark("Reason"), FieldKind.LONG_TEXT, required=True),),
            lambda values: undo_reconciliation(*self._acting, reconciliation_id, values["reason"]),
        )

    def voucher(self, account: BankAccount, line: BankLine) -> None:
        """Ask for the other side of a line of the bank, then post it or send it for approval."""
        masters = self._context.masters()
        foreign = account.currency != masters.organisation.currency.code
        fields = [
            Field(
                "account",
                mark("Account on the other side"),
                FieldKind.PICK,
                required=True,
                choices=lambda: _choices(
                    each for each in masters.accounts.values() if each.postable and each.active
                ),
            ),
            Field(
                "fund",
                mark("Fund"),
                FieldKind.PICK,
                required=True,
                choices=lambda: _choices(each for each in masters.funds.values() if each.active),
            ),
            Field(
                "project",
                mark("Project"),
                FieldKind.PICK,
                choices=lambda: _choices(each for each in masters.projects.values() if each.active),
            ),
            Field("narration", mark("Narration"), required=True),
        ]
        if foreign:
            fields += [
                Field("rate", mark("Rate"), required=True),
                Field("rate_source", mark("Source of the rate"), required=True),
            ]
        dialog = self._open(
            mark("A voucher of this line"),
            mark("It carries the day and the amount of the bank, and is matched with its line."),
            mark("Post"),
            tuple(fields),
        )
        if dialog is None:
            return
        general = min(masters.funds, default=None)
        dialog.form.set_values(
            {
                "account": usual_account(masters, line),
                "fund": general,
                "narration": line.description,
            }
        )
        dialog.agreed.connect(lambda values: self._make(dialog, line, values))

    def _make(self, dialog: FormDialog, line: BankLine, values: dict[str, Any]) -> None:
        told = LineVoucher(
            account_id=values["account"],
            fund_id=values["fund"],
            narration=values["narration"],
            project_id=values["project"],
            rate=values.get("rate", ""),
            rate_source=values.get("rate_source", ""),
        )
        self._context.work.read(
            lambda: entry_of_line(*self._acting, line.id, told),
            lambda entry: self._post(dialog, entry),
            dialog.show_refusal,
            owner=dialog,
        )

    def _post(self, dialog: FormDialog, entry: NewEntry) -> None:
        session, words = self._context.session, ui_words()

        def ended(text: str) -> None:
            dialog.finish()
            self._context.toast(text)
            self._done()

        deeds = Deeds(
            post=posting(session, entry, None),
            propose=proposing(session, entry, "", None),
            posted=lambda posted: ended(posted_text(posted, self._context.currency, words)),
            proposed=lambda made: ended(proposed_text(made, words)),
            refused=dialog.show_refusal,
            left=lambda: dialog.confirm.setEnabled(True),
        )
        self.consenting = Consenting(self._context, dialog, deeds)
        self.consenting.start()

    def write(self, deed: Callable[[], object]) -> None:
        """Write on the database thread; a refusal is said by a toast."""
        self._context.work.write(
            deed,
            lambda _: self._done(),
            lambda error: self._context.toast(said(error)),
            CHANGED,
            owner=self._owner,
        )

    @property
    def _acting(self) -> tuple[Any, Any]:
        return self._context.session.book, self._context.session.by

    def _ask(
        self,
        title: str,
        about: str,
        confirm: str,
        fields: tuple[Field, ...],
        write: Callable[[dict[str, Any]], object],
    ) -> None:
        dialog = self._open(title, about, confirm, fields)
        if dialog is None:
            return

        def agreed(values: dict[str, Any]) -> None:
            self._context.work.write(
                lambda: write(values), written, dialog.show_refusal, CHANGED, owner=dialog
            )

        def written(_: object) -> None:
            dialog.finish()
            self._done()

        dialog.agreed.connect(agreed)

    def _open(
        self, title: str, about: str, confirm: str, fields: tuple[Field, ...]
    ) -> FormDialog | None:
        if self.dialog is not None:
            return None
        self.dialog = dialog = FormDialog(
            title,
            about,
            confirm,
            fields,
            icon="landmark",
            places={"reconciliation-balance": "balance", "rate-unreadable": "rate"},
            parent=self._owner,
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._closed)
        dialog.open()
        return dialog

    def _closed(self) -> None:
        self.dialog = None


def _choices(found: Any) -> tuple[Choice, ...]:
    words = ui_words()
    return tuple(Choice(each.id, each.code, words.of(each.name_ar, each.name_en)) for each in found)
