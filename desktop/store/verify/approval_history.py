"""What the log says of rules, officers and answers at any place in it: who was what, and when.

The rows tell how things stand now; whether an entry was approved is a question about then. The
leaves are in order, so a place in the log is a moment that nobody can move.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.ledger.entry import Series
from desktop.domain.log.kinds import COLUMN_PREFIX
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approval_rules import Rule

END: Final = 2**62
"""Beyond every place in the log."""

_LEAVES: Final = """SELECT position, subject, fields FROM log_leaf
    WHERE kind <> 'entry' AND subject >= ? AND subject < ? ORDER BY position"""


@dataclass(frozen=True, slots=True)
class Standing:
    """A rule and the places of the log between which it held: after `since`, before `until`."""

    rule: Rule
    since: int
    until: int

    def held_at(self, leaf: int) -> bool:
        """Return whether the rule covered what was posted at this place."""
        return self.since < leaf < self.until


@dataclass(frozen=True, slots=True)
class OfficerThen:
    """An officer as the log last said before some place; `certificate` is PEM."""

    code: str
    certificate: str
    roles: frozenset[Role]


class History:
    """The versions of rules and officers, and the places of proposals, answers and overrides."""

    def __init__(self, conn: Connection) -> None:
        self.rules = _standings(_versions(conn, "approval_rule"))
        self._officers = _versions(conn, "officer")
        self._placed = {
            table: {key: versions[0][0] for key, versions in _versions(conn, table).items()}
            for table in ("proposal", "approval", "control_override", "year_act")
        }

    def rules_at(self, leaf: int) -> tuple[Rule, ...]:
        """Return the rules that held for what was posted at this place."""
        return tuple(each.rule for each in self.rules if each.held_at(leaf))

    def place(self, table: str, key: int) -> int:
        """Return where a row came into the log; the end where it never did."""
        return self._placed[table].get(str(key), END)

    def officer(self, officer_id: int, leaf: int) -> OfficerThen:
        """Return an officer as of a place; raises KeyError or ValueError where none is told."""
        versions = self._officers[str(officer_id)]
        at = bisect_right([place for place, _ in versions], leaf) - 1
        said = versions[max(at, 0)][1]
        roles = frozenset(Role(name) for name in json.loads(said["roles"]))
        return OfficerThen(said["code"], said["certificate"], roles)


_Versions = Mapping[str, list[tuple[int, Mapping[str, Any]]]]


def _versions(conn: Connection, table: str) -> _Versions:
    """Return (place, columns) of every version of each row of a table, by its key."""
    found: defaultdict[str, list[tuple[int, Mapping[str, Any]]]] = defaultdict(list)
    for place, subject, fields in conn.exec_driver_sql(_LEAVES, (f"{table}:", f"{table};")):
        try:
            said = {str(name): value for name, value in json.loads(fields)}
        except (ValueError, TypeError):
            continue  # erased or altered: the check of the leaves names it
        columns = {
            name.removeprefix(COLUMN_PREFIX): value
            for name, value in said.items()
            if name.startswith(COLUMN_PREFIX)
        }
        found[subject.partition(":")[2]].append((place, columns))
    return found


def _standings(versions: _Versions) -> tuple[Standing, ...]:
    found: list[Standing] = []
    for told in versions.values():
        ends = [place for place, _ in told[1:]] + [END]
        for (since, said), until in zip(told, ends, strict=True):
            try:
                rule = _rule(said)
            except (KeyError, TypeError, ValueError):
                continue  # altered: the check of the leaves names it
            if rule.active:
                found.append(Standing(rule, since, until))
    return tuple(found)


def _rule(said: Mapping[str, Any]) -> Rule:
    return Rule(
        roles=frozenset(Role(name) for name in json.loads(said["roles"])),
        from_amount=int(said["from_amount"]),
        approvals=int(said["approvals"]),
        series=None if said["series"] is None else Series(said["series"]),
        fund_id=said["fund_id"],
        project_id=said["project_id"],
        self_allowed=bool(said["self_allowed"]),
        id=int(said["id"]),
        active=bool(said["active"]),
    )
