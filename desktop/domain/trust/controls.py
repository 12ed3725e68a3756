"""The controls that an entry is held against, and how strict each one is."""

from __future__ import annotations

from enum import Enum


class Control(Enum):
    """What would be passed over."""

    FUND_OVERSPENT = "fund_overspent"
    BUDGET_EXCEEDED = "budget_exceeded"


class Strictness(Enum):
    """What the program does when a control is not kept."""

    INFORM = "inform"
    WARN = "warn"
    BLOCK = "block"
