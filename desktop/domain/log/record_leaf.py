"""The leaf of a change to master data: an account, a fund, a project, a partner, an officer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from desktop.domain.log.canonical import Json
from desktop.domain.log.kinds import COLUMN_PREFIX, RECORD, RECORD_FIELDS
from desktop.domain.log.leaf import Leaf
from desktop.domain.log.malformed import MalformedError


class Action(Enum):
    """What was done to the record."""

    CREATED = "created"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class RecordFact:
    """A record as it stood after the change (before it, where it was removed).

    `table` and `key` name the row; `version` counts its changes from 1; `recorded_at` is ISO, UTC;
    `maker` the officer's identifier; `columns` the value of every column, in the table's order,
    empty ones included, so that the number of digests tells nothing about the row.
    """

    table: str
    key: str
    version: int
    action: Action
    recorded_at: str
    maker: str
    columns: tuple[tuple[str, Json], ...]


def record_subject(table: str, key: str | int) -> str:
    """Return the subject of a record: account:12."""
    return f"{table}:{key}"


def record_leaf(fact: RecordFact) -> Leaf:
    """Return the leaf of a change of a record: `RECORD_FIELDS`, then column.<name> for each."""
    return Leaf(
        RECORD,
        record_subject(fact.table, fact.key),
        (
            ("version", fact.version),
            ("action", fact.action.value),
            ("recorded_at", fact.recorded_at),
            ("maker", fact.maker),
            *((COLUMN_PREFIX + name, value) for name, value in fact.columns),
        ),
    )


def read_record(subject: str, fields: Mapping[str, Any]) -> RecordFact:
    """Return the change that the fields of a record leaf (name to value) tell.

    Columns that were not opened are absent. Raises MalformedError where a fixed field is missing
    or of another type.
    """
    table, _, key = subject.partition(":")
    match [fields.get(name) for name in RECORD_FIELDS]:
        case [int(version), str(action), str(recorded_at), str(maker)] if (
            table and key and type(version) is int and action in {one.value for one in Action}
        ):
            columns = tuple(
                (name.removeprefix(COLUMN_PREFIX), value)
                for name, value in fields.items()
                if name.startswith(COLUMN_PREFIX)
            )
            if len(columns) + len(RECORD_FIELDS) == len(fields):
                return RecordFact(table, key, version, Action(action), recorded_at, maker, columns)
    raise MalformedError("record-shape")
