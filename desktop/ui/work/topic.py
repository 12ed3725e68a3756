"""What a piece of writing may have changed, so that open screens know whether to read again."""

from __future__ import annotations

from enum import Enum


class Topic(Enum):
    """A kind of thing that screens show."""

    ENTRIES = "entries"
    DRAFTS = "drafts"
    CHART = "chart"
    YEARS = "years"
    OFFICERS = "officers"
    PACKAGES = "packages"
    SETTINGS = "settings"
    DOCUMENTS = "documents"
    APPROVALS = "approvals"
    FINDINGS = "findings"
    RECEIPTS = "receipts"
    BACKUPS = "backups"
    BANKS = "banks"
    BUDGETS = "budgets"
    GRANTS = "grants"
    ASSETS = "assets"
    RATES = "rates"
    CASH = "cash"
