"""A gate that many pass at once, or one alone: for the moment when the database is exchanged."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """Readers and writers pass; whoever wants to be alone waits for them and keeps others out."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._inside = 0
        self._alone = False
        self._mine = threading.local()

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Be inside; waits while somebody is alone, never within oneself."""
        depth = int(getattr(self._mine, "depth", 0))
        if depth == 0:
            with self._change:
                self._change.wait_for(lambda: not self._alone)
                self._inside += 1
        self._mine.depth = depth + 1
        try:
            yield
        finally:
            self._mine.depth = depth
            if depth == 0:
                with self._change:
                    self._inside -= 1
                    self._change.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be alone once everybody has gone; RuntimeError for somebody who is inside."""
        if getattr(self._mine, "depth", 0):
            raise RuntimeError("whoever is inside cannot wait for everybody to leave")
        with self._change:
            self._change.wait_for(lambda: not self._alone)
            self._alone = True
            self._change.wait_for(lambda: self._inside == 0)
        try:
            yield
        finally:
            with self._change:
                self._alone = False
                self._change.notify_all()
