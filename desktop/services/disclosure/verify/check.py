"""One check's outcome, and the verdict that all of them make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Result(StrEnum):
    """How a check ended. NOT_APPLICABLE: nothing to check, or an earlier check stopped it."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one check found; a failed one names its `reason` (kebab-case) in `detail`."""

    result: Result
    detail: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """A check by its key, with its outcome."""

    key: str
    result: Result
    detail: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Accepted when no check failed. `sha256` names the file that was looked at."""

    accepted: bool
    sha256: str
    checks: tuple[Check, ...]

    def to_json(self) -> dict[str, object]:
        """Return the shape that programs read: verdict, and the checks in order."""
        return {
            "verdict": "accepted" if self.accepted else "refused",
            "sha256": self.sha256,
            "checks": [
                {"check": check.key, "result": check.result.value, "detail": dict(check.detail)}
                for check in self.checks
            ],
        }


def passed(**detail: object) -> Outcome:
    """Return the outcome of a check that holds."""
    return Outcome(Result.PASSED, detail)


def failed(reason: str, /, **detail: object) -> Outcome:
    """Return the outcome of a check that does not hold."""
    return Outcome(Result.FAILED, {"reason": reason, **detail})


def not_applicable(reason: str, /, **detail: object) -> Outcome:
    """Return the outcome of a check that had nothing to look at."""
    return Outcome(Result.NOT_APPLICABLE, {"reason": reason, **detail})
