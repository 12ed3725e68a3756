"""The description is there and well formed; everything else is held against it."""

from __future__ import annotations

from typing import Final

from desktop.services.disclosure.verify.check import Outcome, passed
from desktop.services.disclosure.verify.evidence import Evidence

KEY: Final = "description"


def check(evidence: Evidence) -> Outcome:
    """Read `package.json`; what it says is the detail of the verdict."""
    described = evidence.description
    return passed(
        number=described.number,
        version=described.version,
        supersedes=described.supersedes,
        organisation_ar=described.organisation_ar,
        organisation_en=described.organisation_en,
        period_start=described.period_start.isoformat(),
        period_end=described.period_end.isoformat(),
        profile=described.profile,
        created=described.created.isoformat(),
    )
