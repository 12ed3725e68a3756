"""The audit pack: whole, its hashes right, its figures those of the book, or not there at all."""

import csv
import dataclasses
import datetime as dt
import errno
import hashlib
import json
import os
import shutil
import subprocess
from decimal import Decimal

import openpyxl
import pytest
import xmlschema

from desktop import resources
from desktop.domain.errors import UserError
from desktop.domain.ledger.audit_pack import PackPart, WhyLeftOut
from desktop.domain.ledger.dimensions import NewPartner, PartnerKind
from desktop.domain.ledger.entry import Series
from desktop.domain.trust.acting import Role
from desktop.services.archive.add_document import add_document
from desktop.services.ledger.add_masters import add_partner
from desktop.services.ledger.audit_pack.make_pack import PackOrder, make_audit_pack
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.ledger.statements import book_trial_balance
from desktop.text.words import words_of
from tests.books_made import new_book, with_masters

WORDS = words_of("ar")
QUICK = frozenset({PackPart.DATA, PackPart.LISTS, PackPart.VOUCHERS, PackPart.LOG})
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def ledger(tmp_path):
    made = with_masters(new_book(tmp_path))
    add_partner(
        made.session.book,
        made.session.by,
        NewPartner("S1", "مورد <&>", "", PartnerKind.SUPPLIER),
    )
    for place in range(1, 6):
        made.post(
            ("5113", 10_001 * place),
            ("1111", -10_001 * place),
            series=Series.PAYMENT,
            narration=f"=صرف {place}",
            day=dt.date(2025, 3, place),
        )
    reverse_entry(made.session.book, made.session.by, 2, dt.date(2025, 4, 1), "عكس")
    yield made
    made.session.close()


@pytest.fixture
def out(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def make(ledger, out, *, zipped=False, parts=QUICK, progress=None, year="2025"):
    order = PackOrder(year, out, zipped, parts)
    return make_audit_pack(ledger.session, order, WORDS, progress)


def attach(ledger, tmp_path, name="فاتورة.png", content=PICTURE, **more):
    path = tmp_path / name
    path.write_bytes(content)
    return add_document(ledger.session, path, title=name, attach_to="entry:2025:payment:1", **more)


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_file_is_what_the_index_says(ledger, out):
    made = make(ledger, out, parts=frozenset(PackPart))
    assert made.path == out / "audit-pack-2025"
    assert (
        subprocess.run(
            ["sha256sum", "-c", "--quiet", "sha256sums.txt"], cwd=made.path, check=False
        ).returncode
        == 0
    )
    index = json.loads((made.path / "index.json").read_text(encoding="utf-8"))
    named = {each["name"] for each in index["files"]}
    there = {str(p.relative_to(made.path)) for p in made.path.rglob("*") if p.is_file()}
    assert there - named == {"index.json", "index.pdf", "sha256sums.txt"}
    assert named <= there
    for each in index["files"]:
        content = (made.path / each["name"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (
            each["size"],
            each["sha256"],
        )
    assert all(name.isascii() for name in there)
    assert {"reports/trial-balance.pdf", "reports/general-ledger.xlsx"} <= named
    assert index["entries"] == 6


def test_the_data_adds_up_to_the_trial_balance(ledger, out):
    made = make(ledger, out)
    balance = book_trial_balance(ledger.session.book, ledger.session.by, "2025")
    wanted = {row.label.code: (row.debit, row.credit) for row in balance.rows}
    lines = rows(made.path / "data/csv/lines.csv")
    told = json.loads((made.path / "data/json/lines.json").read_text(encoding="utf-8"))
    iso = rows(made.path / "data/iso21378/GL_Journal_Entry_Details.csv")
    for found, account, debit, credit in (
        (lines, "account", "debit", "credit"),
        (told, "account", "debit", "credit"),
        (iso, "GL_Account_Number", "Debit_Amount", "Credit_Amount"),
    ):
        sums = {}
        for row in found:
            one = sums.setdefault(row[account], [0, 0])
            one[0] += int(Decimal(row[debit]) * 1000)
            one[1] += int(Decimal(row[credit]) * 1000)
        assert {code: tuple(pair) for code, pair in sums.items()} == wanted
    accounts = {row["code"]: row for row in rows(made.path / "data/csv/accounts.csv")}
    for row in balance.rows:
        assert int(Decimal(accounts[row.label.code]["closing"]) * 1000) == row.balance


def test_the_workbook_has_the_figures_of_the_trial_balance(ledger, out):
    made = make(ledger, out, parts=frozenset({PackPart.REPORTS}))
    sheet = openpyxl.load_workbook(made.path / "reports/trial-balance.xlsx").active
    figures = {
        round(Decimal(str(cell.value)) * 1000)
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    }
    assert 150_015 in figures


def test_the_xml_is_valid_and_adds_up(ledger, out):
    made = make(ledger, out)
    schema = xmlschema.XMLSchema(str(resources.path("schemas/saf-t-shaped.xsd")))
    schema.validate(str(made.path / "data/saf-t.xml"))
    ledger_of = schema.to_dict(str(made.path / "data/saf-t.xml"))["GeneralLedgerEntries"]
    assert ledger_of["NumberOfEntries"] == 6
    debit = credit = 0
    for journal in ledger_of["Journal"]:
        for entry in journal["Transaction"]:
            for line in entry["Line"]:
                debit += line.get("DebitAmount", {}).get("Amount", 0)
                credit += line.get("CreditAmount", {}).get("Amount", 0)
    assert debit == credit == ledger_of["TotalDebit"] == ledger_of["TotalCredit"]
    assert debit == Decimal("170.017")


def test_xml_that_is_wrong_is_refused(ledger, out):
    path = make(ledger, out).path / "data/saf-t.xml"
    schema = xmlschema.XMLSchema(str(resources.path("schemas/saf-t-shaped.xsd")))
    text = path.read_text(encoding="utf-8")
    assert not schema.is_valid(text.replace("AccountID", "AccountNumber"))
    assert not schema.is_valid(text.replace("<Amount>", "<Amount>-"))


def test_what_was_not_chosen_is_named(ledger, out):
    made = make(ledger, out, parts=frozenset({PackPart.LOG}))
    named = {one.name for one in made.left_out if one.why is WhyLeftOut.NOT_CHOSEN}
    assert named == {"reports", "data", "lists", "vouchers"}


def test_no_text_is_a_formula(ledger, out):
    made = make(ledger, out)
    narrations = {row["narration"] for row in rows(made.path / "data/csv/entries.csv")}
    assert " =صرف 1" in narrations


def test_lists_and_who_may_not_read_them(ledger, out):
    made = make(ledger, out)
    assert [row["reverses"] for row in rows(made.path / "lists/reversals.csv")] == [
        "2025-payment-0002"
    ]
    assert (made.path / "lists/findings.pdf").read_bytes().startswith(b"%PDF")


def test_scans_by_voucher_and_a_damaged_one_named(ledger, out, tmp_path):
    attach(ledger, tmp_path)
    second = attach(ledger, tmp_path, "b.png", PICTURE + b"2")
    blobs = sorted(p for p in ledger.session.book.folder.blobs.rglob("*") if p.is_file())
    made = make(ledger, out)
    scans = made.path / "vouchers/2025"
    assert (scans / "payment-0001-1.png").read_bytes() == PICTURE
    assert (scans / "payment-0001-2.png").exists()
    assert second is not None
    shutil.rmtree(made.path)
    for blob in blobs:
        blob.write_bytes(blob.read_bytes()[:-1])
    made = make(ledger, out)
    assert not (made.path / "vouchers").exists() or not list(scans.glob("*"))
    assert {(one.name, one.why) for one in made.left_out} >= {
        ("vouchers/2025/payment-0001-1", WhyLeftOut.DAMAGED)
    }


def test_the_zip_is_whole_and_the_same_content(ledger, out):
    made = make(ledger, out, zipped=True)
    assert made.path.name == "audit-pack-2025.zip"
    assert [p.name for p in out.iterdir()] == ["audit-pack-2025.zip"]
    answer = subprocess.run(["unzip", "-t", made.path], capture_output=True, check=False)
    assert answer.returncode == 0, answer.stdout
    listed = subprocess.run(["unzip", "-Z1", made.path], capture_output=True, text=True, check=True)
    names = listed.stdout.split()
    assert names == sorted(names)
    assert {one.name for one in made.files} == set(names)


def test_a_stopped_one_leaves_nothing(ledger, out):
    class StoppedError(Exception):
        pass

    def stop_at(place):
        def told(done, _total):
            if done >= place:
                raise StoppedError

        return told

    for zipped in (False, True):
        for place in (0, 3, 20):
            with pytest.raises(StoppedError):
                make(ledger, out, zipped=zipped, progress=stop_at(place))
            assert list(out.iterdir()) == []


def test_a_full_disk_is_said(ledger, out, monkeypatch):
    write = os.write
    written = 0

    def full(descriptor, data):
        nonlocal written
        written += len(data)
        if written > 20_000:
            raise OSError(errno.ENOSPC, "full")
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(UserError, match="write-target-full"):
        make(ledger, out)
    monkeypatch.undo()
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("zipped", [False, True])
def test_nothing_is_written_over(ledger, out, zipped):
    make(ledger, out, zipped=zipped)
    before = sorted(out.rglob("*"))
    with pytest.raises(UserError, match="write-target-exists"):
        make(ledger, out, zipped=zipped)
    assert sorted(out.rglob("*")) == before


def test_bad_wishes(ledger, out, tmp_path):
    with pytest.raises(UserError, match="year-unknown"):
        make(ledger, out, year="1999")
    with pytest.raises(UserError, match="write-folder-missing"):
        make(ledger, out / "gone")
    with pytest.raises(UserError, match="audit-pack-in-book"):
        make(ledger, ledger.session.book.folder.path)
    (tmp_path / "other").mkdir()
    empty = with_masters(new_book(tmp_path / "other"))
    with pytest.raises(UserError, match="audit-pack-year-empty"):
        make(empty, out)
    empty.session.close()
    assert list(out.iterdir()) == []


def test_entries_posted_meanwhile_are_said(ledger, out):
    posted = []

    def told(done, _total):
        if done == 5 and not posted:
            posted.append(ledger.post(("5113", 1), ("1111", -1)))

    with pytest.raises(UserError, match="audit-pack-changed"):
        make(ledger, out, progress=told)
    assert posted
    assert list(out.iterdir()) == []


def test_it_is_logged_as_taken_out(ledger, out):
    make(ledger, out)
    with ledger.session.book.inspect() as conn:
        found = conn.exec_driver_sql("SELECT kind, subject FROM access").all()
    assert ("exported", "fiscal_year:1") in [tuple(row) for row in found]


def test_data_entry_may_not(ledger, out):
    by = dataclasses.replace(ledger.session.by, roles=frozenset({Role.DATA_ENTRY}), allowed=None)
    session = dataclasses.replace(ledger.session, by=by)
    with pytest.raises(UserError, match="not-permitted"):
        make_audit_pack(session, PackOrder(None, out), WORDS)
