"""An office passes with a signed report, or nothing at all has happened."""

import datetime as dt
import re
import subprocess
import unicodedata

import pytest

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.domain.trust.hand_over import LONGEST_ITEM, HandOverText
from desktop.services.archive.read_document import read_document
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.hand_over import HandOver, hand_over
from desktop.services.trust.hand_over_facts import hand_over_facts
from desktop.services.trust.log_head import log_head
from desktop.services.trust.officers import NewOfficer, list_officers
from desktop.services.trust.open_book import open_book
from desktop.services.trust.strength import LOWEST
from desktop.services.trust.verify_book import verify_book
from desktop.text.words import words_of
from tests.books_made import PASSPHRASE, Clock, new_book, with_masters

NEXT = "سماء وزيتون 9"
SAID = HandOverText(("ختم المؤسسة", "دفتر صكوك رقم 12"), "سُلّمت المفاتيح كاملة.")


@pytest.fixture
def session(tmp_path):
    made = new_book(tmp_path)
    ledger = with_masters(made)
    ledger.post(("1111", 1_250_500), ("4312", -1_250_500))
    ledger.post(("1121", 9_000_000, "EU"), ("4312", -9_000_000, "EU"))
    ledger.post(("5113", 250_000), ("1111", -250_000))
    new = NewOfficer("سالم الفيتوري", "Salem", frozenset({Role.SECRETARY}), NEXT)
    add_officer(made.book, made.by, new, passphrase=PASSPHRASE, strength=LOWEST)
    yield made
    made.close()


def order(**changes):
    given = {
        "role": Role.TREASURER,
        "giver": "O1",
        "receiver": "O2",
        "said": SAID,
        "giver_passphrase": PASSPHRASE,
        "receiver_passphrase": NEXT,
    }
    return HandOver(**(given | changes))


def roles(session):
    return {o.code: o.roles for o in list_officers(session.book, session.by)}


def state(session):
    folder = session.book.folder
    blobs = sorted(p.name for p in folder.blobs.rglob("*") if p.is_file())
    return roles(session), log_head(session.book, session.by).size, blobs


def text_of(pdf, foreign):
    told = subprocess.run(
        [foreign("pdftotext"), "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    return unicodedata.normalize(
        "NFKC", re.sub("[\u2066-\u2069\u200e\u200f\u202a-\u202e]", "", told)
    )


def test_the_office_passes_and_the_report_is_kept(session, tmp_path, foreign):
    target = tmp_path / "report.pdf"
    done = hand_over(session, order(target=target), words_of("ar"))
    assert roles(session) == {"O1": {Role.CHAIR}, "O2": {Role.SECRETARY, Role.TREASURER}}
    assert not done.left
    assert read_document(session, done.document_id) == target.read_bytes()
    with session.book.inspect() as conn:
        row = conn.exec_driver_sql("SELECT role, day, document_id FROM handover").one()
        leaves = conn.exec_driver_sql(
            "SELECT count(*) FROM log_leaf WHERE kind = 'role' AND fields LIKE '%treasurer%'"
        ).scalar_one()
    assert tuple(row) == ("treasurer", 20250601, done.document_id)
    assert leaves == 2
    assert verify_book(session.book, session.by).findings == ()
    said = text_of(target, foreign)
    for figure in ("1,000.500", "9,000.000", "10,000.500"):
        assert figure in said
    for word in (
        "محضر استلام وتسليم",
        "ختم المؤسسة",
        "دفتر صكوك",
        "سالم الفيتوري",
        "EU",
        "الصندوق العام",
    ):
        assert unicodedata.normalize("NFKC", word) in said, word


def test_both_signatures_hold_over_the_whole(session, tmp_path, foreign):
    target = tmp_path / "report.pdf"
    hand_over(session, order(target=target), words_of("en"))
    told = subprocess.run(
        [foreign("pdfsig"), "-nocert", str(target)], check=False, capture_output=True, text=True
    ).stdout
    assert told.count("Signature is Valid.") == 2
    assert told.count("ETSI.CAdES.detached") == 2
    assert "Total document signed" in told
    checked = subprocess.run(
        [foreign("qpdf"), "--check", str(target)], check=False, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_who_keeps_no_office_cannot_open_the_book_any_more(session, tmp_path):
    third = NewOfficer("ليلى", "Layla", frozenset({Role.DATA_ENTRY}), "غيمة فوق الجبل 31")
    add_officer(session.book, session.by, third, passphrase=PASSPHRASE, strength=LOWEST)
    given = order(
        role=Role.SECRETARY,
        giver="O2",
        receiver="O3",
        giver_passphrase=NEXT,
        receiver_passphrase="غيمة فوق الجبل 31",
    )
    assert hand_over(session, given, words_of("ar")).left
    assert roles(session)["O2"] == frozenset()
    session.close()
    clock = Clock(dt.datetime(2025, 6, 1, 12, 0, tzinfo=dt.UTC))
    with pytest.raises(UserError, match="office-ended"):
        open_book(tmp_path / "book.sijill", NEXT, officer="O2", clock=clock)
    open_book(tmp_path / "book.sijill", "غيمة فوق الجبل 31", officer="O3", clock=clock).close()


def test_a_new_chair_can_let_officers_in(session, tmp_path):
    hand_over(session, order(role=Role.CHAIR), words_of("ar"))
    session.close()
    chair = open_book(tmp_path / "book.sijill", NEXT, officer="O2")
    new = NewOfficer("ليلى", "Layla", frozenset({Role.DATA_ENTRY}), "غيمة فوق الجبل 31")
    add_officer(chair.book, chair.by, new, passphrase=NEXT, strength=LOWEST)
    assert set(roles(chair)) == {"O1", "O2", "O3"}
    chair.close()


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"giver_passphrase": "x"}, "hand-over-passphrase"),
        ({"receiver_passphrase": "x"}, "hand-over-passphrase"),
        ({"receiver": "O1"}, "hand-over-to-self"),
        ({"receiver": "O9"}, "officer-unknown"),
        ({"role": Role.SECRETARY}, "hand-over-not-held"),
        ({"role": Role.GUEST_AUDITOR}, "hand-over-guest"),
        ({"role": Role.INTERNAL_AUDITOR}, "hand-over-not-held"),
    ],
)
def test_a_refusal_leaves_everything_as_it_was(session, tmp_path, changes, key):
    target = tmp_path / "report.pdf"
    before = state(session)
    with pytest.raises(UserError, match=key):
        hand_over(session, order(target=target, **changes), words_of("ar"))
    assert state(session) == before
    assert not target.exists()


def test_a_target_that_exists_leaves_everything_as_it_was(session, tmp_path):
    target = tmp_path / "report.pdf"
    target.write_text("mine")
    before = state(session)
    with pytest.raises(UserError, match="write-target-exists"):
        hand_over(session, order(target=target), words_of("ar"))
    assert state(session) == before
    assert target.read_text() == "mine"


def test_a_fault_while_recording_takes_the_file_back(session, tmp_path):
    """The database refuses the last step: a trigger stands in for whatever can go wrong there."""
    target = tmp_path / "report.pdf"
    before = state(session)
    with session.book._engine.connect().execution_options(write=True) as conn, conn.begin():
        conn.exec_driver_sql(
            "CREATE TRIGGER stop BEFORE INSERT ON handover BEGIN SELECT RAISE(ABORT, 'stop'); END"
        )
    with pytest.raises(Exception, match="stop"):
        hand_over(session, order(target=target), words_of("ar"))
    assert state(session) == before
    assert not target.exists()


def test_only_the_giver_or_who_manages_officers_hands_over(session, tmp_path):
    third = NewOfficer("ليلى", "Layla", frozenset({Role.SECRETARY}), "غيمة فوق الجبل 31")
    add_officer(session.book, session.by, third, passphrase=PASSPHRASE, strength=LOWEST)
    session.close()
    second = open_book(tmp_path / "book.sijill", NEXT, officer="O2")
    with pytest.raises(UserError, match="hand-over-of-another"):
        hand_over(second, order(), words_of("ar"))
    second.close()


def test_an_auditor_does_not_receive_another_office(session):
    third = NewOfficer("ليلى", "Layla", frozenset({Role.INTERNAL_AUDITOR}), "غيمة فوق الجبل 31")
    add_officer(session.book, session.by, third, passphrase=PASSPHRASE, strength=LOWEST)
    given = order(receiver="O3", receiver_passphrase="غيمة فوق الجبل 31")
    with pytest.raises(UserError, match="auditor-other-offices"):
        hand_over(session, given, words_of("ar"))


def test_the_facts_are_those_of_the_book(session):
    facts = hand_over_facts(session.book, session.by)
    assert [(b.code, b.amount) for b in facts.assets] == [("1111", 1_000_500), ("1121", 9_000_000)]
    assert [(b.code, b.amount) for b in facts.funds] == [("EU", 9_000_000), ("GEN", 1_000_500)]
    assert facts.open_items.open_months == 5
    assert [holder.enters for holder in facts.holders] == [True, True]
    assert facts.recovery is None
    assert facts.backup is None


def test_what_is_said_has_bounds():
    with pytest.raises(UserError, match="hand-over-too-long"):
        HandOverText(("x" * (LONGEST_ITEM + 1),))
