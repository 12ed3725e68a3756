"""The enrolled authority as a person types or pastes it: hexadecimal, code, or digit groups."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

from desktop.domain.errors import UserError
from desktop.services.disclosure.verify.check import Check, Result, Verdict

_HEX: Final = re.compile(r"[0-9a-f]{64}")
_DIGITS: Final = 40
_CODE: Final = "sijill-ca:1:"
_CHECK: Final = "enrolment"


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What the verifier holds on paper: a whole fingerprint (64 letters) or its forty digits."""

    fingerprint: str | None = None
    digits: str | None = None


def read_enrolled(text: str) -> Enrolled:
    """Return what was typed; an empty text is nothing enrolled.

    Any separators and any decimal digits are taken. Raises UserError `enrolled-unreadable`.
    """
    plain = "".join(_plain(sign) for sign in unicodedata.normalize("NFKC", text).lower())
    plain = plain.removeprefix(_CODE)
    plain = re.sub(r"[\s:\-]", "", plain)
    if not plain:
        return Enrolled()
    if len(plain) == _DIGITS and plain.isdecimal():
        return Enrolled(digits=plain)
    if _HEX.fullmatch(plain):
        return Enrolled(fingerprint=plain)
    raise UserError("enrolled-unreadable")


def _plain(sign: str) -> str:
    """Return an ASCII digit for any decimal digit, nothing for an invisible sign."""
    if unicodedata.category(sign) == "Cf":
        return ""
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def judged(verdict: Verdict, enrolled: Enrolled) -> Verdict:
    """Return the verdict once the digits on paper are compared with those of the package."""
    if enrolled.digits is None:
        return verdict
    checks = tuple(_compared(check, enrolled.digits) for check in verdict.checks)
    accepted = all(check.result is not Result.FAILED for check in checks)
    return replace(verdict, accepted=accepted, checks=checks)


def _compared(check: Check, digits: str) -> Check:
    groups = check.detail.get("groups")
    if check.key != _CHECK or groups is None:
        return check
    if str(groups).replace(" ", "") == digits:
        return Check(check.key, Result.PASSED, {"groups": groups})
    return Check(check.key, Result.FAILED, {"reason": "authority-not-enrolled", "groups": groups})
