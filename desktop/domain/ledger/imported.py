"""A foreign book as it was read: plain facts, not yet accounts and entries of this program."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.domain.currency import Currency
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import AccountKind

Tags = tuple[tuple[str, str], ...]
"""Name and value of each tag in the order written; the value is empty for a bare tag."""


class Mark(Enum):
    """How far the author had checked a transaction or a posting (`*`, `!`, nothing)."""

    NONE = ""
    PENDING = "!"
    CLEARED = "*"


class PostingKind(Enum):
    """A real posting, or one of a group in `[brackets]` that balances by itself."""

    REAL = "real"
    BALANCED_VIRTUAL = "balanced_virtual"


@dataclass(frozen=True, slots=True)
class ImportedAccount:
    """An account that the book declares or uses.

    `path` is the full name, parts joined by ":". `kind` comes from a `type:` tag, else from the
    words of its topmost name, else it is None and a person must say. `declared` is true where a
    directive names it; `note` and `tags` come from that directive. `use` and
    `code` are what the other program knows the account by.
    """

    path: str
    kind: AccountKind | None
    declared: bool
    line_number: int
    note: str = ""
    tags: Tags = ()
    use: AccountUse | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class ImportedCost:
    """What a foreign amount was worth.

    `minor` is the whole cost in minor units of `currency` (ISO code), with the sign of the posting.
    `rate` is the exact price of one unit as written after `@` or in braces, or None where the book
    gives a total (`@@`) or leaves the price to be seen from the two sides.
    """

    minor: int
    currency: str
    rate: str | None


@dataclass(frozen=True, slots=True)
class ImportedPosting:
    """One posting; debit positive.

    `minor` is in minor units of `currency` (ISO code) and may be zero. `base_minor` is in minor
    units of the book's base currency, None where the book gives no way to it; within one
    transaction the base amounts sum to zero exactly.
    """

    account: str
    minor: int
    currency: str
    base_minor: int | None
    cost: ImportedCost | None
    memo: str
    tags: Tags
    line_number: int
    kind: PostingKind = PostingKind.REAL
    mark: Mark = Mark.NONE
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class ImportedTransaction:
    """One balanced transaction; `line_number` counts from 1 in the file `file`."""

    file: str
    line_number: int
    day: dt.date
    secondary_day: dt.date | None
    mark: Mark
    code: str
    description: str
    comment: str
    tags: Tags
    postings: tuple[ImportedPosting, ...]

    @property
    def payee(self) -> str:
        """The part of the description before "|", or all of it."""
        return self.description.partition("|")[0].strip()

    @property
    def note(self) -> str:
        """The part of the description after "|", or nothing."""
        return self.description.partition("|")[2].strip()


@dataclass(frozen=True, slots=True)
class ImportedPrice:
    """A market price (`P`), kept aside: one unit of `commodity` cost `rate` of `currency`."""

    day: dt.date
    commodity: str
    rate: str
    currency: str
    line_number: int


@dataclass(frozen=True, slots=True)
class ImportedBalance:
    """What all postings of one account sum to in one currency, in its minor units."""

    account: str
    currency: str
    minor: int


@dataclass(frozen=True, slots=True)
class NeedsRate:
    """A transaction in `currencies` for which the book gives no way to the base currency."""

    file: str
    line_number: int
    day: dt.date
    description: str
    currencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportedJournal:
    """A whole book, understood to the last line, every transaction balanced.

    `transactions` stand in the order written. `base` is the currency asked for, else the one that
    the book declares or the only one it uses; None where that leaves a choice, and then no
    `base_minor` is given and `needs_rate` is empty.
    """

    accounts: tuple[ImportedAccount, ...]
    currencies: tuple[Currency, ...]
    base: Currency | None
    transactions: tuple[ImportedTransaction, ...]
    balances: tuple[ImportedBalance, ...]
    prices: tuple[ImportedPrice, ...]
    needs_rate: tuple[NeedsRate, ...]
    files: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many transactions there are."""
        return len(self.transactions)

    @property
    def first_day(self) -> dt.date | None:
        """The earliest day, None in an empty book."""
        return min((each.day for each in self.transactions), default=None)

    @property
    def last_day(self) -> dt.date | None:
        """The latest day, None in an empty book."""
        return max((each.day for each in self.transactions), default=None)
