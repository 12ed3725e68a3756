"""Reports as files: figures are numbers that add up, texts are texts, nothing is written over."""

import datetime as dt
import io

import openpyxl
import pytest

from desktop.domain.errors import UserError
from desktop.exchange.exporters.xlsx_sheet import xlsx_bytes
from desktop.services.ledger.reports.registry import REPORTS, check_asked, make_report
from desktop.services.ledger.reports.report import Asked
from desktop.services.ledger.reports.sheets import schedule_sheet
from desktop.services.ledger.reports.write_report import write_report
from desktop.text import schedule_labels
from desktop.text.report_names import NAMES
from desktop.text.words import words_of
from tests.books_made import new_sample
from tests.text.schedule_made import EVIL, WORDS, made


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "book"
    session = new_sample(path)
    yield session
    session.close()


def opened(path):
    return openpyxl.load_workbook(path).active


def test_every_title_belongs_to_a_report_and_every_report_has_one():
    assert set(NAMES) == set(REPORTS)


def test_a_schedule_is_a_sheet_of_numbers(monkeypatch):
    monkeypatch.setattr(schedule_labels, "SCHEDULES", {"made": WORDS})
    content = xlsx_bytes(schedule_sheet(made(), words_of("ar")))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet.sheet_view.rightToLeft
    rows = list(sheet.iter_rows())
    head = next(at for at, row in enumerate(rows) if row[0].value == words_of("ar")("Name"))
    group, item, evil, total = rows[head + 1 : head + 5]
    assert group[0].font.b
    assert total[0].font.b
    assert item[0].alignment.indent == 1
    assert item[2].value.date() == dt.date(2025, 3, 15)
    assert [cell.value for cell in item[3:7]] == [-1250.5, 12.5, 3, 0.125]
    assert item[3].number_format == "#,##0.000"
    assert item[4].number_format == "#,##0.00"
    assert item[6].number_format == "0.00%"
    assert (evil[0].value, evil[0].data_type) == (EVIL, "s")
    assert all(cell.data_type != "f" for row in rows for cell in row)


@pytest.mark.parametrize("name", [name for name, report in REPORTS.items() if not report.must])
def test_every_report_is_a_workbook_of_real_numbers(sample, tmp_path, name):
    path = tmp_path / f"{name}.xlsx"
    write_report(sample.book, sample.by, name, Asked("2025"), path, words_of("ar"))
    sheet = opened(path)
    assert sheet.sheet_view.rightToLeft
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(cell.data_type == "n" for cell in cells) or name == "notes"
    assert all(cell.data_type in "nsd" for cell in cells)


def test_the_sums_of_a_workbook_agree(sample, tmp_path):
    path = tmp_path / "ledger.xlsx"
    write_report(sample.book, sample.by, "general-ledger", Asked("2025"), path, words_of("en"))
    rows = list(opened(path).iter_rows(values_only=True))
    head = next(at for at, row in enumerate(rows) if row[0] == "Code")
    lines = [row for row in rows[head + 1 :] if row[2] is not None]
    total = next(row for row in rows if row[1] == "Total")
    for side in (8, 9):
        assert round(sum(row[side] or 0 for row in lines), 3) == round(total[side], 3)
    assert len(lines) > 100


def test_csv_is_one_table(sample, tmp_path):
    path = tmp_path / "balance.csv"
    write_report(sample.book, sample.by, "trial-balance", Asked("2025"), path, words_of("en"))
    first = path.read_bytes().removeprefix(b"\xef\xbb\xbf").decode().splitlines()[0]
    assert first.startswith('"Item","Code"')


def refused(key, call):
    with pytest.raises(UserError) as caught:
        call()
    assert caught.value.key == key


def test_what_cannot_be_asked_is_said(sample):
    def ask(name, **asked):
        return lambda: make_report(sample.book, sample.by, name, Asked(**asked))

    refused("report-unknown", ask("nothing"))
    refused("report-streams", ask("journal"))
    refused("report-takes-no-of", ask("activities", of="101"))
    refused("report-takes-not", ask("net-assets", day=dt.date(2025, 5, 1)))
    refused("year-unknown", ask("activities", year="1999"))
    check_asked(REPORTS["activities"], Asked("2025"))


def test_nothing_is_written_over_and_no_other_ending_is_taken(sample, tmp_path):
    def write(path):
        return lambda: write_report(
            sample.book, sample.by, "activities", Asked("2025"), path, words_of("en")
        )

    taken = tmp_path / "mine.xlsx"
    taken.write_bytes(b"mine")
    refused("write-target-exists", write(taken))
    assert taken.read_bytes() == b"mine"
    refused("report-file-kind", write(tmp_path / "report.docx"))
    refused("write-folder-missing", write(tmp_path / "none" / "report.pdf"))
    assert sorted(tmp_path.iterdir()) == [taken]
