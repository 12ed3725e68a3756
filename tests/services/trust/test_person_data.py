"""A person gets all that the book holds about them, and nothing about anybody else."""

import datetime as dt
import json
import subprocess
import zipfile
from dataclasses import replace

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.dimensions import NewPartner, PartnerKind
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.trust.acting import Act
from desktop.services.ledger.add_masters import add_partner
from desktop.services.ledger.post_entry import post_entry
from desktop.services.trust.person_data import export_person
from desktop.services.trust.verify_book import verify_book
from desktop.store.tables import masters
from desktop.text.words import words_of
from tests.books_made import new_ledger

NAME, OTHER = "سالم مفتاح الفيتوري", "هدى علي"


@pytest.fixture
def session(tmp_path):
    ledger = new_ledger(tmp_path)
    book, by = ledger.session.book, ledger.session.by
    first = add_partner(book, by, NewPartner("S1", "سالم الفيتوري", "Salem", PartnerKind.STAFF))
    other = add_partner(book, by, NewPartner("S2", OTHER, "Huda", PartnerKind.STAFF))
    with book.begin(by, Act.MANAGE_CHART) as tx:
        tx.update(masters.partner, first, name_ar=NAME)
    for partner, narration, amount in ((first, "مكافأة مارس", 700), (other, "سلفة", 900)):
        paid = replace(ledger.line("5113", amount), partner_id=partner)
        lines = (paid, ledger.line("1111", -amount))
        post_entry(book, by, NewEntry(dt.date(2025, 3, 1), Series.PAYMENT, narration, lines))
    yield ledger.session
    ledger.session.close()


def test_all_of_one_person_and_nothing_of_another(session, tmp_path, foreign):
    pdftotext = foreign("pdftotext")
    target = tmp_path / "person.zip"
    export_person(session, "S1", target, words_of("ar"))
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        told = json.loads(archive.read("person.json"))
        pdf = archive.read("person.pdf")
    assert told["name"] == {"ar": NAME, "en": "Salem"}
    assert [one["columns"]["name_ar"] for one in told["record"]] == ["سالم الفيتوري", NAME]
    assert told["lines"] == [
        {
            "day": "2025-03-01",
            "entry": "2025/payment/1",
            "narration": "مكافأة مارس",
            "memo": "",
            "account": "5113",
            "amount": "0.700",
        }
    ]
    text = subprocess.run(
        [pdftotext, "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    assert "Salem" in text
    assert "0.700" in text
    for hidden in (OTHER, "Huda", "S2", "سلفة"):
        assert hidden not in json.dumps(told, ensure_ascii=False) + text


def test_it_is_logged_that_it_was_taken_out(session, tmp_path):
    export_person(session, "S1", tmp_path / "person.zip", words_of("en"))
    with session.book.inspect() as conn:
        kind, subject = conn.exec_driver_sql("SELECT kind, subject FROM access").one()
    assert (kind, subject) == ("exported", "partner:1")
    assert verify_book(session.book, session.by).findings == ()


def test_nobody_and_a_name_that_is_taken_are_refused(session, tmp_path):
    with pytest.raises(UserError) as error:
        export_person(session, "S9", tmp_path / "person.zip", words_of("ar"))
    assert error.value.key == "person-unknown"
    (tmp_path / "taken.zip").write_bytes(b"mine")
    with pytest.raises(UserError) as error:
        export_person(session, "S1", tmp_path / "taken.zip", words_of("ar"))
    assert error.value.key == "write-target-exists"
    assert (tmp_path / "taken.zip").read_bytes() == b"mine"
