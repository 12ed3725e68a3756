"""How a figure is taken and shown: ours and theirs in turns, medians, and a word when it is noisy."""

import gc
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

_NOISY = 0.35
_BUDGET = 6.0


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Times are in seconds; `ratio` is ours over theirs. `limit` is for the ratio, or for our own
    seconds where there is nothing beside us (`alone`). `met` is None where nothing was promised.
    """

    what: str
    ours: float | None
    theirs: float | None = None
    limit: float | None = None
    alone: float | None = None
    note: str = ""

    @property
    def ratio(self):
        return None if self.ours is None or not self.theirs else self.ours / self.theirs

    @property
    def met(self):
        if self.ours is None or (self.limit is None and self.alone is None):
            return None
        kept = self.limit is None or self.ratio is None or self.ratio <= self.limit
        return kept and (self.alone is None or self.ours <= self.alone)


def race(ours, theirs, rounds=31):
    """Return (median of ours, median of theirs, a note), taken in turns after one warm-up each."""
    return race_all((ours, theirs), rounds)


def race_all(runs, rounds=31):
    """Return the median of each, taken in turns, and a note on noise."""
    for run in runs:
        run()
    taken = [[] for _ in runs]
    start = time.perf_counter()
    gc.collect()
    for done in range(rounds):
        for run, times in zip(runs, taken, strict=True):
            before = time.perf_counter()
            run()
            times.append(time.perf_counter() - before)
        if done >= 2 and time.perf_counter() - start > _BUDGET:
            break
    return (*(statistics.median(times) for times in taken), noise(taken))


def noise(taken):
    """Return a note where the middle half of some times spreads too far from the median."""
    for times in taken:
        if len(times) < 4:
            continue
        low, middle, high = statistics.quantiles(times, n=4)
        if (high - low) / middle > _NOISY:
            return "noisy"
    return ""


def once(run):
    """Return (seconds, result) of one run."""
    gc.collect()
    before = time.perf_counter()
    result = run()
    return time.perf_counter() - before, result


def seconds(value):
    """Return a time for people: µs, ms or s."""
    if value is None:
        return "-"
    if value < 0.001:
        return f"{value * 1e6:.0f} µs"
    return f"{value * 1e3:.2f} ms" if value < 1 else f"{value:.2f} s"


def peak_memory():
    """Return the peak memory of this process in KiB.

    `getrusage` would tell a child the peak of the parent that forked it.
    """
    for told in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if told.startswith("VmHWM:"):
            return int(told.split()[1])
    raise RuntimeError("this system does not tell the peak memory")


def head():
    """Return the head of the table."""
    return f"{'what':<58}{'ours':>11}{'theirs':>11}{'ratio':>8}  {'target':<22}{'met':<5}note"


def line(figure):
    """Return a figure as a line of the table."""
    targets = [
        *([] if figure.limit is None else [f"<= {figure.limit:g}x"]),
        *([] if figure.alone is None else [f"<= {seconds(figure.alone)}"]),
    ]
    ratio = "-" if figure.ratio is None else f"{figure.ratio:.2f}"
    met = {None: "-", True: "yes", False: "NO"}[figure.met]
    return (
        f"{figure.what:<58}{seconds(figure.ours):>11}{seconds(figure.theirs):>11}{ratio:>8}  "
        f"{', '.join(targets) or '-':<22}{met:<5}{figure.note}"
    )
