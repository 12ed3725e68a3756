"""The sentences of offices: terms, permissions, duties, and how an office is handed over."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "permission-fixed": mark(
        "Whether the office “{role}” may {act} cannot be changed. {reason}. Nothing was changed; "
        "give the person another office instead."
    ),
    "auditor-other-offices": mark(
        "“{role}” cannot be held together with another office: whoever audits the book does not "
        "keep it. Choose this office alone, or the others without it."
    ),
    "last-governor": mark(
        "After that nobody could add or remove officers any more. Make another officer chair "
        "first."
    ),
    "own-chair-role": mark(
        "You cannot give up your own office of chair here. Make another officer chair, and let "
        "them change your offices; or hand the office over."
    ),
    "guest-without-term": mark(
        "A guest auditor needs a last day. Say until when the visit lasts; it can be made longer "
        "later."
    ),
    "term-over": mark(
        "{day} has passed already. Choose today or a later day as the last day, or end the "
        "office by removing the officer."
    ),
    "office-ended": mark(
        "This officer could open the book until {day}. Ask the chair to set a later last day; "
        "the passphrase stays the same."
    ),
}
