"""`make soak`: every promise tried at full size; `make soak SAMPLE=1` a seeded sample, as CI does.

`make soak ONLY=power-cut` runs one part (several with commas), `COUNT=500` another number of
trials, `SEED=7` other dice. Figures go into docs/RELIABILITY.md, save on a machine with CI=1.
Ends with 1 where a promise was broken or a control run did not fail.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.soak import record
from tests.soak.machine import described
from tests.soak.part import Outcome, Part
from tests.soak.registry import PARTS

_ROOT = Path(__file__).resolve().parents[2]


def say(text: str = "") -> None:
    """Print a line at once; the whole takes hours."""
    print(text, flush=True)  # noqa: T201


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _one(part: Part, options: argparse.Namespace) -> bool:
    """Run one part here, say what came of it, and write it down."""
    count = options.count or (part.sample if options.sample else part.full)
    began = time.monotonic()
    outcome = part.run(count, options.seed)
    seconds = round(time.monotonic() - began)
    _tell(part, outcome, seconds)
    if "CI" not in os.environ:
        record.note(_row(part, outcome, options, seconds), described())
    return outcome.held


def _tell(part: Part, outcome: Outcome, seconds: int) -> None:
    tally = outcome.tally
    verdict = "holds" if outcome.held else "BROKEN"
    say(f"{part.name}: {verdict}: {tally.bad} of {tally.tried:,} in {seconds} s ({tally.told})")
    if outcome.more:
        say(f"    {outcome.more}")
    for control in outcome.controls:
        bites = "bites" if control.bites else "DOES NOT BITE"
        say(f"    control, {control.broken}: {control.failed} of {control.tried} failed, {bites}")
    for complaint in tally.complaints:
        say(f"    {complaint}")


def _row(part: Part, outcome: Outcome, options: argparse.Namespace, seconds: int) -> record.Row:
    tally = outcome.tally
    controls = (f"{each.broken}: {each.failed} of {each.tried} failed"
                for each in outcome.controls)  # fmt: skip
    more = "; ".join(filter(None, (tally.told if len(tally.kinds) > 1 else "", outcome.more)))
    words = ["make soak", "SAMPLE=1" * options.sample, f"ONLY={part.name}"]
    words += [f"COUNT={options.count}" * bool(options.count)]
    words += [f"SEED={options.seed}" * (options.seed != 1)]
    return record.Row(
        part=part.name,
        promised=part.promise,
        tried=tally.tried,
        size="full" if tally.tried >= part.full else "sample",
        broken=tally.bad,
        controls="; ".join(controls),
        more=more,
        seed=options.seed,
        took=f"{seconds:,} s",
        day=dt.datetime.now(dt.UTC).date().isoformat(),
        command=" ".join(filter(None, words)),
    )


def _apart(name: str, options: argparse.Namespace) -> bool:
    """Run a part in a process of its own and show what it said once it ended."""
    command = [sys.executable, "-m", "tests.soak", "--only", name, "--seed", str(options.seed)]
    command += ["--sample"] * options.sample + ["--count", str(options.count)]
    ran = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    say(ran.stdout.rstrip() if ran.stdout else f"{name}: BROKEN")
    if ran.stderr:
        say(ran.stderr.rstrip())
    return ran.returncode == 0


def main() -> int:
    """Run the wanted parts, several side by side; return 1 where one did not hold."""
    options = _options()
    wanted = options.only.split(",") if options.only else list(PARTS)
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        say(f"no part {', '.join(unknown)}; there are: {', '.join(PARTS)}")
        return 2
    if len(wanted) == 1:
        return 0 if _one(PARTS[wanted[0]], options) else 1
    say(described())
    with ThreadPoolExecutor(options.jobs) as pool:
        held = list(pool.map(lambda name: _apart(name, options), wanted))
    broken = [name for name, each in zip(wanted, held, strict=True) if not each]
    say(f"{len(wanted) - len(broken)} of {len(wanted)} parts hold" + "".join(
        f"\n  not: {name}" for name in broken))  # fmt: skip
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
