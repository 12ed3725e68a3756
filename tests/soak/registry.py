"""Every part of the soak; the slow ones first, so that two processes end together."""

from __future__ import annotations

from tests.soak import power_cut
from tests.soak.part import Part

PARTS: dict[str, Part] = {each.PART.name: each.PART for each in (power_cut,)}
