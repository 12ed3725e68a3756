"""Fuzzing of everything that reads what comes from outside: refused or read, never a crash."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from random import Random

from tests.soak.fuzz.mutate import mutated
from tests.soak.fuzz.targets import TARGETS, Target
from tests.soak.part import Control, Outcome, Part, Tally

_SECONDS, _MEGABYTES = 5, 512


class TooSlowError(BaseException):
    """An input took longer than it may; no reader catches this."""


def run(count: int, seed: int) -> Outcome:
    """Give each reader its share of `count` inputs."""
    tally, taken = Tally(), 0
    slowest = 0.0
    for target in TARGETS.values():
        random, examples = Random(f"{target.name} {seed}"), target.examples()
        for each in examples:
            refused = [] if target.try_out(each) else ["a good example was refused"]
            tally.add(target.name, refused)
        for number in range(count // len(TARGETS)):
            data = mutated(examples, random)
            began = time.perf_counter()
            complaints = crashes(target, data)
            slowest = max(slowest, time.perf_counter() - began)
            taken += not complaints
            tally.add(target.name, complaints, f"input {number} of seed {seed}: {data[:200]!r}")
    peak = _peak()
    if peak > _MEGABYTES:
        tally.add("memory", [f"{peak} MB"])
    return Outcome(tally, (_control(seed),), f"slowest {slowest:.2f} s, peak {peak} MB")


def crashes(target: Target, data: bytes) -> list[str]:
    """Return what went wrong besides a refusal."""

    def stop(_number: int, _frame: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _SECONDS)
    try:
        target.try_out(data)
    except TooSlowError:
        return [f"more than {_SECONDS} s"]
    except Exception as error:  # noqa: BLE001 - any crash is what is looked for
        return [f"crash: {error!r}"[:200]]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return []


def _control(seed: int) -> Control:
    """Fuzz a reader with a mistake in it: it looks at the letter after each opening bracket."""

    def careless(data: bytes) -> object:
        return [data[at + 1] for at, letter in enumerate(data) if letter == ord("(")]

    target = Target("careless", careless)
    random, examples = Random(f"control {seed}"), TARGETS["amount"].examples()
    found = sum(bool(crashes(target, mutated(examples, random))) for _ in range(2_000))
    return Control("a reader with a mistake at the end of its text", 2_000, found)


def _peak() -> int:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) // 1024


PART = Part(
    name="fuzz",
    promise="fuzzed readers: refused or read, 0 crashes, each input < 5 s, < 512 MB",
    full=1_200_000,
    sample=12_000,
    run=run,
)
