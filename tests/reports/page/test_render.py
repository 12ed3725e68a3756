"""The page system: what stands where, read back with other people's programs."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from dataclasses import replace

import pypdfium2
import pytest
from pikepdf import Pdf

from desktop.reports.page import (
    Column,
    Contents,
    Donut,
    Heading,
    Kind,
    PageBreak,
    Paragraph,
    Row,
    RowStyle,
    Signatory,
    SignatureBlocks,
    Slice,
    Table,
    Title,
    render,
)
from desktop.reports.page.style import A4, BOTTOM, MARGIN
from tests.reports.page import sample

AMOUNTS = (Column("البند", Kind.TEXT, 3), Column("المبلغ", Kind.AMOUNT, 1))


@pytest.fixture(scope="module", params=["ar", "en"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def rendered(language):
    blocks = sample.arabic() if language == "ar" else sample.english()
    return render(sample.document(language), blocks)


def texts(pdf):
    file = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        pages = [file[page].get_textpage().get_text_range() for page in range(len(file))]
    finally:
        file.close()
    return [unicodedata.normalize("NFKC", page).replace("\u200f", "") for page in pages]


def boxes(pdf, foreign, tmp_path):
    """(text, left, right, top) of every word, page by page; top counts from above."""
    path = tmp_path / "boxes.pdf"
    path.write_bytes(pdf)
    command = [foreign("pdftotext"), "-bbox", str(path), "-"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    word = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)<'
    return [
        [(text, float(left), float(right), float(top)) for left, top, right, text in found]
        for found in (re.findall(word, page) for page in told.split("<page ")[1:])
    ]


def test_every_page_bears_the_frame(rendered, language, foreign, tmp_path):
    words = boxes(rendered.pdf, foreign, tmp_path)
    meta = sample.document(language).meta
    pages = texts(rendered.pdf)
    assert len(pages) == rendered.pages
    for number, page in enumerate(pages, 1):
        assert meta.number in {word[0] for word in words[number - 1]}
        assert meta.log_head in page.replace("\u00a0", " ")
        counted = "Page {} of {}" if language == "en" else "صفحة {} من {}"
        assert counted.format(number, rendered.pages) in page


def test_the_code_is_stored_once_and_shown_on_every_page(rendered):
    with Pdf.open(io.BytesIO(rendered.pdf)) as pdf:
        forms = {str(each.objgen) for page in pdf.pages for each in page.Resources.XObject.values()}
        assert len(forms) == 1
        assert all(b" Do" in page.Contents.read_bytes() for page in pdf.pages)


def test_only_our_faces_are_in_the_file_each_embedded(rendered):
    with Pdf.open(io.BytesIO(rendered.pdf)) as pdf:
        fonts = {
            str(font.BaseFont): "/FontFile2" in font.FontDescriptor
            for page in pdf.pages
            for font in page.Resources.Font.values()
        }
    assert fonts == {"/AAAAAA+Amiri-Regular": True, "/AAAAAA+Amiri-Bold": True}


def test_contents_and_outline_name_the_pages_where_headings_stand(rendered):
    file = pypdfium2.PdfDocument(io.BytesIO(rendered.pdf))
    outline = [(b.get_title(), b.level, b.get_dest().get_index()) for b in file.get_toc()]
    pages = [file[page].get_textpage().get_text_range() for page in range(len(file))]
    file.close()
    assert len(outline) >= 3
    where = next(i for i, page in enumerate(pages) if re.search("المحتويات|Contents", page))
    listed = [int(each) for each in re.findall(r"(?m)^\D*?(\d+)\s*$", pages[where])]
    assert {page + 1 for _, _, page in outline} <= set(listed)
    for title, _, page in outline:
        first = title.split()[0]
        assert first in unicodedata.normalize("NFKC", pages[page])


def test_signature_places_lie_on_their_page_inside_the_paper(rendered):
    signing = [place.page for place in rendered.places]
    assert signing
    for place in rendered.places:
        assert place.page == rendered.pages - 1
        assert MARGIN <= place.left < place.right <= A4[0] - MARGIN
        assert BOTTOM <= place.bottom < place.top < A4[1]
        assert place.right - place.left > 150
        assert place.top - place.bottom > 45


def test_the_same_input_gives_the_same_bytes(rendered, language):
    blocks = sample.arabic() if language == "ar" else sample.english()
    assert render(sample.document(language), blocks).pdf == rendered.pdf


def test_strangers_find_no_fault(rendered, foreign, tmp_path):
    path = tmp_path / "d.pdf"
    path.write_bytes(rendered.pdf)
    subprocess.run([foreign("qpdf"), "--check", str(path)], check=True, capture_output=True)


@pytest.mark.parametrize("language_", ["ar", "en"])
def test_amounts_keep_to_the_right_with_minus_first(language_, foreign, tmp_path):
    rows = [Row(("Item", text)) for text in ("-1,234.567", "9.000", "12,345,678.901")]
    pdf = render(sample.document(language_), [Table(AMOUNTS, rows)]).pdf
    words = [box for box in boxes(pdf, foreign, tmp_path)[0] if ".567" in box[0] or ".9" in box[0]]
    words += [box for box in boxes(pdf, foreign, tmp_path)[0] if box[0] == "9.000"]
    assert [box[0] for box in words] == ["-1,234.567", "12,345,678.901", "9.000"]
    assert max(box[2] for box in words) - min(box[2] for box in words) < 0.2


@pytest.mark.parametrize("language_", ["ar", "en"])
def test_the_figures_of_a_ring_align_on_their_units(language_, foreign, tmp_path):
    slices = tuple(Slice("Part", n, text) for n, text in ((9, "19,876.543"), (1, "1.234")))
    pdf = render(sample.document(language_), [Donut("Ring", slices)]).pdf
    edges = {text: right for text, _, right, _ in boxes(pdf, foreign, tmp_path)[0]}
    assert abs(edges["19,876.543"] - edges["1.234"]) < 0.2
    assert abs(edges["90.0%"] - edges["10.0%"]) < 0.2


def test_the_first_column_is_where_reading_starts(foreign, tmp_path):
    for language_, sign in (("ar", 1), ("en", -1)):
        columns = tuple(Column(title, Kind.CODE) for title in ("A1", "B2", "C3"))
        pdf = render(sample.document(language_), [Table(columns, [Row(("x", "y", "z"))])]).pdf
        at = {text: left for text, left, _, _ in boxes(pdf, foreign, tmp_path)[0]}
        assert sign * at["A1"] > sign * at["B2"] > sign * at["C3"]
        assert sign * at["x"] > sign * at["y"] > sign * at["z"]


def test_a_table_repeats_its_head_and_loses_no_row():
    rows = (Row((f"R{n:04d}", f"{n}.000")) for n in range(200))
    pages = texts(render(sample.document("en"), [Table(AMOUNTS, rows)]).pdf)
    assert len(pages) > 3
    assert all("المبلغ" in page for page in pages)
    found = re.findall(r"R\d{4}", " ".join(pages))
    assert found == [f"R{n:04d}" for n in range(200)]


@pytest.mark.parametrize("before", range(36, 44))
def test_a_total_is_never_alone_and_a_group_never_last(before):
    rows = [Row((f"R{n}", "1.000")) for n in range(before)]
    rows += [Row(("GROUP", ""), RowStyle.GROUP), Row(("MEMBER", "1.000"))]
    rows += [Row(("TOTAL", "2.000"), RowStyle.TOTAL)]
    pages = texts(render(sample.document("en"), [Table(AMOUNTS, rows)]).pdf)
    assert all("MEMBER" in page for page in pages if "TOTAL" in page or "GROUP" in page)


def test_a_cell_taller_than_a_page_goes_on():
    text = " ".join(f"w{n}" for n in range(3_000))
    pages = texts(render(sample.document("en"), [Table(AMOUNTS, [Row((text, "1.000"))])]).pdf)
    assert len(pages) > 2
    assert re.findall(r"w\d+", " ".join(pages)) == text.split()


def test_an_amount_too_wide_is_set_smaller_not_over_its_neighbour(foreign, tmp_path):
    columns = (Column("A", Kind.TEXT, 9), Column("B", Kind.AMOUNT, 1))
    pdf = render(sample.document("en"), [Table(columns, [Row(("x", "12,345,678.901"))])]).pdf
    (box,) = [b for b in boxes(pdf, foreign, tmp_path)[0] if b[0] == "12,345,678.901"]
    assert box[1] >= MARGIN + (A4[0] - 2 * MARGIN) * 0.9
    assert box[2] <= A4[0] - MARGIN


def test_a_heading_stands_with_what_follows():
    for count in range(26, 36):
        blocks = [Paragraph("line")] * count + [Heading("HEAD"), Paragraph("BELOW")]
        pages = texts(render(sample.document("en"), blocks).pdf)
        assert all("BELOW" in page for page in pages if "HEAD" in page)


def test_paper_turns_and_turns_back():
    blocks = [Title("a"), PageBreak(landscape=True), Title("b"), PageBreak(landscape=False)]
    with Pdf.open(io.BytesIO(render(sample.document("en"), [*blocks, Title("c")]).pdf)) as pdf:
        wide = [float(page.MediaBox[2]) > float(page.MediaBox[3]) for page in pdf.pages]
    assert wide == [False, True, False]


def test_links_lead_to_their_anchors():
    table = Table(AMOUNTS, [Row(("a", "1.000"), ref="far")])
    blocks = [table, Contents(), PageBreak(), Heading("H", anchor="far")]
    made = render(sample.document("en"), blocks)
    assert made.anchors == {"far": 2}
    with Pdf.open(io.BytesIO(made.pdf)) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        assert len(links) == 2
        assert all(int(link.F) == 4 for link in links)


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        ([Table(AMOUNTS, [Row(("a", "1"), ref="nowhere")])], "no anchor named nowhere"),
        ([Heading("a", anchor="x"), Heading("b", anchor="x")], "two anchors named x"),
        ([Contents(), Contents()], "one table of contents"),
        ([Table(AMOUNTS, [Row(("a",))])], "zip"),
    ],
)
def test_a_mistake_of_the_caller_is_told(blocks, told):
    with pytest.raises(ValueError, match=told):
        render(sample.document("en"), blocks)


def test_progress_counts_pages_and_may_cancel():
    seen = []
    document = sample.document("en", expected_pages=9)
    pages = render(document, sample.english(), lambda *both: seen.append(both)).pages
    assert seen == [(n, 9) for n in range(1, pages + 1)]

    class StopError(Exception):
        pass

    read = []

    def rows():
        for n in range(100_000):
            read.append(n)
            yield Row((str(n), "1.000"))

    def stop(done, _):
        if done == 3:
            raise StopError

    with pytest.raises(StopError):
        render(document, [Table(AMOUNTS, rows())], stop)
    assert len(read) < 500
    again = render(sample.document("en", expected_pages=9), sample.english()).pdf
    assert again == render(document, sample.english()).pdf


def test_a_document_of_nothing_has_a_page():
    assert render(sample.document("ar"), []).pages == 1


def test_long_contents_take_the_pages_they_need():
    blocks = [Contents(), *(Heading(f"Chapter {n}") for n in range(90))]
    made = render(sample.document("en"), blocks)
    pages = texts(made.pdf)
    last = re.search(r"Chapter 89\D+(\d+)", pages[made.anchors["heading-0"] - 1])
    assert last is not None
    assert int(last[1]) == made.pages == made.anchors["heading-89"] + 1


def test_without_code_head_or_copy_the_frame_is_still_right():
    document = sample.document("en")
    bare = replace(document, meta=replace(document.meta, qr="", log_head="", copy_for=""))
    (page,) = texts(render(bare, [Paragraph("x")]).pdf)
    assert "Page 1 of 1" in page
    assert "Log head" not in page


def test_signatories_are_kept_whole():
    people = tuple(Signatory(f"k{n}", "Role", "Name") for n in range(12))
    places = render(sample.document("en"), [SignatureBlocks(people)]).places
    assert [place.key for place in places] == [person.key for person in people]
    assert len({place.page for place in places}) > 1
    assert all(place.bottom >= BOTTOM for place in places)
