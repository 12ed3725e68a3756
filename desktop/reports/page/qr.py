"""A QR code as vector rectangles, one per run of dark modules."""

from __future__ import annotations

import segno


def rectangles(text: str) -> tuple[int, list[str]]:
    """Return the side in modules and the path operators (unit: one module, origin lower left)."""
    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    side = len(rows)
    operators = []
    for index, row in enumerate(rows):
        start = 0
        while start < side:
            if not row[start]:
                start += 1
                continue
            end = start
            while end < side and row[end]:
                end += 1
            operators.append(f"{start} {side - 1 - index} {end - start} 1 re")
            start = end
    return side, operators
