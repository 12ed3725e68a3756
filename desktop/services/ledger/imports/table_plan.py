"""What importing a table would do: entries, balances and every fault, before it is written."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry, NewLine, Series, check_lines
from desktop.domain.ledger.imports.mapping import TableKind, TableMapping, check_mapping
from desktop.domain.ledger.masters import Masters
from desktop.exchange.importers.tabular.grid import Grid, Tabular
from desktop.services.ledger.imports.table_rows import RowFault, RowReader, TableLine
from desktop.services.ledger.posting_rules import checked


@dataclass(frozen=True, slots=True)
class TableEntry:
    """An entry to come, and the rows (from, to) of the file that it is made of."""

    entry: NewEntry
    first_row: int
    last_row: int


@dataclass(frozen=True, slots=True)
class TablePlan:
    """What the import would write; nothing is written while there are `faults`.

    `balances` are the sums by account code, debit positive; `debits` and `credits` in minor units
    of the book's currency; `years` the calendar years for which a fiscal year would be opened;
    `unused` counts rows without any amount.
    """

    source: str
    sha256: str
    kind: TableKind
    currency: Currency
    entries: tuple[TableEntry, ...]
    faults: tuple[RowFault, ...]
    balances: tuple[tuple[str, int], ...]
    debits: int
    credits: int
    years: tuple[int, ...]
    unused: int

    @property
    def first_day(self) -> dt.date | None:
        """The earliest day."""
        return min((each.entry.day for each in self.entries), default=None)

    @property
    def last_day(self) -> dt.date | None:
        """The latest day."""
        return max((each.entry.day for each in self.entries), default=None)


def plan_table(
    masters: Masters, table: Tabular, mapping: TableMapping, *, narration: str
) -> TablePlan:
    """Return what importing `table` into the book with these masters would do.

    `narration` stands where the table says nothing. Raises UserError as `check_mapping` does, or
    `mapping-sheet-missing`; all else is in `faults`.
    """
    check_mapping(mapping)
    grid = next((each for each in table.grids if each.name == mapping.sheet), None)
    if grid is None:
        raise UserError("mapping-sheet-missing", sheet=mapping.sheet)
    rows, unused = _rows(masters, grid, mapping)
    lines = [row for row in rows if isinstance(row, TableLine)]
    faults = [row for row in rows if isinstance(row, RowFault)]
    making = _Making(masters, mapping, narration)
    if mapping.kind is TableKind.OPENING:
        made = making.opening(lines) if not faults else []
    else:
        made = list(making.journal(rows))
    faults += making.faults
    entries = tuple(sorted(made, key=lambda each: each.entry.day))
    amounts = [line.line.amount for line in lines]
    sums: dict[str, int] = defaultdict(int)
    for each in entries:
        for line in each.entry.lines:
            sums[masters.accounts[line.account_id].code] += line.amount
    return TablePlan(
        source=table.file,
        sha256=table.sha256,
        kind=mapping.kind,
        currency=masters.organisation.currency,
        entries=entries,
        faults=tuple(sorted(faults, key=lambda each: (each.row, each.column))),
        balances=tuple(sorted(sums.items())),
        debits=sum(amount for amount in amounts if amount > 0),
        credits=-sum(amount for amount in amounts if amount < 0),
        years=_missing_years(masters, entries),
        unused=unused,
    )


_Row = TableLine | RowFault


def _rows(masters: Masters, grid: Grid, mapping: TableMapping) -> tuple[list[_Row], int]:
    """Return the rows below the headings, and how many hold no amount."""
    reader = RowReader(masters, mapping)
    rows: list[_Row] = []
    unused = 0
    for row in grid.rows:
        if row.number <= mapping.header_row:
            continue
        read = reader.read(row)
        if read is None:
            unused += 1
        else:
            rows.append(read)
    return rows, unused


def _missing_years(masters: Masters, entries: Sequence[TableEntry]) -> tuple[int, ...]:
    spans = [(year.first_day, year.last_day) for year in masters.years.values()]
    days = {each.entry.day for each in entries}
    return tuple(
        sorted({day.year for day in days if not any(first <= day <= last for first, last in spans)})
    )


def _groups(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    numbered = any(row.number for row in rows)
    group: list[_Row] = []
    for row in rows:
        if group and (_begins(row, group) if numbered else _ended(row, group)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _begins(row: _Row, group: Sequence[_Row]) -> bool:
    """Return whether a row has a number of its own; without one it belongs to those above."""
    return bool(row.number) and row.number != group[0].number


def _ended(row: _Row, group: Sequence[_Row]) -> bool:
    """Return whether the rows above balance; where one is bad, whether another entry is told."""
    if any(isinstance(each, RowFault) for each in group):
        return bool(row.narration)
    return sum(each.line.amount for each in group if isinstance(each, TableLine)) == 0


class _Making:
    """Puts lines together into entries; what cannot be one becomes a fault."""

    def __init__(self, masters: Masters, mapping: TableMapping, narration: str) -> None:
        self._masters, self._mapping, self._narration = masters, mapping, narration
        self.faults: list[RowFault] = []

    def journal(self, rows: Sequence[_Row]) -> Iterator[TableEntry]:
        """Yield the entries: lines of one number, else lines up to where they balance.

        What is wrong with one row of an entry is said once, not again of the others.
        """
        for found in _groups(rows):
            group = [row for row in found if isinstance(row, TableLine)]
            if len(group) < len(found):
                continue
            day = next((line.day for line in group if line.day is not None), None)
            if day is None:
                self._fault(group, UserError("table-day-missing"))
            elif any(line.day not in {None, day} for line in group):
                self._fault(group, UserError("table-days-differ"))
            else:
                made = self._entry(group, day, Series.JOURNAL, [line.line for line in group])
                if made is not None:
                    yield made

    def opening(self, lines: Sequence[TableLine]) -> list[TableEntry]:
        """Return one opening entry for each fund; what is missing goes to the account for it."""
        rest = {each.code: each for each in self._masters.accounts.values()}.get(self._mapping.rest)
        day = self._mapping.day
        made: list[TableEntry] = []
        for fund_id in sorted({line.line.fund_id for line in lines}):
            group = [line for line in lines if line.line.fund_id == fund_id]
            inside = [line.line for line in group]
            missing = -sum(line.amount for line in inside)
            if missing and rest is not None:
                inside.append(NewLine(rest.id, missing, fund_id))
            entry = None if day is None else self._entry(group, day, Series.OPENING, inside)
            if entry is not None:
                made.append(entry)
        return made

    def _entry(
        self, group: Sequence[TableLine], day: dt.date, series: Series, lines: Sequence[NewLine]
    ) -> TableEntry | None:
        narration = next((line.narration for line in group if line.narration), self._narration)
        reference = next((line.reference for line in group if line.reference), group[0].number)
        entry = NewEntry(day, series, narration, tuple(lines), reference)
        try:
            check_lines(entry.lines, self._masters.organisation.currency, self._masters.funds)
            clean = checked(self._masters, entry)
        except UserError as error:
            self._fault(group, error)
            return None
        return TableEntry(clean, group[0].row, group[-1].row)

    def _fault(self, group: Sequence[TableLine], reason: UserError) -> None:
        self.faults.append(RowFault(group[0].row, "", reason))
