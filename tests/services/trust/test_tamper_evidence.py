"""Whatever another tool changes in the database is noticed, and named."""

import datetime as dt

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Series
from desktop.domain.log.finding import Fault
from desktop.domain.log.merkle import leaf_hash, verify_inclusion
from desktop.domain.log.short_head import same_head
from desktop.domain.log.verifier_key import parse_verifier_key
from desktop.services.trust.log_head import log_head, prove_leaf
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from desktop.signing.log_key import verify_note
from desktop.store import records, slots
from desktop.store.tables import metadata
from desktop.store.triggers import TRIGGERS
from desktop.store.types import Day
from tests.books_made import PASSPHRASE, new_ledger


def made_up(kind):
    """Return a value, as SQL, that a column of this kind can hold."""
    if isinstance(kind, Day):
        return "20991231"
    return "1" if str(kind) == "INTEGER" else "'1'"


FREE = {
    "entry_draft",
    "log_head",
    "log_leaf",
    "month_total",
    "year_total",
    "entry",
    "line",
    "document_key",
    "statement_line",
}
"""Tables that are not logged row by row: drafts are free, the rest have tests of their own (the
lines of a bank statement by the SHA-256 in its logged head)."""


@pytest.fixture
def path(tmp_path):
    made = new_ledger(tmp_path)
    made.post(("1111", 5_000), ("4211", -5_000), series=Series.RECEIPT, narration="تبرع")
    made.post(("5113", 700, "EU", "P01"), ("1111", -700, "EU"), series=Series.PAYMENT)
    made.post(("1111", 9_000), ("4211", -9_000), series=Series.RECEIPT, day=dt.date(2025, 7, 1))
    made.session.close()
    return made.session.book.folder.path


def alter(path, *statements, triggers=True):
    """Change the file as someone with the key and a database tool would."""
    _, key = slots.unlock(slots.read(path / "slots.json"), PASSPHRASE)
    raw = sqlcipher.connect(str(path / "book.db"), isolation_level=None)
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    held = [
        (name, sql)
        for name, sql in raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    ]
    for name, _ in held:
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("PRAGMA ignore_check_constraints = ON")
    changed = sum(raw.execute(statement).rowcount for statement in statements)
    if triggers:
        for _, sql in held:
            raw.execute(sql)
    raw.close()
    assert changed


def found(path):
    session = open_book(path, PASSPHRASE)
    try:
        return {
            (each.fault, each.subject) for each in verify_book(session.book, session.by).findings
        }
    finally:
        session.close()


def test_an_untouched_book_is_sound(path):
    assert found(path) == set()


FIRST = "entry:2025:receipt:1"
THIRD_LINE = (
    "INSERT INTO line SELECT 1, 3, account_id, fund_id, NULL, NULL, NULL, NULL, day, 5, NULL, NULL, NULL,"
    " NULL, '' FROM line WHERE entry_id = 1 AND position = 1"
)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET narration = 'تبرعات' WHERE id = 1",
        "UPDATE entry SET reference = 'x' WHERE id = 1",
        "UPDATE entry SET officer_id = 1, recorded_at = '2025-06-01T08:00:00.000000Z' WHERE id = 1",
        "UPDATE line SET memo = 'x' WHERE entry_id = 1 AND position = 1",
        "UPDATE line SET amount = amount * 2 WHERE entry_id = 1",
        "UPDATE line SET account_id = account_id + 1 WHERE entry_id = 1 AND position = 1",
        "UPDATE line SET project_id = 1 WHERE entry_id = 1 AND position = 1",
        "UPDATE line SET fund_id = 2 WHERE entry_id = 1",
        "UPDATE line SET day = day + 1 WHERE entry_id = 1",
        "DELETE FROM line WHERE entry_id = 1 AND position = 2",
        THIRD_LINE,
    ],
)
def test_an_altered_entry_is_named(path, statement):
    alter(path, statement)
    assert (Fault.ALTERED, FIRST) in found(path)


def test_a_deleted_entry_is_named(path):
    alter(path, "DELETE FROM line WHERE entry_id = 1", "DELETE FROM entry WHERE id = 1")
    assert (Fault.MISSING, FIRST) in found(path)


def test_an_entry_put_in_is_named(path):
    alter(
        path,
        "INSERT INTO line SELECT 77, position, account_id, fund_id, NULL, NULL, NULL, NULL, day, amount, NULL,"
        " NULL, NULL, NULL, '' FROM line WHERE entry_id = 1",
        "INSERT INTO entry SELECT 77, 1, 'receipt', 3, day, 'x', '', recorded_at, 1, NULL, NULL,"
        " 9999, amount FROM entry WHERE id = 1",
    )
    assert (Fault.UNLOGGED, "entry:77") in found(path)


def test_two_entries_that_trade_their_leaves_are_named(path):
    alter(
        path,
        "UPDATE entry SET leaf = leaf + 1000 WHERE id = 1",
        "UPDATE entry SET leaf = leaf - 2 WHERE id = 3",
        "UPDATE entry SET leaf = leaf - 998 WHERE id = 1",
    )
    faults = found(path)
    assert (Fault.ALTERED, FIRST) in faults
    assert (Fault.ALTERED, "entry:2025:receipt:2") in faults


@pytest.mark.parametrize("table", records.LOGGED, ids=lambda table: table.name)
def test_every_logged_table_is_watched_row_by_row(path, table):
    text = next(
        (
            c.name
            for c in table.columns
            if c.name
            in (
                "name_en",
                "value",
                "status",
                "certificate",
                "file_name",
                "source",
                "name",
                "recipient",
                "use",
            )
        ),
        None,
    )
    _, key = slots.unlock(slots.read(path / "slots.json"), PASSPHRASE)
    raw = sqlcipher.connect(str(path / "book.db"))
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    rows = raw.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
    raw.close()
    subject = records.primary_key(table)
    if not rows:
        columns = [c for c in table.columns if not c.nullable and c.server_default is None]
        values = ", ".join(made_up(c.type) for c in columns)
        names = ", ".join(c.name for c in columns)
        alter(path, f"INSERT INTO {table.name} ({names}) VALUES ({values})")
        assert (Fault.UNLOGGED, f"{table.name}:1") in found(path)
        return
    change = "'closed'" if text == "status" else f"{text} || 'x'"
    alter(path, f"UPDATE {table.name} SET {text} = {change} WHERE {subject} = 1")
    assert (Fault.ALTERED, f"{table.name}:1") in found(path)


def test_no_table_escapes_the_watch():
    watched = {table.name for table in records.LOGGED}
    assert watched | FREE == set(metadata.tables)


def test_the_log_itself_is_watched(path):
    alter(path, "UPDATE log_leaf SET fields = replace(fields, 'EU grant', 'US grant')")
    assert (Fault.LEAF_ALTERED, "fund:2") in found(path)


def test_a_shortened_log_is_noticed(path):
    alter(path, "DELETE FROM log_leaf WHERE position = (SELECT max(position) FROM log_leaf)")
    faults = {fault for fault, _ in found(path)}
    assert {Fault.LEAVES_MISSING, Fault.HEAD_ALTERED, Fault.HEAD_UNSIGNED} <= faults


def test_a_log_rolled_back_whole_is_unsigned(path):
    alter(
        path,
        "DELETE FROM line WHERE entry_id = 3",
        "DELETE FROM entry WHERE id = 3",
        "DELETE FROM log_leaf WHERE position = (SELECT max(position) FROM log_leaf)",
        "UPDATE log_head SET size = size - 1",
    )
    assert Fault.HEAD_UNSIGNED in {fault for fault, _ in found(path)}


def test_wrong_totals_and_missing_rules_are_named(path):
    alter(path, "UPDATE month_total SET debit = debit + 1 WHERE month = 202507")
    assert {fault for fault, _ in found(path)} == {Fault.TOTAL_WRONG}
    alter(path, "UPDATE month_total SET debit = debit - 1 WHERE month = 202507", triggers=False)
    assert found(path) == {(Fault.RULES_REMOVED, f"trigger:{name}") for name in TRIGGERS}


def test_the_head_is_signed_and_can_be_read_from_paper(path):
    session = open_book(path, PASSPHRASE)
    head = log_head(session.book, session.by)
    session.close()
    signed = verify_note(head.note, parse_verifier_key(head.verifier))
    assert (signed.size, signed.root) == (head.size, head.root)
    assert same_head(head.short, head.size, head.root)


def test_any_leaf_can_be_proved(path):
    session = open_book(path, PASSPHRASE)
    try:
        head = log_head(session.book, session.by)
        for position in range(head.size):
            proof = prove_leaf(session.book, session.by, position)
            assert verify_inclusion(
                leaf_hash(proof.data), position, proof.size, proof.path, head.root
            )
        assert proof.subject == "entry:2025:receipt:2"
        with pytest.raises(UserError) as beyond:
            prove_leaf(session.book, session.by, head.size)
        assert beyond.value.key == "leaf-missing"
    finally:
        session.close()


def test_an_altered_entry_cannot_be_proved(path):
    alter(path, "UPDATE entry SET narration = 'x' WHERE id = 3")
    session = open_book(path, PASSPHRASE)
    try:
        with pytest.raises(UserError) as altered:
            prove_leaf(session.book, session.by, log_head(session.book, session.by).size - 1)
        assert altered.value.key == "leaf-altered"
    finally:
        session.close()


def what_is_said_of(path):
    """Return the findings, or the key of the sentence with which the book does not open."""
    try:
        return found(path)
    except UserError as error:
        return error.key


def test_a_damaged_page_is_named_wherever_it_is(path):
    """Also one on which nothing stands that plain reading would meet."""
    database = path / "book.db"
    whole = database.read_bytes()
    numbers = range(2, len(whole) // 4096 + 1, 7)
    named = 0
    for page in numbers:
        data = bytearray(whole)
        data[(page - 1) * 4096 + 1_500] ^= 4
        database.write_bytes(bytes(data))
        told = what_is_said_of(path)
        assert told in ("book-damaged", {(Fault.PAGE_DAMAGED, f"page:{page}")})
        named += told != "book-damaged"  # some pages are needed to open the book at all
    assert named > len(numbers) // 2
    database.write_bytes(whole)
    assert found(path) == set()


def test_an_officers_key_that_was_emptied_is_not_entered_again_unseen(path):
    alter(path, "UPDATE officer_exchange SET public = ''")
    with pytest.raises(UserError) as error:
        open_book(path, PASSPHRASE)
    assert error.value.key == "book-altered"
