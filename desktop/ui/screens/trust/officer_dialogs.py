"""Ask for a new officer, for other offices, for a new passphrase, and whether to remove one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_name
from desktop.domain.trust.acting import Role
from desktop.services.trust.officers import NewOfficer, Officer
from desktop.text.words import mark
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.parts.text import Message
from desktop.ui.screens.trust.deed_dialog import DeedDialog
from desktop.ui.screens.trust.new_passphrase import NewPassphrase
from desktop.ui.screens.trust.offices_field import OfficesField
from desktop.ui.theme import Space
from desktop.ui.widgets.passphrase_edit import PassphraseEdit
from desktop.ui.widgets.text import row
from desktop.ui.words import ui_words

_WIDE = 640
_OF_TERM = frozenset({"guest-without-term", "term-over", "day-unreadable"})
_OF_NEW = frozenset(
    {"passphrase-empty", "passphrase-weak", "passphrases-differ", "passphrase-of-another"}
)
_OF_OWN = frozenset({"wrong-passphrase", "wrong-signing-passphrase"})
_OF_NAME = frozenset({"name-empty", "officer-name-taken"})


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was asked for, with the passphrase of the officer at the keyboard.

    `founder` is that of the book's founder, where it was asked for ("" else).
    """

    value: object
    own: str = field(repr=False)
    founder: str = field(default="", repr=False)


class OwnPassphrase:
    """The fields by which the officer at the keyboard confirms the deed."""

    def __init__(self, dialog: DeedDialog) -> None:
        """Put the fields into the dialog."""
        self.edit, self.founder_edit = PassphraseEdit(), PassphraseEdit()
        self.field = Labelled(mark("Your own passphrase"), self.edit)
        self.founder = Labelled(
            mark("Passphrase of the officer who founded the book"), self.founder_edit
        )
        self.founder.hide()
        dialog.body.addWidget(self.field)
        dialog.body.addWidget(self.founder)
        for each in (self.edit, self.founder_edit):
            each.submitted.connect(dialog.accept)

    def take_back(self) -> None:
        """Take back what was said to be wrong."""
        self.field.show_error(None)
        self.founder.show_error(None)

    def confirmed(self, value: object) -> Confirmed:
        """Return `value`, confirmed; raises UserError `wrong-passphrase` for an empty field."""
        if not self.edit.text():
            raise UserError("wrong-passphrase")
        return Confirmed(value, self.edit.text(), self.founder_edit.text())

    def shows(self, error: UserError) -> bool:
        """Say an error about one of these fields beside it; return whether it is one."""
        if error.key == "wrong-founder-passphrase":
            self.founder.show()
            if self.founder_edit.text():
                self.founder.show_error(error)
            self.founder_edit.setFocus()
            return True
        if error.key in _OF_OWN:
            self.field.show_error(error)
            self.edit.setFocus()
            return True
        return False


class AddOfficer(DeedDialog):
    """Names, offices, last day and the first passphrase of a new officer."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(
            mark("New officer"),
            mark("The new officer types the passphrase; you look away, and confirm with yours."),
            mark("Add the officer"),
            icon="users",
            parent=parent,
        )
        self.setMinimumWidth(_WIDE)
        self._known = tuple(names)
        self.name_ar, self.name_en = QLineEdit(), QLineEdit()
        self.name_en.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._ar = Labelled(mark("Name in Arabic"), self.name_ar)
        self._en = Labelled(mark("Name in English"), self.name_en)
        both = row(Space.M)
        both.addWidget(self._ar, 1)
        both.addWidget(self._en, 1)
        self.offices = OfficesField()
        self.secret = NewPassphrase(self._names)
        self.body.addLayout(both)
        self.body.addWidget(self.offices)
        self.body.addWidget(self.secret)
        self.own = OwnPassphrase(self)
        self.end_body()
        self.secret.submitted.connect(self.own.edit.setFocus)
        self.name_ar.setFocus()

    def values(self) -> Confirmed:
        """Return the `NewOfficer`, confirmed."""
        new = NewOfficer(
            self.name_ar.text(),
            self.name_en.text(),
            self.offices.roles(),
            self.secret.value(),
            last_day=self.offices.day(),
        )
        return self.own.confirmed(new)

    def take_back(self) -> None:
        """Take back what was said to be wrong."""
        super().take_back()
        self.own.take_back()
        self.secret.show_error(None)
        self.offices.show_error(None)
        self._ar.show_error(None)

    def show_error(self, error: UserError) -> None:
        """Say it beside the field that it is about."""
        self._busy(False)
        if self.own.shows(error):
            pass
        elif error.key in _OF_NEW:
            self.secret.show_error(error)
        elif error.key in _OF_TERM:
            self.offices.show_error(error)
        elif error.key in _OF_NAME or error.key.startswith("certificate-name"):
            self._ar.show_error(error)
            self.name_ar.setFocus()
        else:
            self.fault.show_error(error)
        self.adjustSize()

    def _names(self) -> Sequence[str]:
        return (*self._known, self.name_ar.text(), self.name_en.text())


class ChangeOffices(DeedDialog):
    """Other offices, or another last day, for somebody who is there already."""

    def __init__(self, officer: Officer, parent: QWidget | None = None) -> None:
        super().__init__(
            mark("Offices of {name}"),
            mark("They hold from the next time that this officer opens the book."),
            mark("Change the offices"),
            icon="users",
            parent=parent,
            name=name_of(officer),
        )
        self.offices = OfficesField()
        self.offices.set_value(officer.roles, officer.last_day)
        self.body.addWidget(self.offices)
        self.end_body()
        self.offices.setFocus()

    def values(self) -> tuple[frozenset[Role], dt.date | None]:
        """Return the offices and the last day."""
        return self.offices.roles(), self.offices.day()

    def take_back(self) -> None:
        """Take back what was said to be wrong."""
        super().take_back()
        self.offices.show_error(None)

    def show_error(self, error: UserError) -> None:
        """Say it beside the last day, where it is about that."""
        if error.key in _OF_TERM:
            self._busy(False)
            self.offices.show_error(error)
            self.adjustSize()
        else:
            super().show_error(error)


class ResetOfficer(DeedDialog):
    """A new passphrase for somebody who forgot theirs."""

    def __init__(
        self, officer: Officer, names: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            mark("New passphrase for {name}"),
            mark(
                "The officer gets new keys. What was signed before stays signed. Confidential "
                "groups have to take them in again."
            ),
            mark("Give the new passphrase"),
            icon="key-round",
            parent=parent,
            name=name_of(officer),
        )
        self.setMinimumWidth(_WIDE)
        self.secret = NewPassphrase(lambda: names)
        self.body.addWidget(self.secret)
        self.own = OwnPassphrase(self)
        self.end_body()
        self.secret.submitted.connect(self.own.edit.setFocus)
        self.secret.setFocus()

    def values(self) -> Confirmed:
        """Return the new passphrase, confirmed."""
        return self.own.confirmed(self.secret.value())

    def take_back(self) -> None:
        """Take back what was said to be wrong."""
        super().take_back()
        self.own.take_back()
        self.secret.show_error(None)

    def show_error(self, error: UserError) -> None:
        """Say it beside the field that it is about."""
        self._busy(False)
        if error.key in _OF_NEW:
            self.secret.show_error(error)
        elif not self.own.shows(error):
            self.fault.show_error(error)
        self.adjustSize()


class RemoveOfficer(DeedDialog):
    """What removing an officer does, and does not; it shows how far the new key is."""

    told = Signal(int, int)
    """How many pages of how many have the new key; it may come from another thread."""

    def __init__(self, officer: Officer, parent: QWidget | None = None) -> None:
        super().__init__(
            mark("Remove {name} from the book?"),
            mark("Everything that this officer did stays in the book, under the same name."),
            mark("Remove the officer"),
            icon="triangle-alert",
            danger=True,
            parent=parent,
            name=name_of(officer),
        )
        for line in (
            mark("Gone: the way into the book. The book gets a new key, which takes a while."),
            mark("Gone: the membership in confidential groups; each of them gets a new key."),
            mark("Not reached: backups and copies made before. They stay readable to this person."),
            mark("The code is never given to another person."),
        ):
            self.body.addWidget(Message(line))
        self.own = OwnPassphrase(self)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.hide()
        self.body.addWidget(self._bar)
        self.end_body()
        self.told.connect(self._on_told)
        self.own.edit.setFocus()

    def values(self) -> Confirmed:
        """Return the confirmation."""
        return self.own.confirmed(None)

    def _on_told(self, done: int, total: int) -> None:
        """Show how far the new key is; the officer cannot be put back half way."""
        self._bar.setVisible(total > 0)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._bar.setAccessibleName(ui_words()(mark("The book gets a new key")))

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


def name_of(officer: Officer) -> str:
    """Return the officer's name in the language of now, isolated."""
    return isolate_name(ui_words().of(officer.name_ar, officer.name_en) or officer.code)
