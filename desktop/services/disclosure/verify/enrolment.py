"""The package's authority is the one that the organisation enrolled on paper."""

from __future__ import annotations

from typing import Final

from desktop.services.disclosure.verify.check import Outcome, failed, not_applicable, passed
from desktop.services.disclosure.verify.evidence import Evidence
from desktop.signing.fingerprint import digit_groups, fingerprint

KEY: Final = "enrolment"


def check(evidence: Evidence) -> Outcome:
    """Compare fingerprints; without an enrolled one, give the groups to compare with the sheet."""
    found = fingerprint(evidence.authority)
    if evidence.known.authority is None:
        return not_applicable("compare-with-enrolment-sheet", groups=digit_groups(found))
    if found != evidence.known.authority.lower():
        return failed("authority-not-enrolled", groups=digit_groups(found))
    return passed(groups=digit_groups(found))
