"""Every test of the auditor's workplace: how grave a hit is at first sight, and its rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from desktop.domain.trust import exceptions_amounts as amounts
from desktop.domain.trust import exceptions_duties as duties
from desktop.domain.trust import exceptions_timing as timing
from desktop.domain.trust.exceptions import ExceptionKind as Kind
from desktop.domain.trust.exceptions import Hit, Material, Thresholds
from desktop.domain.trust.findings import Severity

Rule = Callable[[Material, Thresholds], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Test:
    """A test; `severity` is what a finding made of its hits begins with."""

    severity: Severity
    rule: Rule


EXCEPTIONS: Final[Mapping[Kind, Test]] = {
    Kind.GAP: Test(Severity.MAJOR, duties.gap),
    Kind.OVERRIDE: Test(Severity.MAJOR, duties.override),
    Kind.SELF_APPROVAL: Test(Severity.MAJOR, duties.self_approval),
    Kind.UNAPPROVED_IMPORT: Test(Severity.MINOR, duties.unapproved_import),
    Kind.DUPLICATE_REFERENCE: Test(Severity.MAJOR, amounts.duplicate_reference),
    Kind.DUPLICATE_AMOUNT: Test(Severity.MINOR, amounts.duplicate_amount),
    Kind.SPLIT: Test(Severity.MAJOR, amounts.split),
    Kind.BELOW_THRESHOLD: Test(Severity.MINOR, amounts.below_threshold),
    Kind.CHANGED_THEN_PAID: Test(Severity.MAJOR, timing.changed_then_paid),
    Kind.MANY_DUTIES: Test(Severity.MINOR, duties.many_duties),
    Kind.BACKDATED: Test(Severity.MINOR, timing.backdated),
    Kind.EARLIER_MONTH: Test(Severity.MINOR, timing.earlier_month),
    Kind.REVERSAL: Test(Severity.NOTE, duties.reversal),
    Kind.ROUND_AMOUNT: Test(Severity.NOTE, amounts.round_amount),
    Kind.WEEKEND: Test(Severity.NOTE, timing.weekend),
    Kind.NIGHT: Test(Severity.NOTE, timing.night),
    Kind.BENFORD: Test(Severity.NOTE, amounts.first_digits),
}
"""In the order in which they are shown; a test asks that every kind stands here."""
