"""The three sheets of keys: my passphrase, the recovery code, confidential groups."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.formats import format_day
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.trust.key_groups import KeyGroup
from desktop.services.trust.key_state import KeyState
from desktop.text.words import mark
from desktop.ui.screens.parts.layouts import clear
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words


class PassphraseCard(Card):
    """The passphrase of the officer at the keyboard."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(mark("My passphrase"), parent)
        self.change = Button(mark("Change my passphrase…"), Kind.SECONDARY, "key-round", "F4")
        self.body.addWidget(
            Message(
                mark(
                    "It opens the book and signs in your name. Backups made before open with the "
                    "old one."
                ),
                "muted",
            )
        )
        _foot(self, self.change)
        self.change.clicked.connect(self.asked)


class RecoveryCard(Card):
    """The code in two halves that lets an officer in who forgot everything."""

    asked = Signal()

    def __init__(self, *, may: bool, parent: QWidget | None = None) -> None:
        super().__init__(mark("Recovery code"), parent)
        self._state: KeyState | None = None
        self.said = Text("", "label", wrap=True)
        self.make = Button(mark("Make a recovery code…"), Kind.SECONDARY, "file-down", "F5")
        self.make.setEnabled(may)
        self.body.addWidget(
            Message(
                mark(
                    "Two sheets of paper that open the book together, when an officer forgot the "
                    "passphrase and nobody else can help. One half for the chair, the other for "
                    "the auditor, in two places. A code is used once."
                ),
                "muted",
            )
        )
        self.body.addWidget(self.said)
        _foot(self, self.make)
        self.make.clicked.connect(self.asked)
        language().changed.connect(self._say)

    def show_state(self, state: KeyState) -> None:
        """Say whether a code stands."""
        self._state = state
        self._say()

    def _say(self) -> None:
        if self._state is None:
            return
        words = ui_words()
        made = self._state.recovery
        if made is None:
            self.said.setText(
                words("No recovery code stands: none was made, or the last one was used.")
            )
            return
        day = isolate_ltr(format_day(made.astimezone().date()))
        self.said.setText(words("A recovery code of {day} stands; it was never used.", day=day))


class GroupsCard(Card):
    """The confidential circles; what they keep is closed to everybody else."""

    new_asked = Signal()
    members_asked = Signal(object)
    """The `KeyGroup` whose members are to be changed."""

    def __init__(self, *, may: bool, parent: QWidget | None = None) -> None:
        super().__init__(mark("Confidential groups"), parent)
        self._may = may
        self._state: KeyState | None = None
        self.new = Button(mark("New group…"), Kind.SECONDARY, "plus", "F7")
        self.new.setEnabled(may)
        self._rows = column(Space.S)
        self.body.addWidget(
            Message(
                mark(
                    "Documents of a group are opened by its members alone, whoever else can open "
                    "the book. Every change of members gives the group a new key."
                ),
                "muted",
            )
        )
        self.body.addLayout(self._rows)
        _foot(self, self.new)
        self.new.clicked.connect(self.new_asked)
        language().changed.connect(self._draw)

    def show_state(self, state: KeyState) -> None:
        """Show the groups."""
        self._state = state
        self._draw()

    def _draw(self) -> None:
        clear(self._rows)
        if self._state is None:
            return
        if not self._state.groups:
            self._rows.addWidget(Message(mark("There is no confidential group yet."), "label"))
        for group in self._state.groups:
            self._rows.addWidget(self._row(group, self._state))

    def _row(self, group: KeyGroup, state: KeyState) -> QWidget:
        words = ui_words()
        names = {one.code: words.of(one.name_ar, one.name_en) for one in state.officers}
        members = words(", ").join(isolate_name(names.get(c, c)) for c in group.members)
        made = QWidget()
        across = row(Space.M, 0, made)
        texts = column(0)
        texts.addWidget(Text(isolate_name(words.of(group.name_ar, group.name_en)), "strong"))
        texts.addWidget(Text(words("Members: {members}", members=members), "small", wrap=True))
        across.addLayout(texts, 1)
        change = Button(mark("Members…"), Kind.QUIET, "users")
        change.setEnabled(self._may and group.mine)
        change.clicked.connect(lambda: self.members_asked.emit(group))
        across.addWidget(change)
        return made


def _foot(card: Card, button: Button) -> None:
    foot = row(Space.S)
    foot.addWidget(button)
    foot.addStretch(1)
    card.body.addLayout(foot)
