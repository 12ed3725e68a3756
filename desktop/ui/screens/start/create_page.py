"""The wizard for a new book: the organisation, its first officer, the place; three short pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.text import Message
from desktop.ui.screens.start.create_steps import OfficerStep, OrganisationStep, PlaceStep
from desktop.ui.screens.start.new_book import (
    Wanted,
    check_officer,
    check_organisation,
    check_place,
)
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.text import column, row
from desktop.ui.work.work import Work

_TITLES: Final = (
    mark("The organisation"),
    mark("The first officer"),
    mark("Where the book lies"),
)
_CHECKS: Final[tuple[Callable[[Wanted], None], ...]] = (
    check_organisation,
    check_officer,
    check_place,
)


class CreatePage(QWidget):
    """Asks step by step; what is wrong is said beside the answer, and nothing typed is lost."""

    wanted = Signal(object)
    """The whole answers: `Wanted`."""
    left = Signal()

    def __init__(self, work: Work, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = Message("", "label", wrap=False)
        self._title = Message("", "display")
        self.organisation = OrganisationStep(work)
        self.officer = OfficerStep(self._answers)
        self.place = PlaceStep(folder)
        self._steps = (self.organisation, self.officer, self.place)
        self._at = 0
        self._fault = Fault()
        self._back = Button(mark("Back"), Kind.QUIET, icon="arrow-left")
        self.next_button = Button(mark("Next"), Kind.PRIMARY)
        self._back.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        for step in self._steps:
            step.submitted.connect(self.go_on)
        self._arrange()

    def _arrange(self) -> None:
        card = QFrame()
        card.setProperty("sheet", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        for step in self._steps:
            inside.addWidget(step)
            step.hide()
        inside.addWidget(self._fault)
        buttons = row(Space.M)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self.next_button)
        layout = column(Space.XS, 0, self)
        layout.addWidget(self._step)
        layout.addWidget(self._title)
        layout.addSpacing(Space.S)
        layout.addWidget(card)
        layout.addSpacing(Space.S)
        layout.addLayout(buttons)

    def begin(self) -> None:
        """Ask from the beginning; passphrases of an earlier try are forgotten."""
        self.officer.forget()
        self.organisation.suggest_year(dt.datetime.now(dt.UTC).year)
        self._show(0)

    def show_error(self, error: UserError) -> None:
        """Show what the services refused, beside the answer it is about where that is known."""
        place = next((at for at, step in enumerate(self._steps) if step.shows(error)), None)
        if place is None:
            self._show(len(self._steps) - 1)
            self._fault.show_error(error)
        else:
            self._show(place)
            self._steps[place].show_error(error)

    def go_on(self) -> None:
        """Check this page; show the next one, or hand over the answers."""
        at = self._at
        answers = self._answers()
        self._steps[at].show_error(None)
        self._fault.clear()
        try:
            _CHECKS[at](answers)
        except UserError as error:
            self._steps[at].show_error(error)
            return
        if at + 1 < len(self._steps):
            self._show(at + 1)
        else:
            self.wanted.emit(answers)

    def go_back(self) -> None:
        """Show the page before, or the list of books."""
        at = self._at
        if at:
            self._show(at - 1)
        else:
            self.left.emit()

    def _answers(self) -> Wanted:
        wanted = Wanted()
        for step in self._steps:
            wanted = step.answer(wanted)
        return wanted

    def _show(self, at: int) -> None:
        last = len(self._steps) - 1
        if at == last:
            self.place.suggest_name(self._answers())
        self._fault.clear()
        self._at = at
        for place, step in enumerate(self._steps):
            step.setVisible(place == at)
        self._step.say(mark("Step {step} of {steps}"), step=at + 1, steps=len(self._steps))
        self._title.say(_TITLES[at])
        self.next_button.set_message(mark("Create the book") if at == last else mark("Next"))
        self._steps[at].first_focus()
