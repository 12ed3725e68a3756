"""The disk fills at any byte of any job: it is said, drafts stay, nothing acknowledged is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from desktop.domain.errors import UserError
from desktop.services.ledger.drafts import list_drafts, save_draft
from tests.soak import trace
from tests.soak.jobs.job import Job, book_of, looked_at, opened, quick_argon
from tests.soak.jobs.registry import JOBS
from tests.soak.part import Control, Outcome, Part, Tally
from tests.soak.workshop import Workshop, fresh, prepared, workplace

_TYPED = "typed before the disk was full"


def run(count: int, seed: int) -> Outcome:
    """Fill the disk `count` times, the jobs in equal shares."""
    quick_argon()
    tally, control, told = Tally(), Tally(), Tally()
    with Workshop() as shop:
        for n, job in enumerate(JOBS.values()):
            share = count * (n + 1) // len(JOBS) - count * n // len(JOBS)
            _fill_job(shop, job, share, seed, tally, told)
        _fill_job(shop, JOBS["posting"], max(8, count // 50), seed, control, told, variant="early")
    broken = "an acknowledgement before the commit"
    controls = (Control(broken, control.tried, control.bad),)
    return Outcome(tally, controls, f"stopped with {told.told}")


def _fill_job(
    shop: Workshop,
    job: Job,
    count: int,
    seed: int,
    tally: Tally,
    stopped: Tally,
    *,
    variant: str = "",
) -> None:
    random = Random(f"full {job.name} {seed}")
    with workplace() as folder:
        start, root = prepared(job, folder), folder / "root"
        typed = _type_draft(job, start)
        calls = shop.record(job, start, seed)
        whole = sum(len(call.data) for call in calls if call.what == trace.WRITE)
        for _ in range(count):
            fresh(start, root)
            fault = f"full:{random.randrange(whole)}"
            told = shop.run(job, root, seed, variant=variant, watched=root, fault=fault)
            stopped.add(told, [])
            complaints = ["crash: " + told] if told.startswith("crashed") else []
            said = (root / ".acknowledged").read_text(encoding="utf-8").splitlines()
            complaints += looked_at(job, root, said)
            complaints += _draft_gone(root) if typed else ()
            tally.add(job.name, complaints, fault)


def _type_draft(job: Job, root: Path) -> bool:
    """Keep a draft in the job's book, where that book is there and opens with the same passphrase."""
    if not book_of(root).exists() or job.name.startswith(("migration", "passphrase")):
        return False
    session = opened(root)
    save_draft(session.book, session.by, _TYPED)
    session.close()
    return True


def _draft_gone(root: Path) -> Iterator[str]:
    try:
        session = opened(root)
    except UserError as error:
        yield f"does not open for its draft: {error.key}"
        return
    if _TYPED not in {draft.content for draft in list_drafts(session.book, session.by)}:
        yield "the draft is gone"
    session.close()


PART = Part(
    name="disk-full",
    promise="disk full: said, nothing acknowledged lost, the draft kept",
    full=1_000,
    sample=44,
    run=run,
)
