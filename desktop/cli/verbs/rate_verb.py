"""`sijill rate`: the table of rates of exchange, and what is revalued by it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.terminal import Terminal
from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.ledger.rates.revaluation import Revalued
from desktop.domain.ledger.rates.table import NewRate
from desktop.services.ledger.rates.import_rates import import_rates
from desktop.services.ledger.rates.rates import add_rate, list_rates
from desktop.services.ledger.rates.revalue import (
    Working,
    revalue,
    reverse_revaluation,
    working,
)
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.text.errors import sentence
from desktop.text.labels import label


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked; exit code 1 where rows of a file cannot be taken in."""
    with opened(options, terminal) as session:
        return _ACTIONS[options.action](session, options, terminal)


def _list(session: Session, options: Namespace, terminal: Terminal) -> int:
    rates = list_rates(session.book, session.by)
    if options.json:
        terminal.json(
            {
                "rates": [
                    {
                        "currency": each.currency,
                        "day": each.day.isoformat(),
                        "rate": each.rate,
                        "source": each.source,
                        "officer": each.officer,
                    }
                    for each in rates
                ]
            }
        )
        return Exit.DONE
    rows = [(each.day.isoformat(), each.currency, each.rate, each.source) for each in rates]
    for line in table(rows, terminal.words, frozenset({2})):
        terminal.say(line)
    return Exit.DONE


def _add(session: Session, options: Namespace, terminal: Terminal) -> int:
    rate = NewRate(options.currency, options.day, options.rate, options.source)
    rate_id = add_rate(session.book, session.by, rate, sure=options.sure)
    if options.json:
        terminal.json({"rate": rate_id})
    else:
        terminal.say(terminal.words("The rate is noted."))
    return Exit.DONE


def _import(session: Session, options: Namespace, terminal: Terminal) -> int:
    words = terminal.words
    taken = import_rates(
        session.book,
        session.by,
        options.file,
        options.source,
        dry_run=options.dry_run,
        sure=options.sure,
    )
    if options.json:
        terminal.json(
            {
                "new": taken.added,
                "known": taken.known,
                "written": taken.written,
                "bad": [
                    {"row": bad.row, "column": bad.column, "reason": sentence(bad.reason, words)}
                    for bad in taken.bad
                ],
            }
        )
        return Exit.NO if taken.bad else Exit.DONE
    for bad in taken.bad:
        reason = sentence(bad.reason, words)
        terminal.say(
            words("Row {row}, {column}: {reason}", row=bad.row, column=bad.column, reason=reason)
        )
    if taken.bad:
        refused = UserError("rates-refused", file=options.file.name, count=len(taken.bad))
        terminal.warn(sentence(refused, words))
        return Exit.NO
    terminal.say(words.plural("{n} new rate.", "{n} new rates.", taken.added))
    if not taken.written:
        terminal.say(words("This was a try: nothing was written."))
    return Exit.DONE


def _revalue(session: Session, options: Namespace, terminal: Terminal) -> int:
    words = terminal.words
    wanted = _accounts(session, options.account)
    found = working(session.book, session.by, options.day, account_ids=wanted)
    done = None
    if not options.dry_run:
        done = revalue(session, options.day, words, account_ids=wanted, old_rates=options.old_rates)
    if options.json:
        terminal.json(
            {
                "day": options.day.isoformat(),
                "revaluation": None if done is None else done.id,
                "lines": [_working_json(each, found) for each in found.lines],
                "entries": [] if done is None else [each.entry_id for each in done.posted],
            }
        )
        return Exit.DONE
    for line in table(
        [_working_row(each, found) for each in found.lines], words, frozenset({2, 3, 4, 5, 6})
    ):
        terminal.say(line)
    if done is None:
        terminal.say(words("This was a try: nothing was written."))
        return Exit.DONE
    terminal.say(words("Revaluation {number} is posted.", number=done.id))
    for each in done.posted:
        terminal.say(f"{label(each.series, words)} {each.number} / {each.year_name}")
    return Exit.DONE


def _reverse(session: Session, options: Namespace, terminal: Terminal) -> int:
    words = terminal.words
    posted = reverse_revaluation(session.book, session.by, options.number, options.day, words)
    if options.json:
        terminal.json({"entries": [each.entry_id for each in posted]})
    else:
        terminal.say(words("Revaluation {number} is reversed.", number=options.number))
    return Exit.DONE


def _accounts(session: Session, codes: list[str]) -> frozenset[int] | None:
    if not codes:
        return None
    known = {each.code: each.id for each in masters_of(session.book, session.by).accounts.values()}
    for code in codes:
        if code not in known:
            raise UserError("code-not-found", typed=code)
    return frozenset(known[code] for code in codes)


def _working_row(line: Revalued, found: Working) -> tuple[str, ...]:
    place, base = line.holding.place, found.masters.organisation.currency
    return (
        found.masters.accounts[place.account_id].code,
        found.masters.funds[place.fund_id].code,
        f"{format_amount(line.holding.amount, currency_of(place.currency))} {place.currency}",
        format_amount(line.holding.book, base),
        line.rate,
        format_amount(line.value, base),
        format_amount(line.difference, base),
    )


def _working_json(line: Revalued, found: Working) -> dict[str, object]:
    place, base = line.holding.place, found.masters.organisation.currency
    partner = place.partner_id
    return {
        "account": found.masters.accounts[place.account_id].code,
        "fund": found.masters.funds[place.fund_id].code,
        "partner": None if partner is None else found.masters.partners[partner].code,
        "currency": place.currency,
        "amount": decimal_text(line.holding.amount, currency_of(place.currency)),
        "book": decimal_text(line.holding.book, base),
        "rate": line.rate,
        "rate_day": line.rate_day.isoformat(),
        "source": line.source,
        "value": decimal_text(line.value, base),
        "difference": decimal_text(line.difference, base),
    }


_ACTIONS: Final[dict[str, Callable[[Session, Namespace, Terminal], int]]] = {
    "list": _list,
    "add": _add,
    "import": _import,
    "revalue": _revalue,
    "reverse": _reverse,
}
