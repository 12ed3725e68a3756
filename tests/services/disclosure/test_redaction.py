"""What the public version keeps back is in none of its files, and its proof still holds."""

import csv
import zipfile
from io import StringIO

from desktop.services.disclosure.export_package import ExportOrder, export_package
from desktop.services.disclosure.verify.verify_package import verify_package
from tests.books_made import PASSPHRASE, new_ledger
from tests.services.disclosure.redaction import run
from tests.services.disclosure.second import SECOND


def test_no_secret_is_in_a_public_version(tmp_path, foreign):
    foreign("pdftotext")
    searched = run(3, 20250601, tmp_path)
    assert searched.packages == 3
    assert searched.secrets > 30
    assert searched.leaks == ()


def test_the_search_finds_what_is_not_kept_back(tmp_path, foreign):
    foreign("pdftotext")
    assert run(1, 7, tmp_path, profile="commission-annual").leaks


def test_both_verifiers_accept_it_and_the_money_is_whole(tmp_path):
    ledger = new_ledger(tmp_path)
    ledger.post(("1111", 5_000), ("4211", -5_000), narration="تبرع سري", reference="R-1")
    session = ledger.session
    order = ExportOrder("public", "2025", tmp_path, PASSPHRASE)
    package = export_package(session.book, session.by, order).path
    session.close()
    assert verify_package(package).accepted
    assert SECOND.verify(package.read_bytes())
    with zipfile.ZipFile(package) as files:
        table = files.read("annex/entries.csv").decode("utf-8-sig")
    (entry,) = csv.DictReader(StringIO(table))
    assert (entry["narration"], entry["reference"]) == ("", "")
