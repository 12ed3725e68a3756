"""What `sijill grant` answers: a grant as a row, and as JSON."""

from __future__ import annotations

import datetime as dt
from typing import Final

from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.ledger.grants.figures import GrantFigures
from desktop.text.labels import label
from desktop.text.words import Words

FIGURES: Final = frozenset({3, 4, 5})
"""Columns of `grant_row` that stand at the right."""


def grant_row(found: GrantFigures, words: Words) -> tuple[str, ...]:
    """Return code, name, state, amount in its own currency, spent and left in the book's."""
    grant = found.grant
    return (
        grant.code,
        words.of(grant.name_ar, grant.name_en),
        label(grant.status, words),
        f"{format_amount(grant.amount, grant.currency)} {grant.currency.code}",
        format_amount(found.total_spent, found.base),
        format_amount(found.unspent, found.base),
    )


def grant_json(found: GrantFigures) -> dict[str, object]:
    """Return a grant for programs: its own amounts in its currency, its money in the book's."""
    grant, base = found.grant, found.base
    hold = grant.hold
    return {
        "code": grant.code,
        "name_ar": grant.name_ar or None,
        "name_en": grant.name_en or None,
        "fund": found.fund.code,
        "donor": found.donor.code,
        "reference": grant.reference,
        "currency": grant.currency.code,
        "amount": decimal_text(grant.amount, grant.currency),
        "rate": grant.rate,
        "first_day": grant.first_day.isoformat(),
        "last_day": grant.last_day.isoformat(),
        "recognition": grant.recognition.value,
        "status": grant.status.value,
        "hold": None
        if hold is None
        else {
            "reason": hold.reason,
            "until": _iso(hold.until),
            "authority": hold.authority or None,
            "number": hold.number or None,
            "approved": _iso(hold.approved),
        },
        "base_currency": base.code,
        "worth": decimal_text(found.worth, base),
        "received": decimal_text(found.received, base),
        "spent": decimal_text(found.total_spent, base),
        "unspent": decimal_text(found.unspent, base),
        "deferred": decimal_text(found.deferred, base),
        "tranches": [
            {
                "number": each.number,
                "due": each.due.isoformat(),
                "amount": decimal_text(each.amount, grant.currency),
                "received": decimal_text(
                    sum(one.foreign for one in found.received_for(each)), grant.currency
                ),
            }
            for each in grant.tranches
        ],
        "lines": [
            {
                "line": found.fund_lines[each.fund_line_id].code,
                "amount": decimal_text(each.amount, grant.currency),
                "spent": decimal_text(found.spent.get(each.fund_line_id, 0), base),
            }
            for each in grant.lines
        ],
        "conditions": [
            {"number": each.number, "text": each.text, "met": _iso(each.met)}
            for each in grant.conditions
        ],
        "reports": [
            {"due": each.due.isoformat(), "sent": _iso(each.sent)} for each in grant.reports
        ],
    }


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
