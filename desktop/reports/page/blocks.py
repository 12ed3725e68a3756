"""What a document is made of: frozen blocks, in reading order, that say what and not where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the document or of a part, set large; not listed in the contents."""

    text: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3: listed in the contents and in the viewer's outline.

    `anchor` is the name by which a `Row.ref` may point here; unique in the document.
    """

    text: str
    level: int = 1
    anchor: str = ""


class Tone(Enum):
    """How a paragraph or a callout speaks."""

    BODY = "body"
    LEAD = "lead"
    STRONG = "strong"
    SMALL = "small"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks in `text` are kept. WARNING is for callouts only."""

    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, with dots or (`numbered`) with numbers."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Pairs of a label and what it names, one pair a line."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A remark set apart on a tint, with an optional title; tone WARNING or any other."""

    text: str
    title: str = ""
    tone: Tone = Tone.BODY


class Kind(Enum):
    """What a column holds, which decides its edge, its direction and whether it wraps."""

    TEXT = "text"
    AMOUNT = "amount"
    COUNT = "count"
    DAY = "day"
    CODE = "code"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `share` is its part of the table's width, relative to the other columns.

    AMOUNT and COUNT stand on the right in both directions, so that units align (one currency,
    one number of decimals a column), and are drawn exactly as given: minus first, on the left.
    DAY and CODE are left-to-right too; a long CODE wraps. NOTE is small and centred. TEXT wraps.
    """

    title: str
    kind: Kind = Kind.TEXT
    share: float = 1.0


class RowStyle(Enum):
    """The rank of a row."""

    BODY = "body"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a text for every column ("" leaves a cell empty), already formatted.

    `level` indents the first column. `anchor` names the row as a target; `ref` makes the row a
    link to the anchor of that name (drill-down). GROUP stays with the rows below it, SUBTOTAL
    and TOTAL with the row above.
    """

    cells: tuple[str, ...]
    style: RowStyle = RowStyle.BODY
    level: int = 0
    anchor: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that runs over pages, repeating its head. `rows` may be a generator, read once."""

    columns: tuple[Column, ...]
    rows: Iterable[Row]
    caption: str = ""
    zebra: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One group of bars: a value for every series, in any one unit, and its printed text."""

    label: str
    values: tuple[int, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars, so that Arabic labels stay readable; series told apart by a legend."""

    title: str
    bars: tuple[Bar, ...]
    series: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of a whole: a value of zero or more and its printed text."""

    label: str
    value: int
    text: str


@dataclass(frozen=True, slots=True)
class Donut:
    """Parts of a whole as a ring with a legend; `centre` stands in the middle (the total)."""

    title: str
    slices: tuple[Slice, ...]
    centre: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """One place to sign: `key` names the reserved rectangle in `Rendered.places`."""

    key: str
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class SignatureBlocks:
    """Places for a digital signature and, beside each, for ink and a stamp."""

    signatories: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a label and what it names, side by side: each row has shares of the width.

    `rows` hold (label, value, share); a pair without a value keeps its place empty.
    """

    rows: tuple[tuple[tuple[str, str, float], ...], ...]


@dataclass(frozen=True, slots=True)
class InkRow:
    """Places to sign in ink, side by side: `role` above, `name` below the line."""

    signatories: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Go on on a new page, `landscape` or not; None keeps the orientation."""

    landscape: bool | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, on pages of its own, down to headings of level `depth`."""

    depth: int = 2


Block = (
    Title
    | Heading
    | Paragraph
    | Bullets
    | KeyValues
    | Callout
    | Table
    | BarChart
    | Donut
    | SignatureBlocks
    | Facts
    | InkRow
    | PageBreak
    | Contents
)
