"""What the columns of a table mean: one line for each meaning, the column chosen beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop.domain.ledger.imports.mapping import (
    DayOrder,
    DecimalSign,
    Meaning,
    TableKind,
    TableMapping,
)
from desktop.domain.ledger.masters import Masters
from desktop.services.ledger.imports.import_table import Tabular, column_letter
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.day_edit import DayEdit
from desktop.ui.widgets.pick_edit import Choice, PickEdit
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.text import Text, row
from desktop.ui.words import language, ui_words

_ACROSS: Final = 6
_NONE: Final = -1
_LONGEST: Final = 24
_SHORTEST: Final = 8


class MeaningCard(Card):
    """Gives and takes a `TableMapping`; `changed` whenever a person changed it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(mark("What the columns mean"), parent)
        self._mapping: TableMapping | None = None
        self._table: Tabular | None = None
        self._filling = False
        self.sheet = QComboBox()
        self.columns = {meaning: QComboBox() for meaning in Meaning}
        self.order = Segmented([(each.value, LABELS[each]) for each in DayOrder])
        self.sign = Segmented([(each.value, LABELS[each]) for each in DecimalSign])
        self.day = DayEdit()
        self.rest = PickEdit()
        self._titles = {meaning: Text("", "label") for meaning in Meaning}
        self._names = {key: Text("", "label") for key in ("sheet", "order", "sign", "day", "rest")}
        self._lay_out()
        self._connect()
        self._say()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        for place, meaning in enumerate(Meaning):
            down, across = divmod(place, _ACROSS)
            grid.addWidget(self._titles[meaning], 2 * down, across)
            grid.addWidget(self.columns[meaning], 2 * down + 1, across)
        for across in range(_ACROSS):
            grid.setColumnStretch(across, 1)
        for box in self.columns.values():
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_SHORTEST)
        self.body.addLayout(grid)
        more = row(Space.L)
        for key, widget in (
            ("sheet", self.sheet),
            ("order", self.order),
            ("sign", self.sign),
            ("day", self.day),
            ("rest", self.rest),
        ):
            more.addWidget(self._names[key])
            more.addWidget(widget, 1 if key in {"sheet", "rest"} else 0)
        self.body.addLayout(more)

    def _connect(self) -> None:
        for box in (self.sheet, *self.columns.values()):
            box.activated.connect(self._on_changed)
        self.order.chosen.connect(self._on_changed)
        self.sign.chosen.connect(self._on_changed)
        self.day.day_changed.connect(self._on_changed)
        self.rest.picked_changed.connect(self._on_changed)
        language().changed.connect(self._say)

    def offer_accounts(self, masters: Masters) -> None:
        """Let the account that takes what is missing be chosen among these."""
        words = ui_words()
        self.rest.set_choices(
            Choice(each.code, each.code, words.of(each.name_ar, each.name_en))
            for each in masters.accounts.values()
            if each.postable and each.active
        )

    def show_mapping(self, table: Tabular, mapping: TableMapping) -> None:
        """Show what is known of a table."""
        self._table, self._mapping = table, mapping
        self._filling = True
        self.sheet.clear()
        for grid in table.grids:
            self.sheet.addItem(grid.name or table.file, grid.name)
        self.sheet.setCurrentIndex(max(self.sheet.findData(mapping.sheet), 0))
        self._fill_columns()
        self.order.set_key(mapping.day_order.value)
        self.sign.set_key(mapping.decimal_sign.value)
        self.day.set_day(mapping.day)
        opening = mapping.kind is TableKind.OPENING
        for key, widget in (("day", self.day), ("rest", self.rest)):
            self._names[key].setVisible(opening)
            widget.setVisible(opening)
        several = len(table.grids) > 1
        self.sheet.setVisible(several)
        self._names["sheet"].setVisible(several)
        self._filling = False

    def mapping(self) -> TableMapping:
        """Return the mapping as it is shown now."""
        if self._mapping is None:
            raise RuntimeError("no table is shown")
        chosen = (
            (int(box.currentData()), meaning)
            for meaning, box in self.columns.items()
            if box.currentData() is not None and box.currentData() != _NONE
        )
        return replace(
            self._mapping,
            columns=tuple(sorted(chosen, key=lambda each: each[0])),
            sheet=str(self.sheet.currentData() or ""),
            day_order=DayOrder(self.order.key()),
            decimal_sign=DecimalSign(self.sign.key()),
            day=self.day.day(),
            rest=str(self.rest.picked() or ""),
        )

    def call_account(self, said: str, code: str) -> None:
        """Remember that the table calls the account `code` so."""
        if self._mapping is not None:
            others = tuple(each for each in self._mapping.accounts if each[0] != said)
            self._mapping = replace(self._mapping, accounts=(*others, (said, code)))

    def _say(self) -> None:
        """Say labels and choices in the current language; the title is the card's own."""
        words = ui_words()
        said = {
            "sheet": words("Sheet"),
            "order": words("Days are written"),
            "sign": words("Amounts are written"),
            "day": words("Day of the balances"),
            "rest": words("What a fund lacks goes to"),
        }
        for key, text in said.items():
            self._names[key].setText(text)
        for meaning, title in self._titles.items():
            title.setText(words(LABELS[meaning]))
            self.columns[meaning].setAccessibleName(words(LABELS[meaning]))
        self.sheet.setAccessibleName(said["sheet"])
        self.rest.setAccessibleName(said["rest"])
        self.day.setAccessibleName(said["day"])
        if self._table is not None:
            self._filling = True
            self._fill_columns()
            self._filling = False

    def _fill_columns(self) -> None:
        if self._table is None or self._mapping is None:
            return
        grid = next(
            (each for each in self._table.grids if each.name == self.sheet.currentData()),
            self._table.grids[0],
        )
        heading = next((r for r in grid.rows if r.number == self._mapping.header_row), None)
        none = ui_words()("None")
        for meaning, box in self.columns.items():
            box.clear()
            box.addItem(none, _NONE)
            for at in range(grid.width):
                said = "" if heading is None else str(heading.cell(at) or "")[:_LONGEST]
                letter = column_letter(at)
                box.addItem(f"{letter} \u00b7 {said}" if said else letter, at)
            place = self._mapping.place(meaning)
            box.setCurrentIndex(0 if place is None else max(box.findData(place), 0))

    def _on_changed(self, *_: object) -> None:
        if not self._filling:
            self.changed.emit()
