"""The disclosure document, read back: every part, every promise, and nothing that isn't there."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace

import pypdfium2
import pytest

from desktop.domain.disclosure.parts import COMMISSION_ANNUAL, Part
from desktop.domain.formats import format_amount
from desktop.domain.ledger.statements.general_ledger import general_ledger, openings_of
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approvals import ConsentCounts
from desktop.reports.disclosure.document import DRAWERS, disclosure_blocks, disclosure_pdf
from desktop.reports.disclosure.labels import PARTS, part_anchor
from desktop.reports.page import BarChart, Callout, Heading, Paragraph, Table
from desktop.text.amount_words import amount_in_words
from desktop.text.labels import label
from desktop.text.words import words_of
from tests.reports.disclosure import sample
from tests.reports.statements.sample import ACCOUNTS, IDS, LYD, by_account


@pytest.fixture(scope="module", params=["ar", "en"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def rendered(language):
    return disclosure_pdf(sample.content(), words_of(language))


@pytest.fixture(scope="module")
def layout(rendered, tmp_path_factory, foreign):
    """(text, left, top, right, bottom, page) of every word, as poppler sees it; top from below."""
    path = tmp_path_factory.mktemp("disclosure") / "d.pdf"
    path.write_bytes(rendered.pdf)
    shown = subprocess.run(
        [foreign("pdftotext"), "-bbox", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout
    found = []
    for number, part in enumerate(shown.split("<page ")[1:]):
        height = float(re.search(r'height="([\d.]+)"', part)[1])
        for left, top, right, bottom, text in re.findall(
            r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', part
        ):
            box = float(left), height - float(top), float(right), height - float(bottom)
            found.append((text, *box, number))
    return found


def blocks(language, kind, **changes):
    made = disclosure_blocks(sample.content(**changes), words_of(language))
    return [block for block in made if isinstance(block, kind)]


def test_every_part_has_a_name_and_a_drawer_if_it_can_be_present():
    assert set(PARTS) == set(Part) == set(COMMISSION_ANNUAL)
    assert set(sample.content().present) == set(DRAWERS)
    assert sample.content().absent == (Part.GOVERNANCE, Part.ACTIVITY_REPORT, Part.AGREEMENTS)


def test_each_part_begins_on_a_page_of_its_own(rendered):
    pages = [rendered.anchors[part_anchor(part)] for part in sample.content().present]
    assert pages == sorted(set(pages))
    assert rendered.anchors.keys() >= {f"statement-{key}" for key in sample.content().statements}


def test_the_index_says_what_is_missing(language):
    words = words_of(language)
    index = next(t for t in blocks(language, Table) if len(t.rows) == len(COMMISSION_ANNUAL))
    states = {row.cells[1]: row.cells[2] for row in index.rows}
    missing = {name for name, state in states.items() if state == words("Not in this package")}
    assert missing == {words(PARTS[part]) for part in sample.content().absent}
    told = [block.text for block in blocks(language, Callout)]
    assert all(any(name in text for text in told) for name in missing)
    assert all(bool(row.ref) != (row.cells[1] in missing) for row in index.rows)


def test_a_part_without_data_is_absent_and_named(language):
    changes = {"projects": (), "registers": (), "annex": (), "signers": ()}
    content = sample.content(**changes)
    assert {Part.PROJECTS, Part.REGISTERS, Part.ANNEX, Part.SIGNATURES} <= set(content.absent)
    rendered = disclosure_pdf(content, words_of(language))
    assert rendered.places == ()
    assert part_anchor(Part.PROJECTS) not in rendered.anchors


def test_places_to_sign_are_free_of_text(rendered, layout):
    assert [place.key for place in rendered.places] == ["chair", "treasurer", "auditor"]
    page = rendered.anchors[part_anchor(Part.SIGNATURES)]
    for place in rendered.places:
        assert place.page == page
        assert 48 < place.left < place.right < 548
        assert place.right - place.left > 150
        assert place.top - place.bottom > 40
        inside = [
            text
            for text, left, top, right, bottom, number in layout
            if number == page
            and left < place.right
            and right > place.left
            and bottom < place.top
            and top > place.bottom
        ]
        assert inside == []


def test_groups_are_in_the_order_in_which_they_are_read(layout):
    """Digits that people compare aloud: short head and fingerprint, in Arabic pages too."""
    for groups in (sample.LOG.head, sample.content().authority):
        first, *rest = groups.split()
        starts = [word for word in layout if word[0] == first]
        assert len(starts) >= 2
        for start in starts:
            line = sorted(
                (w for w in layout if w[5] == start[5] and abs(w[2] - start[2]) < 2),
                key=lambda w: w[1],
            )
            numbers = [w[0] for w in line if w[0] in groups.split()]
            assert numbers == [first, *rest]


def test_digests_stand_in_full(layout):
    words = {word[0] for word in layout}
    for digest in [file.sha256 for file in sample.ANNEX] + [sample.LOG.root]:
        assert {digest[:32], digest[32:]} <= words


def test_nothing_is_drawn_beyond_the_margins(layout):
    for text, left, _, right, _, page in layout:
        assert left > 45, (text, page)
        assert right < 550, (text, page)


def test_key_figures_stand_in_digits_and_in_words(language, rendered):
    first = pypdfium2.PdfDocument(rendered.pdf)[0].get_textpage().get_text_range()
    statement = sample.content().statements["activities"]
    total = statement.row("total-income").cells[3]
    assert format_amount(total, LYD) in first
    made = disclosure_blocks(sample.content(), words_of(language))
    pairs = [pair for block in made if hasattr(block, "pairs") for pair in block.pairs]
    assert any(amount_in_words(total, LYD, language) in value for _, value in pairs)


def test_foreign_funding_stands_apart(language):
    words = words_of(language)
    tables = {table.caption: table for table in blocks(language, Table) if table.caption}
    foreign = tables[words("Received in foreign currencies")].rows
    assert foreign[0].cells[2:] == ("USD", "38,000.00", "185,500.000")
    assert len(foreign) == 2
    home = tables[words("Received in the currency of the books")].rows
    assert home[-1].cells[-1] == "69,829.250"
    names = [row.cells[0] for row in home]
    assert words("{kind} (number: {n})", kind=words("Member"), n=2) in names
    cells = "\n".join(cell for t in blocks(language, Table) for r in t.rows for cell in r.cells)
    for person in sample.PARTNERS[2:]:
        assert person.name_ar not in cells
        assert person.name_en not in cells


def test_each_project_stands_on_a_page_of_its_own(language):
    words = words_of(language)
    rendered = disclosure_pdf(sample.content(), words)
    first = rendered.anchors[part_anchor(Part.PROJECTS)]
    pages = pypdfium2.PdfDocument(rendered.pdf)
    assert rendered.anchors[part_anchor(Part.REGISTERS)] == first + 1 + len(
        sample.content().projects
    )
    for number, figures in enumerate(sample.content().projects, 1):
        text = pages[first + number].get_textpage().get_text_range()
        assert format_amount(figures.balance, LYD) in text


def test_a_project_without_income_shows_no_deficit(language):
    words = words_of(language)
    spent = (
        sample.ProjectTotal(1, IDS["5101"], 700_000),
        sample.ProjectTotal(1, IDS["5102"], 300_000),
    )
    projects = sample.project_figures(sample.PROJECTS, ACCOUNTS, spent)
    tables = blocks(language, Table, projects=projects)
    last = next(t.rows[-1].cells for t in tables if t.rows and t.rows[-1].cells[-1] == "1,000.000")
    assert last[0] == words("Total expenses")
    (chart, *_) = [c for c in blocks(language, BarChart, projects=projects) if len(c.bars) == 1]
    assert chart.series == (words("Expenses"),)


def test_what_a_version_replaces_is_said_only_when_it_does(language):
    words = words_of(language)
    title = words("This version supersedes package {number}", number="SJ-2025-0004")
    assert title in [block.title for block in blocks(language, Callout)]
    silent = replace(sample.content().letter, changes="")
    told = [block.text for block in blocks(language, Callout, letter=silent)]
    assert words("What changed was not stated.") in told
    first = sample.Letter("SJ-2025-0001", 1, "مفوضية", "Commission", sample.MOMENT)
    assert title not in [block.title for block in blocks(language, Callout, letter=first)]


def test_rates_are_given_or_said_to_be_none(language):
    words = words_of(language)
    none = words("No entry of the year was made in a foreign currency.")
    without = blocks(language, Paragraph, rates=(), notes=sample.notes())
    assert none not in [block.text for block in blocks(language, Paragraph)]
    assert none in [block.text for block in without]
    cells = [row.cells for table in blocks(language, Table) for row in table.rows]
    assert any("4.8815789" in each for each in cells)


def test_the_ledger_stands_in_the_document_when_given(language):
    source = sample.source()
    rows = general_ledger(iter(by_account(60)), ACCOUNTS, openings_of(source))
    rendered = disclosure_pdf(sample.content(ledger=rows), words_of(language))
    cash = f"account-{IDS['1101']}"
    assert rendered.anchors[cash] > rendered.anchors["statement-trial-balance"]
    document = pypdfium2.PdfDocument(rendered.pdf)
    assert len(document) == rendered.pages


def test_contents_list_each_statement_and_project(language):
    titles = [block.text for block in blocks(language, Heading) if block.level <= 2]
    assert words_of(language)("Statement of financial position") in titles
    assert len([t for t in titles if re.match(r"\d+\. ", t)]) == len(sample.content().present)
    assert len(titles) == len(set(titles))


def test_the_same_content_gives_the_same_bytes(language, rendered):
    assert disclosure_pdf(sample.content(), words_of(language)).pdf == rendered.pdf


def test_it_can_be_cancelled(language):
    class StoppedError(Exception):
        pass

    told = []

    def stop(done, _):
        told.append(done)
        if done == 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        disclosure_pdf(sample.content(), words_of(language), stop)
    assert told == [1, 2, 3]


def test_duties_in_one_hand_are_declared(language):

    alone = (Role.CHAIR, Role.TREASURER)
    plain, said = blocks(language, Callout), blocks(language, Callout, together=(alone,))
    new = [block for block in said if block not in plain]
    assert len(new) == 1
    words = words_of(language)
    assert words("Duties that are not separated") == new[0].title
    for role in alone:
        assert label(role, words) in new[0].text


def test_self_approvals_and_overrides_of_the_year_are_declared(language):
    words = words_of(language)
    title = words("Approvals and limits")
    assert title not in [block.title for block in blocks(language, Callout)]
    silent = ConsentCounts(approved=9)
    assert title not in [block.title for block in blocks(language, Callout, consents=silent)]
    counts = ConsentCounts(approved=40, by_maker=3, overridden=11)
    (said,) = [
        block for block in blocks(language, Callout, consents=counts) if block.title == title
    ]
    for number in ("40", "3", "11"):
        assert number in said.text
