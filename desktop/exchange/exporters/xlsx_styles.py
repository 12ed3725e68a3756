"""The looks of cells in a workbook: what they hold, how many decimals, how heavy, how far in.

Every look has a number, which a cell names; numbers are worked out once, not written down.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from desktop.exchange.exporters.sheet import Holds

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MOST_DECIMALS: Final = 4
_MOST_LEVELS: Final = 6
_FIRST_OWN: Final = 164
"""Numbers of formats below are the format's own (ECMA-376, 18.8.30)."""
_AT: Final = 49
_WHOLE: Final = 1
_PERCENT: Final = 10


@dataclass(frozen=True, slots=True)
class _Look:
    """One look; `decimals` matter for amounts, `level` for texts."""

    holds: Holds
    strong: bool = False
    level: int = 0
    decimals: int = 0


def _all() -> tuple[_Look, ...]:
    looks = [_Look(Holds.TEXT)]
    for strong in (False, True):
        looks += [_Look(Holds.TEXT, strong, level) for level in range(_MOST_LEVELS + 1)]
        looks += [
            _Look(Holds.AMOUNT, strong, decimals=decimals) for decimals in range(_MOST_DECIMALS + 1)
        ]
        others = (Holds.NUMBER, Holds.PERCENT, Holds.DAY, Holds.MOMENT)
        looks += [_Look(holds, strong) for holds in others]
    return tuple(dict.fromkeys(looks))


_LOOKS: Final = _all()
_NUMBERS: Final = {look: number for number, look in enumerate(_LOOKS, 1)}
TEXT: Final = _NUMBERS[_Look(Holds.TEXT)]
HEADING: Final = _NUMBERS[_Look(Holds.TEXT, strong=True)]


def of(holds: Holds, decimals: int, *, strong: bool = False, level: int = 0) -> int:
    """Return the number of the look of a column's cells."""
    if holds is Holds.AMOUNT:
        return _NUMBERS[_Look(holds, strong, decimals=min(decimals, _MOST_DECIMALS))]
    if holds in {Holds.TEXT, Holds.LONG_TEXT}:
        return _NUMBERS[_Look(Holds.TEXT, strong, min(level, _MOST_LEVELS))]
    return _NUMBERS[_Look(holds, strong)]


def text_like(style: int) -> int:
    """Return the look of a text that stands where `style` was meant."""
    look = _LOOKS[style - 1]
    return style if look.holds is Holds.TEXT else _NUMBERS[_Look(Holds.TEXT, look.strong)]


def as_day(style: int) -> int:
    """Return the look of a day that stands where `style` was meant."""
    return _NUMBERS[_Look(Holds.DAY, _LOOKS[style - 1].strong)]


def as_moment(style: int) -> int:
    """Return the look of a moment that stands where `style` was meant."""
    return _NUMBERS[_Look(Holds.MOMENT, _LOOKS[style - 1].strong)]


def with_decimals(style: int, value: Decimal) -> int:
    """Return the look of an amount with its own number of decimals (12.50 USD among dinars)."""
    look = _LOOKS[style - 1]
    exponent = value.as_tuple().exponent
    if look.holds is not Holds.AMOUNT or not isinstance(exponent, int):
        return style
    decimals = min(max(-exponent, 0), _MOST_DECIMALS)
    return style if decimals == look.decimals else _NUMBERS[replace(look, decimals=decimals)]


def part(*, right_to_left: bool) -> str:
    """Return `xl/styles.xml`; what is moved in stands at the side where its language begins."""
    amounts = [f"#,##0.{'0' * n}" if n else "#,##0" for n in range(_MOST_DECIMALS + 1)]
    formats = (*amounts, "yyyy-mm-dd", "yyyy-mm-dd hh:mm")
    said = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code}"/>'
        for number, code in enumerate(formats, _FIRST_OWN)
    )
    side = "right" if right_to_left else "left"
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(formats)}">{said}</numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Arial"/></font>'
        '<font><b/><sz val="11"/><name val="Arial"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(_LOOKS) + 1}">{plain}'
        f"{''.join(_xf(look, side) for look in _LOOKS)}</cellXfs>"
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _xf(look: _Look, side: str) -> str:
    font = int(look.strong)
    head = f'<xf numFmtId="{_format(look)}" fontId="{font}" fillId="0" borderId="0" xfId="0"'
    if look.holds is not Holds.TEXT:
        return f'{head} applyNumberFormat="1" applyFont="1"/>'
    head += ' quotePrefix="1" applyNumberFormat="1" applyFont="1"'
    if not look.level:
        return f"{head}/>"
    return f'{head} applyAlignment="1"><alignment horizontal="{side}" indent="{look.level}"/></xf>'


def _format(look: _Look) -> int:
    match look.holds:
        case Holds.AMOUNT:
            return _FIRST_OWN + look.decimals
        case Holds.NUMBER:
            return _WHOLE
        case Holds.PERCENT:
            return _PERCENT
        case Holds.DAY:
            return _FIRST_OWN + _MOST_DECIMALS + 1
        case Holds.MOMENT:
            return _FIRST_OWN + _MOST_DECIMALS + 2
    return _AT
