"""The words of the records of closing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.text.words import mark

SUBJECTS: Final[Mapping[str, str]] = {
    "year_act": mark("act about a year {key}"),
    "point_note": mark("note to the checklist {key}"),
}

COLUMNS: Final[Mapping[str, str]] = {
    "deed": mark("deed"),
    "left_open": mark("points left open"),
    "answers_id": mark("request answered"),
    "point": mark("point"),
    "figure": mark("figure"),
}

KINDS: Final[Mapping[str, str]] = {
    "year_act": mark("Closing of years"),
}
