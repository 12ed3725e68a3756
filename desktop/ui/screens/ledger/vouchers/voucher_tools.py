"""What can be made of a posted voucher: paper, a draft like it, a template."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.ledger.vouchers.posted import PostedVoucher
from desktop.domain.trust.acting import Act
from desktop.services.ledger.vouchers.templates import add_template
from desktop.text.words import mark
from desktop.ui.forms.field import Field
from desktop.ui.forms.form_dialog import FormDialog
from desktop.ui.screens.ledger.voucher.screen_of import screen_of
from desktop.ui.screens.ledger.voucher.typed import TypedVoucher, to_json
from desktop.ui.screens.ledger.vouchers.printing import Printing
from desktop.ui.screens.ledger.vouchers.typed_again import typed_of
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.text import row
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic


class VoucherTools(QWidget):
    """Print, duplicate, keep as a template."""

    def __init__(
        self, context: Context, owner: QWidget, refused: Callable[[UserError], None]
    ) -> None:
        super().__init__(owner)
        self._context = context
        self._voucher: PostedVoucher | None = None
        self.printing = Printing(context, owner, refused)
        self.dialog: FormDialog | None = None
        self._print = Button(mark("Print"), Kind.SECONDARY, "printer", "F4")
        self._again = Button(mark("Duplicate"), Kind.SECONDARY, "copy", "F6")
        self._keep = Button(mark("Keep as a template"), Kind.QUIET, "save")
        layout = row(Space.S, 0, self)
        for button, deed in (
            (self._print, self.print_it),
            (self._again, self.duplicate),
            (self._keep, self.keep),
        ):
            button.clicked.connect(deed)
            layout.addWidget(button)
        may = context.session.by.may(Act.WRITE_DRAFT)
        self._again.setVisible(may)
        self._keep.setVisible(may)

    def show_voucher(self, voucher: PostedVoucher) -> None:
        """Work on this one."""
        self._voucher = voucher

    def typed(self) -> TypedVoucher | None:
        """Return the voucher as it would be typed again."""
        if self._voucher is None:
            return None
        return typed_of(self._voucher, self._context.masters())

    def print_it(self) -> None:
        """Ask how, and print."""
        if self._voucher is not None:
            self.printing.ask(self._voucher.entry)

    def duplicate(self) -> None:
        """Open a draft like it."""
        typed = self.typed()
        if typed is not None and self._context.session.by.may(Act.WRITE_DRAFT):
            self._context.go(screen_of(typed), {"content": to_json(typed)})

    def keep(self) -> None:
        """Ask for a name, and keep it as a template."""
        typed = self.typed()
        if typed is not None:
            self.dialog = ask_template(self._context, self, typed)


def ask_template(context: Context, owner: QWidget, typed: TypedVoucher) -> FormDialog:
    """Ask for the name of a template that is made of `typed`, and keep it."""
    session = context.session
    dialog = FormDialog(
        mark("Keep as a template"),
        mark(
            "Accounts, amounts, party and words are kept; day, cheque and references are left "
            "out. A template can be made due every month."
        ),
        mark("Keep it"),
        (Field("name", mark("Name of the template"), required=True),),
        icon="save",
        places=dict.fromkeys(("template-name-empty", "template-name-taken"), "name"),
        parent=owner,
    )
    dialog.form.set_values({"name": typed.narration})

    def on_agreed(values: dict[str, str]) -> None:
        context.work.write(
            lambda: add_template(session.book, session.by, values["name"], to_json(typed)),
            lambda _: on_kept(values["name"]),
            dialog.show_refusal,
            frozenset({Topic.DRAFTS}),
            owner=dialog,
        )

    def on_kept(name: str) -> None:
        words = ui_words()
        dialog.finish()
        context.toast(words("Kept as the template “{name}”.", name=name))

    dialog.agreed.connect(on_agreed)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
