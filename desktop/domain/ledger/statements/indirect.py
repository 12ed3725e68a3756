"""The surplus reconciled to the cash from operating activities (IAS 7.18b, the indirect method)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.ledger.account_use import MONEY, AccountUse
from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.statements.flows import Activity, Flows, activity_of
from desktop.domain.ledger.statements.frame import Side, Sides
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.table import Label, Row, RowKind


def indirect_rows(source: StatementSource, flows: Flows, sides: Sides) -> Iterator[Row]:
    """Yield the surplus, what it holds without money, and what waits to be paid or received.

    What opening entries posted counts as no change. The rows add up to the last one exactly.
    """
    each = [_figures(source, flows, side) for side in sides]
    if not any(any(figures.values()) for figures in each):
        return
    yield Row(RowKind.HEADING, 0, Label(key="surplus-to-cash"))
    for key in each[0]:
        cells = tuple(figures[key] for figures in each)
        last = key == "operating-cash"
        if any(cells) or last or key == "surplus":
            kind = RowKind.TOTAL if last else RowKind.ITEM
            level = 0 if last else 1
            yield Row(kind, level, Label(key=key), cells, (None,) * len(cells))


def _figures(source: StatementSource, flows: Flows, side: Side) -> dict[str, int]:
    moved, year = side.moved(), side.year

    def change(*accounts: Account) -> int:
        ids = tuple(account.id for account in accounts)
        return flows.opened(ids, year) - moved.total(ids)

    permanent = [a for a in source.accounts if a.kind.permanent and a.use not in MONEY]
    working = [a for a in permanent if activity_of(a) is Activity.OPERATING]
    result = [a for a in source.accounts if not a.kind.permanent]
    operating = [
        a.id for a in source.accounts if a.use not in MONEY and activity_of(a) is Activity.OPERATING
    ]
    written_off = [a for a in result if a.use is AccountUse.DEPRECIATION]
    figures = {
        "surplus": change(*result),
        "add-depreciation": -change(*written_off),
        "change-in-receivables": change(*(a for a in working if a.kind is AccountKind.ASSET)),
        "change-in-payables": change(*(a for a in working if a.kind is not AccountKind.ASSET)),
    }
    total = flows.total(operating, year)
    figures["other-without-money"] = total - sum(figures.values())
    figures["operating-cash"] = total
    return figures
