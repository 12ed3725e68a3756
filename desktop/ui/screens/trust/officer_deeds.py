"""Change an officer's offices or passphrase, or remove one: each asks, does it, and says so.

Every function opens the window and returns it.
"""

from __future__ import annotations

from typing import Final, TypeVar

from PySide6.QtWidgets import QWidget

from desktop.services.trust.change_roles import change_roles
from desktop.services.trust.officers import Officer
from desktop.services.trust.remove_officer import remove_officer
from desktop.services.trust.reset_officer import Reset, reset_officer
from desktop.ui.screens.trust.deed_dialog import DeedDialog
from desktop.ui.screens.trust.officer_dialogs import (
    ChangeOffices,
    Confirmed,
    RemoveOfficer,
    ResetOfficer,
    name_of,
)
from desktop.ui.shell.spec import Context
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

D = TypeVar("D", bound=DeedDialog)

_CHANGES: Final = frozenset({Topic.OFFICERS})


def ask_offices(context: Context, officer: Officer, parent: QWidget) -> ChangeOffices:
    """Ask for other offices, or another last day."""
    dialog = ChangeOffices(officer, parent)
    session = context.session

    def on_done(_done: None) -> None:
        dialog.finish()
        words = ui_words()
        context.toast(words("The offices of {name} are changed.", name=name_of(officer)))

    def on_agreed(_found: object) -> None:
        roles, last_day = dialog.values()
        context.work.write(
            lambda: change_roles(session, officer.code, roles, last_day=last_day),
            on_done,
            dialog.show_error,
            _CHANGES,
            owner=dialog,
        )

    dialog.agreed.connect(on_agreed)
    return _opened(dialog)


def ask_reset(context: Context, officer: Officer, parent: QWidget) -> ResetOfficer:
    """Ask for a new passphrase."""
    organisation = context.masters().organisation
    names = (organisation.name_ar, organisation.name_en, officer.name_ar, officer.name_en)
    dialog = ResetOfficer(officer, names, parent)
    session = context.session

    def on_done(done: Reset) -> None:
        dialog.finish()
        words = ui_words()
        if not done.lost_groups:
            context.toast(words("{name} has a new passphrase.", name=name_of(officer)))
            return
        told = words(
            "{name} has a new passphrase. A member has to take them into these groups again: "
            "{groups}.",
            name=name_of(officer),
            groups=words(", ").join(done.lost_groups),
        )
        context.toast(told)

    def on_agreed(found: object) -> None:
        if not isinstance(found, Confirmed) or not isinstance(found.value, str):
            return
        new = found.value
        context.work.write(
            lambda: reset_officer(
                session,
                officer.code,
                passphrase=found.own,
                new_passphrase=new,
                founder_passphrase=found.founder or None,
            ),
            on_done,
            dialog.show_error,
            _CHANGES,
            owner=dialog,
        )

    dialog.agreed.connect(on_agreed)
    return _opened(dialog)


def ask_removal(context: Context, officer: Officer, parent: QWidget) -> RemoveOfficer:
    """Ask whether the officer is to be removed; the book gets a new key."""
    dialog = RemoveOfficer(officer, parent)
    session = context.session

    def on_done(_done: None) -> None:
        dialog.finish()
        words = ui_words()
        told = words(
            "{name} was removed, and the book has a new key. Make a backup now.",
            name=name_of(officer),
        )
        context.toast(told)

    def on_agreed(found: object) -> None:
        if not isinstance(found, Confirmed):
            return
        context.work.write(
            lambda: remove_officer(
                session,
                officer.code,
                passphrase=found.own,
                founder_passphrase=found.founder or None,
                progress=dialog.told.emit,
            ),
            on_done,
            dialog.show_error,
            _CHANGES,
            owner=dialog,
        )

    dialog.agreed.connect(on_agreed)
    return _opened(dialog)


def _opened(dialog: D) -> D:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
