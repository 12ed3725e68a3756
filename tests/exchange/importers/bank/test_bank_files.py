"""Statements in OFX, CSV and XLSX: understood, or refused by name; nothing unfolds or is run."""

import datetime as dt
import time

import pytest

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.banks.layout import DayOrder, DecimalSign, Means
from desktop.domain.ledger.banks.statement import MOST_LINES, with_balances
from desktop.exchange.importers.bank.ofx import read_ofx
from desktop.exchange.importers.bank.propose import propose_layout
from desktop.exchange.importers.bank.source import LARGEST, BankFormat, bank_file, read_bank_file
from desktop.exchange.importers.bank.table import read_table
from tests.exchange.importers.bank.files import CSV, OFX_1, OFX_2, bomb, workbook

LYD = currency_of("LYD")


def ofx(text):
    file = bank_file("x.ofx", text.encode())
    assert file.format is BankFormat.OFX
    return read_ofx(file)


def table(content, name="x.csv"):
    data = content if isinstance(content, bytes) else content.encode()
    file = bank_file(name, data)
    return read_table(file.grid, propose_layout(file.grid, LYD), LYD)


def test_ofx_1_is_read_as_the_bank_wrote_it():
    read = with_balances(ofx(OFX_1))
    assert (read.number, read.currency) == ("020100120361", "LYD")
    assert (read.opening, read.closing) == (1_000_000, 847_500)
    fee, cheque = read.lines
    assert (fee.day, fee.amount, fee.bank_id) == (dt.date(2025, 3, 14), -2_500, "F1")
    assert (cheque.amount, cheque.reference) == (-150_000, "123")
    assert cheque.description == "A & B paid <today>"


def test_ofx_2_is_read():
    (line,) = ofx(OFX_2).lines
    assert (line.amount, line.description) == (400_000, "إيداع")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (OFX_1.replace("LYD", "ZZZ"), "ofx-currency"),
        (OFX_1.replace("<STMTRS>", "<XX>").replace("</STMTRS>", "</XX>"), "ofx-malformed"),
        (OFX_1.replace("20250315", "20250231"), "ofx-day"),
        (OFX_1.replace("-150,000", "a lot"), "ofx-amount"),
        (OFX_1.replace("-150,000", ""), "statement-row-amount"),
        (OFX_1[:300], "ofx-malformed"),
        (OFX_1.replace("DATA:OFXSGML", "DATA:NONE"), "ofx-malformed"),
        (OFX_2.replace("</STMTRS>", "</STMTRS><STMTRS></STMTRS>"), "ofx-several"),
    ],
)
def test_ofx_is_refused_by_name(text, key):
    with pytest.raises(UserError) as error:
        ofx(text)
    assert error.value.key == key


def test_nothing_unfolds_in_ofx():
    entity = (
        '<!DOCTYPE OFX [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "/etc/passwd">]>'
    )
    declared = OFX_2.replace("<OFX>", f"{entity}<OFX>", 1).replace("إيداع", "&b;&c;")
    assert ofx(declared).lines[0].description == "&b;&c;"
    quiet = ofx(OFX_2.replace("إيداع", "&amp;b; &c;"))
    assert quiet.lines[0].description == "&b; &c;"


def test_a_line_of_marked_sections_takes_no_square_of_time():
    began = time.perf_counter()
    ofx(OFX_2.replace("إيداع", "<![CDATA[x]]>" * 20_000))
    with pytest.raises(UserError):
        ofx(OFX_2.replace("<NAME>", "<A" * 100_000))
    assert time.perf_counter() - began < 5


def test_a_workbook_that_is_broken_anywhere_is_refused():
    whole = workbook(["date", "details", "amount"], ["2025-03-01", "x", 5.25])
    refused = 0
    for at in range(30, len(whole), 37):
        broken = whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :]
        try:
            table(broken, "x.xlsx")
        except UserError:
            refused += 1
    assert refused > 20


def test_headings_numbers_and_totals_of_an_arabic_file():
    read = table(CSV)
    assert read.number == "020100120361"
    assert [line.amount for line in read.lines] == [-2_500, 400_000]
    assert with_balances(read).opening == 1_400_000


def test_the_same_file_in_every_encoding():
    expected = table(CSV).lines
    for encoding in ("utf-8-sig", "utf-16", "cp1256"):
        assert table(CSV.encode(encoding)).lines == expected


def test_a_file_without_headings_is_understood_by_its_cells():
    grid = bank_file(
        "x.csv", b"2025-03-01;rent of the office;-200.50\n2025-03-02;gift;75.25\n"
    ).grid
    layout = propose_layout(grid, LYD)
    assert layout.columns == {Means.DAY: 0, Means.DESCRIPTION: 1, Means.AMOUNT: 2}
    assert (layout.header, layout.days, layout.decimal) == (
        0,
        DayOrder.YEAR_FIRST,
        DecimalSign.POINT,
    )


def test_formulas_are_never_computed():
    data = workbook(
        ["date", "details", "amount"],
        [dt.date(2025, 3, 1), '=HYPERLINK("http://x")', 5.25],
        [dt.date(2025, 3, 2), "x", "=1+1"],
    )
    with pytest.raises(UserError, match="statement-row-amount"):
        table(data, "x.xlsx")
    with pytest.raises(UserError) as error:
        table("date,details,amount\n2025-03-01,x,=1+1\n")
    assert error.value.fields["reason"].key == "cell-amount"


def test_bombs_and_giants_are_refused_quickly(tmp_path):
    began = time.perf_counter()
    with pytest.raises(UserError, match="table-too-large"):
        bank_file("x.xlsx", bomb())
    (tmp_path / "x.csv").write_bytes(b"a" * (LARGEST + 1))
    with pytest.raises(UserError, match="table-too-large"):
        read_bank_file(tmp_path / "x.csv")
    rows = "date,details,amount\n" + "2025-03-01,x,5.25\n" * 200_000
    with pytest.raises(UserError, match=r"statement-too-long|table-too-many-rows"):
        table(rows)
    assert time.perf_counter() - began < 20
    assert MOST_LINES < 200_000


@pytest.mark.parametrize("name", ["", "folder", "missing.csv"])
def test_what_is_no_file_is_refused(tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match=r"file-(missing|not-regular)"):
        read_bank_file(tmp_path / name)


def test_an_amount_without_a_day_between_two_lines_is_not_passed_over():
    rows = "date,details,amount\n2025-03-01,x,5.25\n,y,6.25\n"
    assert len(table(rows).lines) == 1
    with pytest.raises(UserError) as error:
        table(rows + "2025-03-02,z,7.25\n")
    assert (error.value.fields["row"], error.value.fields["reason"].key) == (3, "cell-day-empty")


def test_hidden_characters_of_a_bank_do_not_come_in():
    read = table("date,details,amount\n2025-03-01,\u202efdp.exe\u200f x,5.25\n")
    assert read.lines[0].description == "fdp.exe x"
