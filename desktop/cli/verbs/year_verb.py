"""`sijill year`: years and months, the checklist, closing a year, opening it again, filing it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Final

from desktop.cli import year_answer as answer
from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened_with, passphrase_of
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.domain.ledger.year import PeriodStatus
from desktop.services.ledger.close_period import set_period
from desktop.services.ledger.closing.check import Purpose
from desktop.services.ledger.closing.checklist import checklist, explain_point, standing_until
from desktop.services.ledger.closing.close_year import close_year, preview_closing
from desktop.services.ledger.closing.file_year import file_year
from desktop.services.ledger.closing.lock_months import lock_until
from desktop.services.ledger.closing.reopen_year import (
    agree_reopening,
    ask_reopening,
    decline_reopening,
)
from desktop.services.ledger.list_masters import list_years
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.services.trust.verify_book import verify_book

_STATUS: Final = {"lock": PeriodStatus.CLOSED, "unlock": PeriodStatus.OPEN}


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked for; exit code 1 where a checklist has something left to do."""
    secret = passphrase_of(options, terminal)
    with opened_with(options, secret) as session:
        return _ACTIONS[options.action](session, options, terminal, secret)


def _list(session: Session, options: Namespace, terminal: Terminal, _: str) -> int:
    years = list_years(session.book, session.by)
    if options.json:
        terminal.json({"years": [answer.year_json(each) for each in years]})
        return Exit.DONE
    for line in table(answer.year_rows(years, terminal.words), terminal.words, frozenset({1})):
        terminal.say(line)
    return Exit.DONE


def _set(session: Session, options: Namespace, terminal: Terminal, _: str) -> int:
    set_period(session.book, session.by, options.year, options.month, _STATUS[options.action])
    words = terminal.words
    fields = {"number": options.month, "year": options.year}
    if options.json:
        return _list(session, options, terminal, "")
    if options.action == "lock":
        terminal.say(words("Month {number} of the year {year} is locked.", **fields))
    else:
        terminal.say(words("Month {number} of the year {year} is open.", **fields))
    return Exit.DONE


def _lock_until(session: Session, options: Namespace, terminal: Terminal, _: str) -> int:
    words = terminal.words
    standing = standing_until(session.book, session.by, options.day)
    locked = 0
    if not options.dry_run:
        locked = len(lock_until(session.book, session.by, options.day))
    currency = masters_of(session.book, session.by).organisation.currency
    if options.json:
        points = [answer.point_json(each, currency, words) for each in standing.points]
        terminal.json({"day": options.day.isoformat(), "locked": locked, "standing": points})
        return Exit.DONE
    for line in table(answer.point_rows(standing.points, currency, words), words, frozenset()):
        terminal.say(line)
    if not options.dry_run:
        terminal.say(words.plural("{n} month is locked.", "{n} months are locked.", locked))
    return Exit.DONE


def _checklist(session: Session, options: Namespace, terminal: Terminal, _: str) -> int:
    words = terminal.words
    sound = None
    if not options.quick:
        with progress_bar(terminal, words("Checking the book")) as progress:
            sound = verify_book(session.book, session.by, progress=progress).sound
    purpose = Purpose(options.purpose)
    found = checklist(session.book, session.by, options.year, purpose=purpose, sound=sound)
    currency = masters_of(session.book, session.by).organisation.currency
    if options.json:
        points = [answer.point_json(each, currency, words) for each in found.points]
        said = {"year": found.year.name, "status": found.year.status.value}
        terminal.json({**said, "left": len(found.left), "points": points})
    else:
        for line in table(answer.point_rows(found.points, currency, words), words, frozenset()):
            terminal.say(line)
        left = len(found.left)
        terminal.say(words.plural("{n} point is left to do.", "{n} points are left to do.", left))
    return Exit.NO if found.left else Exit.DONE


def _explain(session: Session, options: Namespace, terminal: Terminal, _: str) -> int:
    explain_point(session.book, session.by, options.year, options.point, options.reason)
    words = terminal.words
    _tell(options, terminal, words("The reason is kept with the checklist."), point=options.point)
    return Exit.DONE


def _preview(session: Session, options: Namespace, terminal: Terminal, _: str) -> int:
    plan = preview_closing(session.book, session.by, options.year)
    masters = masters_of(session.book, session.by)
    currency, words = masters.organisation.currency, terminal.words
    if options.json:
        codes = {each.id: each.code for each in masters.accounts.values()}
        said = {"year": options.year, "currency": currency.code}
        terminal.json({**said, **answer.plan_json(plan, codes, currency)})
        return Exit.DONE
    rows = answer.plan_rows(plan, currency, words)
    for line in table(rows, words, answer.AMOUNTS_OF_PLAN):
        terminal.say(line)
    if not rows:
        terminal.say(words("There is no income and no expense to close."))
    return Exit.DONE


def _close(session: Session, options: Namespace, terminal: Terminal, secret: str) -> int:
    words = terminal.words
    with progress_bar(terminal, words("Closing the year")) as progress:
        done = close_year(
            session,
            options.year,
            passphrase=secret,
            reason=options.reason,
            language=words.language,
            progress=progress,
        )
    if options.json:
        terminal.json(answer.closed_json(done))
        return Exit.DONE
    terminal.say(words("The fiscal year {year} is closed.", year=done.year_name))
    posted, left = len(done.posted), len(done.checklist.left)
    terminal.say(words.plural("{n} closing entry.", "{n} closing entries.", posted))
    if left:
        terminal.say(words.plural("{n} point was left open.", "{n} points were left open.", left))
    return Exit.DONE


def _reopen(session: Session, options: Namespace, terminal: Terminal, secret: str) -> int:
    words, year = terminal.words, options.year
    if options.agree:
        back = agree_reopening(session, year, passphrase=secret, language=words.language)
        said = words("The fiscal year {year} is open again.", year=year)
        _tell(options, terminal, said, year=year, status="open", reversed=back)
    elif options.decline:
        decline_reopening(session, year, options.reason, passphrase=secret)
        said = words("The fiscal year {year} stays closed.", year=year)
        _tell(options, terminal, said, year=year, status="closed")
    else:
        number = ask_reopening(session, year, options.reason, passphrase=secret)
        said = words("Another officer has to agree before {year} opens again.", year=year)
        _tell(options, terminal, said, year=year, status="closed", request=number)
    return Exit.DONE


def _file(session: Session, options: Namespace, terminal: Terminal, secret: str) -> int:
    found = file_year(session, options.year, passphrase=secret)
    name = f"{found.number} v{found.version}"
    said = terminal.words(
        "The fiscal year {year} is filed with package {package}.",
        year=options.year,
        package=name,
    )
    fields = {"package": found.number, "version": found.version, "sha256": found.sha256}
    _tell(options, terminal, said, year=options.year, status="filed", **fields)
    return Exit.DONE


def _tell(options: Namespace, terminal: Terminal, said: str, **fields: object) -> None:
    if options.json:
        terminal.json(fields)
    else:
        terminal.say(said)


_Action = Callable[[Session, Namespace, Terminal, str], int]
_ACTIONS: Final[Mapping[str, _Action]] = {
    "list": _list,
    "lock": _set,
    "unlock": _set,
    "lock-until": _lock_until,
    "checklist": _checklist,
    "explain": _explain,
    "preview": _preview,
    "close": _close,
    "reopen": _reopen,
    "file": _file,
}
