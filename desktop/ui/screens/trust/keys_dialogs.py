"""Ask for what changes keys: one's own passphrase, a recovery code, a group and its members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_name
from desktop.domain.trust.key_groups import KeyGroup, NewGroup
from desktop.services.trust.officers import Officer
from desktop.text.words import mark
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.parts.text import Code, Message
from desktop.ui.screens.trust.deed_dialog import DeedDialog
from desktop.ui.screens.trust.new_passphrase import NewPassphrase
from desktop.ui.screens.trust.officer_dialogs import Confirmed, OwnPassphrase, name_of
from desktop.ui.theme import Space
from desktop.ui.widgets.passphrase_edit import PassphraseEdit
from desktop.ui.widgets.text import column
from desktop.ui.words import ui_words

_WIDE: Final = 640


@dataclass(frozen=True, slots=True)
class OldAndNew:
    """Two passphrases, never printed."""

    old: str = field(repr=False)
    new: str = field(repr=False)


class ChangePassphrase(DeedDialog):
    """The old passphrase, and the new one twice."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(
            mark("Change my passphrase"),
            mark("Nobody can tell you a forgotten one. Write it nowhere near the computer."),
            mark("Change the passphrase"),
            icon="key-round",
            parent=parent,
        )
        self.setMinimumWidth(_WIDE)
        self.old = PassphraseEdit()
        self._old = Labelled(mark("Passphrase of now"), self.old)
        self.secret = NewPassphrase(lambda: names)
        self.body.addWidget(self._old)
        self.body.addWidget(self.secret)
        self.end_body()
        self.old.submitted.connect(self.secret.setFocus)
        self.secret.submitted.connect(self.accept)
        self.old.setFocus()

    def values(self) -> OldAndNew:
        """Return both passphrases."""
        if not self.old.text():
            raise UserError("wrong-passphrase")
        return OldAndNew(self.old.text(), self.secret.value())

    def take_back(self) -> None:
        """Take back what was said to be wrong."""
        super().take_back()
        self._old.show_error(None)
        self.secret.show_error(None)

    def show_error(self, error: UserError) -> None:
        """Say it beside the field that it is about."""
        self._busy(False)
        if error.key in ("wrong-passphrase", "wrong-signing-passphrase"):
            self._old.show_error(error)
            self.old.setFocus()
        elif error.key.startswith("passphrase"):
            self.secret.show_error(error)
        else:
            self.fault.show_error(error)
        self.adjustSize()


class MakeRecovery(DeedDialog):
    """What a recovery code is, confirmed with one's own passphrase."""

    def __init__(self, *, stands: bool, parent: QWidget | None = None) -> None:
        super().__init__(
            mark("Make a recovery code"),
            mark("Both halves are shown once, one after the other, and kept nowhere."),
            mark("Make the code"),
            icon="file-down",
            parent=parent,
        )
        if stands:
            self.body.addWidget(
                Message(mark("The code of before opens nothing from then on: destroy its sheets."))
            )
        self.own = OwnPassphrase(self)
        self.end_body()
        self.own.edit.setFocus()

    def values(self) -> Confirmed:
        """Return the confirmation."""
        return self.own.confirmed(None)

    def take_back(self) -> None:
        """Take back what was said to be wrong."""
        super().take_back()
        self.own.take_back()

    def show_error(self, error: UserError) -> None:
        """Say it beside the passphrase, where it is about that."""
        self._busy(False)
        if not self.own.shows(error):
            self.fault.show_error(error)
        self.adjustSize()


class ShowHalf(DeedDialog):
    """One half of the code, with whom it goes to; the file holds the sheet to be printed."""

    def __init__(self, half: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(
            mark("Half {half} of 2") if half == 1 else mark("The other half: {half} of 2"),
            mark("Print its sheet, or copy it by hand. It is not shown again.")
            if half == 1
            else mark("Print it as well. Then the code is complete."),
            mark("Save the sheet…"),
            icon="file-down",
            parent=parent,
            half=half,
        )
        self.half = half
        self.code = Code(text, "title")
        whom = (
            mark("Give this half to the chair. Nobody keeps both.")
            if half == 1
            else mark("Give this half to the auditor, or to whoever is furthest from the chair.")
        )
        self.body.addWidget(self.code)
        self.body.addWidget(Message(whom, "strong"))
        self.done_tick = QCheckBox(ui_words()(mark("It is on paper, and I have put it away.")))
        self.body.addWidget(self.done_tick)
        self.end_body()
        self.leave.set_message(mark("Go on"))
        self.leave.setEnabled(False)
        self.done_tick.toggled.connect(self.leave.setEnabled)

    def values(self) -> int:
        """Return which half is to be written."""
        return self.half

    def reject(self) -> None:
        """Leave only once the half is on paper: it never comes again."""
        if self.done_tick.isChecked():
            super().reject()

    def saved(self) -> None:
        """The sheet is written; the window stays until it is put away."""
        self._busy(False)


class GroupDialog(DeedDialog):
    """A new group, or other members for one that is there."""

    def __init__(
        self,
        officers: Sequence[Officer],
        own: str,
        group: KeyGroup | None = None,
        parent: QWidget | None = None,
    ) -> None:
        words = ui_words()
        named = "" if group is None else isolate_name(words.of(group.name_ar, group.name_en))
        super().__init__(
            mark("New confidential group") if group is None else mark("Members of “{group}”"),
            mark("Whoever leaves keeps what they copied, and opens nothing that is added later."),
            mark("Make the group") if group is None else mark("Change the members"),
            icon="users",
            parent=parent,
            group=named,
        )
        self._group = group
        self.name_ar, self.name_en = QLineEdit(), QLineEdit()
        self.name_en.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._ar = Labelled(mark("Name in Arabic"), self.name_ar)
        if group is None:
            self.body.addWidget(self._ar)
            self.body.addWidget(Labelled(mark("Name in English"), self.name_en))
        ticks = column(Space.XS)
        self.ticks: dict[str, QCheckBox] = {}
        for one in officers:
            tick = QCheckBox(name_of(one))
            mine = group is None and one.code == own
            tick.setChecked(mine or (group is not None and one.code in group.members))
            tick.setEnabled(not mine)
            self.ticks[one.code] = tick
            ticks.addWidget(tick)
        self.recovery = QCheckBox(words("The recovery code opens it as well"))
        self.recovery.setChecked(group is None or group.recovery)
        self.body.addWidget(Message(mark("Who belongs to it"), "label"))
        self.body.addLayout(ticks)
        self.body.addWidget(self.recovery)
        self.end_body()

    def members(self) -> tuple[str, ...]:
        """Return the codes of the officers who are ticked."""
        return tuple(code for code, tick in self.ticks.items() if tick.isChecked())

    def values(self) -> NewGroup | tuple[str, ...]:
        """Return the new group, or the members of the one that is there."""
        if self._group is not None:
            return self.members()
        return NewGroup(
            self.name_ar.text(),
            self.name_en.text(),
            self.members(),
            recovery=self.recovery.isChecked(),
        )
