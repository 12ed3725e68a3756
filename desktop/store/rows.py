"""Read many rows straight from the driver: a result object per row costs as much again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection


def raw_rows(
    conn: Connection, sql: str, values: Sequence[object] = ()
) -> Iterator[tuple[Any, ...]]:
    """Yield plain tuples, inside the transaction of `conn`, as the driver makes them."""
    result = conn.exec_driver_sql(sql, tuple(values))
    cursor: Any = result.cursor
    # Not `yield from`: a reader who stops early would close the cursor after its connection.
    for row in cursor:  # noqa: UP028
        yield row
    result.close()
