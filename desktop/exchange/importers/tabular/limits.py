"""How large a table from outside may be: far above what people keep, far below what chokes."""

from __future__ import annotations

from typing import Final

LARGEST_BYTES: Final = 32 * 1024 * 1024
"""Of the file itself; a statement of 100,000 lines takes about ten."""
LARGEST_UNPACKED: Final = 512 * 1024 * 1024
"""Of all parts of a workbook together."""
MOST_PARTS: Final = 1_000
STEEPEST: Final = 200
"""How many bytes one packed byte may become, in a part of more than `SMALL_PART` bytes."""
SMALL_PART: Final = 1_000_000
MOST_SHEETS: Final = 64
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 256
LONGEST_CELL: Final = 32_767
"""Characters; the limit of the XLSX format."""
