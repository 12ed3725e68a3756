"""The computer's clock steps by years between acts: the record never goes back, and says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from random import Random

from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from desktop.store import book as book_module
from tests.books_made import PASSPHRASE
from tests.soak.jobs.job import book_of, ledger_of, quick_argon, texts
from tests.soak.jobs.registry import JOBS
from tests.soak.part import Control, Outcome, Part, Tally
from tests.soak.workshop import fresh, prepared, workplace

_FIRST = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_LAST = dt.datetime(2090, 1, 1, tzinfo=dt.UTC)
_WORTH_A_LEAF = dt.timedelta(minutes=2)


class Stepping:
    """A clock that somebody sets now and then, by seconds or by years."""

    def __init__(self, random: Random) -> None:
        self.now = dt.datetime(2025, 6, 1, 9, tzinfo=dt.UTC)
        self._random = random

    def __call__(self) -> dt.datetime:
        """Return what the clock shows."""
        return self.now

    def step(self) -> None:
        """Set the clock to another moment."""
        far = self._random.choice((30, 3_600, 86_400 * 30, 86_400 * 365 * 3))
        moved = self.now + dt.timedelta(seconds=self._random.uniform(-far, far))
        self.now = min(max(moved, _FIRST), _LAST)


def run(count: int, seed: int) -> Outcome:
    """Work `count` sittings with a clock that steps."""
    quick_argon()
    tally, control = Tally(), Tally()
    with workplace() as folder:
        start, root = prepared(JOBS["posting"], folder), folder / "root"
        for number in range(count):
            if number % 20 == 0:
                fresh(start, root)
            tally.add("sitting", _tried(root, Random(f"clock {seed} {number}")), str(number))
        book_module.max = lambda now, _reached: now
        try:
            for number in range(max(10, count // 50)):
                fresh(start, root)
                control.add("sitting", _tried(root, Random(f"clock {seed} {number}")))
        finally:
            del book_module.max
    broken = "moments taken from the clock as it is"
    return Outcome(tally, (Control(broken, control.tried, control.bad),))


def _tried(root: Path, random: Random) -> list[str]:
    try:
        return list(_sitting(root, random))
    except Exception as error:  # noqa: BLE001 - told like everything else
        return [f"crash: {error!r}"]


def _sitting(root: Path, random: Random) -> Iterator[str]:
    clock = Stepping(random)
    session = open_book(book_of(root), PASSPHRASE, clock=clock)
    try:
        ledger = ledger_of(session)
        before = len(texts(session, "SELECT 1 FROM log_leaf WHERE kind = 'clock'"))
        back = False
        for _ in range(random.randrange(2, 9)):
            clock.step()
            reached = _moment(texts(session, "SELECT recorded_at FROM log_head")[0])
            back = back or reached - clock.now > _WORTH_A_LEAF
            ledger.post(("1111", 5), ("4211", -5), day=dt.date(2025, random.randrange(1, 13), 1))
        moments = texts(session, "SELECT recorded_at FROM entry ORDER BY leaf")
        if moments != sorted(moments):
            yield "a later entry bears an earlier moment"
        told = len(texts(session, "SELECT 1 FROM log_leaf WHERE kind = 'clock'")) - before
        if told != back:
            yield f"the clock went back: {back}, leaves of it: {told}"
        if verify_book(session.book, session.by).findings:
            yield "the log does not hold"
    finally:
        session.close()


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


PART = Part(
    name="clock-steps",
    promise="clock steps of years: moments never go back, each step back is in the log",
    full=2_000,
    sample=60,
    run=run,
)
