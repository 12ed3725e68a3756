"""One officer: offices, duties, the last day, and the fingerprint to compare on the telephone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.formats import format_day
from desktop.domain.isolates import isolate_ltr
from desktop.domain.trust.acting import Act, Acting, Role
from desktop.services.trust.officer_list import OfficerLine
from desktop.text.labels import LABELS, label
from desktop.text.words import mark
from desktop.ui.screens.parts.layouts import clear
from desktop.ui.screens.parts.pairs import Pairs
from desktop.ui.screens.parts.text import Code, Message
from desktop.ui.screens.trust.officer_dialogs import name_of
from desktop.ui.theme import Space
from desktop.ui.widgets.badge import Badge
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words

_IN_A_ROW = 3


class OfficerCard(QFrame):
    """Shows the officer picked in the list; the deeds stand below."""

    offices_asked = Signal()
    reset_asked = Signal()
    removal_asked = Signal()

    def __init__(self, by: Acting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sheet", "card")
        self._by = by
        self._line: OfficerLine | None = None
        self._name = Text("", "title", wrap=True)
        self._badges = column(Space.XS)
        self._pairs = Pairs()
        self._fingerprint = Code("", "strong")
        self.offices = Button(mark("Change the offices…"), Kind.SECONDARY, "users", "F4")
        self.reset = Button(mark("New passphrase…"), Kind.SECONDARY, "key-round", "F7")
        self.removal = Button(mark("Remove…"), Kind.DANGER, "trash-2", "Del")
        layout = column(Space.M, Space.L, self)
        layout.addWidget(self._name)
        layout.addLayout(self._badges)
        layout.addWidget(self._pairs)
        layout.addWidget(Message(mark("Fingerprint of the certificate"), "label", wrap=False))
        layout.addWidget(self._fingerprint)
        layout.addWidget(
            Message(
                mark("Read it aloud to whoever checks a signature: eight groups of five digits."),
                "small",
            )
        )
        layout.addStretch(1)
        deeds = column(Space.S)
        for each in (self.offices, self.reset, self.removal):
            deeds.addWidget(each)
        layout.addLayout(deeds)
        self.offices.clicked.connect(self.offices_asked)
        self.reset.clicked.connect(self.reset_asked)
        self.removal.clicked.connect(self.removal_asked)
        language().changed.connect(self.retranslate)

    def show_officer(self, line: OfficerLine | None) -> None:
        """Show this officer, or nothing."""
        self._line = line
        self.setVisible(line is not None)
        manages = self._by.may(Act.MANAGE_OFFICERS)
        there = line is not None and line.officer.active
        other = line is not None and line.officer.id != self._by.officer_id
        self.offices.setEnabled(manages and there)
        self.reset.setEnabled(manages and there and other)
        self.removal.setEnabled(manages and there and other)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        line = self._line
        if line is None:
            return
        words = ui_words()
        officer = line.officer
        self._name.setText(name_of(officer))
        clear(self._badges)
        held = [role for role in Role if role in officer.roles]
        for at in range(0, len(held), _IN_A_ROW):
            line_of_badges = QWidget()
            across = row(Space.XS, 0, line_of_badges)
            for role in held[at : at + _IN_A_ROW]:
                across.addWidget(Badge(LABELS[role], "accent"))
            across.addStretch(1)
            self._badges.addWidget(line_of_badges)
        duties = words(", ").join(label(duty, words) for duty in line.duties)
        self._pairs.show_pairs(
            (
                (words("Code"), isolate_ltr(officer.code)),
                (words("Last day"), _term(line)),
                (words("Duties of a payment"), duties or words("none")),
            )
        )
        groups = line.fingerprint.split()
        half = len(groups) // 2
        self._fingerprint.setText("\n".join((" ".join(groups[:half]), " ".join(groups[half:]))))


def _term(line: OfficerLine) -> str:
    words = ui_words()
    if line.officer.last_day is None or line.days_left is None:
        return words("no end")
    day = isolate_ltr(format_day(line.officer.last_day))
    if line.days_left < 0:
        return words("{day}: over", day=day)
    if line.days_left == 0:
        return words("{day}: today", day=day)
    left = words.plural("{n} day left", "{n} days left", line.days_left)
    return words("{day}: {left}", day=day, left=left)
