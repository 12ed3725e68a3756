"""The package's authority is the one that the organisation enrolled on paper."""

from __future__ import annotations

from typing import Final

from desktop.services.disclosure.verify.check import Outcome, failed, not_applicable, passed
from desktop.services.disclosure.verify.evidence import Evidence
from desktop.signing.fingerprint import digit_groups, fingerprint

KEY: Final = "enrolment"


def check(evidence: Evidence) -> Outcome:
    """Compare fingerprints; without an enrolled one, give the groups to compare with the sheet.

    What is enrolled may be the whole fingerprint or the forty digits of its eight groups.
    """
    found = fingerprint(evidence.authority)
    groups, enrolled = digit_groups(found), evidence.known.authority
    if enrolled is None:
        return not_applicable("compare-with-enrolment-sheet", groups=groups)
    if enrolled.lower() not in (found, groups.replace(" ", "")):
        return failed("authority-not-enrolled", groups=groups)
    return passed(groups=groups)
