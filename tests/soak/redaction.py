"""The public version: nothing that it keeps back is in any file that leaves, by five ways to read."""

from __future__ import annotations

from tests.services.disclosure import redaction
from tests.soak.part import Control, Outcome, Part, Tally
from tests.soak.workshop import workplace

_AT_ONCE = 10


def run(count: int, seed: int) -> Outcome:
    """Export and search `count` public versions of books full of secrets."""
    tally, secrets = Tally(), 0
    for begin in range(0, count, _AT_ONCE):
        share = min(_AT_ONCE, count - begin)
        with workplace() as folder:
            found = redaction.run(share, seed * 1_000_000 + begin, folder)
        secrets += found.secrets
        leaking: dict[str, list[str]] = {}
        for leak in found.leaks:
            leaking.setdefault(leak.partition(":")[0], []).append(leak)
        for number in range(share):
            where = f"seed {seed * 1_000_000 + begin}"
            tally.add("package", leaking.get(str(number), []), where)
    with workplace() as folder:
        whole = redaction.run(2, seed, folder, profile="commission-annual")
    leaked = len({leak.partition(":")[0] for leak in whole.leaks})
    more = f"{secrets:,} secrets searched in bytes, streams, metadata and rendered text"
    return Outcome(tally, (Control("a version that keeps nothing back", 2, leaked),), more)


PART = Part(name="redaction", promise="redaction: 0 leaks", full=500, sample=6, run=run)
