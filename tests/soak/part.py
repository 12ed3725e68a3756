"""What a part of the soak is: a promise, a size, a run that keeps it and a control that must not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

_KEPT = 8


@dataclass(slots=True)
class Tally:
    """What a run found: how often it tried, how often something was wrong, and what."""

    tried: int = 0
    bad: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)

    def add(self, kind: str, complaints: list[str], where: str = "") -> None:
        """Count one trial of a kind; `where` says how it is done again."""
        self.tried += 1
        self.kinds[kind] += 1
        if complaints:
            self.bad += 1
            if len(self.complaints) < _KEPT:
                self.complaints.append(f"{kind} {where}: {'; '.join(complaints[:3])}")

    @property
    def told(self) -> str:
        """The kinds and how often each was tried."""
        return ", ".join(f"{kind} {count:,}" for kind, count in sorted(self.kinds.items()))


@dataclass(frozen=True, slots=True)
class Control:
    """A run with one thing broken on purpose; it proves that the part would notice."""

    broken: str
    tried: int
    failed: int

    @property
    def bites(self) -> bool:
        """Whether the run failed at all, as it must."""
        return self.failed > 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a part: it held when nothing was bad and every control bit."""

    tally: Tally
    controls: tuple[Control, ...]
    more: str = ""
    """Figures beside the count: times, memory, how often what was refused."""

    @property
    def held(self) -> bool:
        """Whether the promise was kept and could have been seen broken."""
        bitten = bool(self.controls) and all(each.bites for each in self.controls)
        return not self.tally.bad and self.tally.tried > 0 and bitten


@dataclass(frozen=True, slots=True)
class Part:
    """A part: `run(count, seed)` tries `full` times on demand and `sample` times in CI."""

    name: str
    promise: str
    full: int
    sample: int
    run: Callable[[int, int], Outcome]
