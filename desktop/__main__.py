"""Where the program begins: alone or with a book it opens the window, with a verb it does that."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

_BOOK: Final = ".sijill"
_DRAW: Final = "--draw-preview"
"""How the program starts itself as the process that draws a stranger's document."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run with the arguments given, else those of the process; return the exit code.

    Only one of the two floors is loaded, so that a command never waits for Qt.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given:
        return _window(None)
    if given[0] == _DRAW:
        return int(import_module("desktop.exchange.preview.child").main(given[1:]))
    if len(given) == 1 and Path(given[0]).suffix == _BOOK:
        return _window(Path(given[0]))
    return int(import_module("desktop.cli.run").run(given))


def _window(book: Path | None) -> int:
    return int(import_module("desktop.app").run(book))


if __name__ == "__main__":
    sys.exit(main())
