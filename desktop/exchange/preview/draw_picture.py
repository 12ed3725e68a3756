"""Draw a picture with Pillow; what would take too much memory is told by its size beforehand."""

from __future__ import annotations

import io
from typing import Final

from PIL import (
    Image,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from desktop.exchange.preview.reply import Answer, Head

MOST_PIXELS: Final = 60_000_000
"""A page of A3 at 600 points an inch has 70 million: a scan of that kind is opened outside."""
_MOST_FRAMES: Final = 500

Image.preinit()  # what it loads must be here before the process may open no more files

_FORMATS: Final = {
    "image/jpeg": JpegImagePlugin.JpegImageFile.format,
    "image/png": PngImagePlugin.PngImageFile.format,
    "image/tiff": TiffImagePlugin.TiffImageFile.format,
    "image/webp": WebPImagePlugin.WebPImageFile.format,
}


def draw_picture(data: bytes, media_type: str, page: int, edge: int) -> tuple[Head, bytes]:
    """Return the picture within `edge` pixels, the frame `page` of a TIFF, or why not."""
    Image.MAX_IMAGE_PIXELS = None  # the cap below tells more than a warning
    with Image.open(io.BytesIO(data), formats=[_FORMATS[media_type] or ""]) as found:
        pages = _frames(found) if media_type == "image/tiff" else 1
        page = min(page, pages - 1)
        found.seek(page)
        if found.width * found.height > MOST_PIXELS:
            return Head(Answer.TOO_LARGE), b""
        found.draft("RGB", (edge, edge))
        found.thumbnail((edge, edge), reducing_gap=2.0)
        drawn = _on_white(ImageOps.exif_transpose(found))
    return Head(Answer.DRAWN, pages, page, drawn.width, drawn.height), drawn.tobytes()


def _frames(found: Image.Image) -> int:
    """Return how many pages the file has, as far as anybody would turn them."""
    count = 1
    while count < _MOST_FRAMES:
        try:
            found.seek(count)
        except EOFError:
            break
        count += 1
    return count


def _on_white(picture: Image.Image) -> Image.Image:
    """Return it in plain colours; what is transparent shows paper."""
    if "A" in picture.getbands() or "transparency" in picture.info:
        over = picture.convert("RGBA")
        paper = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(paper, over).convert("RGB")
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    return picture.convert("RGB")
