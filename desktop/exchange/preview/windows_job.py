"""On Windows the memory of the drawing process is capped by a job object, from outside.

The job also ends the process when the program goes, and lets it start no other.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
from typing import Any, Final

_EXTENDED_LIMITS: Final = 9
_ACTIVE_PROCESSES: Final = 0x8
_PROCESS_MEMORY: Final = 0x100
_DIE_ON_FAULT: Final = 0x400
_KILL_ON_CLOSE: Final = 0x2000


class _Basic(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_set", ctypes.c_size_t),
        ("most_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    )


def confine(process: subprocess.Popen[bytes], memory: int) -> int | None:
    """Put the process into a job of its own; `memory` in bytes. None where there are no jobs.

    Raises OSError, with the process ended, where Windows refuses.
    """
    if os.name != "nt":
        return None
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore]
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    limits = _Extended()
    limits.basic.flags = _ACTIVE_PROCESSES | _PROCESS_MEMORY | _DIE_ON_FAULT | _KILL_ON_CLOSE
    limits.basic.processes = 1
    limits.process_memory = memory
    handle = ctypes.c_void_p(job)
    set_ = kernel.SetInformationJobObject(
        handle, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
    )
    owned: Any = process
    if not set_ or not kernel.AssignProcessToJobObject(handle, ctypes.c_void_p(int(owned._handle))):  # noqa: SLF001
        process.kill()
        raise OSError("the drawing process could not be confined")
    return int(job)


def release(job: int | None) -> None:
    """Close the job, and with it what still runs in it."""
    if job is not None:
        kernel: Any = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined, unused-ignore]
        kernel.CloseHandle(ctypes.c_void_p(job))
