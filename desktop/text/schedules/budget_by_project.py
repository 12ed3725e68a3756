"""The words of the budget by project; all but its title are those of the budget."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from desktop.text.schedules import budget
from desktop.text.words import mark

KEY: Final = "budget-by-project"

WORDS: Final = replace(budget.WORDS, title=mark("Budget against actual by project"))
