"""`sijill report`: any report as text, JSON, PDF or a workbook."""

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
from desktop.domain.ledger.schedules.schedule import Schedule
from desktop.domain.ledger.statements.basis import Basis
from desktop.services.ledger.reports.registry import check_asked, make_report, report_named
from desktop.services.ledger.reports.report import Asked
from desktop.services.ledger.statements import (
    book_trial_balance,
    general_ledger_rows,
    journal_rows,
)
from desktop.services.session import Session
from desktop.text.schedule_json import schedule_json
from desktop.text.schedule_text import schedule_text
from desktop.text.statement_json import statement_json, trial_balance_json
from desktop.text.statement_text import statement_text


def run(options: Namespace, terminal: Terminal) -> int:
    """Answer with the report; a file's path is the answer where one was asked for."""
    asked = Asked(
        year=options.year,
        of=options.of,
        day=options.day,
        basis=None if options.basis is None else Basis(options.basis),
        branch=options.branch,
        project=options.project,
    )
    check_asked(report_named(options.statement), asked)
    path: Path | None = options.pdf or options.xlsx
    if path is not None and path.exists():  # said before the work, not after it
        raise UserError("write-target-exists", file=path.name, folder=str(path.parent))
    with opened(options, terminal) as session:
        if path is not None:
            kind = ".pdf" if options.pdf is not None else ""
            _write(session, options.statement, asked, path, kind, terminal)
        elif report_named(options.statement).make is None:
            _stream(session, options, terminal)
        elif options.statement == "trial-balance" and options.json:
            balance = book_trial_balance(session.book, session.by, asked.year)
            terminal.json(trial_balance_json(balance, terminal.words))
        else:
            _say(session, options.statement, asked, terminal, as_json=options.json)
    return Exit.DONE


def _say(session: Session, name: str, asked: Asked, terminal: Terminal, *, as_json: bool) -> None:
    words = terminal.words
    made = make_report(session.book, session.by, name, asked)
    if isinstance(made, Schedule):
        if as_json:
            terminal.json(schedule_json(made, words))
        else:
            terminal.out.write(schedule_text(made, words))
    elif as_json:
        terminal.json(statement_json(made, words))
    else:
        terminal.out.write(statement_text(made, words))


def _stream(session: Session, options: Namespace, terminal: Terminal) -> None:
    book, by, year = session.book, session.by, options.year
    if options.statement == "general-ledger":
        with general_ledger_rows(book, by, year) as (source, ledger):
            (ledger_json if options.json else say_ledger)(source, ledger, terminal)
    else:
        with journal_rows(book, by, year) as (source, entries):
            (journal_json if options.json else say_journal)(source, entries, terminal)


def _write(  # noqa: PLR0917 - what is asked, where to, as what
    session: Session, name: str, asked: Asked, path: Path, kind: str, terminal: Terminal
) -> None:
    from desktop.services.ledger.reports.write_report import (  # noqa: PLC0415 - slow
        write_report,
    )

    with progress_bar(terminal, terminal.words("Drawing the pages")) as progress:
        written = write_report(
            session.book, session.by, name, asked, path, terminal.words, progress, kind=kind
        )
    terminal.say(str(written.path))
