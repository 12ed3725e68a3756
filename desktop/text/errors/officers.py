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
        "After that nobody could add or remove officers any more. Make another officer chair first."
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
    "hand-over-to-self": mark("An office passes to another officer. Choose who receives it."),
    "hand-over-guest": mark(
        "The office of a guest auditor is not handed over: it ends with its last day. Add the next "
        "guest as a new officer."
    ),
    "hand-over-not-held": mark(
        "The officer {officer} does not hold the office “{role}”. Choose the office again."
    ),
    "hand-over-of-another": mark(
        "Only the officer who gives the office up, or one who manages officers, can hand it over. "
        "Let one of them open the book."
    ),
    "hand-over-passphrase": mark(
        "That is not the passphrase of the officer {officer}. Nothing was signed and nothing "
        "changed; let the officer type it again."
    ),
    "hand-over-too-long": mark(
        "The report has room for {items} things of {item} letters each, and for remarks of "
        "{remarks} letters. Shorten them, or attach a document to the archive."
    ),
}
