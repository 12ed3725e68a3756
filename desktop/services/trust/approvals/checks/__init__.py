"""Every control that an entry is held against, one file each, in the order in which they are told.

A new one: a member of `Control` with its keys in `REFUSALS`, a setting in `CONTROL_SETTINGS`, its
label and notice in `desktop/text`, its sentences, and its check here.
"""

from __future__ import annotations

from typing import Final

from desktop.services.trust.approvals.checks.budget import check_budget
from desktop.services.trust.approvals.checks.cash_box import check_cash_box
from desktop.services.trust.approvals.checks.cheque_number import check_cheque_number
from desktop.services.trust.approvals.checks.fund_money import check_fund_money
from desktop.services.trust.approvals.checks.grants import check_grants
from desktop.services.trust.approvals.checks.held import Check

CHECKS: Final[tuple[Check, ...]] = (
    check_fund_money,
    check_grants,
    check_budget,
    check_cheque_number,
    check_cash_box,
)
