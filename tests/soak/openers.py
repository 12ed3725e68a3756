"""Programs that race for one book: one holds it, the others are told so, nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

from desktop.domain.errors import UserError
from desktop.services.trust.verify_book import verify_book
from desktop.store import lock
from tests.soak.jobs.job import ledger_of, opened, quick_argon, texts
from tests.soak.jobs.registry import JOBS
from tests.soak.part import Control, Outcome, Part, Tally
from tests.soak.workshop import fresh, prepared, workplace

_PROGRAMS, _TIMES = 4, 4


def run(count: int, seed: int) -> Outcome:
    """Let `count` groups of programs race."""
    quick_argon()
    tally, control, told = Tally(), Tally(), Tally()
    with workplace() as folder:
        start, root = prepared(JOBS["posting"], folder), folder / "root"
        for number in range(count):
            fresh(start, root)
            tally.add("race", list(_race(root, seed + number, told)), f"race {number}")
        real = lock._take
        lock._take = lambda _handle: None
        try:
            for number in range(max(4, count // 50)):
                fresh(start, root)
                control.add("race", list(_race(root, seed + number, Tally())))
        finally:
            lock._take = real
    broken = "no lock on the book"
    more = f"{_PROGRAMS} programs, {_TIMES} times each: {told.told}"
    return Outcome(tally, (Control(broken, control.tried, control.bad),), more)


def _race(root: Path, seed: int, told: Tally) -> Iterator[str]:
    reading, writing = os.pipe()
    gate, gate_end = os.pipe()
    children = []
    for number in range(_PROGRAMS):
        child = os.fork()
        if not child:
            os.close(reading)
            os.close(gate_end)
            _program(root, Random(f"{seed} {number}"), number, gate, writing)
        children.append(child)
    os.close(writing)
    os.close(gate)
    os.close(gate_end)  # they all read the end of it at once
    with os.fdopen(reading) as heard:
        said = heard.read().splitlines()
    for child in children:
        os.waitpid(child, 0)
    for line in said:
        told.add(line.split(" ", maxsplit=1)[0], [])
    yield from (line for line in said if not line.startswith(("posted ", "book-in-use")))
    yield from _looked_at(root, {line[7:] for line in said if line.startswith("posted ")})


def _looked_at(root: Path, promised: set[str]) -> Iterator[str]:
    try:
        session = opened(root)
    except UserError as error:
        yield f"does not open: {error.key}"
        return
    there = set(texts(session, "SELECT reference FROM entry"))
    if not promised:
        yield "nobody got the book"
    yield from (f"lost {one}" for one in sorted(promised - there))
    yield from (str(each.fault) for each in verify_book(session.book, session.by).findings[:2])
    session.close()


def _program(root: Path, random: Random, number: int, gate: int, writing: int) -> None:
    """Try for the book, post in it when it is ours, and end; never returns."""
    try:
        os.read(gate, 1)
        for turn in range(_TIMES):
            os.write(writing, f"{_turn(root, random, f'{number}.{turn}')}\n".encode())
    except BaseException as error:  # noqa: BLE001 - told like everything else
        os.write(writing, f"crash: {error!r}\n".encode())
    finally:
        os._exit(0)


def _turn(root: Path, random: Random, name: str) -> str:
    try:
        session = opened(root)
    except UserError as error:
        return error.key
    inside = root / "inside"
    try:
        try:
            os.close(os.open(inside, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return "two programs hold the book"
        for _ in range(random.randrange(1, 4)):
            ledger_of(session).post(("1111", 5), ("4211", -5), reference=name)
        inside.unlink()
        return f"posted {name}"
    finally:
        session.close()


PART = Part(
    name="openers",
    promise="programs racing for one book: one holds it, the others are told, 0 lost",
    full=500,
    sample=12,
    run=run,
)
