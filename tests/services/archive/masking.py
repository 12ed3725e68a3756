"""Scans with secrets on them, masked, and a search for the secrets in what came out.

`run` is called with a small count by the tests and with the full one by `make soak`.
"""

from dataclasses import dataclass
from io import BytesIO
from random import Random

import pikepdf
import pypdfium2
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.archive.mask import WHOLE, Mask
from desktop.services.archive.add_document import add_document
from desktop.services.archive.mask_document import mask_document
from desktop.services.archive.read_document import read_document
from desktop.text.words import words_of

SIZE = (420, 595)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_INK = (200, 10, 120)


@dataclass(frozen=True)
class Masked:
    """What was masked and searched, and where a secret came through."""

    documents: int
    secrets: int
    leaks: tuple[str, ...]


def run(count, seed, session, *, cover=True):
    """Mask `count` documents of one to three pages; without `cover` the masks lie elsewhere."""
    dice = Random(seed)
    secrets_seen, leaks = 0, []
    for number in range(count):
        data, words, places = made(dice)
        kept = add_document(session, data, title=f"scan {number}", name="scan.pdf")
        masks = [_mask(page, box, cover=cover) for page, box in places]
        out = mask_document(session, kept.id, masks, words_of("ar"), title="masked")
        masked = read_document(session, out.id)
        secrets_seen += len(words)
        leaks += [f"{number}: {where}" for where in found(masked, words, places)]
    return Masked(count, secrets_seen, tuple(leaks))


def made(dice):
    """Return a PDF with secrets on its pages and behind them, the secrets, and where they stand."""
    out, words, places = BytesIO(), [], []
    canvas = Canvas(out, pagesize=SIZE)
    for page in range(dice.randint(1, 3)):
        canvas.drawString(40, 560, "What everybody may read")
        for _ in range(dice.randint(1, 3)):
            word = _word(dice)
            left, base = dice.randint(30, 220), dice.randint(40, 500)
            canvas.setFillColorRGB(*(part / 255 for part in _INK))
            canvas.rect(left - 2, base - 2, 120, 14, fill=1, stroke=0)
            canvas.setFillColorRGB(1, 1, 1)
            canvas.drawString(left, base, word)
            canvas.setFillColorRGB(0, 0, 0)
            words.append(word)
            places.append((page, (left - 3, base - 3, left + 119, base + 13)))
        canvas.showPage()
    canvas.setTitle(_noted(dice, words))
    canvas.setSubject(_noted(dice, words))
    canvas.save()
    with pikepdf.open(BytesIO(out.getvalue())) as pdf:
        pdf.attachments["note.txt"] = _noted(dice, words).encode()
        pdf.Root.PieceInfo = pikepdf.Dictionary(Note=pikepdf.String(_noted(dice, words)))
        again = BytesIO()
        pdf.save(again)
    return again.getvalue(), words, places


def found(pdf, words, places):
    """Yield where a secret is left: in the bytes, in the objects, in the text, in the pixels."""
    for word in words:
        if word.encode() in pdf:
            yield f"bytes: {word}"
    with pikepdf.open(BytesIO(pdf)) as document:
        for at, each in enumerate(document.objects):
            told = (
                each.read_raw_bytes() if isinstance(each, pikepdf.Stream) else repr(each).encode()
            )
            yield from (f"object {at}: {word}" for word in words if word.encode() in told)
        if document.attachments or dict(document.docinfo) or "/Metadata" in document.Root:
            yield "metadata"
    reader = pypdfium2.PdfDocument(pdf)
    try:
        for at in range(len(reader)):
            text = reader[at].get_textpage().get_text_bounded()
            yield from (f"text of page {at}: {word}" for word in words if word in text)
            picture = reader[at].render(scale=3).to_pil().convert("RGB")
            for box in (box for page, box in places if page == at):
                if _ink_left(picture, box):
                    yield f"pixels of page {at}: {box}"
    finally:
        reader.close()


def _word(dice):
    return "".join(dice.choice(_LETTERS) for _ in range(10))


def _noted(dice, words):
    words.append(_word(dice))
    return words[-1]


def _mask(page, box, *, cover):
    left, bottom, right, top = box
    if not cover:
        return Mask(page, 0, 0, 300, 300)
    width, height = SIZE
    return Mask(
        page,
        left * WHOLE // width,
        (height - top) * WHOLE // height,
        min(WHOLE, right * WHOLE // width + 1),
        min(WHOLE, (height - bottom) * WHOLE // height + 1),
    )


def _ink_left(picture: Image.Image, box):
    scale_x, scale_y = picture.width / SIZE[0], picture.height / SIZE[1]
    left, bottom, right, top = box
    part = picture.crop(
        (
            int(left * scale_x),
            int((SIZE[1] - top) * scale_y),
            int(right * scale_x),
            int((SIZE[1] - bottom) * scale_y),
        )
    )
    raw = part.tobytes()
    return any(
        red > 140 and green < 90 and 60 < blue < 190
        for red, green, blue in zip(raw[0::3], raw[1::3], raw[2::3], strict=True)
    )
