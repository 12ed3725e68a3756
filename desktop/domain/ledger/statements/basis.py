"""On which basis an organisation reports: when earned and owed, or when paid."""

from __future__ import annotations

from enum import Enum


class Basis(Enum):
    """ACCRUAL draws the full statements; CASH receipts and payments, and what is held and owed.

    INPAS section 4 and IPSAS "Financial Reporting under the Cash Basis" know both.
    """

    ACCRUAL = "accrual"
    CASH = "cash"
