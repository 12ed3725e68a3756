"""Read a grant agreement from a JSON file, as scripts and donors' systems may write it.

    {"code": "EU-02", "name_ar": "…", "name_en": "…", "fund": "EU-02", "donor": "D01",
     "reference": "…", "currency": "EUR", "amount": "180000", "rate": "5.4", "rate_source": "…",
     "first_day": "2025-01-01", "last_day": "2026-06-30", "recognition": "as_spent",
     "income": "4312",
     "hold": {"reason": "…", "until": "2025-03-01"}, "conditions": ["…"],
     "tranches": [{"due": "2025-01-15", "amount": "90000", "condition": 1}],
     "lines": [{"code": "EU-02-A", "amount": "60000", "name_ar": "…", "account": "51"}],
     "reports": ["2025-07-31"]}

Amounts are text, read as people type them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from desktop.domain.amounts import parse_amount
from desktop.domain.codes import spelled_code
from desktop.domain.currency import Currency, currency_of
from desktop.domain.days import iso_day
from desktop.domain.errors import UserError
from desktop.domain.ledger.grants.agreement import (
    Hold,
    NewGrant,
    NewGrantLine,
    NewTranche,
    Recognition,
)
from desktop.domain.ledger.masters import Masters
from desktop.exchange.package import json_text
from desktop.exchange.package.faults import PackageFault

_LARGEST: Final = 1 << 20
_MOST_ROWS: Final = 500
_MISSING: Final = object()


def read_grant(path: Path, masters: Masters) -> NewGrant:
    """Return the agreement that a file describes; funds and donors are named by their codes.

    Raises UserError `grant-file-unreadable` (fields `file`, `why`), `grant-file-field` (`field`),
    `fund-missing`, `grant-donor-unknown`, `unknown-currency`, or the errors of amounts.
    """
    try:
        with path.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise UserError("grant-file-unreadable", file=path.name, why=f"> {_LARGEST} bytes")
        told = json_text.load(path.name, content)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UserError("grant-file-unreadable", file=path.name, why=why) from error
    except PackageFault as error:
        raise UserError("grant-file-unreadable", file=path.name, why="JSON") from error
    if not isinstance(told, dict):
        raise UserError("grant-file-unreadable", file=path.name, why="JSON")
    return _grant(_Fields(path.name, told), masters)


class _Fields:
    """The fields of one object; `at` says where it stands in the file."""

    def __init__(self, file: str, told: Mapping[str, Any], at: str = "") -> None:
        self._file, self._told, self._at = file, told, at

    def fault(self, key: str) -> UserError:
        """Return the error that names a field."""
        return UserError("grant-file-field", file=self._file, field=f"{self._at}{key}")

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text."""
        value = self._told.get(key, _MISSING)
        if value is _MISSING and default is not None:
            return default
        if not isinstance(value, str):
            raise self.fault(key)
        return value

    def day(self, key: str, *, must: bool = True) -> dt.date | None:
        """Return a day."""
        value = self._told.get(key)
        if value is None and not must:
            return None
        try:
            return iso_day(value if isinstance(value, str) else "")
        except ValueError as error:
            raise self.fault(key) from error

    def must_day(self, key: str) -> dt.date:
        """Return a day that has to be there."""
        found = self.day(key)
        if found is None:
            raise self.fault(key)
        return found

    def amount(self, key: str, currency: Currency) -> int:
        """Return minor units of a text that is read as people type."""
        return parse_amount(self.text(key), currency)

    def number(self, key: str) -> int | None:
        """Return a whole number, or None where the field is not there."""
        value = self._told.get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise self.fault(key)
        return value

    def listed(self, key: str) -> list[Any]:
        """Return a list, empty where the field is not there."""
        value = self._told.get(key, [])
        if not isinstance(value, list) or len(value) > _MOST_ROWS:
            raise self.fault(key)
        return value

    def objects(self, key: str) -> list[_Fields]:
        """Return the objects of a list."""
        return [self._object(each, f"{key}[{at}]") for at, each in enumerate(self.listed(key))]

    def inner(self, key: str) -> _Fields | None:
        """Return an object, or None where the field is not there."""
        value = self._told.get(key)
        return None if value is None else self._object(value, key)

    def _object(self, value: object, key: str) -> _Fields:
        if not isinstance(value, dict):
            raise self.fault(key)
        return _Fields(self._file, value, f"{self._at}{key}.")


def _grant(fields: _Fields, masters: Masters) -> NewGrant:
    currency = currency_of(fields.text("currency"))
    code = fields.text("code")
    fund = spelled_code(fields.text("fund"))
    donor = spelled_code(fields.text("donor"))
    funds = {each.code: each.id for each in masters.funds.values()}
    partners = {each.code: each.id for each in masters.partners.values()}
    if fund not in funds:
        raise UserError("fund-missing")
    if donor not in partners:
        raise UserError("grant-donor-unknown", grant=code)
    recognition = fields.text("recognition", Recognition.IMMEDIATE.value)
    if recognition not in {each.value for each in Recognition}:
        raise fields.fault("recognition")
    hold = fields.inner("hold")
    conditions = fields.listed("conditions")
    reports = [_day(fields, each) for each in fields.listed("reports")]
    if not all(isinstance(each, str) for each in conditions):
        raise fields.fault("conditions")
    return NewGrant(
        code=code,
        name_ar=fields.text("name_ar", ""),
        name_en=fields.text("name_en", ""),
        fund_id=funds[fund],
        partner_id=partners[donor],
        reference=fields.text("reference"),
        currency=currency,
        amount=fields.amount("amount", currency),
        first_day=fields.must_day("first_day"),
        last_day=fields.must_day("last_day"),
        rate=fields.text("rate", ""),
        rate_source=fields.text("rate_source", ""),
        recognition=Recognition(recognition),
        income_code=fields.text("income", "") or None,
        hold=None if hold is None else _hold(hold),
        conditions=tuple(conditions),
        tranches=tuple(
            NewTranche(
                each.must_day("due"), each.amount("amount", currency), each.number("condition")
            )
            for each in fields.objects("tranches")
        ),
        lines=tuple(
            NewGrantLine(
                each.text("code"),
                each.amount("amount", currency),
                each.text("name_ar", ""),
                each.text("name_en", ""),
                each.text("account", "") or None,
            )
            for each in fields.objects("lines")
        ),
        reports=tuple(reports),
    )


def _hold(fields: _Fields) -> Hold:
    return Hold(
        fields.text("reason"),
        fields.day("until", must=False),
        fields.text("authority", ""),
        fields.text("number", ""),
        fields.day("approved", must=False),
    )


def _day(fields: _Fields, value: object) -> dt.date:
    try:
        return iso_day(value if isinstance(value, str) else "")
    except ValueError as error:
        raise fields.fault("reports") from error
