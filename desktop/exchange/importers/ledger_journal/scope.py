"""What holds at one point of one file, and what the files of a journal share."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from desktop.domain.currency import Currency
from desktop.domain.ledger.imported import ImportedPrice
from desktop.exchange.importers.ledger_journal.amounts import Amount, Notation
from desktop.exchange.importers.ledger_journal.chart import Chart
from desktop.exchange.importers.ledger_journal.commodities import Commodities
from desktop.exchange.importers.ledger_journal.dates import read_day
from desktop.exchange.importers.ledger_journal.draft import DraftTransaction
from desktop.exchange.importers.ledger_journal.naming import Naming
from desktop.exchange.importers.ledger_journal.place import Place


@dataclass(slots=True)
class Journal:
    """What has been read so far, in the order written."""

    commodities: Commodities = field(default_factory=Commodities)
    chart: Chart = field(default_factory=Chart)
    transactions: list[DraftTransaction] = field(default_factory=list)
    prices: list[ImportedPrice] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    declared_currency: Currency | None = None


@dataclass(slots=True)
class Scope:
    """The state of one file: an included file starts from its includer's and gives none back."""

    at: Place
    naming: Naming
    notation: Notation
    year: int | None
    amounts: dict[str, tuple[int, Currency | None]] = field(default_factory=dict)
    """Plain amounts already read, as written; emptied whenever a directive changes reading."""

    days: dict[str, dt.date] = field(default_factory=dict)
    """Days already read, as written; emptied whenever the year changes."""

    def day(self, written: str) -> dt.date:
        """Return the day that `written` names at this point; raises UserError by line."""
        found = self.days.get(written)
        if found is None:
            found = self.days[written] = read_day(written, self.year, self.at)
        return found

    def in_year(self, year: int) -> None:
        """Read days without a year as in `year` from here on."""
        self.year = year
        self.days.clear()

    def read_as(self, notation: Notation) -> None:
        """Read amounts by `notation` from here on."""
        self.notation = notation
        self.amounts.clear()


def decimal_mark_of(written: str, amount: Amount) -> str | None:
    """Return the decimal mark that the number `written` shows, None where it has none."""
    marks = [letter for letter in written if letter in ".,"]
    if not marks:
        return None
    if amount.scale or written.rstrip().endswith(marks[-1]):
        return marks[-1]
    return "." if marks[-1] == "," else ","
