"""One thread that does pieces of work in the order in which they came."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

Piece = Callable[[], None]


class Lane:
    """A thread with a queue; every piece handles its own errors (`Work` sees to that)."""

    def __init__(self, name: str) -> None:
        self._pieces: queue.SimpleQueue[Piece | None] = queue.SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name=name)

    def put(self, piece: Piece) -> None:
        """Queue a piece; RuntimeError once the lane is closed, for then nobody would do it."""
        if self._closed:
            raise RuntimeError("the lane is closed")
        if self._thread.ident is None:
            self._thread.start()
        self._pieces.put(piece)

    def close(self) -> None:
        """Take nothing more, finish what is queued, and end the thread before returning."""
        if self._closed:
            return
        self._closed = True
        if self._thread.ident is not None:
            self._pieces.put(None)
            self._thread.join()

    def _run(self) -> None:
        while (piece := self._pieces.get()) is not None:
            piece()
