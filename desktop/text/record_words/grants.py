"""The words of the records of grants and of what binds funds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.text.words import mark

SUBJECTS: Final[Mapping[str, str]] = {
    "fund_terms": mark("nature of fund {key}"),
    "fund_control": mark("control of fund {key}"),
    "grant_agreement": mark("grant {key}"),
    "grant_condition": mark("condition of a grant {key}"),
    "grant_tranche": mark("instalment of a grant {key}"),
    "grant_line": mark("budget line of a grant {key}"),
    "grant_report": mark("report to a donor {key}"),
    "tranche": mark("instalment of a grant {key}"),
    "recognition": mark("income of grant {key}"),
    "release": mark("money set free from fund {key}"),
}

COLUMNS: Final[Mapping[str, str]] = {
    "approval_authority": mark("Approving authority"),
    "approval_day": mark("Day of the approval"),
    "approval_number": mark("Number of the approval"),
    "condition_id": mark("Condition"),
    "fund_line_id": mark("Budget line"),
    "grant_id": mark("Grant"),
    "hold_reason": mark("Reason for waiting"),
    "hold_until": mark("Not to be spent before"),
    "income_account_id": mark("Account of income"),
    "met_day": mark("Met on"),
    "nature": mark("Nature"),
    "principal": mark("Principal"),
    "rate": mark("Rate"),
    "rate_source": mark("Source of the rate"),
    "recognition": mark("Recognised"),
    "reference": mark("Reference"),
    "sent_day": mark("Sent on"),
    "strictness": mark("Strictness"),
    "yield_fund_id": mark("Fund of the yield"),
}

KINDS: Final[Mapping[str, str]] = {
    "grant_agreement": mark("Grants"),
}
