"""How Python values stand in the book's columns: days as yyyymmdd, moments as ISO text, enums."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import Any

from sqlalchemy import Integer, String, TypeDecorator
from sqlalchemy.engine import Dialect


def day_number(day: dt.date) -> int:
    """Return `day` as the integer yyyymmdd that the book stores and sorts by."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(number: int) -> dt.date:
    """Return the day that `day_number` made `number` from; raises ValueError for no such day."""
    return dt.date(number // 10_000, number // 100 % 100, number % 100)


def moment_text(moment: dt.datetime) -> str:
    """Return an aware moment as UTC ISO text with microseconds; it sorts as time does."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(text: str) -> dt.datetime:
    """Return the moment that `moment_text` wrote."""
    return dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=dt.UTC)


class Day(TypeDecorator[dt.date]):
    """A `datetime.date` stored as the integer yyyymmdd (measured: half the index of ISO text)."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Return what is stored."""
        return None if value is None else day_number(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> dt.date | None:  # noqa: ARG002
        """Return what is read."""
        return None if value is None else day_of(value)


class Moment(TypeDecorator[dt.datetime]):
    """An aware UTC `datetime` stored as ISO text of fixed width."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what is stored."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        """Return what is read."""
        return None if value is None else moment_of(value)


class Choice(TypeDecorator[Enum]):
    """An `Enum` stored as its value; the column's CHECK constraint names the values."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Enum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what is stored."""
        return None if value is None else str(value.value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Enum | None:  # noqa: ARG002
        """Return what is read."""
        return None if value is None else self.kind(value)


def one_of(column: str, kind: type[Enum]) -> str:
    """Return the CHECK expression that allows the values of `kind` in `column`."""
    values = ", ".join(f"'{member.value}'" for member in kind)
    return f"{column} IN ({values})"
