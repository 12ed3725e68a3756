"""The sizes of paper on which vouchers are printed."""

from __future__ import annotations

from enum import Enum


class PaperSize(Enum):
    """ISO 216."""

    A5 = "a5"
    A4 = "a4"
