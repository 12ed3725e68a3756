"""`sijill person`: what the book holds of one person."""

from __future__ import annotations

from argparse import Namespace

from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.terminal import Terminal
from desktop.domain.codes import clean_code
from desktop.services.session import Session
from desktop.services.trust.erase_person import erase_person, what_would_go


def run(options: Namespace, terminal: Terminal) -> int:
    """Show, take out or erase."""
    options.code = clean_code(options.code)
    with opened(options, terminal) as session:
        match options.action:
            case "show":
                _show(session, options, terminal)
            case "export":
                _export(session, options, terminal)
            case _:
                _erase(session, options, terminal)
    return Exit.DONE


def _show(session: Session, options: Namespace, terminal: Terminal) -> None:
    words = terminal.words
    found = what_would_go(session.book, session.by, options.code)
    if options.json:
        terminal.json(
            {
                "code": found.code,
                "name_ar": found.name_ar or None,
                "name_en": found.name_en or None,
                "entries": found.entries,
                "mentions": found.mentions,
                "heads": found.heads,
                "drafts": found.drafts,
                "documents": found.documents,
            }
        )
        return
    rows = (
        (words("Code"), found.code),
        (words("Arabic name"), found.name_ar),
        (words("Latin name"), found.name_en),
        (words("Entries with this partner"), f"{found.entries:,}"),
        (words("Entries whose own words hold the name"), f"{found.mentions:,}"),
        (words("Vouchers with the name typed by hand"), f"{found.heads:,}"),
        (words("Drafts and templates with the name"), f"{found.drafts:,}"),
        (words("Documents kept with the record"), f"{found.documents:,}"),
    )
    for line in table(rows, words, frozenset()):
        terminal.say(line)


def _export(session: Session, options: Namespace, terminal: Terminal) -> None:
    # Loads the typesetting, which the other actions do without.
    from desktop.services.trust.person_data import export_person  # noqa: PLC0415

    written = export_person(session, options.code, options.out, terminal.words)
    terminal.say(str(written.path))


def _erase(session: Session, options: Namespace, terminal: Terminal) -> None:
    words = terminal.words
    erase_person(session.book, session.by, options.code, reason=options.reason)
    terminal.say(words("The data was erased. Make a backup now: older ones hold it."))
