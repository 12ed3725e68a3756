"""Do jobs, each in a fork of this process: `python -m tests.soak.child` reads orders from its input.

An order and its answer are one line of JSON each (`workshop.py` writes and reads them). A variant
breaks one thing on purpose, so that a control run has something to find.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

from desktop.domain.errors import UserError
from desktop.store import engine
from tests.soak.jobs.job import Say, quick_argon, speaking
from tests.soak.jobs.registry import JOBS
from tests.soak.preload import watch


def weaken(variant: str) -> None:
    """Take away what keeps a commit: `normal` waits for no write-ahead log, `no-journal` has none."""
    pragma = {"normal": "synchronous = NORMAL", "no-journal": "journal_mode = OFF"}.get(variant)
    if pragma is None:
        return
    real = engine.connect

    def weak(path: Path, key: bytes) -> Any:
        raw = real(path, key)
        if path.exists() and path.stat().st_size:
            raw.execute(f"PRAGMA {pragma}")
        return raw

    engine.connect = weak


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
        order = json.loads(line)
        child = os.fork()
        if child:
            _, status = os.waitpid(child, 0)
            if status:
                print(json.dumps({"told": f"crashed ({status})"}), flush=True)  # noqa: T201
            continue
        try:
            answer = {"told": _answer(order)}
        except BaseException as error:  # noqa: BLE001 - whatever it was, it is the answer
            where = traceback.extract_tb(error.__traceback__)[-1]
            answer = {"told": f"crashed: {error!r} at {where.filename}:{where.lineno}"}
        print(json.dumps(answer), flush=True)  # noqa: T201
        os._exit(0)


if __name__ == "__main__":
    _serve()
