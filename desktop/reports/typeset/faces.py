"""Font files as reportlab draws them, with what Arabic needs beside: forms, widths, ToUnicode."""

from __future__ import annotations

import io
import struct
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from threading import Lock
from typing import Any, Final

from fontTools.ttLib import TTFont as FontFile
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop import resources
from desktop.reports.typeset.levels import PRIVATE
from desktop.reports.typeset.shape import Forms

_LOCK: Final = Lock()
_LIGATED: Final = range(0xFEF5, 0xFEFD)
"""Lam-alef: kept as one code, because extractors turn a pair of letters round."""
_JOINED: Final = ("init", "medi", "fina")
_PLACED: Final = 0xF0000
"""The first of the private code points of marks that stand where they belong."""
_WORDS_XY: Final = 0x0003
_MORE: Final = 0x0020
_LENT: Final = ("\u06a8", "\u06a5", "\u0763", "\u06b4", "\u0760", "\u0758")
"""Letters of Libyan, Maghrebi and Amazigh spelling to which Unicode gives no presentation forms."""


def letter_of(code: int, lent: Mapping[str, str]) -> str:
    """Return what copying the glyph drawn for `code` should give."""
    char = chr(code)
    if char in lent:
        return lent[char]
    if code in _LIGATED or not 0xFB50 <= code <= 0xFEFF:
        return char
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


class _Font(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A subsetted embedded font whose ToUnicode map names letters, not their joined forms."""

    def __init__(self, name: str, data: bytes, lent: Mapping[str, str]) -> None:
        super().__init__(name, io.BytesIO(data), asciiReadable=0, shapable=False)
        self._lent = lent

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # reportlab's name
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for number, subset in enumerate(subsets):
            internal = f"{doc.fontMapping[self.fontName][1:]}+{number}"
            reference = fonts[internal].ToUnicode
            stream = doc.idToObject[reference.name]
            stream.content = _to_unicode(fonts[internal].BaseFont, subset, self._lent)


def _to_unicode(base_font: str, subset: list[int], lent: Mapping[str, str]) -> str:
    pairs = [
        (place, letter_of(code, lent)) for place, code in enumerate(subset) if code or not place
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{base_font} def\n/CMapType 2 def",
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange",
    ]
    for start in range(0, len(pairs), 100):
        part = pairs[start : start + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{place:02X}> <{text.encode('utf-16-be').hex()}>" for place, text in part]
        lines.append("endbfchar")
    lines.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
    return "\n".join(lines)


class Face:
    """One font file: widths in thousandths of the size, forms, and the marks' places."""

    def __init__(self, file: str) -> None:
        """Load `file` (a name in `resources/fonts`); raises OSError or TTFError if unusable."""
        self.data = resources.path(f"fonts/{file}").read_bytes()
        self.name = "Sijill-" + file.removesuffix(".ttf")
        lent: dict[str, str] = {}
        self.private_forms: Mapping[str, Forms] = {}
        self.font = _Font(self.name, self.data, lent)
        self._lent = lent
        self._moved: dict[tuple[str, int, int, str], str] = {}
        self._open_glyphs()
        self.private_forms = self._lend(lent)
        self.widths: dict[int, float] = self.font.face.charWidths
        self._default: float = self.font.face.defaultWidth
        pdfmetrics.registerFont(self.font)

    @cached_property
    def file(self) -> FontFile:
        """The parsed tables, read when first asked for (a fifth of a second)."""
        return FontFile(io.BytesIO(self.data), lazy=True)

    def draws(self, char: str) -> bool:
        """Say whether the face has a glyph for `char`."""
        return ord(char) in self.font.face.charToGlyph

    @lru_cache(maxsize=65536)  # noqa: B019  # faces live as long as the program
    def width(self, drawn: str) -> float:
        """Return the width of `drawn` (visual or shaped text, no controls) at size 1000."""
        get, default = self.widths.get, self._default
        return sum([get(ord(char), default) for char in drawn])

    def _open_glyphs(self) -> None:
        """Move the table of outlines to the end of the file in memory, where it can grow."""
        face = self.font.face
        start, _ = face.get_table_pos("glyf")
        length = face.glyphPos[-1]
        data: bytes = face._ttf_data  # noqa: SLF001  # reportlab's own copy
        face.table["glyf"] = {"offset": len(data), "length": length}
        face._ttf_data = data + data[start : start + length]  # noqa: SLF001

    def moved(self, mark: str, dx: int, dy: int, glyph: str) -> str:
        """Return a code for `mark`, drawn as `glyph` (dx, dy) thousandths from its origin.

        The code has no advance and is copied as `mark`.

        The code stands for a glyph of its own, made of the mark's parts: text operators that move
        the pen instead make programs that copy the page lose the mark's place among the letters.
        """
        number = self.file.getGlyphID(glyph)
        if not dx and not dy and number == self.font.face.charToGlyph.get(ord(mark)):
            return mark
        known = self._moved.get((mark, dx, dy, glyph))
        if known is not None:
            return known
        with _LOCK:
            code = _PLACED + len(self._moved)
            self._add_glyph(code, number, dx * self._em // 1000, dy * self._em // 1000)
            self._lent[chr(code)] = mark
            return self._moved.setdefault((mark, dx, dy, glyph), chr(code))

    @cached_property
    def _em(self) -> int:
        return int(self.file["head"].unitsPerEm)

    def _add_glyph(self, code: int, number: int, dx: int, dy: int) -> None:
        """Append a composite outline: what a glyph is made of, displaced (font units)."""
        face = self.font.face
        glyph = self.file["glyf"][self.file.getGlyphName(number)]
        parts = [(number, 0, 0)]
        if glyph.isComposite():
            name = self.file.getGlyphID
            parts = [(name(part.glyphName), part.x, part.y) for part in glyph.components]
        box = (glyph.xMin + dx, glyph.yMin + dy, glyph.xMax + dx, glyph.yMax + dy)
        data = struct.pack(">5h", -1, *box)
        for index, (part, x, y) in enumerate(parts, 1):
            more = _MORE if index < len(parts) else 0
            data += struct.pack(">2H2h", _WORDS_XY | more, part, x + dx, y + dy)
        data += b"\0" * (-len(data) % 4)
        face._ttf_data += data  # noqa: SLF001
        face.table["glyf"]["length"] += len(data)
        face.charToGlyph[code] = len(face.glyphPos) - 1
        face.charWidths[code] = 0
        face.glyphPos.append(face.glyphPos[-1] + len(data))
        face.hmetrics.append((0, box[0] & 0xFFFF))

    def _lend(self, lent: dict[str, str]) -> Mapping[str, Forms]:
        """Give private codes to the no-break space, the Latin full stop and forms without codes."""
        face = self.font.face
        table = _joining_glyphs(self.data, [c for c in _LENT if ord(c) in face.charToGlyph])
        forms: dict[str, Forms] = {}
        tie = PRIVATE[-1]  # `bidi.TIE`
        face.charToGlyph[tie] = face.charToGlyph[0x20]
        face.charWidths[tie] = face.charWidths[0x20]
        lent[chr(tie)] = "\u00a0"
        point = PRIVATE[-2]  # `bidi.POINT`
        face.charToGlyph[point], face.charWidths[point] = _latin_stop(self.data)
        lent[chr(point)] = "."
        fence = 0x200F  # `bidi.RLM`: some faces draw a picture of it, so it borrows an empty glyph
        face.charToGlyph[fence] = face.charToGlyph[0x200B]
        face.charWidths[fence] = face.charWidths[0x200B]
        code = PRIVATE.start
        for letter, glyphs in table.items():
            codes = []
            for glyph, width in glyphs:
                face.charToGlyph[code] = glyph
                face.charWidths[code] = width
                lent[chr(code)] = letter
                codes.append(chr(code))
                code += 1
            forms[letter] = (letter, codes[0], codes[1], codes[2])
        return forms


def _latin_stop(data: bytes) -> tuple[int, float]:
    """Return (glyph number, width per 1000) of the full stop as the font draws it in Latin."""
    file = FontFile(io.BytesIO(data), lazy=True)
    stop = file.getBestCmap()[0x2E]
    table = file["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "locl":
            continue
        for index in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[index].SubTable:
                rule = getattr(subtable, "ExtSubTable", subtable)
                stop = getattr(rule, "mapping", {}).get(stop, stop)
    return file.getGlyphID(stop), file["hmtx"][stop][0] * 1000 / file["head"].unitsPerEm


def _joining_glyphs(data: bytes, letters: list[str]) -> dict[str, list[tuple[int, float]]]:
    """Return (glyph number, width per 1000) of the initial, medial and final form of each letter.

    Only letters whose form is one glyph are given; a font that builds the form of a letter and
    its dots (Noto Naskh) draws it unjoined here, and rightly wherever Qt shapes it.
    """
    file = FontFile(io.BytesIO(data), lazy=True)
    cmap, table = file.getBestCmap(), file["GSUB"].table
    order, metrics, em = file.getReverseGlyphMap(), file["hmtx"], file["head"].unitsPerEm
    found: dict[str, dict[str, str]] = {letter: {} for letter in letters}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag not in _JOINED:
            continue
        for index in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[index].SubTable:
                mapping = getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {})
                for letter in letters:
                    target = mapping.get(cmap[ord(letter)])
                    if target:
                        glyph = target if isinstance(target, str) else target[0]
                        found[letter].setdefault(record.FeatureTag, glyph)
    return {
        letter: [(order[glyph], metrics[glyph][0] * 1000 / em) for glyph in map(forms.get, _JOINED)]
        for letter, forms in found.items()
        if len(forms) == 3
    }


@dataclass(frozen=True, slots=True)
class Faces:
    """The two weights in which a document is set."""

    regular: Face
    bold: Face


@lru_cache(maxsize=8)
def _face(file: str) -> Face:
    return Face(file)


def print_faces() -> Faces:
    """Return Amiri, regular and bold, loaded once."""
    with _LOCK:
        return Faces(_face("Amiri-Regular.ttf"), _face("Amiri-Bold.ttf"))


def forget(doc: pdfdoc.PDFDocument) -> None:
    """Drop what the faces remember of a document that was given up."""
    for face in (_face("Amiri-Regular.ttf"), _face("Amiri-Bold.ttf")):
        face.font.state.pop(doc, None)
