"""Take from this process all that drawing does not need, before it looks at a stranger's bytes.

Only the drawing process calls this, and nothing gives anything back.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from dataclasses import dataclass
from typing import Final

_SET_DEATH_SIGNAL: Final = 1
_SET_NO_NEW_PRIVILEGES: Final = 38


@dataclass(frozen=True, slots=True)
class Caps:
    """How much one drawing may take: `memory` in mebibytes, `seconds` of the processor."""

    memory: int = 512
    seconds: int = 10


def confine(caps: Caps, parent: int) -> None:
    """Cap memory and processor time, and end with the process `parent`.

    Windows caps them from outside (`windows_job`), where this has nothing to do.
    """
    if os.name != "posix":
        return
    import resource  # noqa: PLC0415 - not there on Windows

    memory = caps.memory << 20
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (caps.seconds, caps.seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _control(_SET_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:  # it went before the signal was asked for
            os._exit(1)


def shut_in() -> None:
    """Allow no further file, socket, program or privilege; what is open stays open."""
    if os.name != "posix":
        return
    import resource  # noqa: PLC0415 - not there on Windows

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    if sys.platform == "linux":
        _control(_SET_NO_NEW_PRIVILEGES, 1)


def _control(what: int, value: int) -> None:
    """Call prctl; OSError where the kernel refuses."""
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(what, value, 0, 0, 0):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
