"""Statements on paper, read back by other programs: every figure, its sign and its column."""

from __future__ import annotations

import io
import re
import subprocess
from itertools import pairwise

import pypdfium2
import pytest

from desktop.domain.ledger.statements.general_ledger import general_ledger, openings_of
from desktop.domain.ledger.statements.journal import journal
from desktop.domain.ledger.statements.registry import STATEMENTS
from desktop.domain.ledger.statements.trial_balance import trial_balance
from desktop.reports.page import RowStyle
from desktop.reports.statements.general_ledger import Names, ledger_table
from desktop.reports.statements.journal import journal_table
from desktop.reports.statements.pdf import journal_pdf, ledger_pdf, statement_pdf
from desktop.reports.statements.yearly import amount_text, statement_table
from desktop.text.words import words_of
from tests.reports.statements import sample


def words_on(foreign, tmp_path, pdf):
    """(text, left, right, top, page) of every word, as poppler sees it."""
    path = tmp_path / "read.pdf"
    path.write_bytes(pdf)
    shown = subprocess.run(
        [foreign("pdftotext"), "-bbox", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout
    found = []
    for number, part in enumerate(shown.split("<page ")[1:]):
        for left, top, right, text in re.findall(
            r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]*)<', part
        ):
            found.append((text, float(left), float(right), float(top), number))
    return found


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("key", sorted(STATEMENTS))
def test_every_figure_stands_in_its_column(key, language, foreign, tmp_path):
    statement = STATEMENTS[key](sample.source())
    words = words_of(language)
    rendered = statement_pdf(statement, sample.STAMP, words)
    seen = words_on(foreign, tmp_path, rendered.pdf)
    edges = {}
    for at in statement.shown_columns():
        wanted = [
            amount_text(row.cells[at], sample.LYD)
            for row in statement.rows
            if row.cells and row.cells[at]
        ]
        for text in set(wanted):
            rights = {round(right) for word, _, right, _, _ in seen if word == text}
            assert rights, (key, text)
            edges.setdefault(at, []).append(rights)
    order = []
    for rights in edges.values():
        common = set.intersection(*rights)  # one edge that all figures of the column share
        assert common
        order.append(min(common) if language == "en" else max(common))
    if len(order) > 1 and key != "trial-balance":  # whose figures repeat from side to side
        assert order == sorted(order, reverse=language == "ar")


def test_the_minus_stands_left_of_the_digits():
    statement = STATEMENTS["net-assets"](sample.source())
    pdf = statement_pdf(statement, sample.STAMP, words_of("ar")).pdf
    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].get_textpage()
    text = page.get_text_range()
    found = [match.start() for match in re.finditer(r"-\d[\d,]*\.\d{3}", text)]
    assert len(found) >= 8
    for start in found:
        minus, digit = page.get_charbox(start), page.get_charbox(start + 1)
        assert minus[2] <= digit[0] + 0.5
        assert abs((minus[1] + minus[3]) / 2 - (digit[1] + digit[3]) / 2) < 3


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_is_drawn_beyond_the_margins(language, foreign, tmp_path):
    for build in STATEMENTS.values():
        pdf = statement_pdf(build(sample.source()), sample.STAMP, words_of(language)).pdf
        for word, left, right, _, _ in words_on(foreign, tmp_path, pdf):
            assert left > 48, word
            assert right < 548, word


def test_columns_without_figures_are_left_out_of_the_drawing():
    statement = STATEMENTS["activities"](sample.source(totals=()))
    assert len(statement_table(statement, words_of("en")).columns) == 3


def test_accounts_in_the_ledger_of_the_same_document_are_linked():
    statement = STATEMENTS["trial-balance"](sample.source())
    cash = sample.IDS["1101"]
    table = statement_table(statement, words_of("en"), frozenset({cash}))
    assert [row.ref for row in table.rows if row.ref] == [f"account-{cash}"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_ledger_streams_over_pages_and_ends_in_its_balances(language):
    lines = sample.by_account(300)
    source = sample.source()
    rows = general_ledger(iter(lines), sample.ACCOUNTS, openings_of(source))
    told = []
    rendered = ledger_pdf(
        rows,
        sample.NAMES,
        days=sample.DAYS,
        organisation="مؤسسة الأثر الرقمي",
        stamp=sample.STAMP,
        words=words_of(language),
        progress=lambda done, _: told.append(done),
    )
    assert told == list(range(1, rendered.pages + 1))
    pages = pypdfium2.PdfDocument(rendered.pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    for code in {
        account.code for account in sample.ACCOUNTS if account.id in {x.account_id for x in lines}
    }:
        assert f"account-{sample.IDS[code]}" in rendered.anchors
        assert code in text
    for line in lines:
        assert amount_text(abs(line.amount), sample.LYD) in text
    assert amount_text(sum(line.debit for line in lines), sample.LYD) in text


def test_the_journal_names_each_entry_and_both_sides(foreign, tmp_path):
    rendered = journal_pdf(
        journal(sample.entries(120)),
        sample.NAMES,
        days=sample.DAYS,
        organisation="Digital Impact Foundation",
        stamp=sample.STAMP,
        words=words_of("en"),
    )
    pages = pypdfium2.PdfDocument(rendered.pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    assert {f"entry-{number}" for number in range(1, 121)} <= set(rendered.anchors)
    seen = [word for word, *_ in words_on(foreign, tmp_path, rendered.pdf)]
    assert ("Payment", "120") in pairwise(seen)
    assert "120 entries, 240 lines" in text
    total = amount_text(sum(line.debit for line in sample.entries(120)), sample.LYD)
    assert text.count(total) == 2


@pytest.mark.parametrize("many", [True, False])
def test_each_line_stands_on_its_side(many):
    names = sample.NAMES if many else Names(sample.NAMES.accounts, {}, sample.LYD)
    lines = sample.by_account(24)
    table = ledger_table(general_ledger(iter(lines), sample.ACCOUNTS, {}), names, words_of("en"))
    shown = [row.cells for row in table.rows if row.cells[0]]
    assert len(table.columns) == len(shown[0]) == (7 if many else 6)
    for line, cells in zip(lines, shown, strict=True):
        amount = amount_text(abs(line.amount), sample.LYD)
        assert cells[-3:-1] == ((amount, "") if line.amount > 0 else ("", amount))
        assert not many or cells[3] == sample.NAMES.funds[line.fund_id].code
    lines = list(sample.entries(24))
    table = journal_table(journal(iter(lines)), names, words_of("en"))
    shown = [row.cells for row in table.rows if row.style is RowStyle.BODY]
    for line, cells in zip(lines, shown, strict=True):
        amount = amount_text(abs(line.amount), sample.LYD)
        assert cells[-2:] == ((amount, "") if line.amount > 0 else ("", amount))
        assert cells[1] == sample.NAMES.accounts[line.account_id].code


def test_the_trial_balance_of_a_whole_book_has_no_opening():
    balance = trial_balance(sample.source(), whole_book=True)
    rendered = statement_pdf(balance.statement(), sample.STAMP, words_of("en"))
    text = pypdfium2.PdfDocument(rendered.pdf)[0].get_textpage().get_text_range()
    assert "2023-01-01" in text
    assert "Opening balance" not in text
    assert text.count(amount_text(balance.debit, sample.LYD)) >= 2
