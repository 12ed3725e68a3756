"""`sijill report`: a statement, the general ledger or the journal, as text, JSON or PDF."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from desktop.cli.exit_codes import Exit
from desktop.cli.general_ledger_answer import ledger_json, say_ledger
from desktop.cli.journal_answer import journal_json, say_journal
from desktop.cli.opening import opened
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.services.ledger.statements import (
    book_trial_balance,
    general_ledger_rows,
    journal_rows,
    yearly_statement,
)
from desktop.services.session import Session
from desktop.text.statement_json import statement_json, trial_balance_json
from desktop.text.statement_text import statement_text


def run(options: Namespace, terminal: Terminal) -> int:
    """Answer with the statement; a PDF's path is the answer where one was asked for."""
    with opened(options, terminal) as session:
        if options.pdf is not None:
            _print(session, options, terminal)
        elif options.statement == "general-ledger":
            with general_ledger_rows(session.book, session.by, options.year) as (source, ledger):
                (ledger_json if options.json else say_ledger)(source, ledger, terminal)
        elif options.statement == "journal":
            with journal_rows(session.book, session.by, options.year) as (source, entries):
                (journal_json if options.json else say_journal)(source, entries, terminal)
        elif options.statement == "trial-balance":
            balance = book_trial_balance(session.book, session.by, options.year)
            if options.json:
                terminal.json(trial_balance_json(balance, terminal.words))
            else:
                terminal.out.write(statement_text(balance.statement(), terminal.words))
        else:
            statement = yearly_statement(session.book, session.by, options.statement, options.year)
            if options.json:
                terminal.json(statement_json(statement, terminal.words))
            else:
                terminal.out.write(statement_text(statement, terminal.words))
    return Exit.DONE


def _print(session: Session, options: Namespace, terminal: Terminal) -> None:
    from desktop.services.ledger.print_statement import print_statement  # noqa: PLC0415 - slow

    path: Path = options.pdf
    if path.exists():  # said before the work, not after it
        raise UserError("write-target-exists", file=path.name, folder=str(path.parent))
    with progress_bar(terminal, terminal.words("Drawing the pages")) as progress:
        written = print_statement(
            session.book,
            session.by,
            options.statement,
            options.year,
            path,
            terminal.words,
            progress,
        )
    terminal.say(str(written.path))
