"""Every job, by name."""

from __future__ import annotations

from tests.soak.jobs import backups, documents, ledger, packages, trust
from tests.soak.jobs.job import Job

JOBS: dict[str, Job] = {
    job.name: job for group in (ledger, packages, backups, documents, trust) for job in group.JOBS
}
