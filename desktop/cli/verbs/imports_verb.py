"""`sijill imports`: what was imported, and taking an import back as one."""

from __future__ import annotations

from argparse import Namespace

from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.services.ledger.imports.batches import Batch, list_batches
from desktop.services.ledger.imports.undo_import import undo_import
from desktop.services.session import Session


def run(options: Namespace, terminal: Terminal) -> int:
    """Show the imports, or take one back."""
    with opened(options, terminal) as session:
        if options.action == "undo":
            _undo(session, options, terminal)
        else:
            _list(session, options, terminal)
    return Exit.DONE


def _list(session: Session, options: Namespace, terminal: Terminal) -> None:
    found = list_batches(session.book, session.by)
    if options.json:
        terminal.json({"imports": [_plain(each) for each in found]})
        return
    words = terminal.words
    if not found:
        terminal.say(words("Nothing was imported into this book yet."))
        return
    rows = [
        (
            str(each.id),
            f"{each.imported_at:%Y-%m-%d}",
            each.source,
            str(each.entries),
            words("taken back") if each.undone is not None else "",
        )
        for each in found
    ]
    for line in table(rows, words, frozenset({0, 3})):
        terminal.say(line)


def _undo(session: Session, options: Namespace, terminal: Terminal) -> None:
    words = terminal.words
    with progress_bar(terminal, words("Taking the import back")) as progress:
        count = undo_import(
            session.book,
            session.by,
            options.number,
            reason=options.reason,
            narration=words("Import {number} taken back", number=options.number),
            progress=progress,
        )
    if options.json:
        terminal.json({"undone": options.number, "reversed": count})
    else:
        terminal.say(words.plural("{n} entry was reversed.", "{n} entries were reversed.", count))


def _plain(each: Batch) -> dict[str, object]:
    return {
        "import": each.id,
        "source": each.source,
        "format": each.format,
        "entries": each.entries,
        "officer": each.officer,
        "imported_at": each.imported_at.isoformat(),
        "undone_at": None if each.undone is None else each.undone.isoformat(),
        "reason": each.reason,
    }
