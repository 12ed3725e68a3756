"""Where harakat stand: the anchors of a face's GPOS table, which a PDF does not apply by itself.

Without them every haraka stands at one height and side whatever letter it belongs to, and shadda
with fatha print on top of each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from desktop.reports.typeset.faces import Face

MARK: Final = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc]")
SHADDA: Final = "\u0651"
_ABOVE: Final = "\u064b\u064c\u064e\u064f\u0670"
_Point = tuple[float, float]


@dataclass(slots=True)
class _Anchors:
    """For one kind of lookup: a mark's (class, point) and a base's point for each class."""

    marks: dict[str, tuple[int, _Point]] = field(default_factory=dict)
    bases: dict[str, dict[int, _Point]] = field(default_factory=dict)


def _point(anchor: Any, scale: float) -> _Point:
    return anchor.XCoordinate * scale, anchor.YCoordinate * scale


def _read(subtable: Any, scale: float) -> _Anchors:
    kind = type(subtable).__name__
    found = _Anchors()
    if kind == "MarkMarkPos":
        names, marks = subtable.Mark1Coverage.glyphs, subtable.Mark1Array
    elif kind in {"MarkBasePos", "MarkLigPos"}:
        names, marks = subtable.MarkCoverage.glyphs, subtable.MarkArray
    else:
        return found
    for name, record in zip(names, marks.MarkRecord, strict=True):
        found.marks[name] = (record.Class, _point(record.MarkAnchor, scale))
    if kind == "MarkMarkPos":
        bases = zip(
            subtable.Mark2Coverage.glyphs,
            (r.Mark2Anchor for r in subtable.Mark2Array.Mark2Record),
            strict=True,
        )
    elif kind == "MarkBasePos":
        bases = zip(
            subtable.BaseCoverage.glyphs,
            (r.BaseAnchor for r in subtable.BaseArray.BaseRecord),
            strict=True,
        )
    else:  # a ligature: its last letter carries the mark (tanween on lam-alef)
        bases = zip(
            subtable.LigatureCoverage.glyphs,
            (a.ComponentRecord[-1].LigatureAnchor for a in subtable.LigatureArray.LigatureAttach),
            strict=True,
        )
    for name, anchors in bases:
        found.bases[name] = {i: _point(a, scale) for i, a in enumerate(anchors) if a is not None}
    return found


@lru_cache(maxsize=8)
def _tables(face: Face) -> Mapping[str, list[_Anchors]]:
    scale = 1000 / face.file["head"].unitsPerEm
    table = face.file["GPOS"].table
    found: dict[str, list[_Anchors]] = {"mark": [], "mkmk": []}
    for tag, anchors in found.items():
        wanted: set[int] = set()
        for record in table.FeatureList.FeatureRecord:
            if record.FeatureTag == tag:
                wanted.update(record.Feature.LookupListIndex)
        for index in sorted(wanted):
            for subtable in table.LookupList.Lookup[index].SubTable:
                anchors.append(_read(getattr(subtable, "ExtSubTable", subtable), scale))
    return found


def _outline(face: Face, name: str) -> tuple[object, ...]:
    """Return what makes two glyphs look alike: advance and parts; a simple glyph is only itself."""
    glyph = face.file["glyf"][name]
    if not glyph.isComposite():
        return (name,)
    parts = ((part.glyphName, part.x, part.y) for part in glyph.components)
    return (face.file["hmtx"][name][0], *parts)


@lru_cache(maxsize=8)
def _twins(face: Face) -> Mapping[tuple[object, ...], str]:
    """Return the glyphs that have anchors, by their outlines."""
    found: dict[tuple[object, ...], str] = {}
    for anchors in _tables(face)["mark"]:
        for name in anchors.bases:
            found.setdefault(_outline(face, name), name)
    return found


@lru_cache(maxsize=4096)
def _glyph(face: Face, char: str) -> str:
    """Return the glyph of `char`, or its twin that has anchors.

    Amiri's glyphs of the presentation forms have none; the same outlines, reached by the font's
    own joining, do.
    """
    name = str(face.file.getGlyphName(face.font.face.charToGlyph.get(ord(char), 0)))
    if any(name in anchors.bases or name in anchors.marks for anchors in _tables(face)["mark"]):
        return name
    return _twins(face).get(_outline(face, name), name)


@lru_cache(maxsize=8)
def _raised(face: Face) -> Mapping[str, str]:
    """Return, by mark, the glyph that the font draws in its place above a shadda."""
    lookups = face.file["GSUB"].table.LookupList.Lookup
    shadda = _glyph(face, SHADDA)
    found: dict[str, str] = {}
    for lookup in lookups:
        for each in lookup.SubTable:
            rule: Any = getattr(each, "ExtSubTable", each)
            behind: Any = getattr(rule, "BacktrackCoverage", None) or ()
            if len(behind) != 1 or shadda not in behind[0].glyphs or len(rule.InputCoverage) != 1:
                continue
            for record in rule.SubstLookupRecord:
                for table in lookups[record.LookupListIndex].SubTable:
                    mapping = getattr(getattr(table, "ExtSubTable", table), "mapping", {})
                    for mark in _ABOVE:
                        found.setdefault(mark, mapping.get(_glyph(face, mark), ""))
    return {mark: glyph for mark, glyph in found.items() if glyph}


@lru_cache(maxsize=4096)
def _offset(face: Face, tag: str, base_glyph: str, mark_glyph: str) -> _Point | None:
    found = None
    for anchors in _tables(face)[tag]:
        place = anchors.marks.get(mark_glyph)
        on_base = anchors.bases.get(base_glyph)
        if place and on_base and place[0] in on_base:
            x, y = on_base[place[0]]
            found = (x - place[1][0], y - place[1][1])
    return found


@lru_cache(maxsize=4096)
def placed(drawn: str, face: Face) -> str:
    """Return a visual line with every mark replaced by the same mark where it belongs.

    In visual right-to-left order a mark stands to the left of its letter, so that its own
    origin is its letter's left edge, which is where anchors are measured from.
    """

    def one(match: re.Match[str]) -> str:
        dx, dy = _displacement(drawn, match.start(), face)
        glyph = _glyph_at(drawn, match.start(), face)
        return face.moved(match.group(), round(dx), round(dy), glyph)

    return MARK.sub(one, drawn)


def _glyph_at(drawn: str, index: int, face: Face) -> str:
    """Return the glyph of a character where it stands: a haraka on a shadda is a smaller one."""
    char = drawn[index]
    if drawn[index + 1 : index + 2] == SHADDA:
        return _raised(face).get(char) or _glyph(face, char)
    return _glyph(face, char)


def _displacement(drawn: str, index: int, face: Face) -> _Point:
    base = index + 1
    while base < len(drawn) and MARK.match(drawn[base]):
        base += 1
    if base >= len(drawn):
        return 0.0, 0.0
    letter = _glyph(face, drawn[base])
    dx, dy, below = 0.0, 0.0, ""
    for each in range(base - 1, index - 1, -1):
        mark = _glyph_at(drawn, each, face)
        on_mark = _offset(face, "mkmk", below, mark) if below else None
        if on_mark is not None:
            dx, dy = dx + on_mark[0], dy + on_mark[1]
        else:
            dx, dy = _offset(face, "mark", letter, mark) or (0.0, 0.0)
        below = mark
    return dx, dy
