"""`sijill import`: take in a journal of another program, all of it or nothing."""

from __future__ import annotations

from argparse import Namespace

from desktop.cli.exit_codes import Exit
from desktop.cli.import_answer import plan_json, show_plan, show_totals
from desktop.cli.opening import opened
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.services.ledger.import_journal import import_journal, preview_import


def run(options: Namespace, terminal: Terminal) -> int:
    """Read the file, show what it holds, and write it unless only the plan was asked for."""
    words = terminal.words
    with opened(options, terminal) as session:
        book, by = session.book, session.by
        with progress_bar(terminal, words("Reading the journal")) as progress:
            plan = preview_import(book, by, options.file, progress=progress)
        if options.dry_run:
            if options.json:
                terminal.json({"imported": False, **plan_json(plan)})
            else:
                show_plan(plan, terminal)
                terminal.say()
                terminal.say(words("Nothing was written: this was a rehearsal."))
            return Exit.DONE
        with progress_bar(terminal, words("Importing")) as progress:
            done = import_journal(book, by, plan, progress=progress)
    if options.json:
        terminal.json({"imported": True, "batch": done.batch_id, **plan_json(plan)})
    else:
        show_totals(plan, terminal)
        terminal.say(
            words.plural("{n} entry was imported.", "{n} entries were imported.", done.entries)
        )
    return Exit.DONE
