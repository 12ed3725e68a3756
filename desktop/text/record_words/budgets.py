"""The words of the records of budgets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.text.words import mark

SUBJECTS: Final[Mapping[str, str]] = {
    "budget": mark("budget {key}"),
    "budget_figure": mark("figure of a budget {key}"),
    "commitment": mark("commitment {key}"),
    "variance_note": mark("note on a budget {key}"),
}

COLUMNS: Final[Mapping[str, str]] = {
    "based_on_id": mark("Revision of"),
    "branch_id": mark("Branch"),
    "budget_id": mark("Budget"),
    "months": mark("Amounts by month"),
    "resolution": mark("Resolution"),
    "resolution_day": mark("Day of the resolution"),
}

KINDS: Final[Mapping[str, str]] = {
    "budget": mark("Budgets"),
    "commitment": mark("Commitments"),
}
