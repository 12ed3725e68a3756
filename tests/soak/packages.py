"""Changed packages: none is accepted, none crashes a verifier, all within time and memory."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

from desktop.exchange.package import reader
from desktop.services.disclosure.verify.verify_package import verify_package
from tests.services.disclosure.mutants import mutants
from tests.services.disclosure.packages import good, office, package
from tests.services.disclosure.second import SECOND
from tests.soak.part import Control, Outcome, Part, Tally

_SECONDS, _MEGABYTES = 5.0, 256
_WELL_MADE = 11
"""One mutant in so many is a well-made container; the rest are changed bytes."""


def run(count: int, seed: int) -> Outcome:
    """Try `count` mutants on both verifiers, and one untouched package for each 110 of them."""
    tally, control = Tally(), Tally()
    began = _peak()
    slowest = 0.0
    structured = count // _WELL_MADE
    data, other = good(), package(office("الفجر"), count=3)
    made = mutants(data, other, structured=structured, byte_level=count - structured, seed=seed)
    for number, mutant in enumerate(made):
        kind = "structured" if number < structured else "byte level"
        start = time.perf_counter()
        complaints = _complaints(mutant)
        took = time.perf_counter() - start
        slowest = max(slowest, took)
        if took > 2 * _SECONDS:
            complaints.append(f"{took:.1f} s")
        tally.add(kind, complaints, f"number {number} of seed {seed}")
        if number < 200:
            control.add(kind, ["accepted"] if _shape_only(mutant) else [])
    honest = max(4, count // 110)
    for number in range(honest):
        tally.add("untouched", _refused(Random(f"{seed} {number}")), f"number {number}")
    peak = _peak()
    if peak > _MEGABYTES:
        tally.add("memory", [f"{peak} MB"])
    more = f"slowest {slowest:.2f} s for both verifiers, peak {peak} MB (began at {began} MB)"
    broken = "a verifier that looks at the container's form only"
    return Outcome(tally, (Control(broken, control.tried, control.bad),), more)


def _complaints(mutant: bytes) -> list[str]:
    try:
        ours, theirs = verify_package(mutant).accepted, SECOND.verify(mutant)
    except Exception as error:  # noqa: BLE001 - any crash is what is looked for
        return [f"crash: {error!r}"]
    return ["accepted"] * ours + ["the second verifier accepted"] * bool(theirs)


def _shape_only(mutant: bytes) -> bool:
    try:
        reader.read(mutant)
    except Exception:  # noqa: BLE001 - refused, in whatever way
        return False
    return True


def _refused(random: Random) -> list[str]:
    """Make a good package of its own kind; complain where a verifier refuses it."""
    entries = random.randrange(30)
    data = package(
        office(random.choice(["النور", "الفجر"])),
        count=entries,
        with_log=random.random() < 0.8,
        previous_size=random.choice([None, random.randrange(1, entries + 2)]),
    )
    ours, theirs = verify_package(data).accepted, SECOND.verify(data)
    return ["refused"] * (not ours) + ["the second verifier refused"] * (not theirs)


def _peak() -> int:
    """Return the most memory that this process ever had, in megabytes."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) // 1024


PART = Part(
    name="packages",
    promise="package mutants: 0 accepted, 0 crashes, < 256 MB, < 5 s; untouched all accepted",
    full=110_000,
    sample=1_100,
    run=run,
)
