"""What is asked in the grid of figures: a new line, and how a line is spread over the months."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.ledger.budgets.budget import Figure, Place
from desktop.domain.ledger.budgets.spreading import by_weights, evenly
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.forms.form_dialog import FormDialog
from desktop.ui.screens.ledger.budgets.figures_model import FiguresModel
from desktop.ui.screens.ledger.budgets.questions import place_fields, place_of
from desktop.ui.shell.spec import Context

Weights = Mapping[Place, tuple[int, ...]]
Values = Mapping[str, Any]

_EVENLY: Final = "evenly"
_LAST_YEAR: Final = "last-year"
_SPREAD: Final = Field(
    "spread",
    mark("Spread over the months"),
    FieldKind.CHOICE,
    options=((_EVENLY, mark("Evenly")), (_LAST_YEAR, mark("As last year went"))),
)


class FigureQuestions(QObject):
    """Opens one form at a time over the grid's window; the grid changes, nothing is written."""

    added = Signal(int)
    """Where the line that was added stands."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self.dialog: FormDialog | None = None

    def line(self, model: FiguresModel, weights: Weights) -> None:
        """Ask for a place and its amount."""
        amount = Field(
            "amount",
            mark("Whole year"),
            FieldKind.AMOUNT,
            required=True,
            currency=self._context.currency,
        )
        fields = (*place_fields(self._context, expense_only=False), amount, _SPREAD)
        about = mark("Fund, project and branch may stay empty: then the figure is for any.")

        def does(dialog: FormDialog, values: Values) -> None:
            place, minor = place_of(values), values["amount"]
            if minor < 0:
                account = self._context.masters().accounts[place.account_id].code
                error = UserError("budget-figure-negative", account=account, month=1)
                dialog.show_refusal(error)
                return
            months = (
                by_weights(minor, _weights_of(weights, place, model))
                if values["spread"] == _LAST_YEAR
                else evenly(minor, model.months)
            )
            at = model.add(Figure(place, months))
            dialog.finish()
            self.added.emit(at)

        self._ask(mark("Add a line"), about, mark("Add the line"), fields, does)

    def spread(self, model: FiguresModel, at: int, weights: Weights) -> None:
        """Ask how the line `at` is spread anew."""

        def does(dialog: FormDialog, values: Values) -> None:
            by_last = values["spread"] == _LAST_YEAR
            place = model.rows[at].place
            model.spread(at, _weights_of(weights, place, model) if by_last else None)
            dialog.finish()

        about = mark("The year's amount stays; its months are set anew.")
        self._ask(mark("Spread over the months"), about, mark("Spread"), (_SPREAD,), does)

    def _ask(
        self,
        title: str,
        about: str,
        confirm: str,
        fields: Sequence[Field],
        does: Callable[[FormDialog, Values], None],
    ) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            return
        dialog = FormDialog(title, about, confirm, fields, icon="plus", parent=self._window)
        dialog.agreed.connect(lambda values: does(dialog, values))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None


def _weights_of(weights: Weights, place: Place, model: FiguresModel) -> tuple[int, ...]:
    return weights.get(place, (0,) * model.months)
