"""What the storytellers share: the facts, the dice, the money at hand, the diary, the vouchers."""

from __future__ import annotations

import datetime as dt
import heapq
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Final

from desktop.domain.ledger.entry import Foreign, Series
from desktop.services.samples.dice import Dice
from desktop.services.samples.facts import Facts
from desktop.services.samples.planned import PlannedEntry, PlannedLine
from desktop.services.samples.till import Till

Action = Callable[[dt.date], None]

FIRST_DAY: Final = dt.date(2024, 1, 1)
LAST_DAY: Final = dt.date(2025, 12, 31)
_WEEKEND: Final = frozenset({4, 5})
_SEED: Final = 20240101


class World:
    """Two years of an organisation, told day by day; `entries` is what comes of it."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.dice = Dice(_SEED)
        self.till = Till()
        self.entries: list[PlannedEntry] = []
        self.committed: defaultdict[str, int] = defaultdict(int)
        """What each fund owes already (unpaid invoices), in dirhams."""
        self.spent: defaultdict[tuple[str, int, int], int] = defaultdict(int)
        """Programme expenses by (fund, year, quarter), in dirhams."""
        self.withheld: defaultdict[str, dict[int, dict[str, int]]] = defaultdict(dict)
        """What was kept back from wages by account, month (yyyymm) and fund, in dirhams."""
        self.endowment_yield = 0
        """What the endowment has yielded and not yet given away, in dirhams."""
        self._diary: list[tuple[dt.date, int, Action]] = []
        self._planned = 0
        self._said: set[str] = set()
        self._numbers: defaultdict[str, int] = defaultdict(lambda: 100)

    def at(self, day: dt.date, action: Action) -> None:
        """Have `action` happen on `day`, or on the first working day after it; the end drops it."""
        while day.weekday() in _WEEKEND and (day.month, day.day) != (12, 31):
            day += dt.timedelta(days=1)
        if day <= LAST_DAY:
            heapq.heappush(self._diary, (day, self._planned, action))
            self._planned += 1

    def live(self) -> None:
        """Let everything in the diary happen, in order of day."""
        while self._diary:
            day, _, action = heapq.heappop(self._diary)
            action(day)

    def write(
        self,
        day: dt.date,
        series: Series,
        narration: str,
        lines: Sequence[PlannedLine],
        reference: str = "",
        *,
        reverses: int | None = None,
    ) -> int:
        """Write a voucher and return its place in `entries`."""
        kept = tuple(line for line in lines if line.amount)
        self.till.take(kept)
        for line in kept:
            if line.account.startswith("51"):
                self.spent[line.fund, day.year, quarter(day)] += line.amount
        self.entries.append(PlannedEntry(day, series, narration, reference, kept, reverses))
        return len(self.entries) - 1

    def say(self, kind: str, day: dt.date, **fields: object) -> str:
        """Return a narration of a kind that was not used before."""
        return self.phrase(self.facts.texts["narrations"][kind], day, **fields)

    def phrase(self, choices: Sequence[str], day: dt.date, **fields: object) -> str:
        """Return one of the phrases, filled in; a number is added where all are used up."""
        known = {"month": self.month(day), "year": day.year, "day": day.day, **fields}
        start = self.dice.below(len(choices))
        for at in range(len(choices)):
            text = choices[(start + at) % len(choices)].format_map(known)
            if self._keep(text):
                return text
        text, count = choices[start].format_map(known), 2
        pattern: str = self.dice.pick(self.facts.texts["again"])
        while not self._keep(numbered := pattern.format(text=text, n=count)):
            count += 1
        return numbered

    def _keep(self, text: str) -> bool:
        fresh = text not in self._said
        self._said.add(text)
        return fresh

    def reference(self, kind: str, day: dt.date, number: int | None = None) -> str:
        """Return a reference such as the next cheque; given numbers are of somebody else's."""
        if number is None:
            self._numbers[kind] += 1
            number = self._numbers[kind]
        pattern: str = self.facts.texts["references"][kind]
        return pattern.format(number=number, year=day.year, month=day.month)

    def memo(self, kind: str, **fields: object) -> str:
        """Return the memo of a kind."""
        pattern: str = self.facts.texts["memos"][kind]
        return pattern.format_map(fields)

    def month(self, day: dt.date) -> str:
        """Return the name of the month of `day`."""
        names: Sequence[str] = self.facts.texts["months"]
        return names[day.month - 1]

    def period(self, day: dt.date) -> str:
        """Return the name of the quarter of `day`."""
        names: Sequence[str] = self.facts.texts["narrations"]["periods"]
        return names[quarter(day) - 1]

    def partner(self, code: str) -> str:
        """Return the Arabic name of a partner."""
        return self.facts.partners[code].name_ar

    def foreign(self, currency: str, amount: int, day: dt.date) -> Foreign:
        """Return an amount in its own currency at the rate of its month."""
        source: Any = self.facts.organisation["rates"]["source_ar"]
        return Foreign(currency, amount, self.facts.rate(currency, day), str(source))


def quarter(day: dt.date) -> int:
    """Return the quarter of the year, from 1."""
    return (day.month + 2) // 3


def months() -> list[dt.date]:
    """Return the first days of the months that are told."""
    return [
        dt.date(year, month, 1)
        for year in range(FIRST_DAY.year, LAST_DAY.year + 1)
        for month in range(1, 13)
    ]
