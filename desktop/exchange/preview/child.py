"""The drawing process: bytes of one document in, the pixels of one page out, then the end.

It is the same program started with a hidden argument, so that an installed build needs no second
file. Nothing of the book is loaded here, no key is known here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

from desktop.exchange.preview.confine import Caps, confine, shut_in
from desktop.exchange.preview.reply import LARGEST_EDGE, Answer, Head

_PDF: Final = "application/pdf"
_LARGEST: Final = 64 << 20


def main(arguments: Sequence[str]) -> int:
    """Draw (media type, page from 0, longest edge, mebibytes, seconds, parent); return 0."""
    media_type, page, edge, memory, seconds, parent = arguments
    confine(Caps(int(memory), int(seconds)), int(parent))
    answer = _draw(media_type, int(page), max(16, min(int(edge), LARGEST_EDGE)))
    _send(answer[0].to_bytes())
    _send(answer[1])
    return 0


def _draw(media_type: str, page: int, edge: int) -> tuple[Head, bytes]:
    """Load the one library that is needed, close everything else, then read and draw."""
    try:
        if media_type == _PDF:
            from desktop.exchange.preview.draw_pdf import draw_pdf as draw  # noqa: PLC0415
        else:
            from desktop.exchange.preview.draw_picture import (  # noqa: PLC0415
                draw_picture as draw,
            )
        shut_in()
        data = sys.stdin.buffer.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            return Head(Answer.TOO_LARGE), b""
        return draw(data, media_type, page, edge)
    except MemoryError:
        return Head(Answer.TOO_LARGE), b""
    except Exception:  # noqa: BLE001 - whatever a stranger's bytes lead to is one answer
        return Head(Answer.DAMAGED), b""


def _send(data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(1, view) :]
