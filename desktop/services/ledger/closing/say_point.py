"""Say in a sentence how a point of the checklist stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount, format_day
from desktop.domain.ledger.closing.points import Amount, PointState
from desktop.services.ledger.closing.checklist import Point
from desktop.text.words import Words

Shown = Callable[[object], str]
"""How a field is written inside a sentence: an amount, a day, a name."""


def shown_in(currency: Currency) -> Shown:
    """Return how fields are written plainly, without marks of direction."""

    def shown(value: object) -> str:
        if isinstance(value, Amount):
            return f"{format_amount(value.minor, currency)} {currency.code}"
        return format_day(value) if isinstance(value, dt.date) else str(value)

    return shown


def say_point(point: Point, words: Words, shown: Shown) -> str:
    """Return the sentence of a point in the language of `words`."""
    check, found = point.check, point.found
    fields = {name: shown(value) for name, value in found.fields.items()}
    if found.says is not None:
        return words(found.says, **fields)
    if found.state is PointState.OK:
        return words(check.ok, **fields)
    if found.state is PointState.NOT_APPLICABLE:
        return words(check.absent, **fields)
    if isinstance(check.fails, str):
        return words(check.fails, **fields)
    return check.fails(words, found.count, **fields)
