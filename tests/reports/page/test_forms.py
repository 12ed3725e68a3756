"""What forms need of the page system: another paper, facts side by side, places to sign, a mark."""

import datetime as dt
import io

import pypdfium2
import pytest

from desktop.reports import page
from desktop.reports.page import style
from desktop.reports.typeset.faces import print_faces
from desktop.text.words import words_of

MOMENT = dt.datetime(2025, 6, 1, tzinfo=dt.UTC)


def drawn(language="en", mark="", paper=style.SHEET_A5):
    meta = page.Meta("Form", "Foundation", "1 / 2025", MOMENT)
    document = page.Document(meta, words_of(language), print_faces(), paper=paper, mark=mark)
    blocks = (
        page.Facts(((("Number", "1", 1.0), ("For", "word " * 40, 3.0)), (("Day", "x", 1.0),))),
        page.InkRow(tuple(page.Signatory(str(n), f"Role {n}", "Somebody") for n in range(3))),
    )
    return pypdfium2.PdfDocument(io.BytesIO(page.render(document, blocks).pdf))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("paper", [style.SHEET_A5, style.SHEET_A4])
def test_everything_stays_within_the_paper(language, paper):
    sheet = drawn(language, "Void", paper)[0]
    assert tuple(round(side) for side in sheet.get_size()) == tuple(
        round(side) for side in paper.size
    )
    text = sheet.get_textpage()
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        assert left >= 0
        assert bottom >= 0
        assert right <= paper.size[0] + 1
        assert top <= paper.size[1] + 1


def test_a_long_fact_wraps_and_the_signatories_follow_it():
    text = drawn()[0].get_textpage().get_text_range()
    assert text.count("word") == 40
    assert [f"Role {n}" in text for n in range(3)] == [True, True, True]


def test_the_mark_is_there_only_where_it_was_asked_for():
    assert "Void" in drawn(mark="Void")[0].get_textpage().get_text_range()
    assert "Void" not in drawn()[0].get_textpage().get_text_range()
