"""Part of a book in SQL: the lines of some branches and projects."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.ledger.statements.table import WITHOUT, Scope


def scope_where(scope: Scope, alias: str) -> tuple[list[str], list[object]]:
    """Return the conditions on lines called `alias`, and their values; none for the whole book."""
    parts: list[str] = []
    values: list[object] = []
    for column, ids in (("branch_id", scope.branch_ids), ("project_id", scope.project_ids)):
        if ids is not None:
            parts.append(_one_of(f"{alias}.{column}", ids))
            values += [each for each in ids if each != WITHOUT]
    return parts, values


def _one_of(column: str, ids: Sequence[int]) -> str:
    named = [each for each in ids if each != WITHOUT]
    conditions = [f"{column} IN ({', '.join('?' * len(named))})"] if named else []
    if WITHOUT in ids:
        conditions.append(f"{column} IS NULL")
    return f"({' OR '.join(conditions)})" if conditions else "0"
