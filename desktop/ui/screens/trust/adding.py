"""Ask for a new officer and let them into the book; wherever one may be missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.officers import NewOfficer, Officer
from desktop.text.words import mark
from desktop.ui.screens.trust.officer_dialogs import AddOfficer, Confirmed
from desktop.ui.shell.spec import Context
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic


def ask_new_officer(
    context: Context,
    officers: Iterable[Officer],
    added: Callable[[str], None],
    parent: QWidget,
) -> AddOfficer:
    """Open the window and return it; `added` gets the code once the officer is in the book."""
    organisation = context.masters().organisation
    people = (name for one in officers for name in (one.name_ar, one.name_en) if name)
    dialog = AddOfficer((organisation.name_ar, organisation.name_en, *people), parent)

    def on_added(code: str) -> None:
        dialog.finish()
        context.toast(ui_words()(mark("The officer {code} can open the book now."), code=code))
        added(code)

    def on_agreed(found: object) -> None:
        if not isinstance(found, Confirmed) or not isinstance(found.value, NewOfficer):
            return
        session, new = context.session, found.value
        context.work.write(
            lambda: add_officer(
                session.book,
                session.by,
                new,
                passphrase=found.own,
                authority_passphrase=found.founder or None,
            ),
            on_added,
            dialog.show_error,
            frozenset({Topic.OFFICERS}),
            owner=dialog,
        )

    dialog.agreed.connect(on_agreed)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
