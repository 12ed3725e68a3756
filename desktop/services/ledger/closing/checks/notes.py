"""Whether the organisation wrote notes of its own to the year's statements."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, absent, failing
from desktop.services.ledger.closing.check import YEARLY, Check, Looked
from desktop.store.queries.closing import kept_notes
from desktop.text.words import mark


def _look(looked: Looked) -> Found:
    found = kept_notes(looked.conn, looked.year.id)
    return failing(found.failing) if found.there else absent()


CHECK: Final = Check(
    key="notes",
    place=250,
    title=mark("Notes"),
    ok=mark("Notes to the statements were written."),
    fails=mark("No note to the statements was written for the year; other years have some."),
    absent=mark("Only the standard notes stand below the statements."),
    look=_look,
    screen="notes",
    purposes=YEARLY,
)
