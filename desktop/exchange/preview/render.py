"""Have a page drawn by another process, which may fail in any way without harm.

The answer is bounded before it is read: a captured drawing process can neither fill the memory of
the program nor keep it waiting.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from desktop.domain.errors import UserError
from desktop.exchange.preview import windows_job
from desktop.exchange.preview.confine import Caps
from desktop.exchange.preview.reply import FLAG, HEAD_BYTES, Answer, Head, read_head

_ROOT: Final = Path(__file__).parents[3]
_START: Final = (
    "import sys; sys.path.append(sys.argv.pop(1)); "
    "from desktop.__main__ import main; sys.exit(main())"
)
_SECONDS: Final = 15.0
_REFUSALS: Final = {
    Answer.DAMAGED: "preview-damaged",
    Answer.LOCKED: "preview-locked",
    Answer.TOO_LARGE: "preview-too-large",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page: `pixels` are RGB without padding; `page` counts from 0 of `pages`."""

    pages: int
    page: int
    width: int
    height: int
    pixels: bytes


class Stop:
    """Ends a drawing that nobody wants any more; may be called at any time, from any thread."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self.stopped = False

    def watch(self, process: subprocess.Popen[bytes]) -> None:
        """End this process when asked to."""
        self._process = process
        if self.stopped:
            process.kill()

    def __call__(self) -> None:
        """End it now."""
        self.stopped = True
        process = self._process
        if process is not None and process.poll() is None:
            process.kill()


def render(
    data: bytes,
    media_type: str,
    *,
    page: int,
    edge: int,
    caps: Caps | None = None,
    seconds: float = _SECONDS,
    stop: Stop | None = None,
) -> Drawn:
    """Return a page of the document drawn to `edge` pixels on its longer side.

    Raises UserError `preview-damaged`, `preview-locked` (it asks for a password),
    `preview-too-large`, `preview-too-slow` or `preview-failed`, after `seconds` at the latest.
    """
    caps = caps or Caps()
    process = subprocess.Popen(  # noqa: S603 - ourselves, without a shell
        [*_program(), FLAG, media_type, str(page), str(edge), *_told(caps)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        cwd=_ROOT.anchor,
        close_fds=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    job = windows_job.confine(process, caps.memory << 20)
    if stop is not None:
        stop.watch(process)
    late = threading.Event()
    timer = threading.Timer(seconds, _end, (process, late))
    timer.start()
    feeder = threading.Thread(target=_feed, args=(process, data), daemon=True)
    feeder.start()
    try:
        return _answer(process)
    except (OSError, ValueError) as error:
        key = "preview-too-slow" if late.is_set() else "preview-failed"
        raise UserError(key) from error
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        feeder.join()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                _there(pipe).close()
        windows_job.release(job)


def _answer(process: subprocess.Popen[bytes]) -> Drawn:
    """Read the one answer; ValueError or OSError for anything else."""
    out = _there(process.stdout)
    head = read_head(_exactly(out, HEAD_BYTES))
    if head.answer is not Answer.DRAWN:
        raise UserError(_REFUSALS[head.answer])
    return _drawn(head, _exactly(out, head.pixel_bytes))


def _drawn(head: Head, pixels: bytes) -> Drawn:
    return Drawn(head.pages, head.page, head.width, head.height, pixels)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length)
    if len(data) != length:
        raise ValueError("the drawing process ended early")
    return data


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    """Give the document; a process that ended takes no more."""
    pipe = _there(process.stdin)
    with contextlib.suppress(OSError, ValueError):
        pipe.write(data)
        pipe.close()


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _there(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("no pipe")
    return pipe


def _program() -> list[str]:
    """Return how this program is started again: the frozen file, or the interpreter with it."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-I", "-c", _START, str(_ROOT)]


def _told(caps: Caps) -> tuple[str, str, str]:
    return str(caps.memory), str(caps.seconds), str(os.getpid())


def _environment() -> dict[str, str]:
    """Return what the process is told of its surroundings: nothing that it can do without."""
    needed = ("SYSTEMROOT", "WINDIR") if os.name == "nt" else ()
    return {name: os.environ[name] for name in needed if name in os.environ}
