"""Bytes to lines: caps, encoding and control characters are settled before anything is read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError
from desktop.exchange.importers.ledger_journal.place import shown

LARGEST_BYTES: Final = 200 * 1024 * 1024
"""The most that a journal and all it includes may hold together."""
LONGEST_LINE: Final = 10_000
"""Letters in one line; real journals stay below a few hundred."""
MOST_LINES: Final = 5_000_000
"""Lines in one file; 100,000 transactions take about a fifth of it."""

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)|[\ud800-\udfff]")


def lines_of_file(path: Path, name: str, room: int) -> tuple[list[str], int]:
    """Return the lines of `path` without their ends, and how many bytes they were.

    `room` is how many bytes may still be read. Raises UserError for a file that cannot be read,
    is too large, is not UTF-8, or holds control characters or overlong lines.
    """
    try:
        if not path.is_file():
            raise UserError("journal-cannot-be-read", file=name)
        with path.open("rb") as file:
            raw = file.read(room + 1)
    except (OSError, ValueError) as problem:
        raise UserError("journal-cannot-be-read", file=name) from problem
    if len(raw) > room:
        raise UserError("journal-too-large", file=name, megabytes=LARGEST_BYTES // (1024 * 1024))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise UserError("journal-not-utf8", file=name, line=line) from problem
    return lines_of_text(text, name), len(raw)


def lines_of_text(text: str, name: str) -> list[str]:
    """Return the lines of `text` without their ends; raises UserError as `lines_of_file` does."""
    if len(text) > LARGEST_BYTES or text.count("\n") > MOST_LINES:
        raise UserError("journal-too-large", file=name, megabytes=LARGEST_BYTES // (1024 * 1024))
    strange = _CONTROL.search(text)
    if strange is not None:
        line = text.count("\n", 0, strange.start()) + 1
        raise UserError(
            "journal-control-character", file=name, line=line, text=f"U+{ord(strange[0]):04X}"
        )
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if max(map(len, lines)) > LONGEST_LINE:
        for number, line_text in enumerate(lines, 1):
            if len(line_text) > LONGEST_LINE:
                raise UserError(
                    "journal-line-too-long",
                    file=name,
                    line=number,
                    text=shown(line_text),
                    longest=LONGEST_LINE,
                )
    return lines
