"""The machine annex: what the disclosure says, for programs.

Amounts are integers in minor units of the book's base currency (the annex names its code and its
exponent), days are dates, ids and codes are text. `log_index` is the entry's place in the log.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class AnnexAccount:
    """An account; `path` is its full name, unique, by which lines refer to it."""

    path: str
    code: str
    name_ar: str
    name_en: str
    kind: str
    function: str


@dataclass(frozen=True, slots=True)
class AnnexFund:
    """A fund; `restriction` is the class of net assets it belongs to."""

    code: str
    name_ar: str
    name_en: str
    restriction: str


@dataclass(frozen=True, slots=True)
class AnnexProject:
    """A project, with the days between which it runs where they are fixed."""

    code: str
    name_ar: str
    name_en: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """One line: debit or credit, never both, never negative.

    `foreign_amount` is exact decimal text in `currency`, `rate` exact decimal text; both empty
    where the line is in the base currency.
    """

    account: str
    fund: str
    debit: int
    credit: int
    project: str = ""
    partner: str = ""
    currency: str = ""
    foreign_amount: str = ""
    rate: str = ""
    memo: str = ""


@dataclass(frozen=True, slots=True)
class AnnexEntry:
    """A posted entry with its lines; `reverses` is the id of the entry it reverses, or empty."""

    id: str
    fiscal_year: str
    series: str
    number: int
    day: date
    narration: str
    reference: str
    reverses: str
    log_index: int | None
    lines: tuple[AnnexLine, ...]


@dataclass(frozen=True, slots=True)
class AnnexCount:
    """A count of people or things, by class: members, beneficiaries, meetings."""

    key: str
    name_ar: str
    name_en: str
    count: int


@dataclass(frozen=True, slots=True)
class AnnexTotals:
    """What adding everything up gives; minor units."""

    entries: int
    lines: int
    debit: int
    credit: int
    currency: str
    exponent: int


TEXT: Final = "string"
AMOUNT: Final = "decimal"
DAY: Final = "date"
INTEGER: Final = "integer"

Columns = tuple[tuple[str, str], ...]

ACCOUNTS: Final[Columns] = tuple(
    (name, TEXT) for name in ("path", "code", "name_ar", "name_en", "kind", "function")
)
FUNDS: Final[Columns] = tuple(
    (name, TEXT) for name in ("code", "name_ar", "name_en", "restriction")
)
PROJECTS: Final[Columns] = (
    ("code", TEXT),
    ("name_ar", TEXT),
    ("name_en", TEXT),
    ("start", DAY),
    ("end", DAY),
)
ENTRIES: Final[Columns] = (
    ("id", TEXT),
    ("fiscal_year", TEXT),
    ("series", TEXT),
    ("number", INTEGER),
    ("day", DAY),
    ("narration", TEXT),
    ("reference", TEXT),
    ("reverses", TEXT),
    ("log_index", INTEGER),
)
LINES: Final[Columns] = (
    ("entry_id", TEXT),
    ("position", INTEGER),
    ("account", TEXT),
    ("fund", TEXT),
    ("project", TEXT),
    ("partner", TEXT),
    ("debit", AMOUNT),
    ("credit", AMOUNT),
    ("currency", TEXT),
    ("foreign_amount", AMOUNT),
    ("rate", AMOUNT),
    ("memo", TEXT),
)
TRIAL_BALANCE: Final[Columns] = (
    ("account", TEXT),
    ("debit", AMOUNT),
    ("credit", AMOUNT),
    ("balance", AMOUNT),
)

TABLES: Final[dict[str, Columns]] = {
    "annex/accounts.csv": ACCOUNTS,
    "annex/funds.csv": FUNDS,
    "annex/projects.csv": PROJECTS,
    "annex/entries.csv": ENTRIES,
    "annex/lines.csv": LINES,
    "annex/trial-balance.csv": TRIAL_BALANCE,
}
COUNTS: Final = "annex/counts.json"
DATAPACKAGE: Final = "annex/datapackage.json"
PROFILE: Final = "sijill-annex/1"


def names(columns: Columns) -> tuple[str, ...]:
    """Return the column names."""
    return tuple(name for name, _ in columns)
