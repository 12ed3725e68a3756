"""The three pages of the wizard for a new book."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from desktop.domain.errors import UserError
from desktop.domain.folding import fold
from desktop.domain.trust.passphrase import remark_on
from desktop.text.passphrase import REMARKS
from desktop.text.words import mark
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.parts.text import Message
from desktop.ui.screens.start import deeds
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.passphrase_edit import PassphraseEdit
from desktop.ui.widgets.text import column, row, styled
from desktop.ui.words import language, ui_words

if TYPE_CHECKING:
    from desktop.domain.ledger.chart import NewAccount
    from desktop.ui.screens.start.new_book import Wanted
    from desktop.ui.work.work import Work

_DEFAULT_CHART: Final = "ngo"
_EXAMPLES: Final = 6


class Step(QWidget):
    """One page: fields by the name that errors give them."""

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Labelled] = {}
        self.column = column(Space.M, 0, self)

    def shows(self, error: UserError) -> bool:
        """Tell whether the error is about an answer on this page."""
        return str(error.fields.get("field", "")) in self.fields

    def show_error(self, error: UserError | None) -> None:
        """Say the error beside its answer and go there; None takes all back."""
        for field in self.fields.values():
            field.show_error(None)
        if error is not None and self.shows(error):
            wrong = self.fields[str(error.fields["field"])]
            wrong.show_error(error)
            wrong.setFocus()

    def first_focus(self) -> None:
        """Put the keyboard into the first field."""
        next(iter(self.fields.values())).setFocus()

    def answer(self, wanted: Wanted) -> Wanted:
        """Return the answers with those of this page filled in."""
        raise NotImplementedError

    def _line(self, name: str, label: str, help_text: str = "", *, ltr: bool = False) -> QLineEdit:
        line = QLineEdit()
        if ltr:
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line.returnPressed.connect(self._on_enter)
        self.fields[name] = Labelled(label, line, help_text)
        return line

    def _on_enter(self) -> None:
        """Enter goes to the next field, and from the last one to the next page."""
        order = list(self.fields.values())
        here = next((at for at, each in enumerate(order) if each.field.hasFocus()), len(order))
        if here + 1 < len(order):
            order[here + 1].setFocus()
        else:
            self.submitted.emit()


class OrganisationStep(Step):
    """Names, currency, first year, and the chart of accounts to begin with."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name_ar = self._line("name_ar", mark("Name in Arabic"))
        self.name_en = self._line(
            "name_en", mark("Name in English"), mark("May be empty."), ltr=True
        )
        self.currency = QComboBox()
        for code in deeds.currencies():
            self.currency.addItem(code, code)
        self.year = self._line(
            "year", mark("First fiscal year"), mark("From 1 January to 31 December."), ltr=True
        )
        self.chart = QComboBox()
        self.fields["currency"] = Labelled(
            mark("Currency of the book"), self.currency, mark("Cannot be changed later.")
        )
        self.fields["chart"] = Labelled(mark("Chart of accounts"), self.chart)
        self._charts: Mapping[str, tuple[NewAccount, ...]] = {}
        pair = row(Space.L)
        for name in ("currency", "year"):
            pair.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
        for name in ("name_ar", "name_en"):
            self.column.addWidget(self.fields[name])
        self.column.addLayout(pair)
        self.column.addWidget(self.fields["chart"])
        self.column.addStretch(1)
        self.chart.currentIndexChanged.connect(self._describe)
        language().changed.connect(self.retranslate)
        work.read(deeds.charts, self._on_charts, owner=self)

    def suggest_year(self, year: int) -> None:
        """Fill in the year of now, unless something stands there."""
        if not self.year.text():
            self.year.setText(str(year))

    def answer(self, wanted: Wanted) -> Wanted:
        """Fill in names, currency, year and chart."""
        return dataclasses.replace(
            wanted,
            name_ar=self.name_ar.text(),
            name_en=self.name_en.text(),
            currency=str(self.currency.currentData()),
            year=self.year.text(),
            chart=self.chart.currentData(),
        )

    def retranslate(self) -> None:
        """Name the charts in the language of now."""
        words = ui_words()
        for at in range(self.chart.count()):
            name = self.chart.itemData(at)
            if name is None:
                self.chart.setItemText(at, words("Empty: I bring my own"))
            else:
                accounts = len(self._charts[name])
                self.chart.setItemText(
                    at,
                    words.plural(
                        "Civil-society organisation, {n} account",
                        "Civil-society organisation, {n} accounts",
                        accounts,
                    ),
                )
        self._describe()

    def _on_charts(self, charts: Mapping[str, tuple[NewAccount, ...]]) -> None:
        self._charts = charts
        for name in charts:
            self.chart.addItem("", name)
        self.chart.addItem("", None)
        self.chart.setCurrentIndex(max(self.chart.findData(_DEFAULT_CHART), 0))
        self.retranslate()

    def _describe(self) -> None:
        """Name the first headings of the chart, so that people know it again."""
        words = ui_words()
        accounts = self._charts.get(self.chart.currentData() or "", ())
        heads = [words.of(each.name_ar, each.name_en) for each in accounts if not each.parent_code]
        joined = " \u00b7 ".join(heads[:_EXAMPLES])
        self.fields["chart"].help.setText(joined)
        self.fields["chart"].help.setVisible(bool(joined))


class OfficerStep(Step):
    """The first officer and the passphrase, judged in sentences while it is typed."""

    def __init__(self, answers: Callable[[], Wanted], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = answers
        self.officer_ar = self._line("officer_ar", mark("Name of the officer in Arabic"))
        self.officer_en = self._line(
            "officer_en", mark("Name of the officer in English"), mark("May be empty."), ltr=True
        )
        self.passphrase, self.again = PassphraseEdit(), PassphraseEdit()
        self.fields["passphrase"] = Labelled(mark("Passphrase"), self.passphrase)
        self.fields["again"] = Labelled(mark("The same passphrase again"), self.again)
        self._quality = Message("", "muted")
        for name in ("officer_ar", "officer_en", "passphrase"):
            self.column.addWidget(self.fields[name])
        self.column.addWidget(self._quality)
        self.column.addWidget(self.fields["again"])
        self.column.addWidget(
            Message(
                mark("Nobody can open the book without it, and nobody can recover it for you."),
                "small",
            )
        )
        self.column.addStretch(1)
        self.passphrase.text_changed.connect(self._judge)
        self.passphrase.submitted.connect(self.again.setFocus)
        self.again.submitted.connect(self.submitted)
        self._judge()

    def forget(self) -> None:
        """Forget the passphrases."""
        self.passphrase.clear()
        self.again.clear()

    def answer(self, wanted: Wanted) -> Wanted:
        """Fill in the officer and the passphrases."""
        return dataclasses.replace(
            wanted,
            officer_ar=self.officer_ar.text(),
            officer_en=self.officer_en.text(),
            passphrase=self.passphrase.text(),
            again=self.again.text(),
        )

    def _judge(self) -> None:
        typed = self.passphrase.text()
        names = self._answers().names if typed else ()
        found = remark_on(typed, names)
        self._quality.say(REMARKS[found])
        styled(self._quality, role="error" if typed and found.weak else "muted")


class PlaceStep(Step):
    """The folder that takes the book, and what the book's own folder is called."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.book = self._line(
            "book",
            mark("Name of the book"),
            mark("A short name for its folder, better in Latin letters."),
            ltr=True,
        )
        self.folder = self._line(
            "folder",
            mark("Folder"),
            mark("On this computer's own disk. Sticks are for packages and backups."),
            ltr=True,
        )
        self.folder.setText(str(folder))
        self._choose = Button(mark("Choose a folder"), Kind.SECONDARY, icon="folder-open")
        self._choose.clicked.connect(self.choose)
        self.column.addWidget(self.fields["book"])
        self.column.addWidget(self.fields["folder"])
        self.column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)

    def suggest_name(self, wanted: Wanted) -> None:
        """Fill in a name from that of the organisation, unless something stands there."""
        if not self.book.text():
            plain = fold(wanted.name_en).replace(" ", "-")
            self.book.setText("".join(c for c in plain if c.isalnum() or c == "-")[:40])

    def choose(self) -> None:
        """Ask for a folder."""
        title = ui_words()(mark("Choose a folder"))
        found = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if found:
            self.folder.setText(found)

    def answer(self, wanted: Wanted) -> Wanted:
        """Fill in the place."""
        folder = Path(self.folder.text().strip() or ".")
        return dataclasses.replace(wanted, folder=folder, book=self.book.text())
