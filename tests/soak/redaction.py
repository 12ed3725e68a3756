"""The public version: nothing that it keeps back is in any file that leaves, by five ways to read."""

from __future__ import annotations

from tests.services.archive import masking
from tests.services.disclosure import redaction
from tests.soak.jobs.job import made_book, opened
from tests.soak.part import Control, Outcome, Part, Tally
from tests.soak.workshop import workplace

_AT_ONCE = 10
_SHARE_OF_SCANS = 5


def run(count: int, seed: int) -> Outcome:
    """Export and search `count` public versions of books full of secrets, and masked scans."""
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
    masks = max(2, count // _SHARE_OF_SCANS)
    masked = _masked(masks, seed, cover=True)
    for number in range(masks):
        leaks = [each for each in masked.leaks if each.startswith(f"{number}:")]
        tally.add("scan", leaks, f"seed {seed}")
    bare = _masked(2, seed, cover=False)
    with workplace() as folder:
        whole = redaction.run(2, seed, folder, profile="commission-annual")
    leaked = len({leak.partition(":")[0] for leak in whole.leaks})
    secrets += masked.secrets
    more = f"{secrets:,} secrets searched in bytes, streams, metadata and rendered text"
    controls = (
        Control("a version that keeps nothing back", 2, leaked),
        Control("masks that lie elsewhere", 2, len({each[:2] for each in bare.leaks})),
    )
    return Outcome(tally, controls, more)


def _masked(count: int, seed: int, *, cover: bool) -> masking.Masked:
    with workplace() as root:
        made_book(root)
        session = opened(root)
        try:
            return masking.run(count, seed, session, cover=cover)
        finally:
            session.close()


PART = Part(name="redaction", promise="redaction: 0 leaks", full=500, sample=6, run=run)
