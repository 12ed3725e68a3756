"""Write entries: lines, then the entry that seals them, the kept totals, the words, the leaf."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection

from desktop.domain.folding import fold, without_article
from desktop.domain.ledger.entry import Foreign, NewEntry, NewLine, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.log.entry_leaf import EntryFact, LineFact, entry_subject
from desktop.store.tx import Tx
from desktop.store.types import day_number, moment_text

_CHUNK: Final = 2_000

# The driver binds an integer in a fraction of the time that it takes for a None (measured: 1.4
# against 10.5 microseconds a line), so a missing id travels as 0, which is no id.
_LINE: Final = (
    "INSERT INTO line VALUES (?, ?, ?, ?, nullif(?, 0), nullif(?, 0), nullif(?, 0), nullif(?, 0),"
    " ?, ?, NULL, NULL, NULL, NULL, ?)"
)
_FOREIGN_LINE: Final = (
    "INSERT INTO line VALUES (?, ?, ?, ?, nullif(?, 0), nullif(?, 0), nullif(?, 0), nullif(?, 0),"
    " ?, ?, ?, ?, ?, ?, ?)"
)
_ENTRY: Final = (
    "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), nullif(?, 0), ?, ?)"
)
_WORDS: Final = "INSERT INTO entry_search (rowid, words) VALUES (?, ?)"
_MONTH: Final = """INSERT INTO month_total VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit"""
_YEAR: Final = """INSERT INTO year_total VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit"""


@dataclass(frozen=True, slots=True)
class Written:
    """Where an entry was written: its id, its number in the series, its leaf in the log."""

    id: int
    number: int
    leaf: int


@dataclass(slots=True)
class _Batch:
    """Rows on their way into the tables."""

    lines: list[tuple[object, ...]] = field(default_factory=list)
    foreign_lines: list[tuple[object, ...]] = field(default_factory=list)
    entries: list[tuple[object, ...]] = field(default_factory=list)
    words: list[tuple[int, str]] = field(default_factory=list)


def _new_totals() -> defaultdict[tuple[int, ...], list[int]]:
    return defaultdict(lambda: [0, 0])


class Posting:
    """Writes checked entries in one transaction, numbering them as it goes.

    `maker_id` is whoever made the entries, where another officer's act posts them. The caller has
    checked the entries against the domain's rules and found the fiscal year of each
    day; the triggers check again (for a bulk load, `bulk.prove_new_entries` does).
    """

    def __init__(
        self,
        tx: Tx,
        masters: Masters,
        *,
        batch_id: int | None = None,
        maker_id: int | None = None,
    ) -> None:
        self._tx = tx
        self._masters = masters
        self._batch_id = batch_id
        self._maker_id = tx.by.officer_id if maker_id is None else maker_id
        self._maker = tx.by.code if maker_id is None else masters.officer_codes[maker_id]
        self._recorded = moment_text(tx.recorded_at)
        self._id = _scalar(tx.conn, "SELECT ifnull(max(id), 0) FROM entry")
        self._numbers: dict[tuple[int, str], int] = {}
        self._rows = _Batch()
        self._months = _new_totals()
        self._years = _new_totals()
        self._currency = masters.organisation.currency.code

    def write(self, year_id: int, entry: NewEntry, reversed_subject: str | None = None) -> Written:
        """Take up one entry; it stands in the tables after `finish` at the latest."""
        series = entry.series.value
        self._id += 1
        number = self._next_number(year_id, series)
        day = day_number(entry.day)
        fact = self._fact(year_id, number, entry, reversed_subject)
        leaf = self._tx.append_entry(fact)
        amount = 0
        closing = int(entry.series is Series.CLOSING)
        for position, line in enumerate(entry.lines, start=1):
            if line.foreign is None:
                self._rows.lines.append(_line_row(self._id, position, day, line))
            else:
                row = _foreign_row(self._id, position, day, line, line.foreign)
                self._rows.foreign_lines.append(row)
            debit, credit = max(line.amount, 0), max(-line.amount, 0)
            amount += debit
            for total in (
                self._months[line.account_id, day // 100],
                self._years[year_id, line.account_id, line.fund_id, closing],
            ):
                total[0] += debit
                total[1] += credit
        self._rows.entries.append(
            (
                self._id,
                year_id,
                series,
                number,
                day,
                entry.narration,
                entry.reference,
                self._recorded,
                self._maker_id,
                entry.reverses or 0,
                self._batch_id or 0,
                leaf,
                amount,
            )
        )
        self._rows.words.append((self._id, search_words(entry)))
        if len(self._rows.entries) >= _CHUNK:
            self._flush()
        return Written(self._id, number, leaf)

    def finish(self) -> None:
        """Write what is left, and the totals."""
        self._flush()
        execute = self._tx.conn.exec_driver_sql
        if self._months:
            execute(_MONTH, [(*key, *sums) for key, sums in sorted(self._months.items())])
            execute(_YEAR, [(*key, *sums) for key, sums in sorted(self._years.items())])
        self._months, self._years = _new_totals(), _new_totals()

    def _flush(self) -> None:
        rows, execute = self._rows, self._tx.conn.exec_driver_sql
        if rows.entries:
            if rows.lines:
                execute(_LINE, rows.lines)
            if rows.foreign_lines:
                execute(_FOREIGN_LINE, rows.foreign_lines)
            execute(_ENTRY, rows.entries)
            execute(_WORDS, rows.words)
        self._rows = _Batch()

    def _next_number(self, year_id: int, series: str) -> int:
        key = (year_id, series)
        if key not in self._numbers:
            self._numbers[key] = _scalar(
                self._tx.conn,
                "SELECT ifnull(max(number), 0) FROM entry WHERE fiscal_year_id = ? AND series = ?",
                key,
            )
        self._numbers[key] += 1
        return self._numbers[key]

    def _fact(
        self, year_id: int, number: int, entry: NewEntry, reversed_subject: str | None
    ) -> EntryFact:
        return EntryFact(
            number=number,
            series=entry.series.value,
            fiscal_year=self._masters.years[year_id].name,
            day=entry.day.isoformat(),
            recorded_at=self._recorded,
            maker=self._maker,
            narration=entry.narration,
            reference=entry.reference,
            reverses=reversed_subject,
            lines=tuple(self._line_fact(line) for line in entry.lines),
        )

    def _line_fact(self, line: NewLine) -> LineFact:
        masters, foreign = self._masters, line.foreign
        project, partner = line.project_id, line.partner_id
        branch, fund_line = line.branch_id, line.fund_line_id
        return LineFact(
            account=masters.accounts[line.account_id].code,
            fund=masters.funds[line.fund_id].code,
            amount=line.amount,
            currency=self._currency if foreign is None else foreign.currency,
            project=None if project is None else masters.projects[project].code,
            partner=None if partner is None else masters.partners[partner].code,
            branch=None if branch is None else masters.branches[branch].code,
            budget_line=None if fund_line is None else masters.fund_lines[fund_line].code,
            foreign_amount=None if foreign is None else foreign.amount,
            rate=None if foreign is None else foreign.rate,
            rate_source=None if foreign is None else foreign.source,
            memo=line.memo,
        )


def search_words(entry: NewEntry) -> str:
    """Return the folded words by which an entry is found, those with the article without it too."""
    memos = (line.memo for line in entry.lines if line.memo)
    words = fold(" ".join((entry.narration, entry.reference, *memos)))
    bare = [plain for word in words.split() if (plain := without_article(word)) != word]
    return " ".join((words, *bare))


def write_entries(
    tx: Tx,
    masters: Masters,
    entries: Iterable[tuple[int, NewEntry]],
    *,
    batch_id: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Sequence[Written]:
    """Write many (fiscal year id, entry) in order; `progress` hears how many are taken up."""
    posting = Posting(tx, masters, batch_id=batch_id)
    written: list[Written] = []
    for year_id, entry in entries:
        written.append(posting.write(year_id, entry))
        if progress is not None and len(written) % 500 == 0:
            progress(len(written))
    posting.finish()
    return written


def subject_of(masters: Masters, year_id: int, series: Series, number: int) -> str:
    """Return how the log names an entry."""
    return entry_subject(masters.years[year_id].name, series.value, number)


def _line_row(entry_id: int, position: int, day: int, line: NewLine) -> tuple[object, ...]:
    return (
        entry_id,
        position,
        line.account_id,
        line.fund_id,
        line.project_id or 0,
        line.partner_id or 0,
        line.branch_id or 0,
        line.fund_line_id or 0,
        day,
        line.amount,
        line.memo,
    )


def _foreign_row(
    entry_id: int, position: int, day: int, line: NewLine, foreign: Foreign
) -> tuple[object, ...]:
    *head, memo = _line_row(entry_id, position, day, line)
    return (*head, foreign.currency, foreign.amount, foreign.rate, foreign.source, memo)


def _scalar(conn: Connection, sql: str, values: tuple[object, ...] = ()) -> int:
    return int(conn.exec_driver_sql(sql, values).scalar_one())
