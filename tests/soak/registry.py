"""Every part of the soak; the slow ones first, so that two processes end together."""

from __future__ import annotations

from tests.soak import (
    amounts,
    bit_flips,
    clock_steps,
    disk_full,
    histories,
    kill,
    openers,
    packages,
    power_cut,
    redaction,
    sql_edits,
    stick,
)
from tests.soak.fuzz import part as fuzz
from tests.soak.part import Part

_MODULES = (
    power_cut,
    kill,
    stick,
    disk_full,
    packages,
    fuzz,
    histories,
    redaction,
    sql_edits,
    openers,
    clock_steps,
    bit_flips,
    amounts,
)
PARTS: dict[str, Part] = {each.PART.name: each.PART for each in _MODULES}
