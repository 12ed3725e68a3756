"""`sijill report`: a statement, the general ledger or the journal, as text, JSON or PDF."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from desktop.cli.exit_codes import Exit
from desktop.cli.general_ledger_answer import ledger_json, say_ledger
from desktop.cli.journal_answer import journal_json, say_journal
from desktop.cli.opening import opened
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.domain.ledger.statements.table import Label, Statement
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
                coded = _with_codes(balance.statement())
                terminal.out.write(statement_text(coded, terminal.words))
        else:
            statement = yearly_statement(session.book, session.by, options.statement, options.year)
            if options.json:
                terminal.json(statement_json(statement, terminal.words))
            else:
                terminal.out.write(statement_text(statement, terminal.words))
    return Exit.DONE


def _with_codes(statement: Statement) -> Statement:
    """Put the code before each account: a flat list holds the same name more than once."""
    rows = tuple(replace(row, label=_with_code(row.label)) for row in statement.rows)
    return replace(statement, rows=rows)


def _with_code(label: Label) -> Label:
    names = (f"{label.code}  {name}" if name else "" for name in (label.name_ar, label.name_en))
    name_ar, name_en = names
    return replace(label, name_ar=name_ar, name_en=name_en) if label.code else label


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
