"""Nothing that was masked comes back out of the file: neither as text nor as pixels."""

import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from desktop.domain.archive.mask import WHOLE, Mask
from desktop.domain.errors import UserError
from desktop.reports.archive.masked import PagePixels, masked_pdf
from desktop.text.words import words_of

RED = (220, 20, 20)


def page(*red, size=(600, 800)):
    """Return a white page with red boxes (pixels) on it."""
    picture = Image.new("RGB", size, "white")
    for box in red:
        ImageDraw.Draw(picture).rectangle(box, fill=RED)
    return PagePixels(*size, picture.tobytes())


def drawn(pdf, number=0):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[number].render(scale=150 / 72).to_pil().convert("RGB")
    finally:
        document.close()


def red_left(picture):
    """Return how many pixels are still reddish."""
    raw = picture.tobytes()
    pixels = zip(raw[0::3], raw[1::3], raw[2::3], strict=True)
    return sum(r > 120 and g < 100 and b < 100 for r, g, b in pixels)


def test_what_is_masked_is_painted_out_and_the_rest_stays():
    one = page((60, 80, 119, 159), (300, 400, 399, 499))
    masked = masked_pdf([one], [Mask(0, 1_000, 1_000, 2_000, 2_000)], words_of("ar"))
    left = drawn(masked)
    assert left.size == (600, 800)
    assert 9_500 < red_left(left) < 10_500, "the other box is whole"
    assert left.getpixel((90, 85)) == (0, 0, 0)


def test_masks_belong_to_their_page():
    pages = [page((60, 80, 119, 159)), page((60, 80, 119, 159))]
    masked = masked_pdf(pages, [Mask(1, 0, 0, WHOLE, WHOLE)], words_of("en"))
    assert red_left(drawn(masked, 0)) > 4_000
    assert red_left(drawn(masked, 1)) == 0


def test_the_file_says_nothing_of_where_it_came_from():
    pdf = masked_pdf([page()], [Mask(0, 0, 0, 5_000, 5_000)], words_of("ar"))
    with pikepdf.open(BytesIO(pdf)) as document:
        assert dict(document.docinfo) == {}
        assert "/Metadata" not in document.Root
        assert not document.attachments
    assert pdf.count(b"startxref") == 1, "no earlier revision"
    assert not re.search(rb"ReportLab|20[0-9]{6}", pdf)
    assert pdf == masked_pdf([page()], [Mask(0, 0, 0, 5_000, 5_000)], words_of("ar"))


@given(
    left=st.integers(0, WHOLE - 1),
    top=st.integers(0, WHOLE - 1),
    width=st.integers(1, WHOLE),
    height=st.integers(1, WHOLE),
    size=st.tuples(st.integers(1, 2_400), st.integers(1, 2_400)),
)
def test_a_mask_never_shows_a_pixel_that_it_touches(left, top, width, height, size):
    mask = Mask(0, left, top, min(WHOLE, left + width), min(WHOLE, top + height))
    a, b, c, d = mask.pixels(*size)
    assert a * WHOLE <= mask.left * size[0]
    assert b * WHOLE <= mask.top * size[1]
    assert c * WHOLE >= mask.right * size[0]
    assert d * WHOLE >= mask.bottom * size[1]
    assert c > a
    assert d > b
    assert c <= size[0]
    assert d <= size[1]


@pytest.mark.parametrize(
    "box", [(0, 0, 0, 0, 5), (0, 5, 0, 5, 5), (0, 0, 0, WHOLE + 1, 5), (-1, 0, 0, 5, 5)]
)
def test_what_is_no_part_of_a_page_is_refused(box):
    with pytest.raises(UserError) as error:
        Mask(*box)
    assert error.value.key == "mask-outside"
