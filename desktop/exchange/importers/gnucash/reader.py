"""Read a GnuCash book (XML, packed or not) whole, with the balances that it must give again.

Format: GnuCash's own RELAX NG schema (gnucash-v2.rnc). Each split has a `value` in the currency of
its transaction and a `quantity` in the unit of its account; both are fractions of whole numbers.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.imported import (
    ImportedBalance,
    ImportedJournal,
    ImportedTransaction,
    Mark,
    NeedsRate,
)
from desktop.exchange.importers.gnucash.accounts import Accounts
from desktop.exchange.importers.gnucash.source import child, children, elements, short, text_of
from desktop.exchange.importers.gnucash.splits import Split, postings_of, read_split

MOST_TRANSACTIONS: Final = 5_000_000
_TELL_EVERY: Final = 500

Progress = Callable[[int, int], None]


def read_gnucash(
    path: Path, *, base: Currency, progress: Progress | None = None
) -> ImportedJournal:
    """Return the book at `path`, every transaction worth in `base` what its splits say.

    A transaction in another currency takes its rate from its own splits in `base`; where it has
    none it stands in `needs_rate`. Raises UserError `gnucash-not-a-book`, `gnucash-database`,
    `gnucash-account`, `gnucash-amount`, `gnucash-day`, `gnucash-unbalanced`, `unknown-currency`, or
    as `elements` does.
    """
    book = _Book(path.name, base)
    said = 0
    for element in elements(path):
        if short(element.tag) == "gnc:account":
            book.accounts.take(element)
        elif short(element.tag) == "gnc:transaction":
            book.take(element)
            if progress is not None and len(book.transactions) - said >= _TELL_EVERY:
                said = len(book.transactions)
                progress(said, said + _TELL_EVERY)
    return book.journal()


class _Book:
    """What was read so far."""

    def __init__(self, file: str, base: Currency) -> None:
        self._file, self._base = file, base
        self.accounts = Accounts(file)
        self.transactions: list[ImportedTransaction] = []
        self._needs: list[NeedsRate] = []
        self._currencies: dict[str, Currency] = {base.code: base}
        self._sums: defaultdict[tuple[str, str], int] = defaultdict(int)

    def take(self, element: Element) -> None:
        """Take one transaction in; `line_number` counts transactions, for XML has no lines."""
        number = len(self.transactions) + 1
        description = " ".join(text_of(element, "trn:description").split())
        place = {"file": self._file, "number": number, "text": description}
        if number > MOST_TRANSACTIONS:
            raise UserError("gnucash-not-a-book", file=self._file)
        unit = child(element, "trn:currency")
        code = "" if unit is None else text_of(unit, "cmdty:id")
        currency = currency_of(code)
        day = _day(element)
        if day is None:
            raise UserError("gnucash-day", **place)
        splits = self._splits(element, currency, place)
        if sum(split.value for split in splits):
            raise UserError("gnucash-unbalanced", **place)
        postings = postings_of(splits, currency, self._base, number)
        if postings is None:
            codes = sorted({split.currency.code for split in splits} | {currency.code})
            self._needs.append(NeedsRate(self._file, number, day, description, tuple(codes)))
            postings = ()
        for posting in postings:
            self._currencies.setdefault(posting.currency, currency_of(posting.currency))
            self._sums[posting.account, posting.currency] += posting.minor
        number_said = text_of(element, "trn:num")
        self.transactions.append(
            ImportedTransaction(
                self._file, number, day, None, Mark.NONE, number_said, description, "", (), postings
            )
        )

    def _splits(
        self, element: Element, currency: Currency, place: dict[str, object]
    ) -> list[Split]:
        holder = child(element, "trn:splits")
        found = [] if holder is None else children(holder, "trn:split")
        splits: list[Split] = []
        for one in found:
            account = self.accounts.of(text_of(one, "split:account"))
            read = read_split(one, account, currency)
            if read is None:
                raise UserError("gnucash-amount", account=account.path, **place)
            splits.append(read)
        return [split for split in splits if split.value or split.quantity]

    def journal(self) -> ImportedJournal:
        """Return all of it; a file without accounts is no book."""
        return ImportedJournal(
            accounts=self.accounts.used(),
            currencies=tuple(self._currencies[code] for code in sorted(self._currencies)),
            base=self._base,
            transactions=tuple(self.transactions),
            balances=tuple(
                ImportedBalance(account, code, minor)
                for (account, code), minor in sorted(self._sums.items())
            ),
            prices=(),
            needs_rate=tuple(self._needs),
            files=(self._file,),
        )


def _day(element: Element) -> dt.date | None:
    """Return the day that was meant: the slot of newer files, else that of the moment."""
    slots = child(element, "trn:slots")
    for slot in () if slots is None else slots.findall("slot"):
        if text_of(slot, "slot:key") == "date-posted":
            value = child(slot, "slot:value")
            found = _iso("" if value is None else (value.findtext("gdate") or ""))
            if found is not None:
                return found
    posted = child(element, "trn:date-posted")
    return None if posted is None else _iso(text_of(posted, "ts:date")[:10])


def _iso(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None
