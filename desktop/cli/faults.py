"""Write down a fault of ours on this computer, without anything that belongs to the person."""

from __future__ import annotations

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from platformdirs import user_log_path

from desktop import __version__

FILE: Final = "faults.log"
_LARGEST: Final = 1 << 20
"""Bytes after which the file is begun anew."""


def write_down(error: BaseException) -> Path | None:
    """Append the fault to the local log and return its path, or None where that is impossible.

    Kept are the kinds of the exceptions and the places in the program. Their messages and the
    command's arguments are not: they can hold names, amounts and paths.
    """
    try:
        folder = user_log_path("sijill", appauthor=False, ensure_exists=True)
        path = folder / FILE
        whole = path.exists() and path.stat().st_size > _LARGEST
        with path.open("w" if whole else "a", encoding="utf-8") as file:
            file.write(report(error))
    except OSError:
        return None
    return path


def report(error: BaseException) -> str:
    """Return the fault as text: when, which program, and each exception with its places."""
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    about = (__version__, f"Python {platform.python_version()}", platform.system())
    lines = [f"{moment} sijill {', '.join(about)}"]
    told: BaseException | None = error
    while told is not None:
        kind = type(told)
        lines.append(f"  {kind.__module__}.{kind.__qualname__}")
        lines += _places(told.__traceback__)
        told = told.__cause__ or told.__context__
    return "\n".join(lines) + "\n\n"


def _places(trace: TracebackType | None) -> list[str]:
    return [
        f"    {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
