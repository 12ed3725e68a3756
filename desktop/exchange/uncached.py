"""Read a file from its device and not from memory.

A stick that lies about its capacity accepts every byte and forgets it; the copy in the system's
cache would still compare equal. Linux: O_DIRECT, or else drop the pages first; Windows:
FILE_FLAG_NO_BUFFERING; macOS: F_NOCACHE. A filesystem in memory has no device to ask.
"""

from __future__ import annotations

import contextlib
import errno
import mmap
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

CHUNK: Final = 1 << 20
"""Bytes per read; a multiple of every sector and page size."""


def read_uncached(path: Path) -> Iterator[bytes]:
    """Yield the content of `path` in chunks, from the device as far as the system allows it.

    Raises:
        OSError: the file cannot be read (a stick that was pulled out, a bad sector).
    """
    if os.name == "nt":
        yield from _windows(path)
        return
    descriptor = _open_direct(path)
    if descriptor is None:
        yield from _dropped(path)
        return
    try:
        yield from _through_page(descriptor)
    finally:
        os.close(descriptor)


def _open_direct(path: Path) -> int | None:
    direct = getattr(os, "O_DIRECT", 0)
    if not direct:
        return None
    try:
        return os.open(path, os.O_RDONLY | direct)
    except OSError as error:
        if error.errno in {errno.EINVAL, errno.EOPNOTSUPP}:
            return None
        raise


def _through_page(descriptor: int) -> Iterator[bytes]:
    """Read through one page-aligned buffer, as direct reads demand."""
    with mmap.mmap(-1, CHUNK) as page:
        while True:
            got = os.readv(descriptor, [page])  # type: ignore[attr-defined, unused-ignore]
            if not got:
                return
            yield page[:got]


def _dropped(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as stream:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        elif sys.platform == "darwin":
            import fcntl  # noqa: PLC0415

            with contextlib.suppress(OSError):
                fcntl.fcntl(stream.fileno(), 48, 1)  # F_NOCACHE
        while piece := stream.read(CHUNK):
            yield piece


def _windows(path: Path) -> Iterator[bytes]:
    """Read with CreateFileW and FILE_FLAG_NO_BUFFERING into a page-aligned buffer."""
    import ctypes  # noqa: PLC0415
    from ctypes import wintypes  # noqa: PLC0415

    load = ctypes.WinDLL  # type: ignore[attr-defined, unused-ignore]
    kernel = load("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = wintypes.HANDLE
    handle = kernel.CreateFileW(str(path), 0x80000000, 1, None, 3, 0x20000000, None)
    if handle == wintypes.HANDLE(-1).value:
        raise _last_error()
    try:
        with mmap.mmap(-1, CHUNK) as page:
            window = (ctypes.c_char * CHUNK).from_buffer(page)
            got = wintypes.DWORD()
            try:
                while True:
                    done = kernel.ReadFile(
                        wintypes.HANDLE(handle), window, CHUNK, ctypes.byref(got), None
                    )
                    if not done:
                        raise _last_error()
                    if not got.value:
                        return
                    yield page[: got.value]
            finally:
                del window
    finally:
        kernel.CloseHandle(wintypes.HANDLE(handle))


def _last_error() -> OSError:
    import ctypes  # noqa: PLC0415

    code = ctypes.get_last_error()  # type: ignore[attr-defined, unused-ignore]
    error: OSError = ctypes.WinError(code)  # type: ignore[attr-defined, unused-ignore]
    return error
