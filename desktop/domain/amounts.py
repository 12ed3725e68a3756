"""Read an amount that a person typed: exact minor units, or an error that names the position.

Rules: docs/decisions/010-reading-amounts.md. `1.500` is one and a half, always; `1,500` is
one thousand five hundred. Nothing is ever guessed, and nothing unreadable becomes zero.
"""

from __future__ import annotations

import re
from typing import Final

from desktop.domain.amount_expressions import LIMIT, evaluate
from desktop.domain.currency import Currency
from desktop.domain.digits import (
    ARABIC_COMMA,
    ARABIC_DECIMAL,
    ARABIC_GROUP,
    ARABIC_INDIC_DIGITS,
    EXTENDED_DIGITS,
    MINUS_SIGN,
    WESTERN_DIGITS,
)

__all__ = ["LIMIT", "parse_amount"]


def _plain(digits: str) -> re.Pattern[str]:
    """Return the form of a well-written amount in one digit set, signed in any of the ways."""
    every, first = f"[{digits}]", f"[{digits[1:]}]"
    separator = f"[,{ARABIC_GROUP}{ARABIC_COMMA}]"
    grouped = (
        f"{first}{every}{{0,2}}(?P<group>{separator}){every}{{3}}(?:(?P=group){every}{{3}}){{0,5}}"
    )
    minus = f"[-{MINUS_SIGN}]"
    return re.compile(
        rf"(?P<open>\()?({minus})?({grouped}|{every}{{1,18}})"
        rf"(?:[.{ARABIC_DECIMAL}]({every}{{1,4}}))?({minus})?(?(open)\))",
    )


_SETS: Final = tuple(_plain(d) for d in (WESTERN_DIGITS, ARABIC_INDIC_DIGITS, EXTENDED_DIGITS))


def parse_amount(text: str, currency: Currency) -> int:
    """Return the minor units of `currency` that `text` says (LYD "1,250.500" is 1250500).

    Accepted: the digits 0-9, U+0660-0669 and U+06F0-06F9 (one set per number); `.` or U+066B for
    decimals; `,` U+066C or U+060C between complete groups of three; a leading or trailing minus
    (also U+2212) or accounting parentheses; `+ - * /` and parentheses around an operation, when
    the result is exact. Raises UserError with one of the keys `amount-…`; every one carries
    `text` and, except `amount-empty`, `position`: the 1-based place of the character at fault.
    """
    for form in _SETS:
        found = form.fullmatch(text)
        if found is not None:
            break
    else:
        return evaluate(text, currency)
    opened, before, whole, group, decimals, after = found.groups()
    negative = (opened is not None) + (before is not None) + (after is not None)
    if group is not None:
        whole = whole.replace(group, "")
    exponent = currency.exponent
    if decimals is None:
        value = int(whole) * currency.scale
    elif len(decimals) <= exponent:
        value = int(whole + decimals + "0" * (exponent - len(decimals)))
    else:
        return evaluate(text, currency)
    if value > LIMIT or negative > 1:
        return evaluate(text, currency)
    return -value if negative else value
