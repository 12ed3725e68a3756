"""What may be written down of a fault of ours: kinds and places, never what it was about.

The message of an exception can hold a name, an amount or a folder of the person at the computer;
the kind of the exception and the places in the program are enough to mend it.
"""

from __future__ import annotations

import re
import traceback
from pathlib import Path
from typing import Final

_NATIVE_PLACE: Final = re.compile(
    r'^  File "(?P<file>[^"]*)", line (?P<line>[0-9]+) in (?P<name>.*)$'
)
_NATIVE_HEAD: Final = re.compile(r"^(Fatal Python error: [A-Za-z ]+|Current thread|Thread)\b")


def described(error: BaseException) -> list[str]:
    """Return the chain of exceptions, the one that was raised last at the end."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [] if before is None else described(before)
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {place(frame.filename)}:{frame.lineno} {frame.name}")
    kind = type(error)
    lines.append(f"{kind.__module__}.{kind.__qualname__}")
    return lines


def place(file: str) -> str:
    """Return a file of the program from its package on: what lies above names the person."""
    parts = Path(file).parts
    for package in ("site-packages", "desktop", "lib"):
        if package in parts:
            return "/".join(parts[parts.index(package) :])
    return parts[-1] if parts else ""


def described_native(written: str) -> list[str]:
    """Return what `faulthandler` wrote when the program was ended by the system, without folders.

    Lines of another shape are left out: nobody knows what stands in them.
    """
    lines: list[str] = []
    for line in written.splitlines():
        found = _NATIVE_PLACE.match(line)
        if found:
            lines.append(f"  {place(found['file'])}:{found['line']} {found['name']}")
        elif head := _NATIVE_HEAD.match(line):
            lines.append(head[1])
    return lines
