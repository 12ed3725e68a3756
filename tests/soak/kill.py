"""kill -9 at random moments: every job in a process of its own that ends without warning."""

from __future__ import annotations

import os
import select
import signal
import time
from pathlib import Path
from random import Random

from tests.soak.child import work
from tests.soak.jobs.job import Job, looked_at, quick_argon
from tests.soak.jobs.registry import JOBS
from tests.soak.part import Control, Outcome, Part, Tally
from tests.soak.workshop import fresh, prepared, workplace

_LONGEST = 120.0
"""Seconds after which a job that is not killed counts as hanging."""


def run(count: int, seed: int) -> Outcome:
    """Kill `count` processes, the jobs in equal shares."""
    quick_argon()
    tally, control, done = Tally(), Tally(), Tally()
    for n, job in enumerate(JOBS.values()):
        share = count * (n + 1) // len(JOBS) - count * n // len(JOBS)
        _kill_job(job, share, seed, tally, done)
    _kill_job(JOBS["posting"], max(10, count // 50), seed, control, done, variant="early")
    more = f"{done.tried:,} acknowledgements before the kills"
    broken = "an acknowledgement before the commit"
    return Outcome(tally, (Control(broken, control.tried, control.bad),), more)


def _kill_job(
    job: Job, count: int, seed: int, tally: Tally, done: Tally, *, variant: str = ""
) -> None:
    random = Random(f"{job.name} {seed}")
    with workplace() as folder:
        start, root = prepared(job, folder), folder / "root"
        fresh(start, root)
        whole, _ = _killed(job, root, seed, _LONGEST, variant)
        for number in range(count):
            fresh(start, root)
            after = random.uniform(0, whole * 1.1)
            _, said = _killed(job, root, seed + number, after, variant)
            for line in said:
                done.add(line.split(" ", maxsplit=1)[0], [])
            tally.add(job.name, looked_at(job, root, said), f"killed after {after:.3f} s")


def _killed(job: Job, root: Path, seed: int, after: float, variant: str) -> tuple[float, list[str]]:
    """Run the job in a fork, kill it after some seconds; return how long it ran and what it said."""
    began = time.monotonic()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work(job, root, seed, writing, variant)
    os.close(writing)
    heard = bytearray()
    while (left := began + after - time.monotonic()) > 0:
        ready, _, _ = select.select([reading], [], [], left)
        piece = os.read(reading, 65_536) if ready else b""
        heard += piece
        if ready and not piece:
            break
    lasted = time.monotonic() - began
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while piece := os.read(reading, 65_536):
        heard += piece
    os.close(reading)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError(f"{job.name}: ended by itself with {os.WEXITSTATUS(status)}")
    return lasted, heard.decode().splitlines()


def _work(job: Job, root: Path, seed: int, writing: int, variant: str) -> None:
    """Do the job and end; never returns."""

    def say(text: str) -> None:
        os.write(writing, f"{text}\n".encode())

    try:
        told = work(job.name, root, seed, say, variant)
        os._exit(0 if told == "done" else 3)
    finally:
        os._exit(4)


PART = Part(
    name="kill",
    promise="`kill -9` at random moments, same jobs: 0 lost",
    full=1_000,
    sample=44,
    run=run,
)
