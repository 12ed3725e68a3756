"""Whether what is held in other currencies stands at the rate of the last day."""

from __future__ import annotations

from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.closing.points import Amount, Found, PointState, absent, failing
from desktop.domain.ledger.rates.revaluation import revalued
from desktop.services.ledger.closing.check import Check, Looked
from desktop.services.ledger.rates.holdings import holdings_of, monetary_accounts
from desktop.services.ledger.rates.rate_for_day import rate_on
from desktop.text.words import Words, mark

_NO_RATE: Final = mark("The book has no rate of {currency} for the last day. Note it first.")


def _look(looked: Looked) -> Found:
    """Compare book values with the rate of the day, however they came to be there."""
    last, masters = looked.year.last_day, looked.masters
    held = holdings_of(looked.conn, masters, monetary_accounts(masters), last)
    if not held:
        return absent()
    codes = {each.place.currency for each in held}
    rates = {code: rate_on(looked.conn, code, last) for code in sorted(codes)}
    try:
        lines = revalued(held, rates, last, masters.organisation.currency)
    except UserError as error:
        return Found(PointState.FAILS, 1, {"currency": error.fields["currency"]}, says=_NO_RATE)
    off = [line.difference for line in lines if line.difference]
    return failing(len(off), amount=Amount(sum(off)))


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "{n} balance in another currency is not at the rate of the last day: {amount} off.",
        "{n} balances in other currencies are not at the rate of the last day: {amount} off.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="foreign",
    place=160,
    title=mark("Currencies"),
    ok=mark("What is held in other currencies stands at the rate of the last day."),
    fails=_fails,
    absent=mark("Nothing is held in another currency."),
    look=_look,
    screen="chart",
)
