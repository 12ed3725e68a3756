"""Rates are noted, found for a day, corrected by a later word, and taken in from files."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.trust.settings import Setting
from desktop.services.ledger.rates.import_rates import import_rates
from desktop.services.ledger.rates.rate_for_day import rate_for_day
from desktop.services.ledger.rates.rates import list_rates
from desktop.services.trust.settings import change_setting
from desktop.services.trust.verify_book import verify_book
from desktop.store.faults import BrokenRuleError

JAN = dt.date(2025, 1, 5)


def key_of(deed, *args, **more):
    with pytest.raises(UserError) as error:
        deed(*args, **more)
    return error.value.key


def test_the_last_rate_on_or_before_a_day_holds_and_says_its_age(ledger, note):
    session = ledger.session
    note("USD", "4.80")
    note("USD", "٤٫٨٥", dt.date(2025, 1, 10))
    asked = [dt.date(2025, 1, day) for day in (4, 5, 9, 10, 17, 18)]
    found = [rate_for_day(session.book, session.by, "USD", day) for day in asked]
    assert found[0] is None
    assert [each.rate for each in found[1:]] == ["4.8", "4.8", "4.85", "4.85", "4.85"]
    assert [(each.age, each.old) for each in found[4:]] == [(7, False), (8, True)]
    change_setting(session.book, session.by, Setting.RATE_DAYS, "30")
    assert not rate_for_day(session.book, session.by, "USD", asked[-1]).old


def test_a_rate_noted_again_replaces_and_both_stay_in_the_log(ledger, note):
    session = ledger.session
    first, again = note("USD", "4.80"), note("USD", "4.80")
    assert first == again
    note("USD", "4.81", source="CBL bulletin 3")
    assert [each.rate for each in list_rates(session.book, session.by)] == ["4.81"]
    assert rate_for_day(session.book, session.by, "USD", JAN).source == "CBL bulletin 3"
    assert verify_book(session.book, session.by).findings == ()


@pytest.mark.parametrize(
    ("currency", "rate", "source", "key"),
    [
        ("USD", "0", "CBL", "rate-zero"),
        ("USD", "-4.8", "CBL", "rate-unreadable"),
        ("USD", "4,8", "CBL", "rate-unreadable"),
        ("USD", "", "CBL", "rate-empty"),
        ("LYD", "1", "CBL", "rate-own-currency"),
        ("XXQ", "1", "CBL", "unknown-currency"),
        ("USD", "4.8", "  ", "rate-source-empty"),
        ("USD", "4.8", "CB\u202eL", "text-reorders"),
        ("USD", "0.208", "CBL", "rate-jump"),
    ],
)
def test_what_is_no_rate_is_refused(note, currency, rate, source, key):
    note("USD", "4.80", dt.date(2025, 1, 2))
    assert key_of(note, currency, rate, source=source) == key


def test_a_rate_of_the_future_is_refused_and_a_jump_can_be_confirmed(note):
    note("USD", "4.80")
    assert key_of(note, "USD", "4.8", dt.date(2026, 1, 12)) == "rate-in-future"
    assert note("USD", "48", dt.date(2025, 2, 1), sure=True) > 0


def test_the_book_keeps_rates_for_good(ledger, note):
    note("USD", "4.80")
    with (
        pytest.raises(BrokenRuleError, match="kept"),
        ledger.session.book.inspect() as conn,
    ):
        conn.exec_driver_sql("UPDATE exchange_rate SET rate = '5'")


GOOD = "العملة;التاريخ;السعر;المصدر\nUSD;2025-01-05;4.80;مصرف ليبيا المركزي\nEUR;5/1/2025;5.02;\n"
BAD = (
    "currency,day,rate,source\n"
    "USD,2025-01-05,4.80,CBL\n"
    'USD,2025-01-06,"4,81",CBL\n'
    "2025-01-07,USD,4.82,CBL\n"
    "USD,t,4.83,CBL\n"
    "USD,2025-13-08,4.83,CBL\n"
    "USD,2025-01-09,0.208,CBL\n"
    "USD,2027-01-09,4.80,CBL\n"
    "LYD,2025-01-09,1,CBL\n"
)


def test_a_file_is_tried_then_taken_in_and_a_second_time_changes_nothing(ledger, tmp_path):
    session, file = ledger.session, tmp_path / "rates.csv"
    file.write_text(GOOD, encoding="utf-8-sig")
    tried = import_rates(session.book, session.by, file, "CBL", dry_run=True)
    assert (tried.added, tried.bad, tried.written) == (2, (), False)
    assert list_rates(session.book, session.by) == ()
    assert import_rates(session.book, session.by, file, "CBL").written
    assert {each.source for each in list_rates(session.book, session.by)} == {
        "CBL",
        "مصرف ليبيا المركزي",
    }
    again = import_rates(session.book, session.by, file, "CBL")
    assert (again.added, again.known) == (0, 2)


def test_every_bad_row_is_named_with_column_and_reason_and_nothing_is_written(ledger, tmp_path):
    session, file = ledger.session, tmp_path / "rates.csv"
    file.write_text(BAD, encoding="utf-8")
    taken = import_rates(session.book, session.by, file, "")
    told = [(each.row, each.column, each.reason.key) for each in taken.bad]
    assert told == [
        (3, "rate", "rate-unreadable"),
        (4, "day", "rates-day"),
        (5, "day", "rates-day"),
        (6, "day", "rates-day"),
        (7, "rate", "rate-jump"),
        (8, "day", "rate-in-future"),
        (9, "currency", "rate-own-currency"),
    ]
    assert not taken.written
    assert list_rates(session.book, session.by) == ()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "table-empty"),
        (b"a,b\n1,2\n", "rates-column-missing"),
        (b"%PDF\x00\x01", "table-not-text"),
        (b"currency,day\nUSD,2025-01-05\n", "rates-column-missing"),
    ],
)
def test_what_is_no_table_is_refused(ledger, tmp_path, content, key):
    file = tmp_path / "rates.csv"
    file.write_bytes(content)
    session = ledger.session
    assert key_of(import_rates, session.book, session.by, file, "CBL") == key
    assert key_of(import_rates, session.book, session.by, tmp_path / "no", "CBL") == "file-missing"
