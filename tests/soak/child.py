"""Do jobs, each in a fork of this process: `python -m tests.soak.child` reads orders from its input.

An order and its answer are one line of JSON each (`workshop.py` writes and reads them). A variant
breaks one thing on purpose, so that a control run has something to find.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from desktop.domain.errors import UserError
from desktop.exchange import careful_write
from desktop.store import engine
from tests.soak.jobs.job import Say, quick_argon, speaking
from tests.soak.jobs.registry import JOBS
from tests.soak.preload import watch


def weaken(variant: str) -> None:
    """Take away one thing that a promise rests on.

    `normal` does not wait for the write-ahead log, `no-journal` has none; `no-read-back` believes
    the stick, `cached` reads back from the computer's memory.
    """
    pragma = {"normal": "synchronous = NORMAL", "no-journal": "journal_mode = OFF"}.get(variant)
    if variant == "no-read-back":
        careful_write._compare = lambda *_: None
    elif variant == "cached":
        careful_write.read_uncached = lambda path: iter([path.read_bytes()])
    elif pragma is not None:
        engine.connect = _with(pragma, engine.connect)


def _with(pragma: str, real: Callable[[Path, bytes], Any]) -> Callable[[Path, bytes], Any]:
    def weak(path: Path, key: bytes) -> Any:
        raw = real(path, key)
        if path.exists() and path.stat().st_size:
            raw.execute(f"PRAGMA {pragma}")
        return raw

    return weak


def early(say: Say) -> Say:
    """Acknowledge each posted entry one step before it is posted."""

    def said(text: str) -> None:
        word, _, number = text.partition(" r")
        say(f"{word} r{int(number) + 1}")

    return said


def work(name: str, root: Path, seed: int, say: Say, variant: str = "") -> str:
    """Do the job; return the key of the sentence with which it stopped, "done" where it did not."""
    weaken(variant)
    try:
        JOBS[name].run(root, seed, early(say) if variant == "early" else say)
    except UserError as error:
        return error.key
    return "done"


def _answer(order: dict[str, Any]) -> str:
    root = Path(order["root"])
    if order["watched"]:
        below = Path(order["watched"])
        watch(below, trace=order["trace"], fault=order["fault"], device=order["device"])
    with speaking(root) as say:
        return work(order["job"], root, order["seed"], say, order["variant"])


def _serve() -> None:
    quick_argon()
    for line in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            _answer_and_end(json.loads(line), writing)
        os.close(writing)
        with os.fdopen(reading) as said:
            told = said.read()
        _, status = os.waitpid(child, 0)  # its locks are gone once it has ended
        print(json.dumps({"told": told or f"crashed ({status})"}), flush=True)  # noqa: T201


def _answer_and_end(order: dict[str, Any], writing: int) -> NoReturn:
    try:
        told = _answer(order)
    except BaseException as error:  # noqa: BLE001 - whatever it was, it is the answer
        where = traceback.extract_tb(error.__traceback__)[-1]
        told = f"crashed: {error!r} at {where.filename}:{where.lineno}"
    os.write(writing, told.encode()[:4_000])
    os._exit(0)


if __name__ == "__main__":
    _serve()
