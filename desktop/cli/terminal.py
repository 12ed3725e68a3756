"""Where a verb speaks: answers on standard output, everything else on standard error."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

from desktop.text.words import Words


@dataclass(frozen=True, slots=True)
class Terminal:
    """The words of the language chosen, and the two streams."""

    words: Words
    out: TextIO
    err: TextIO

    def say(self, text: str = "") -> None:
        """Write a line of the answer."""
        self.out.write(f"{text}\n")

    def warn(self, text: str) -> None:
        """Write a line beside the answer."""
        self.err.write(f"{text}\n")

    def json(self, answer: Mapping[str, object]) -> None:
        """Write the answer for a program."""
        self.out.write(json.dumps(answer, ensure_ascii=False, indent=2))
        self.out.write("\n")


def standard(words: Words) -> Terminal:
    """Return the terminal of this process; it speaks UTF-8 whatever the locale says.

    Names of files that are no text pass through as the bytes they are.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    # A program without a console (Windows) or with closed streams has none.
    return Terminal(words, sys.stdout or io.StringIO(), sys.stderr or io.StringIO())
