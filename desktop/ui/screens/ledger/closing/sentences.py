"""Say points, acts and days of the workplace in the current language."""

from __future__ import annotations

import datetime as dt
import json

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount, format_day
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.ledger.closing.points import Amount
from desktop.domain.ledger.closing.year_deed import YearAct
from desktop.services.ledger.closing.check import every_check
from desktop.services.ledger.closing.checklist import Point
from desktop.services.ledger.closing.say_point import say_point
from desktop.ui.words import ui_words


def point_sentence(point: Point, currency: Currency) -> str:
    """Return how a point stands, every value in it kept in order."""

    def shown(value: object) -> str:
        if isinstance(value, Amount):
            return isolate_ltr(f"{format_amount(value.minor, currency)} {currency.code}")
        if isinstance(value, dt.date):
            return isolate_ltr(format_day(value))
        return isolate_name(value)

    return say_point(point, ui_words(), shown)


def left_open(act: YearAct) -> tuple[str, ...]:
    """Return what the points that an act left open are called, a reason beside each explained."""
    words, checks = ui_words(), every_check()
    said = []
    for key, _, reason in json.loads(act.left_open) if act.left_open else ():
        title = words(checks[key].title) if key in checks else isolate_ltr(key)
        said.append(f"{title} ({isolate_name(reason)})" if reason else title)
    return tuple(said)
