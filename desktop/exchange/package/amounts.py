"""Amounts in the annex: exact decimal text, ASCII digits, no grouping, never a float."""

from __future__ import annotations

import re
from typing import Final

from desktop.exchange.package.faults import PackageFault

_SHAPE: Final = re.compile(r"(-?)(0|[1-9][0-9]{0,17})(?:\.([0-9]{1,9}))?")
_PLAIN: Final = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")


def plain_number(text: str) -> str:
    """Return `text` when it is empty or plain decimal text; ValueError otherwise."""
    if text and not _PLAIN.fullmatch(text):
        raise ValueError(f"not a plain number: {text[:40]!r}")
    return text


def decimal_text(minor: int, exponent: int) -> str:
    """Return `minor` units (thousandths for exponent 3) as decimal text: -1250 → "-1.250"."""
    sign = "-" if minor < 0 else ""
    if not exponent:
        return f"{sign}{abs(minor)}"
    whole, part = divmod(abs(minor), 10**exponent)
    return f"{sign}{whole}.{part:0{exponent}d}"


def minor_units(text: str, exponent: int, **where: object) -> int:
    """Return the minor units of decimal text with exactly `exponent` decimals.

    Raises:
        PackageFault: `amount-unreadable`, with `where`.
    """
    match = _SHAPE.fullmatch(text)
    if match is None or len(match[3] or "") != exponent:
        raise PackageFault("amount-unreadable", **where)
    value = int(match[2] + (match[3] or ""))
    if match[1] and not value:
        raise PackageFault("amount-unreadable", **where)
    return -value if match[1] else value
