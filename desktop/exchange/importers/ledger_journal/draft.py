"""A transaction between reading and balancing: amounts may still be missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from desktop.domain.currency import Currency
from desktop.domain.ledger.imported import Mark, PostingKind
from desktop.exchange.importers.ledger_journal.amounts import Amount


@dataclass(slots=True)
class Assertion:
    """A balance that the author asserts; `minor` in minor units of `currency`.

    `total` (`==`): no other currency may be left. `inclusive` (`=*`): subaccounts count.
    `currency` is None for a bare zero in a journal without a default currency.
    """

    minor: int
    currency: Currency | None
    total: bool
    inclusive: bool


@dataclass(slots=True)
class DraftPosting:
    """A posting as read. `minor` None: to be inferred, or set by `assertion` (an assignment).

    `price` is what `@`, `@@` or braces gave; `price_total` tells `@@`. `cost_minor` and
    `cost_currency` are filled while balancing.
    """

    account: str
    line: int
    minor: int | None = None
    currency: Currency | None = None
    price: Amount | None = None
    price_total: bool = False
    assertion: Assertion | None = None
    kind: PostingKind = PostingKind.REAL
    mark: Mark = Mark.NONE
    cost_minor: int | None = None
    cost_currency: Currency | None = None
    base_minor: int | None = None
    inferred: bool = False
    comments: list[str] | None = None


@dataclass(slots=True)
class DraftTransaction:
    """A transaction as read; `text` is its first line, for messages."""

    file: str
    line: int
    text: str
    day: dt.date
    secondary_day: dt.date | None
    mark: Mark
    code: str
    description: str
    comments: list[str] | None = None
    postings: list[DraftPosting] = field(default_factory=list)
    plain: bool = True
    """No price, no assertion, no virtual posting: the quick way of balancing will do."""
