"""The recorder and liar that stands before a program's disk: compiled once, loaded by a child."""

from __future__ import annotations

import ctypes
import functools
import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

SOURCE = Path(__file__).with_name("preload.c")


class NoCompilerError(RuntimeError):
    """gcc is not here; `python3 tools/bootstrap.py test` installs it on Debian."""


@functools.cache
def library() -> Path:
    """Return the shared library, compiled again only where its source changed."""
    gcc = shutil.which("gcc")
    if gcc is None:
        raise NoCompilerError("gcc is not here: run `python3 tools/bootstrap.py test`")
    mark = hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:16]
    made = Path(tempfile.gettempdir()) / f"sijill-soak-{os.getuid()}-{mark}.so"
    if not made.exists():
        building = made.with_suffix(f".{os.getpid()}")
        command = [gcc, "-O2", "-shared", "-fPIC", "-o", str(building), str(SOURCE), "-ldl"]
        subprocess.run(command, check=True, capture_output=True)
        building.replace(made)
    return made


def environment() -> dict[str, str]:
    """Return the environment of a process whose disk can be watched, or lie."""
    return {**os.environ, "LD_PRELOAD": str(library())}


def watch(root: Path, *, trace: str = "", fault: str = "", device: str = "") -> None:
    """Watch this process's disk below `root` from now on, or let it lie (see preload.c)."""
    said = (str(root), trace, fault, device)
    ctypes.CDLL(None).soak_configure(*(text.encode() for text in said))
