"""`sijill year`: the fiscal years, and months that are locked and opened again."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.terminal import Terminal
from desktop.domain.ledger.year import PeriodStatus
from desktop.services.ledger.close_period import set_period
from desktop.services.ledger.list_masters import YearMonths, list_years
from desktop.services.session import Session
from desktop.text.labels import label

_STATUS: Final = {"lock": PeriodStatus.CLOSED, "unlock": PeriodStatus.OPEN}


def run(options: Namespace, terminal: Terminal) -> int:
    """Show the years, or set a month; the answer of `--json` is the years in both cases."""
    with opened(options, terminal) as session:
        if options.action != "list":
            _set(session, options, terminal)
        years = list_years(session.book, session.by)
    if options.json:
        terminal.json({"years": [_json(each) for each in years]})
    elif options.action == "list":
        _say(years, terminal)
    return Exit.DONE


def _set(session: Session, options: Namespace, terminal: Terminal) -> None:
    set_period(session.book, session.by, options.year, options.month, _STATUS[options.action])
    if options.json:
        return
    words = terminal.words
    fields = {"number": options.month, "year": options.year}
    if options.action == "lock":
        terminal.say(words("Month {number} of the year {year} is locked.", **fields))
    else:
        terminal.say(words("Month {number} of the year {year} is open.", **fields))


def _say(years: tuple[YearMonths, ...], terminal: Terminal) -> None:
    words = terminal.words
    rows = [
        (
            each.year.name,
            str(month.number),
            month.first_day.isoformat(),
            month.last_day.isoformat(),
            label(month.status, words),
        )
        for each in years
        for month in each.months
    ]
    for line in table(rows, words, frozenset({1})):
        terminal.say(line)


def _json(each: YearMonths) -> dict[str, object]:
    year = each.year
    return {
        "year": year.name,
        "first_day": year.first_day.isoformat(),
        "last_day": year.last_day.isoformat(),
        "status": year.status.value,
        "months": [
            {
                "month": month.number,
                "first_day": month.first_day.isoformat(),
                "last_day": month.last_day.isoformat(),
                "status": month.status.value,
            }
            for month in each.months
        ],
    }
