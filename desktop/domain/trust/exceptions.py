"""What an auditor looks at first: the kinds of exception, their thresholds, and one hit.

An exception is no fault. Each has innocent reasons; it says where looking pays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NamedTuple

from desktop.domain.ledger.entry import Series
from desktop.domain.trust.acting import Act
from desktop.domain.trust.approval_rules import Rule


class ExceptionKind(Enum):
    """The tests, in the order in which they are shown."""

    GAP = "gap"
    OVERRIDE = "override"
    SELF_APPROVAL = "self_approval"
    UNAPPROVED_IMPORT = "unapproved_import"
    DUPLICATE_REFERENCE = "duplicate_reference"
    DUPLICATE_AMOUNT = "duplicate_amount"
    SPLIT = "split"
    BELOW_THRESHOLD = "below_threshold"
    CHANGED_THEN_PAID = "changed_then_paid"
    MANY_DUTIES = "many_duties"
    BACKDATED = "backdated"
    EARLIER_MONTH = "earlier_month"
    REVERSAL = "reversal"
    ROUND_AMOUNT = "round_amount"
    WEEKEND = "weekend"
    NIGHT = "night"
    BENFORD = "benford"


FRIDAY_SATURDAY: Final = frozenset({4, 5})
"""The weekend in Libya, as `datetime.weekday` counts (Monday is 0)."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where each test draws its line; the defaults suit a small organisation.

    `utc_offset` is the hours by which the office's clock is before UTC (Libya: 2, no summer time);
    night is from `night_from` to before `night_to`. `round_units` is in whole units of the
    currency. `below_share` is in per cent of an approval rule's amount. All spans are in days.
    """

    weekend: frozenset[int] = FRIDAY_SATURDAY
    utc_offset: int = 2
    night_from: int = 22
    night_to: int = 6
    round_units: int = 1_000
    below_share: int = 5
    split_days: int = 7
    backdated_days: int = 30
    month_grace_days: int = 10
    paid_after_days: int = 7
    benford_least: int = 300


class EntryRow(NamedTuple):
    """A posted entry as the tests see it; `recorded_at` is UTC, `amount` in minor units."""

    id: int
    year: str
    series: Series
    number: int
    day: dt.date
    recorded_at: dt.datetime
    officer_id: int
    amount: int
    reference: str
    batch_id: int | None
    reverses_id: int | None
    reversed: bool

    @property
    def subject(self) -> str:
        """What the log calls the entry."""
        return f"entry:{self.year}:{self.series.value}:{self.number}"


class LineRow(NamedTuple):
    """A debit of an entry, or a line that names a partner; `expense` tells an expense account."""

    account_id: int
    partner_id: int | None
    fund_id: int
    project_id: int | None
    amount: int
    expense: bool


class Passed(NamedTuple):
    """A control that was passed over, or an approval that the maker gave: `why` as it was said."""

    entry_id: int
    subject: str
    what: str
    officer: str
    why: str


class BatchRow(NamedTuple):
    """An import: how many of its entries nobody approved, and their sum in minor units."""

    id: int
    source: str
    entries: int
    unapproved: int
    amount: int


class OfficerRow(NamedTuple):
    """An officer, what they may do now, and how many entries they posted."""

    id: int
    code: str
    acts: frozenset[Act]
    posted: int


class ChangeRow(NamedTuple):
    """A partner whose record was changed (not when it was made) at a moment, by an officer."""

    partner_id: int
    recorded_at: dt.datetime
    officer: str


@dataclass(frozen=True, slots=True)
class Material:
    """What the tests look at; `entries` in the order of posting, of all years or of one.

    `lines` by entry; `scale` is how many minor units make a unit of the currency; `codes` names
    partners and accounts: ("partner", id) to their code.
    """

    entries: tuple[EntryRow, ...]
    lines: Mapping[int, tuple[LineRow, ...]] = field(default_factory=dict)
    scale: int = 1_000
    rules: tuple[Rule, ...] = ()
    overrides: tuple[Passed, ...] = ()
    self_approvals: tuple[Passed, ...] = ()
    batches: tuple[BatchRow, ...] = ()
    officers: tuple[OfficerRow, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    codes: Mapping[tuple[str, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a test shows.

    `subject` is what the log calls it, "" for the book as a whole; `amount` in minor units;
    `fields` fill the sentence of the kind: text, numbers, days, `Amount`s and `Subjects`.
    """

    kind: ExceptionKind
    subject: str
    entry_id: int | None = None
    day: dt.date | None = None
    amount: int | None = None
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount inside a sentence, in minor units of the book's currency."""

    minor: int


@dataclass(frozen=True, slots=True)
class Subjects:
    """Records inside a sentence, as the log calls them; `more` are not named."""

    named: tuple[str, ...]
    more: int = 0


_MOST_NAMED: Final = 4


def subjects(found: list[str]) -> Subjects:
    """Return the first few of `found` and how many more there are."""
    return Subjects(tuple(found[:_MOST_NAMED]), max(len(found) - _MOST_NAMED, 0))


def hit(kind: ExceptionKind, entry: EntryRow, **fields: object) -> Hit:
    """Return a hit about an entry."""
    return Hit(kind, entry.subject, entry.id, entry.day, entry.amount, fields)


def ordinary(entry: EntryRow) -> bool:
    """Tell whether an entry stands for itself: neither a reversal, nor reversed, nor technical."""
    return (
        entry.reverses_id is None
        and not entry.reversed
        and entry.series not in (Series.OPENING, Series.CLOSING)
    )


def spends(entry: EntryRow) -> bool:
    """Tell whether an entry is of the series by which money is spent, and stands for itself."""
    return entry.series in (Series.PAYMENT, Series.JOURNAL) and ordinary(entry)
