"""The four pages of a hand-over: who, what is there, what goes along, the two signatures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.domain.errors import UserError
from desktop.domain.formats import format_day
from desktop.domain.trust.acting import Acting, Role
from desktop.domain.trust.hand_over import HandOverText
from desktop.services.trust.officers import Officer
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.parts.text import Message
from desktop.ui.screens.trust.officer_dialogs import name_of
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.passphrase_edit import PassphraseEdit
from desktop.ui.widgets.text import column, row
from desktop.ui.words import language, ui_words

_OFFICES: Final = tuple(role for role in Role if role is not Role.GUEST_AUDITOR)
_USUAL: Final = mark("The organisation's stamp\nCheque books\nKeys of the cash box and the safe")
_LINES: Final = 110


class WhoStep(QWidget):
    """The office, who gives it up, who receives it."""

    new_asked = Signal()

    def __init__(self, by: Acting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by = by
        self._officers: tuple[Officer, ...] = ()
        self.office, self.giver, self.receiver = QComboBox(), QComboBox(), QComboBox()
        self._new = Button(mark("A new officer…"), Kind.QUIET, "plus")
        layout = column(Space.M, 0, self)
        layout.addWidget(Labelled(mark("Office"), self.office))
        layout.addWidget(Labelled(mark("Handed over by"), self.giver))
        layout.addWidget(
            Labelled(
                mark("Received by"),
                self.receiver,
                mark("Both sit at this computer: each signs with their own passphrase."),
            )
        )
        layout.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addStretch(1)
        self.setFocusProxy(self.office)
        self.office.currentIndexChanged.connect(self._offer_givers)
        self.giver.currentIndexChanged.connect(self._offer_receivers)
        self._new.clicked.connect(self.new_asked)
        language().changed.connect(self.retranslate)

    def offer(self, officers: Sequence[Officer], *, receiver: str = "", may_add: bool) -> None:
        """Offer the offices that somebody holds, and the officers; `receiver` is chosen."""
        self._officers = tuple(one for one in officers if one.active)
        self._new.setVisible(may_add)
        chosen = self.office.currentData()
        self.office.blockSignals(True)
        self.office.clear()
        mine = {one.id: one.roles for one in self._officers}.get(self._by.officer_id, frozenset())
        held = [r for r in _OFFICES if any(r in one.roles for one in self._officers)]
        for role in held:
            self.office.addItem(label(role, ui_words()), role)
        first = next((at for at, role in enumerate(held) if role in mine), 0)
        found = held.index(chosen) if chosen in held else first
        self.office.setCurrentIndex(found)
        self.office.blockSignals(False)
        self._offer_givers()
        if receiver:
            self.receiver.setCurrentIndex(self.receiver.findData(receiver))

    def office_of(self) -> Role | None:
        """Return the office that is chosen."""
        found = self.office.currentData()
        return found if isinstance(found, Role) else None

    def officer(self, combo: QComboBox) -> Officer | None:
        """Return the officer who is chosen in one of the two fields."""
        code = combo.currentData()
        return next((one for one in self._officers if one.code == code), None)

    def check(self) -> None:
        """Raise UserError `hand-over-to-self` unless two officers are chosen."""
        if self.receiver.currentData() is None:
            raise UserError("hand-over-to-self")

    def retranslate(self) -> None:
        """Name offices and officers in the language of now."""
        for at in range(self.office.count()):
            self.office.setItemText(at, label(self.office.itemData(at), ui_words()))
        for combo in (self.giver, self.receiver):
            for at in range(combo.count()):
                found = next((o for o in self._officers if o.code == combo.itemData(at)), None)
                if found is not None:
                    combo.setItemText(at, _named(found))

    def _offer_givers(self) -> None:
        role = self.office_of()
        holders = [one for one in self._officers if role in one.roles]
        self.giver.blockSignals(True)
        self._fill(self.giver, holders, self._by.code)
        self.giver.blockSignals(False)
        self._offer_receivers()

    def _offer_receivers(self) -> None:
        given = self.giver.currentData()
        self._fill(self.receiver, [one for one in self._officers if one.code != given], "")

    def _fill(self, combo: QComboBox, officers: Sequence[Officer], first: str) -> None:
        before = combo.currentData() or first
        combo.clear()
        for one in officers:
            combo.addItem(_named(one), one.code)
        combo.setCurrentIndex(max(combo.findData(before), 0))


class ThingsStep(QWidget):
    """What goes along that no book knows: a stamp, cheque books, keys; and free remarks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items, self.remarks = QPlainTextEdit(), QPlainTextEdit()
        for each in (self.items, self.remarks):
            each.setTabChangesFocus(True)
            each.setFixedHeight(_LINES)
        layout = column(Space.M, 0, self)
        layout.addWidget(
            Labelled(
                mark("Things handed over"),
                self.items,
                mark("One thing on each line. Take away what does not apply, add what is missing."),
            )
        )
        layout.addWidget(Labelled(mark("Remarks"), self.remarks, mark("May be empty.")))
        layout.addStretch(1)
        self.setFocusProxy(self.items)

    def begin(self) -> None:
        """Propose what usually goes along."""
        self.items.setPlainText(ui_words()(_USUAL))
        self.remarks.clear()

    def said(self) -> HandOverText:
        """Return what is written; raises UserError `hand-over-too-long`."""
        lines = (line.strip() for line in self.items.toPlainText().splitlines())
        return HandOverText(tuple(x for x in lines if x), self.remarks.toPlainText().strip())


class SignStep(QWidget):
    """Two passphrases and the file that takes a copy of the report."""

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.giver, self.receiver = PassphraseEdit(), PassphraseEdit()
        self._names: tuple[str, str] = ("", "")
        self._said = (Message("", "label"), Message("", "label"))
        self._fields = {
            "giver": Labelled(mark("Passphrase of whoever hands over"), self.giver),
            "receiver": Labelled(mark("Passphrase of whoever receives"), self.receiver),
        }
        self.path = QLineEdit()
        self.path.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        choose = Button(mark("Choose a file…"), Kind.SECONDARY, "folder-open")
        choose.clicked.connect(self.choose)
        across = row(Space.S)
        across.addWidget(
            Labelled(
                mark("Copy of the signed report"),
                self.path,
                mark("The report is kept in the book as well. Empty: no copy."),
            ),
            1,
        )
        across.addWidget(choose, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = column(Space.S, 0, self)
        for said, field in zip(self._said, self._fields.values(), strict=True):
            layout.addWidget(said)
            layout.addWidget(field)
            layout.addSpacing(Space.S)
        layout.addLayout(across)
        layout.addStretch(1)
        self.setFocusProxy(self.giver)
        self.giver.submitted.connect(self.receiver.setFocus)
        self.receiver.submitted.connect(self.submitted)

    def begin(self, giver: Officer, receiver: Officer, role: Role) -> None:
        """Say who types where, and propose a file; passphrases of an earlier try are forgotten."""
        self.forget()
        self._said[0].say(mark("{name} hands the office over"), name=lambda: name_of(giver))
        self._said[1].say(mark("{name} receives it"), name=lambda: name_of(receiver))
        where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"hand-over-{role.value}-{format_day(dt.datetime.now().astimezone().date())}.pdf"
        self.path.setText(str(Path(where or ".") / name))

    def choose(self) -> None:
        """Ask for the file."""
        found, _ = QFileDialog.getSaveFileName(
            self,
            ui_words()(mark("Copy of the signed report")),
            self.path.text(),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if found:
            self.path.setText(found)

    def target(self) -> Path | None:
        """Return the file for the copy; None where none is wanted."""
        text = self.path.text().strip()
        return Path(text) if text else None

    def forget(self) -> None:
        """Forget the passphrases and what was said about them."""
        self.giver.clear()
        self.receiver.clear()
        self.show_error(None)

    def show_error(self, error: UserError | None) -> bool:
        """Say an error beside its passphrase; return whether it is about one."""
        place = None if error is None else error.fields.get("field")
        for key, field in self._fields.items():
            field.show_error(error if key == place else None)
            if key == place:
                field.setFocus()
        return place in self._fields


def _named(officer: Officer) -> str:
    return ui_words()(mark("{name} ({code})"), name=name_of(officer), code=officer.code)
