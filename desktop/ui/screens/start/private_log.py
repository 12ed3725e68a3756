"""The log file of the window: what broke and where, and nothing about any person.

What may be written of an exception is said in `services.trust.crash_text`.
"""

from __future__ import annotations

import copy
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final, TypeAlias

from desktop.services.trust.crash_text import described

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
        return "\n".join(described(ei[1])) if ei[1] is not None else ""


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
