"""A bar on standard error while a person waits; nothing at all where nobody watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from desktop.cli.terminal import Terminal

Progress = Callable[[int, int], None]
"""Called with (done, in all)."""

_CELLS: Final = 30
_ERASE: Final = "\r\x1b[K"


@contextmanager
def progress_bar(terminal: Terminal, title: str) -> Iterator[Progress]:
    """Give the function that draws; the bar is wiped away when the block ends.

    Where standard error is no terminal nothing is drawn: a log file wants no bars.
    """
    if not terminal.err.isatty():
        yield _silent
        return
    shown = -1

    def draw(done: int, total: int) -> None:
        nonlocal shown
        percent = min(100 * done // total, 100) if total > 0 else 100
        if percent != shown:
            shown = percent
            full = _CELLS * percent // 100
            bar = "#" * full + "." * (_CELLS - full)
            terminal.err.write(f"{_ERASE}[{bar}] {percent:3d} %  {title}")
            terminal.err.flush()

    try:
        draw(0, 1)
        yield draw
    finally:
        terminal.err.write(_ERASE)
        terminal.err.flush()


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""
