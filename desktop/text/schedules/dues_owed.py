"""The words of who owes dues, by age; all but its title are those of receivables."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from desktop.text.schedules import receivables
from desktop.text.words import mark

KEY: Final = "dues-owed"

WORDS: Final = replace(receivables.WORDS, title=mark("Members' dues by age"))
