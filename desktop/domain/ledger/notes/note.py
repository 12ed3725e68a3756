"""The notes to the statements of a year: what they are about, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop.domain.ledger.account_use import MONEY, AccountUse


class NoteKind(Enum):
    """What a note is about, in the order in which notes stand; OWN is the organisation's own."""

    BASIS = "basis"
    CURRENCY = "currency"
    RATES = "rates"
    CASH = "cash"
    GRANTS = "grants"
    FIXED_ASSETS = "fixed_assets"
    FUNDS = "funds"
    IN_KIND = "in_kind"
    RELATED_PARTIES = "related_parties"
    CONTINGENCIES = "contingencies"
    LATER_EVENTS = "later_events"
    CLOSING = "closing"
    OWN = "own"


STANDARD: Final = tuple(kind for kind in NoteKind if kind is not NoteKind.OWN)
ASKED: Final = frozenset({NoteKind.RELATED_PARTIES, NoteKind.CONTINGENCIES, NoteKind.LATER_EVENTS})
"""What no book can tell; somebody has to state it."""
LONGEST_TITLE: Final = 200
LONGEST_TEXT: Final = 8_000


@dataclass(frozen=True, slots=True)
class NoteText:
    """What stands in a note, in both languages; where one is empty the other is shown."""

    title_ar: str
    title_en: str
    text_ar: str
    text_en: str


@dataclass(frozen=True, slots=True)
class StatementNote:
    """One note of a year; `id` is None while the standard text stands, which follows the book.

    `number` is how statements refer to it ("" where it is left out).
    """

    id: int | None
    kind: NoteKind
    position: int
    said: NoteText
    left_out: bool = False
    number: str = ""

    @property
    def code(self) -> str:
        """Return what tells the note from the others of its year."""
        return self.kind.value if self.kind is not NoteKind.OWN else f"own-{self.id}"

    @property
    def unstated(self) -> bool:
        """Whether nobody has stated yet what the book cannot tell."""
        return self.id is None and self.kind in ASKED


@dataclass(frozen=True, slots=True)
class Named:
    """Something in the book by its names, and its amount in minor units."""

    name_ar: str
    name_en: str
    amount: int


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """What the standard notes of a year are filled with; amounts in minor units.

    `rates` are (currency, how many rates, sources). `funds` are what restricted and endowment funds
    held at the end of the year.
    """

    currency: str
    exponent: int
    year: str
    prior: str | None
    last_day: str
    closed: bool
    cash_basis: bool
    cash: tuple[Named, ...]
    funds: tuple[Named, ...]
    assets: tuple[Named, ...]
    grants: int
    in_kind: int
    depreciation: int
    rates: tuple[tuple[str, int, tuple[str, ...]], ...]


USES: Final[Mapping[NoteKind, frozenset[AccountUse]]] = {
    NoteKind.CASH: MONEY,
    NoteKind.GRANTS: frozenset(
        {AccountUse.GRANT_INCOME, AccountUse.GRANT_RECEIVABLE, AccountUse.DEFERRED_GRANT}
    ),
    NoteKind.FIXED_ASSETS: frozenset(
        {
            AccountUse.FIXED_ASSET,
            AccountUse.ACCUMULATED_DEPRECIATION,
            AccountUse.DEPRECIATION,
            AccountUse.DISPOSAL_RESULT,
        }
    ),
    NoteKind.IN_KIND: frozenset({AccountUse.IN_KIND_INCOME}),
    NoteKind.RATES: frozenset({AccountUse.EXCHANGE_GAIN, AccountUse.EXCHANGE_LOSS}),
}
"""The accounts whose rows refer to a note."""

KEYS: Final[Mapping[NoteKind, frozenset[str]]] = {
    NoteKind.CASH: frozenset({"cash-at-end"}),
    NoteKind.GRANTS: frozenset({"cash-grants"}),
    NoteKind.FIXED_ASSETS: frozenset({"cash-fixed-assets", "add-depreciation"}),
    NoteKind.FUNDS: frozenset(
        {
            "total-net-assets-restricted",
            "total-net-assets-endowment",
            "direct-changes",
            "total-unspent",
        }
    ),
    NoteKind.RATES: frozenset({"effect-of-exchange"}),
}
"""The named rows that refer to a note."""
