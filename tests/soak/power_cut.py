"""Power cuts: every job recorded, cut at any moment, and opened with what a bad disk kept."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.soak import trace
from tests.soak.disk import ACKNOWLEDGED, Disk
from tests.soak.jobs.job import Job, looked_at, quick_argon
from tests.soak.jobs.registry import JOBS
from tests.soak.part import Control, Outcome, Part, Tally
from tests.soak.trace import Call
from tests.soak.workshop import Workshop, prepared, workplace

_CUTS_PER_RECORDING = 150


def run(count: int, seed: int) -> Outcome:
    """Cut the power `count` times, the jobs in equal shares."""
    quick_argon()
    tally = Tally()
    shares = [(job, count * (n + 1) // len(JOBS) - count * n // len(JOBS))
              for n, job in enumerate(JOBS.values())]  # fmt: skip
    with Workshop() as shop:
        for job, share in shares:
            _cut_job(shop, job, share, seed, tally)
        return Outcome(tally, _controls(shop, max(40, count // 50), seed))


def _controls(shop: Workshop, count: int, seed: int) -> tuple[Control, ...]:
    normal, dropped = Tally(), Tally()
    _cut_job(shop, JOBS["posting"], count, seed, normal, variant="normal")
    _cut_job(shop, JOBS["posting"], count, seed, dropped, drop_syncs=True)
    return (
        Control("synchronous=NORMAL", normal.tried, normal.bad),
        Control("a disk that ignores fsync", dropped.tried, dropped.bad),
    )


def _cut_job(
    shop: Workshop,
    job: Job,
    count: int,
    seed: int,
    tally: Tally,
    *,
    variant: str = "",
    drop_syncs: bool = False,
) -> None:
    recordings = -(-count // _CUTS_PER_RECORDING)
    with workplace() as folder:
        start = prepared(job, folder)
        for number in range(recordings):
            share = count * (number + 1) // recordings - count * number // recordings
            calls = shop.record(job, start, seed + number, variant)
            disk = Disk(start, folder / "recorded", drop_syncs=drop_syncs)
            mark = f"{seed}/{number}"
            _cut(job, disk, calls, share, Random(f"{job.name} {mark}"), folder, tally, mark)


def _cut(
    job: Job,
    disk: Disk,
    calls: Sequence[Call],
    count: int,
    random: Random,
    folder: Path,
    tally: Tally,
    mark: str,
) -> None:
    """Replay the calls, stop at `count` places, and look at each time what is found."""
    done = 0
    found = folder / "found"
    for place in _places(calls, count, random):
        for call in calls[done:place]:
            disk.apply(call)
        done = place
        disk.image(found, random)
        complaints = looked_at(job, found, list(disk.said))
        tally.add(job.name, complaints, f"recording {mark} cut at {place} of {len(calls)}")
        shutil.rmtree(found)


def _places(calls: Sequence[Call], count: int, random: Random) -> list[int]:
    """Return where to cut: anywhere, and every other time right after something was promised."""
    promises = _promises(calls) or [len(calls)]
    return sorted(
        random.choice(promises) if n % 2 else random.randrange(len(calls) + 1) for n in range(count)
    )


def _promises(calls: Sequence[Call]) -> list[int]:
    inode, places = None, []
    for place, call in enumerate(calls, start=1):
        if call.what in (trace.CREATE, trace.OPEN) and call.path.endswith(ACKNOWLEDGED):
            inode = call.inode
        elif call.what == trace.WRITE and call.inode == inode:
            places.append(place)
    return places


PART = Part(
    name="power-cut",
    promise="simulated power cuts: 0 corrupt, 0 acknowledged lost",
    full=10_000,
    sample=240,
    run=run,
)
