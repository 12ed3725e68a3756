"""Sticks that lie, fill up, take no writing or are pulled out: nothing is called done that is not.

The faults are put between our program and the kernel by `preload.c`, for which neither root nor a
kernel with FAT is needed. What the check afterwards looks at is what really reached the device.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

from tests.soak import trace
from tests.soak.jobs.job import Job, looked_at, quick_argon
from tests.soak.jobs.registry import JOBS
from tests.soak.part import Control, Outcome, Part, Tally
from tests.soak.workshop import Workshop, fresh, prepared, workplace

KINDS = ("full", "read-only", "gone", "no-sync", "short", "fake", "half", "flip")
_LIES = ("fake", "half", "flip")


def run(count: int, seed: int) -> Outcome:
    """Try `count` bad sticks on every job that writes to one."""
    quick_argon()
    tally, refused = Tally(), Tally()
    jobs = [job for job in JOBS.values() if job.stick]
    with Workshop() as shop:
        for n, job in enumerate(jobs):
            share = count * (n + 1) // len(jobs) - count * n // len(jobs)
            _try_job(shop, job, share, seed, tally, refused)
        controls = tuple(
            _control(shop, variant, broken, max(9, count // 20), seed)
            for variant, broken in (
                ("no-read-back", "a writer without read-back, on sticks that lie"),
                ("cached", "a writer that reads back from memory, on sticks that lie"),
            )
        )
    return Outcome(tally, controls, f"stopped with {refused.told}; faults injected by LD_PRELOAD")


def _control(shop: Workshop, variant: str, broken: str, count: int, seed: int) -> Control:
    tally, refused = Tally(), Tally()
    _try_job(shop, JOBS["export"], count, seed, tally, refused, kinds=_LIES, variant=variant)
    return Control(broken, tally.tried, tally.bad)


def _try_job(
    shop: Workshop,
    job: Job,
    count: int,
    seed: int,
    tally: Tally,
    refused: Tally,
    *,
    kinds: tuple[str, ...] = KINDS,
    variant: str = "",
) -> None:
    random = Random(f"stick {job.name} {seed}")
    with workplace() as folder:
        start, root, device = prepared(job, folder), folder / "root", folder / "device"
        calls = shop.record(job, start, seed)
        whole = sum(len(call.data) for call in calls if call.what == trace.WRITE)
        most = {"gone": 2 * len(calls), "half": len(calls) // 4, "short": 5_000}
        for number in range(count):
            kind = kinds[number % len(kinds)]
            fault = f"{kind}:{random.randrange(1, most.get(kind, whole // 2))}"
            fresh(start, root)
            device.mkdir()
            told = shop.run(
                job,
                root,
                seed,
                variant=variant,
                watched=root / "stick",
                fault=fault,
                device=device,
            )
            refused.add(told, [])
            complaints = ["crash: " + told] if told.startswith("crashed") else []
            said = (root / ".acknowledged").read_text(encoding="utf-8").splitlines()
            plugged_in_again(root / "stick", device)
            complaints += looked_at(job, root, said)
            tally.add(f"{job.name} {kind}", complaints, fault)
            shutil.rmtree(device)


def plugged_in_again(stick: Path, device: Path) -> None:
    """Put what really reached the device in the place of what the computer believed."""
    for path in stick.rglob("*"):
        real = device / str(path.stat().st_ino)
        if path.is_file() and real.exists():
            content = real.read_bytes()
            path.write_bytes(content)


PART = Part(
    name="stick",
    promise="stick faults: never says “done”",
    full=1_000,
    sample=48,
    run=run,
)
