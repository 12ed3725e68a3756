"""Read stored values as what they are: days, choices, other records by their code, fingerprints."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from sqlalchemy import Connection, Table, select

from desktop.domain.trust.acting import Role
from desktop.domain.trust.exceptions import Amount, ExceptionKind
from desktop.domain.trust.trail import Change, Fingerprint, Ref, Value
from desktop.store import records
from desktop.store.queries.audit_findings import subject_of_entry
from desktop.store.types import Choice, Day, Moment, day_of

_TABLES: Final[Mapping[str, Table]] = {table.name: table for table in records.LOGGED}
_FINGERPRINT: Final = "sha256:"
_NAMES: Final = ("code", "name", "file_name")
"""Columns by which people know a record, the first one that the table has."""
_TRUTHS: Final = frozenset(
    {
        "active",
        "postable",
        "allowed",
        "self_allowed",
        "by_maker",
        "erased",
        "rehearsed",
        "verified",
        "undone",
    }
)
_AMOUNTS: Final = frozenset({"from_amount", "amount"})

_READ: Final[Mapping[type, Callable[[Any, Any], Value]]] = {
    Choice: lambda kind, value: cast("Value", kind.kind(value)),
    Day: lambda _kind, value: day_of(value),
    Moment: lambda _kind, value: dt.datetime.fromisoformat(value),
}


class Reader:
    """Reads values for one page; what other records are called is asked once."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._known: dict[str, str] = {}

    def named(self, subject: str) -> str:
        """Return a subject with the code of its record instead of its number, where it has one."""
        if subject not in self._known:
            self._known[subject] = self._look_up(subject)
        return self._known[subject]

    def typed(self, table: str, column: str, value: object) -> Value:
        """Return the value of a column of a logged table; one that does not fit stays as it is."""
        found = _TABLES.get(table)
        if value is None or found is None or column not in found.c:
            return self.plain(value)
        if isinstance(value, str) and value.startswith(_FINGERPRINT):
            return Fingerprint(value.removeprefix(_FINGERPRINT))
        if column in _BY_NAME and value:
            return _BY_NAME[column](self, value)
        kind = found.c[column].type
        read = _READ.get(type(kind))
        try:
            return self._other(found, column, value) if read is None else read(kind, value)
        except (TypeError, ValueError):
            return self.plain(value)

    def plain(self, value: object) -> Value:
        """Return a value that no column explains."""
        return value if isinstance(value, (str, int, bool)) or value is None else str(value)

    def entry(self, narration: str, amount: int) -> tuple[Change, ...]:
        """Return what the trail says of a posted entry."""
        said: tuple[Change, ...] = (Change("amount", None, Amount(amount)),)
        return (Change("narration", None, narration), *said) if narration else said

    def _other(self, table: Table, column: str, value: object) -> Value:
        if column in _TRUTHS and value in {0, 1}:
            return bool(value)
        if column in _AMOUNTS and isinstance(value, int):
            return Amount(value)
        for key in table.c[column].foreign_keys:
            return Ref(self.named(f"{key.column.table.name}:{value}"))
        return self.plain(value)

    def _look_up(self, subject: str) -> str:
        kind, _, key = subject.partition(":")
        if kind == "entry" and key.isdecimal():
            return self._entry(int(key)) or subject
        table = _TABLES.get(kind)
        if table is None or not key.isdecimal():
            return subject
        name = next((one for one in _NAMES if one in table.c), None)
        if name is None:
            return subject
        row = self._conn.execute(select(table.c[name]).where(table.c.id == int(key))).first()
        return subject if row is None else f"{kind}:{row[0]}"

    def _entry(self, entry_id: int) -> str | None:
        return subject_of_entry(self._conn, entry_id)


def _roles(value: object) -> Value:
    """Return the offices that a JSON array names; anything else as it stands there."""
    try:
        return tuple(Role(name) for name in json.loads(str(value)))
    except (TypeError, ValueError):
        return str(value)


def _test(value: object) -> Value:
    known = {each.value: each for each in ExceptionKind}
    return known.get(str(value), str(value))


_BY_NAME: Final[Mapping[str, Callable[[Reader, object], Value]]] = {
    "certificate": lambda _, value: Fingerprint(hashlib.sha256(str(value).encode()).hexdigest()),
    "roles": lambda _, value: _roles(value),
    "exception": lambda _, value: _test(value),
    "subject": lambda reader, value: Ref(reader.named(str(value))),
}
"""Columns of text that hold more than text."""
