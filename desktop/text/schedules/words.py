"""What one schedule says: its title, its columns, its rows and its notes, by their keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ScheduleWords:
    """Message ids; `subtitle` may hold {subject}, {first_day} and {last_day}.

    `said` are the texts of cells (`Said`), `facts` the lines above the table, `signatories` the
    names of the blocks for signatures.
    """

    title: str
    subtitle: str
    columns: Mapping[str, str]
    said: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    signatories: Mapping[str, str] = field(default_factory=dict)
