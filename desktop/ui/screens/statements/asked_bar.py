"""What a report is to be about: one account or grant, a day, a branch, a project."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.ledger.reports import Takes
from desktop.text.words import mark
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.day_edit import DayEdit
from desktop.ui.widgets.pick_edit import Choice, PickEdit
from desktop.ui.widgets.text import Text, row
from desktop.ui.words import language, ui_words

if TYPE_CHECKING:
    from desktop.services.ledger.reports.report import Asked, Report
    from desktop.services.ledger.reports.report import Choice as Offered

_LEAST: Final = 110
_MOST: Final = 210
_TITLES: Final = {
    Takes.DAY: mark("Up to the day"),
    Takes.BRANCH: mark("Branch"),
    Takes.PROJECT: mark("Project"),
}


class AskedBar(QWidget):
    """Only what the report can be asked for is shown; nothing chosen means all of it."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._of_title = ""
        self._offered: tuple[Offered, ...] = ()
        self.of, self.branch, self.project = PickEdit(), PickEdit(), PickEdit()
        self.day = DayEdit()
        self._fields = {
            None: self.of,
            Takes.DAY: self.day,
            Takes.BRANCH: self.branch,
            Takes.PROJECT: self.project,
        }
        self._labels = {key: Text("", "muted") for key in self._fields}
        layout = row(Space.S, 0, self)
        for key, field in self._fields.items():
            layout.addWidget(self._labels[key])
            layout.addWidget(field, 1)
            self._labels[key].setBuddy(field)
        for pick in (self.of, self.branch, self.project):
            pick.setMinimumWidth(_LEAST)
            pick.setMaximumWidth(_MOST)
            pick.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            pick.picked_changed.connect(lambda _: self.changed.emit())
            pick.editingFinished.connect(self._on_left)
        self.day.day_changed.connect(lambda _: self.changed.emit())
        layout.addStretch(0)
        language().changed.connect(self.retranslate)

    def show_for(self, report: Report) -> None:
        """Offer what `report` can be asked for; what another report was asked is forgotten."""
        self._of_title, self._offered = report.of, ()
        masters = self._context.masters()
        has = {
            Takes.BRANCH: bool(masters.branches),
            Takes.PROJECT: bool(masters.projects),
        }
        for key, field in self._fields.items():
            shown = bool(report.of) if key is None else key in report.takes and has.get(key, True)
            field.setVisible(shown)
            self._labels[key].setVisible(shown)
        self.blockSignals(True)
        for pick in (self.of, self.branch, self.project):
            pick.set_picked(None)
        self.day.set_day(None)
        self.blockSignals(False)
        self.setVisible(any(not field.isHidden() for field in self._fields.values()))
        self.retranslate()

    def offer(self, choices: Iterable[Offered]) -> None:
        """Offer what `of` may be."""
        self._offered = tuple(choices)
        self.retranslate()

    def choose(self, of: str) -> None:
        """Ask about the thing with this code."""
        self.of.set_picked(of)

    def asked(self, year: str | None) -> Asked:
        """Return what is asked for now."""
        from desktop.services.ledger.reports.report import Asked  # noqa: PLC0415

        return Asked(
            year=year,
            of=str(self.of.picked() or ""),
            day=self.day.day() if not self.day.isHidden() else None,
            branch=str(self.branch.picked() or ""),
            project=str(self.project.picked() or ""),
        )

    def retranslate(self) -> None:
        """Say titles and names in the language of now."""
        words, masters = ui_words(), self._context.masters()
        for key, text in self._labels.items():
            title = self._of_title if key is None else _TITLES[key]
            text.setText(words(title))
            self._fields[key].setAccessibleName(words(title))
        self.of.set_choices(
            Choice(each.code, each.code, words.of(each.name.ar, each.name.en))
            for each in self._offered
        )
        for pick, known in (
            (self.branch, masters.branches.values()),
            (self.project, masters.projects.values()),
        ):
            pick.set_choices(
                Choice(each.code, each.code, words.of(each.name_ar, each.name_en)) for each in known
            )
            pick.setPlaceholderText(words("All"))

    def _on_left(self) -> None:
        """An emptied field asks for everything again."""
        pick = self.sender()
        if isinstance(pick, PickEdit) and not pick.text().strip() and pick.picked() is not None:
            pick.set_picked(None)
