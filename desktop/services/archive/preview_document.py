"""Show a page of a document: drawn by another process, or as plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.archive.kinds import Preview, preview_of
from desktop.domain.errors import UserError
from desktop.exchange.preview.render import Drawn, Stop, render

__all__ = ["Drawn", "Stop", "Words", "draw_page", "words_in"]

MOST_CHARACTERS: Final = 200_000


@dataclass(frozen=True, slots=True)
class Words:
    """A text document as it is shown; `cut` where there is more of it."""

    text: str
    cut: bool


def draw_page(
    data: bytes, media_type: str, *, page: int, edge: int, stop: Stop | None = None
) -> Drawn:
    """Return a page (from 0) drawn to `edge` pixels on its longer side.

    Raises UserError `preview-outside` for kinds that are not drawn, and what `render` raises.
    """
    if preview_of(media_type) not in {Preview.PAGES, Preview.PICTURE}:
        raise UserError("preview-outside")
    return render(data, media_type, page=page, edge=edge, stop=stop)


def words_in(data: bytes) -> Words:
    """Return the text of a text document: UTF-8, or the old Arabic code page of Windows."""
    part = data[: MOST_CHARACTERS * 4]
    try:
        text = part.decode("utf-8-sig", errors="strict" if part == data else "ignore")
    except UnicodeDecodeError:
        text = part.decode("cp1256", errors="replace")
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return Words(plain[:MOST_CHARACTERS], cut=len(plain) > MOST_CHARACTERS or part != data)
