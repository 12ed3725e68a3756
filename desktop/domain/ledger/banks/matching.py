"""Suggest which lines of the book and of the bank are the same money, with a reason for each.

Everything works on sorted days and hashed amounts, so that five thousand lines of a bank find
theirs among a hundred thousand of the book in seconds; sums of several lines are looked for within
a bound of steps and of time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.ledger.banks.marks import number_marks, words_of
from desktop.domain.ledger.banks.near_sums import Side
from desktop.domain.ledger.banks.reconciliation import BankLine, BookLine
from desktop.domain.ledger.banks.suggestion import Reason, Suggestion
from desktop.domain.ledger.voucher import PaymentMethod

WINDOW: Final = 10
"""Days by which a bank may be behind the book, or before it."""
CHEQUE_LIFE: Final = 185
"""Days in which a cheque may come in: six months, as banks keep it."""
_NEAREST: Final = 24
_SURE_DAYS: Final = 5

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class _Pair:
    bank: int
    book: int
    days: int
    mark: str
    words: int = 0
    score: int = 0


def suggest(
    bank: Sequence[BankLine],
    book: Sequence[BookLine],
    *,
    progress: Progress | None = None,
    may_go_on: Callable[[], bool] = lambda: True,
) -> tuple[Suggestion, ...]:
    """Return suggestions, each line in one at most, the best first.

    `progress` hears (lines of the bank done, of how many) and may raise to stop; `may_go_on` is
    asked before sums are looked for: once it says no they are left out.
    """
    search = _Search(bank, book)
    made = search.pairs(progress)
    made += search.sums(may_go_on)
    return tuple(sorted(made, key=lambda each: (-each.score, each.days, each.bank, each.book)))


class _Search:
    def __init__(self, bank: Sequence[BankLine], book: Sequence[BookLine]) -> None:
        self._bank, self._book = bank, book
        self._bank_days = [line.day.toordinal() for line in bank]
        self._book_days = [line.day.toordinal() for line in book]
        self._by_amount: dict[int, list[int]] = defaultdict(list)
        self._by_mark: dict[str, list[int]] = defaultdict(list)
        self._by_origin: dict[str, list[int]] = defaultdict(list)
        for at in sorted(range(len(book)), key=self._book_days.__getitem__):
            line = book[at]
            self._by_amount[line.amount].append(at)
            if line.origin.startswith("statement_line:"):
                self._by_origin[line.origin].append(at)
            if line.marks:
                for mark in number_marks(line.marks):
                    self._by_mark[mark].append(at)
        self._words: dict[tuple[bool, int], frozenset[str]] = {}
        self._free_bank = [line.amount != 0 for line in bank]
        self._free_book = [True] * len(book)

    # One for one -------------------------------------------------------------------------------

    def pairs(self, progress: Progress | None) -> list[Suggestion]:
        found: list[_Pair] = []
        made = self._reversals() + self._for_origins()
        for at in range(len(self._bank)):
            if progress is not None and at % 200 == 0:
                progress(at, len(self._bank))
            if self._free_bank[at]:
                found += self._candidates(at)
        of_bank = Counter(pair.bank for pair in found)
        of_book = Counter(pair.book for pair in found)
        marked = Counter(pair.bank for pair in found if pair.mark)
        for pair in found:
            alone = of_bank[pair.bank] == 1 and of_book[pair.book] == 1
            pair.score = _score(pair, alone=alone)
        even = self._even_days(of_bank, of_book, found)
        found.sort(key=lambda pair: (-pair.score, abs(pair.days), pair.bank, pair.book))
        for pair in found:
            if not (self._free_bank[pair.bank] and self._free_book[pair.book]):
                continue
            self._free_bank[pair.bank] = self._free_book[pair.book] = False
            alone = of_bank[pair.bank] == 1 and of_book[pair.book] == 1
            sure = (
                (bool(pair.mark) and marked[pair.bank] == 1)
                or (alone and abs(pair.days) <= _SURE_DAYS)
                or (pair.days == 0 and (pair.bank in even))
            )
            made.append(self._suggestion(pair, alone=alone, sure=sure))
        return made

    def _reversals(self) -> list[Suggestion]:
        """Return entries with those that take them back: the bank knows nothing of either."""
        made = []
        by_entry: dict[int, list[int]] = defaultdict(list)
        for at, line in enumerate(self._book):
            by_entry[line.entry_id].append(at)
        for at, line in enumerate(self._book):
            for one in () if line.reverses is None else by_entry[line.reverses]:
                if (
                    self._book[one].amount == -line.amount
                    and self._free_book[at]
                    and self._free_book[one]
                ):
                    self._free_book[at] = self._free_book[one] = False
                    keys = (self._book[one].key, line.key)
                    made.append(Suggestion((), keys, 100, sure=True, reasons=(Reason.REVERSED,)))
        return made

    def _for_origins(self) -> list[Suggestion]:
        """Return the entries that were made from a line of the bank, which need no search."""
        made = []
        for at, line in enumerate(self._bank):
            mine = self._by_origin.get(f"statement_line:{line.id}", [])
            for one in mine:
                if self._book[one].amount == line.amount and self._free_bank[at]:
                    self._free_bank[at] = self._free_book[one] = False
                    key = (self._book[one].key,)
                    made.append(Suggestion((line.id,), key, 100, True, (Reason.ORIGIN,)))
        return made

    def _candidates(self, at: int) -> list[_Pair]:
        line, day = self._bank[at], self._bank_days[at]
        same = self._by_amount.get(line.amount)
        if same is None:
            return []
        marks = number_marks((line.reference, line.description))
        hit = {
            one: mark
            for mark in marks
            for one in self._by_mark.get(mark, ())
            if self._book[one].amount == line.amount and self._free_book[one]
        }
        days = self._book_days
        low = bisect_left(same, day - CHEQUE_LIFE, key=days.__getitem__)
        middle = bisect_left(same, day - WINDOW, key=days.__getitem__)
        high = bisect_right(same, day + WINDOW, key=days.__getitem__)
        near = sorted(same[middle:high], key=lambda one: abs(days[one] - day))[:_NEAREST]
        cheques = [
            one
            for one in same[max(low, middle - _NEAREST) : middle]
            if self._book[one].method is PaymentMethod.CHEQUE
        ]
        chosen = dict.fromkeys((*hit, *near, *cheques))
        return [
            _Pair(at, one, day - days[one], hit.get(one, ""), self._shared_words(at, one))
            for one in chosen
            if self._free_book[one] and (hit.get(one) or not self._contradicts(marks, one))
        ]

    def _contradicts(self, marks: set[str], one: int) -> bool:
        """Whether the bank names a cheque and the book another."""
        cheque = self._book[one].cheque
        return bool(cheque) and any(
            mark.isdigit()
            and len(mark) == len(cheque.lstrip("0"))
            and mark != cheque.lstrip("0")
            and self._by_mark.get(mark)
            for mark in marks
        )

    def _shared_words(self, at: int, one: int) -> int:
        mine = self._words_of(True, at)
        return min(3, len(mine & self._words_of(False, one))) if mine else 0

    def _words_of(self, of_bank: bool, at: int) -> frozenset[str]:
        key = of_bank, at
        if key not in self._words:
            text = self._bank[at].description if of_bank else _said(self._book[at])
            self._words[key] = words_of(text)
        return self._words[key]

    def _even_days(
        self, of_bank: Counter[int], of_book: Counter[int], found: Sequence[_Pair]
    ) -> set[int]:
        """Return bank lines equal to as many of the book on their day, and to no others."""
        bank: dict[tuple[int, int], set[int]] = defaultdict(set)
        book: dict[tuple[int, int], set[int]] = defaultdict(set)
        for pair in found:
            if pair.days == 0:
                key = self._bank[pair.bank].amount, self._bank_days[pair.bank]
                bank[key].add(pair.bank)
                book[key].add(pair.book)
        return {
            at
            for key, lines in bank.items()
            if len(lines) == len(book[key])
            and all(of_bank[one] == len(lines) for one in lines)
            and all(of_book[one] == len(lines) for one in book[key])
            for at in lines
        }

    def _suggestion(self, pair: _Pair, *, alone: bool, sure: bool) -> Suggestion:
        reasons = [
            reason
            for reason, holds in (
                (Reason.MARK, bool(pair.mark)),
                (Reason.SAME_DAY, pair.days == 0),
                (Reason.NEAR, pair.days != 0),
                (Reason.ONLY_ONE, alone),
                (Reason.WORDS, pair.words > 0),
            )
            if holds
        ]
        return Suggestion(
            (self._bank[pair.bank].id,),
            (self._book[pair.book].key,),
            pair.score,
            sure,
            tuple(reasons),
            abs(pair.days),
            pair.mark,
        )

    # Sums --------------------------------------------------------------------------------------

    def sums(self, may_go_on: Callable[[], bool]) -> list[Suggestion]:
        made: list[Suggestion] = []
        bank_amounts = [line.amount for line in self._bank]
        book_amounts = [line.amount for line in self._book]
        bank = Side(self._bank_days, bank_amounts, self._free_bank)
        book = Side(self._book_days, book_amounts, self._free_book)
        for one, many, reason in (
            (bank, book, Reason.SUM_OF_BOOK),
            (book, bank, Reason.SUM_OF_BANK),
        ):
            for at in range(len(one.days)):
                if not one.free[at]:
                    continue
                if not may_go_on():
                    return made
                parts = many.parts_of(one.amounts[at], one.days[at])
                if parts:
                    one.free[at] = False
                    for part in parts:
                        many.free[part] = False
                    made.append(self._sum(at, parts, reason))
        return made

    def _sum(self, at: int, parts: tuple[int, ...], reason: Reason) -> Suggestion:
        of_book = reason is Reason.SUM_OF_BOOK
        bank = (at,) if of_book else parts
        book = parts if of_book else (at,)
        far = max(abs(self._bank_days[x] - self._book_days[y]) for x in bank for y in book)
        score = 62 - 4 * (len(parts) - 2) - 2 * min(far, 10)
        return Suggestion(
            tuple(self._bank[x].id for x in bank),
            tuple(self._book[y].key for y in book),
            max(score, 20),
            False,
            (reason,),
            far,
        )


def _said(line: BookLine) -> str:
    return f"{line.text} {line.party}"


def _score(pair: _Pair, *, alone: bool) -> int:
    near = max(0, 16 - 2 * abs(pair.days))
    return min(100, 40 + 36 * bool(pair.mark) + near + 20 * alone + 4 * pair.words)
