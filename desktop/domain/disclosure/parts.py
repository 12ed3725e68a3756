"""The parts that a disclosure package can have, and which of them a profile asks for."""

from __future__ import annotations

from enum import Enum
from typing import Final


class Part(Enum):
    """A part of the disclosure document, numbered as in every profile."""

    COVER = 0
    INDEX = 1
    ORGANISATION = 2
    GOVERNANCE = 3
    ACTIVITY_REPORT = 4
    STATEMENTS = 5
    FUNDING = 6
    PROJECTS = 7
    REGISTERS = 8
    AGREEMENTS = 9
    DECLARATIONS = 10
    SIGNATURES = 11
    ANNEX = 12
    VERIFICATION = 13


COMMISSION_ANNUAL: Final = tuple(Part)
"""The profile of the yearly package to the Commission: every part."""
