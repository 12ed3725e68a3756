"""The log file of the window: what broke and where, and nothing about any person.

The message of an exception may hold a name, an amount or a folder of the person at the computer, so
it is not written: the kind of the exception and the places in the program are enough to mend it.
"""

from __future__ import annotations

import copy
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final, TypeAlias

_LARGEST: Final = 256 * 1024
_KEPT: Final = 3
_NAME: Final = "sijill.log"
_LINE: Final = "%(asctime)s %(levelname)s %(name)s %(message)s"

_Raised: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class PrivateFormatter(logging.Formatter):
    """Writes an exception as its kind and its places, without message, values or home folder."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; what another formatter kept in the record is not used."""
        own = copy.copy(record)
        own.exc_text = None
        own.stack_info = None
        return super().format(own)

    def formatException(self, ei: _Raised) -> str:  # noqa: N802
        """Return the chain of exceptions, the one that was raised last at the end."""
        return "\n".join(_described(ei[1]))


def _described(error: BaseException | None) -> list[str]:
    if error is None:
        return []
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = _described(before)
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {_place(frame.filename)}:{frame.lineno} {frame.name}")
    kind = type(error)
    lines.append(f"{kind.__module__}.{kind.__qualname__}")
    return lines


def _place(file: str) -> str:
    """Return the file from its package on: what lies above names the person's folders."""
    parts = Path(file).parts
    for package in ("site-packages", "desktop", "lib"):
        if package in parts:
            return "/".join(parts[parts.index(package) :])
    return parts[-1] if parts else ""


def open_log(folder: Path) -> Path | None:
    """Write the program's warnings into a file in `folder`, old ones discarded; return the file.

    A file that is open already stays open. None where the folder takes no writing: the window works
    without.
    """
    file = folder / _NAME
    if any(isinstance(each, RotatingFileHandler) for each in logging.getLogger().handlers):
        return file
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            file, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=False
        )
    except OSError:
        return None
    handler.setFormatter(PrivateFormatter(_LINE))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
    return file


def close_log() -> None:
    """Close the file again; a test that opens it must not leave it open."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, RotatingFileHandler):
            root.removeHandler(handler)
            handler.close()
