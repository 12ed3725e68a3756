"""The signatures are real, hold for one thing only, and whatever is changed afterwards is noticed."""

import json
import subprocess
import sys

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from desktop.domain.log.finding import Fault
from desktop.domain.trust.acting import Role
from desktop.services.trust.approvals.approve import approve
from desktop.services.trust.approvals.consent import consent_to
from desktop.services.trust.approvals.listing import waiting
from desktop.services.trust.approvals.rules import stop_rule
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from desktop.store import slots
from tests.books_made import PASSPHRASE
from tests.services.trust.approvals.conftest import SECRETS

BOTH = frozenset({Role.CHAIR, Role.SECRETARY})


def raw(office):
    """Open the file as someone with the key and a database tool would."""
    _, key = slots.unlock(slots.read(office.path / "slots.json"), PASSPHRASE)
    conn = sqlcipher.connect(str(office.path / "book.db"), isolation_level=None)
    conn.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return conn


def alter(office, *statements):
    """Change rows, with the triggers out of the way and back again."""
    office.session.close()
    conn = raw(office)
    held = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in held:
        conn.execute(f"DROP TRIGGER {name}")
    conn.execute("PRAGMA ignore_check_constraints = ON")
    for statement in statements:
        assert conn.execute(statement).rowcount
    for _, sql in held:
        conn.execute(sql)
    conn.close()
    office.session = open_book(office.path, PASSPHRASE, officer="O1", clock=office.clock)


def unapproved(office):
    found = verify_book(office.session.book, office.session.by).findings
    return {each.subject for each in found if each.fault is Fault.UNAPPROVED}


@pytest.fixture
def posted(office):
    """Two entries that were agreed to by two officers each."""
    office.rule(1_000, 2, BOTH)
    numbers = [office.propose(5_000), office.propose(9_000)]
    for code in ("O2", "O3"):
        approve(office.sit(code), numbers, passphrase=SECRETS[code])
    office.sit("O1")
    assert unapproved(office) == set()
    return office


FIRST, SECOND = "entry:2025:payment:1", "entry:2025:payment:2"


@pytest.mark.parametrize(
    ("statement", "subject"),
    [
        ("UPDATE entry SET narration = 'x' WHERE id = 1", FIRST),
        ("UPDATE line SET amount = amount * 2 WHERE entry_id = 1", FIRST),
        ("UPDATE line SET memo = 'x' WHERE entry_id = 2 AND position = 1", SECOND),
        ("UPDATE entry SET officer_id = 2 WHERE id = 1", FIRST),
        ("UPDATE proposal SET content = replace(content, '5000', '4000') WHERE id = 1", FIRST),
        ("UPDATE proposal SET signature = zeroblob(70) WHERE id = 2", "proposal:2"),
        ("UPDATE proposal SET officer_id = 2 WHERE id = 1", "proposal:1"),
        ("UPDATE proposal SET status = 'waiting', entry_id = NULL WHERE id = 1", FIRST),
        ("DELETE FROM approval WHERE id = 1", FIRST),
        ("UPDATE approval SET reason = 'x' WHERE id = 1", "approval:1"),
        ("UPDATE approval SET officer_id = 1 WHERE id = 1", "approval:1"),
        ("UPDATE approval SET recorded_at = '2025-06-01T09:00:00.000000Z' WHERE id = 1", FIRST),
        ("UPDATE approval SET decision = 'refused', reason = 'x' WHERE id = 1", "approval:1"),
        ("UPDATE officer SET certificate = 'x' WHERE id = 2", None),
    ],
)
def test_whatever_is_changed_after_approval_is_named(posted, statement, subject):
    alter(posted, statement)
    if subject is None:  # the log tells whose certificate it was then
        assert unapproved(posted) == set()
    else:
        assert subject in unapproved(posted)


def test_an_approval_holds_for_its_own_proposal_only(posted):
    """The same officer, the same book, even the same words: another number, no signature."""
    columns = "officer_id, decision, by_maker, reason, statement, signature, recorded_at"
    taken = ", ".join(
        f"{name} = (SELECT {name} FROM approval b WHERE b.proposal_id = 1 AND"
        " b.officer_id = approval.officer_id)"
        for name in columns.split(", ")
    )
    alter(posted, f"UPDATE approval SET {taken} WHERE proposal_id = 2")
    found = unapproved(posted)
    assert SECOND in found
    assert FIRST not in found


def test_equal_entries_of_one_maker_need_signatures_of_their_own(office):
    office.rule()
    first, second = office.propose(), office.propose()
    approve(office.sit("O2"), [first], passphrase=SECRETS["O2"])
    alter(
        office,
        f"INSERT INTO approval SELECT 77, {second}, officer_id, decision, by_maker, reason,"
        f" statement, signature, recorded_at FROM approval WHERE proposal_id = {first}",
    )
    assert "approval:77" in unapproved(office)


def test_nobody_signs_what_was_changed_while_it_waited(office):
    office.rule()
    number = office.propose()
    alter(
        office,
        "UPDATE proposal SET content = replace(content, '5000', '5001')",
        "UPDATE proposal SET digest = 'a' || substr(digest, 2)",
    )
    assert unapproved(office) == {"proposal:1"}
    (shown,) = waiting(office.session.book, office.session.by)
    assert (shown.entry, shown.mine) == (None, False)
    (answer,) = approve(office.sit("O2"), [number], passphrase=SECRETS["O2"])
    assert answer.problem.key == "proposal-altered"


def test_an_entry_that_went_past_a_rule_is_named(office, monkeypatch):
    """As if the program had been changed to forget the rules: the check knows them from the log."""
    before = office.ledger.post(("5113", 5_000), ("1111", -5_000))
    number = office.rule()
    with monkeypatch.context() as patched:
        patched.setattr("desktop.services.ledger.post_entry.refuse_unapproved", lambda *_: None)
        office.ledger.post(("5113", 999), ("1111", -999))
        past = office.ledger.post(("5113", 5_000), ("1111", -5_000))
    stop_rule(office.session.book, office.session.by, number)
    after = office.ledger.post(("5113", 5_000), ("1111", -5_000))
    assert (before.number, past.number, after.number) == (1, 3, 4)
    assert unapproved(office) == {"entry:2025:journal:3"}


def test_an_amount_made_small_to_slip_below_a_rule_is_named(office):
    office.rule()
    office.ledger.post(("5113", 10), ("1111", -10))
    alter(office, "UPDATE entry SET amount = 9")
    found = verify_book(office.session.book, office.session.by).findings
    assert (Fault.ALTERED, "entry:2025:journal:1") in {(e.fault, e.subject) for e in found}


def test_an_entry_hidden_among_the_imported_is_named(office, monkeypatch):
    office.rule()
    with monkeypatch.context() as patched:
        patched.setattr("desktop.services.ledger.post_entry.refuse_unapproved", lambda *_: None)
        office.ledger.post(("5113", 5_000), ("1111", -5_000))
    alter(
        office,
        "INSERT INTO import_batch VALUES (1, 'x', 'ledger', 'x', 0, 1, '2025-06-01')",
        "UPDATE entry SET batch_id = 1",
    )
    found = verify_book(office.session.book, office.session.by).findings
    assert (Fault.ALTERED, "import_batch:1") in {(e.fault, e.subject) for e in found}


def test_who_agreed_is_shown_with_the_state_of_the_signature(posted):
    session = posted.session
    consent = consent_to(session.book, session.by, 1)
    assert [each.officer for each in consent.answers] == ["O2", "O3"]
    assert consent.unsound == frozenset()
    alter(posted, "UPDATE approval SET signature = zeroblob(70) WHERE id = 1")
    session = posted.session
    assert consent_to(session.book, session.by, 1).unsound == {consent.answers[0].id}


def test_openssl_agrees_that_the_officers_signed(posted, foreign, tmp_path):
    openssl = foreign("openssl")
    with posted.session.book.inspect() as conn:
        rows = conn.exec_driver_sql(
            "SELECT s.statement, s.signature, o.certificate FROM ("
            " SELECT statement, signature, officer_id FROM proposal"
            " UNION ALL SELECT statement, signature, officer_id FROM approval) s"
            " JOIN officer o ON o.id = s.officer_id"
        ).all()
    assert len(rows) == 6

    def verified(statement, signature, certificate):
        public = x509.load_pem_x509_certificate(certificate.encode()).public_key()
        files = {
            "key.pem": public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
            "signature": signature,
            "statement": statement.encode(),
        }
        for name, data in files.items():
            (tmp_path / name).write_bytes(data)
        command = (openssl, "dgst", "-sha256", "-verify", "key.pem", "-signature", "signature")
        run = subprocess.run(
            [*command, "statement"], cwd=tmp_path, capture_output=True, check=False
        )
        return run.returncode == 0

    for row in rows:
        assert verified(*row)
        assert json.loads(row[0])["book"]
        assert not verified(row[0] + " ", *row[1:])


FULL = """
import resource, signal, sys
from pathlib import Path
from desktop.domain.errors import UserError
from desktop.services.trust.approvals.approve import approve
from desktop.services.trust.open_book import open_book

session = open_book(Path(sys.argv[1]), sys.argv[2], officer="O2")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = (Path(sys.argv[1]) / "book.db").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    approve(session, [int(each) for each in sys.argv[4:]], passphrase=sys.argv[2])
except UserError as error:
    print(error.key)
"""


def test_a_full_disk_keeps_what_was_acknowledged_and_the_rest_waiting(office):
    office.rule()
    numbers = [office.propose(5_000 + at, narration="ن" * 900) for at in range(40)]
    office.session.close()
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            FULL,
            str(office.path),
            SECRETS["O2"],
            "200000",
            *map(str, numbers),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert told.stdout.strip() in ("disk-full", "disk-fault"), told.stderr
    office.session = open_book(office.path, PASSPHRASE, officer="O1", clock=office.clock)
    left = [each.id for each in waiting(office.session.book, office.session.by)]
    assert 0 < len(left) <= 40
    assert left == numbers[-len(left) :]
    assert verify_book(office.session.book, office.session.by).findings == ()
    answers = approve(office.sit("O2"), left, passphrase=SECRETS["O2"])
    assert all(each.posted is not None for each in answers)
