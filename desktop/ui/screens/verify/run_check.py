"""Run the verifier on a file with what was typed from the enrolment sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.services.disclosure.verify.check import Verdict
from desktop.services.disclosure.verify.evidence import Known
from desktop.services.disclosure.verify.verify_package import verify_package
from desktop.ui.screens.verify.enrolled import judged, read_enrolled


def run_check(file: Path, typed: str, progress: Callable[[int, int], None]) -> Verdict:
    """Return the verdict on a package, judged by the enrolment sheet where it was typed.

    Raises UserError `enrolled-unreadable` or `package-file-unreadable`; what `progress` raises
    stops the check.
    """
    enrolled = read_enrolled(typed)
    try:
        verdict = verify_package(file, Known(authority=enrolled.fingerprint), progress=progress)
    except OSError as error:
        raise UserError("package-file-unreadable", path=str(file)) from error
    return judged(verdict, enrolled)
