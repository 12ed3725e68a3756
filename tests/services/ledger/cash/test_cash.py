"""Cash boxes are kept, counted and held to what lies in them; differences are posted once."""

import datetime as dt
import json

import pypdfium2
import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.entry import Foreign, NewEntry, Series
from desktop.domain.ledger.year import PeriodStatus
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approval_rules import Rule
from desktop.domain.trust.controls import Control, Strictness
from desktop.domain.trust.settings import Setting
from desktop.services.ledger.cash.boxes import list_boxes
from desktop.services.ledger.cash.cash_book import cash_book
from desktop.services.ledger.cash.count_cash import list_counts, plan_difference, view_count
from desktop.services.ledger.cash.count_file import read_count
from desktop.services.ledger.cash.denominations import denominations_of
from desktop.services.ledger.close_period import set_period
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.read_journal import view_entry
from desktop.services.ledger.reports.registry import make_report
from desktop.services.ledger.reports.report import Asked
from desktop.services.ledger.reports.write_report import write_report
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.ledger.set_account_use import set_account_use
from desktop.services.trust.approvals.propose import propose_entry
from desktop.services.trust.approvals.rules import add_rule
from desktop.services.trust.settings import change_setting
from desktop.services.trust.verify_book import verify_book
from desktop.store.faults import BrokenRuleError
from desktop.text.words import words_of
from tests.books_made import PASSPHRASE

WORDS = words_of("en")
DAY = dt.date(2025, 3, 2)
NEVER = dt.date(2026, 6, 1)


def key_of(deed, *args, **more):
    with pytest.raises(UserError) as error:
        deed(*args, **more)
    return error.value.key


def test_a_count_keeps_what_the_book_said_and_its_difference_is_posted_once(ledger, count):
    session = ledger.session
    number = count((50, 14), (20, 2), (5, 1), (0.25, 6), (1, 0), surprise=True)
    kept = view_count(session.book, session.by, number)
    assert (kept.book, kept.counted, kept.difference) == (749_500, 746_500, -3_000)
    assert [(line.value, line.quantity) for line in kept.lines] == [
        (50_000, 14),
        (20_000, 2),
        (5_000, 1),
        (250, 6),
    ]
    entry = plan_difference(session.book, session.by, number, WORDS)
    posted = post_entry(session.book, session.by, entry)
    lines = view_entry(session.book, session.by, posted.entry_id).lines
    assert [(line.account_id, line.amount) for line in lines] == [
        (ledger.accounts["1111"], -3_000),
        (ledger.accounts["5220"], 3_000),
    ]
    assert key_of(plan_difference, session.book, session.by, number, WORDS) == "count-settled"
    assert [(each.entry_id, each.open) for each in list_counts(session.book, session.by)] == [
        (posted.entry_id, False)
    ]
    reverse_entry(session.book, session.by, posted.entry_id, DAY, "خطأ")
    assert list_counts(session.book, session.by)[0].open
    assert verify_book(session.book, session.by).findings == ()


def test_a_difference_that_waits_for_approval_is_not_made_twice(ledger, count):
    session = ledger.session
    number = count((50, 14))
    roles = frozenset({Role.CHAIR})
    add_rule(
        session.book,
        session.by,
        Rule(roles=roles, from_amount=0, approvals=1, self_allowed=True),
    )
    entry = plan_difference(session.book, session.by, number, WORDS)
    propose_entry(session, entry, passphrase=PASSPHRASE)
    assert list_counts(session.book, session.by)[0].waiting
    assert key_of(plan_difference, session.book, session.by, number, WORDS) == "count-settled"


NO_COUNTS = (
    (((50, -1),), {}, "count-quantity"),
    (((50, 1), (50, 2)), {}, "count-twice"),
    (((50, 2),), {"stated": 99_000}, "count-sum"),
    (((-50, 2),), {}, "count-value"),
    (((50, 2),), {"counted_by": " "}, "count-nobody"),
    (((50, 2),), {"witnessed_by": "سالم"}, "count-no-witness"),
    (((50, 2),), {"witnessed_by": ""}, "count-no-witness"),
    (((50, 2),), {"day": dt.date(2026, 1, 9)}, "count-future"),
    (((50, 2),), {"day": dt.date(2024, 1, 9)}, "day-without-year"),
    (((50, 2),), {"account": "1121"}, "cash-box-missing"),
    (((50_000_000, 10**9),), {}, "count-too-much"),
    (tuple((value, 1) for value in range(1, 70)), {}, "count-lines"),
)


def test_what_is_no_count_is_refused_and_nothing_is_kept(ledger, count):
    found = [key_of(count, *pieces, **more) for pieces, more, _ in NO_COUNTS]
    assert found == [key for _, _, key in NO_COUNTS]
    assert list_counts(ledger.session.book, ledger.session.by) == ()


def test_an_empty_box_can_be_counted_and_what_agrees_has_no_entry(ledger, count):
    session = ledger.session
    number = count(day=dt.date(2025, 2, 1))
    assert view_count(session.book, session.by, number).difference == 0
    assert key_of(plan_difference, session.book, session.by, number, WORDS) == "count-agrees"
    assert key_of(plan_difference, session.book, session.by, 99, WORDS) == "count-missing"


def test_no_count_in_a_locked_month(ledger, count):
    session = ledger.session
    set_period(session.book, session.by, "2025", 3, PeriodStatus.CLOSED)
    assert key_of(count, (50, 1)) == "period-closed"


def test_the_book_keeps_a_count_as_it_was(ledger, count):
    count((50, 14))
    with (
        pytest.raises(BrokenRuleError, match="kept"),
        ledger.session.book.inspect() as conn,
    ):
        conn.exec_driver_sql("UPDATE cash_count SET counted = 749500")


def test_the_cash_book_goes_day_by_day_and_tells_what_is_above_the_limit(ledger, keep):
    session = ledger.session
    keep(most=800_000)
    found = cash_book(session.book, session.by, "1111", "2025")
    assert [(day.opening, day.receipts, day.payments, day.closing) for day in found.days] == [
        (0, 900_000, 0, 900_000),
        (900_000, 0, 150_500, 749_500),
    ]
    assert [day.above for day in found.days] == [100_000, 0]
    since = cash_book(session.book, session.by, "1111", "2025", (DAY, None))
    assert (since.opening, len(since.days)) == (900_000, 1)
    assert key_of(cash_book, session.book, session.by, "1121") == "cash-box-missing"
    assert key_of(cash_book, session.book, session.by, "1111", "1999") == "year-unknown"


def test_a_kept_box_pays_no_more_than_lies_in_it(ledger, keep):
    session = ledger.session

    def pay(**more):
        lines = (ledger.line("5214", 749_501), ledger.line("1111", -749_501))
        entry = NewEntry(DAY, Series.PAYMENT, "صرف", lines)
        return post_entry(session.book, session.by, entry, **more)

    keep(holder_officer_id=session.by.officer_id)
    assert key_of(pay) == "cash-below-zero"
    change_setting(session.book, session.by, Setting.CASH_CONTROL, Strictness.BLOCK.value)
    accepted = frozenset({Control.CASH_BELOW_ZERO})
    assert key_of(pay, accepted=accepted) == "cash-below-zero-blocked"
    change_setting(session.book, session.by, Setting.CASH_CONTROL, Strictness.INFORM.value)
    assert [notice.control for notice in pay().notices] == [Control.CASH_BELOW_ZERO]


def test_a_box_that_nobody_keeps_is_only_an_account(ledger, keep):
    session = ledger.session
    lines = (ledger.line("5214", 749_501), ledger.line("1111", -749_501))
    entry = NewEntry(DAY, Series.PAYMENT, "صرف", lines)
    assert post_entry(session.book, session.by, entry).notices == ()
    keep(active=False)
    assert list_boxes(session.book, session.by)[0].box.active is False


def test_who_holds_a_box_and_what_may_lie_in_it_is_kept(ledger, keep):
    session = ledger.session
    keep(holder_officer_id=session.by.officer_id, most=500_000)
    state = list_boxes(session.book, session.by)[0]
    assert (state.box.holder_en, state.balance, state.above) == ("Treasurer", 749_500, 249_500)
    assert key_of(keep, "1121") == "cash-box-use"
    assert key_of(keep, most=0) == "cash-box-limit"
    assert key_of(keep, holder_officer_id=99) == "cash-box-holder"
    assert key_of(keep, holder_officer_id=1, holder_partner_id=1) == "cash-box-two-holders"


def test_a_box_of_another_currency_is_counted_in_it(ledger, count):
    session = ledger.session
    usd = ledger.accounts["1122"]
    set_account_use(session.book, session.by, usd, AccountUse.CASH_BOX)
    got = Foreign("USD", 10_000, "4.8", "CBL")
    ledger.post_lines(
        (ledger.line("1122", 480_000, foreign=got), ledger.line("4312", -480_000)), day=DAY
    )
    number = count((9.5, 10), account="1122")  # 95.00 dollars
    kept = view_count(session.book, session.by, number)
    assert (kept.currency, kept.book, kept.counted) == ("USD", 10_000, 95_000)
    assert key_of(plan_difference, session.book, session.by, number, WORDS) == "rate-missing"


def test_the_record_of_a_count_is_a_paper_in_arabic(ledger, count, tmp_path):
    session = ledger.session
    number = count((50, 14), (20, 2), third="علي", note="أول الدوام")
    path = tmp_path / "count.pdf"
    asked = Asked(of=str(number))
    write_report(session.book, session.by, "cash-count", asked, path, words_of("ar"))
    paper = pypdfium2.PdfDocument(path)
    text = paper[0].get_textpage().get_text_range()
    paper.close()
    for piece in ("740.000", "749.500", "9.500", "50.000"):
        assert piece in text
    made = make_report(session.book, session.by, "cash-count", asked)
    facts = {fact.key: fact.value for fact in made.facts}
    assert facts["in_words"].ar.startswith("فقط")
    assert made.signatories == ("counted_by", "witnessed_by", "third")
    for wrong in ("99", "x", "٣"):
        asked = Asked(of=wrong)
        assert key_of(make_report, session.book, session.by, "cash-count", asked) == (
            "count-missing"
        )


def test_the_cash_book_is_a_schedule(ledger, keep):
    session = ledger.session
    keep(most=800_000)
    made = make_report(session.book, session.by, "cash-book", Asked(year="2025", of="1111"))
    assert [row.cells[2:5] for row in made.rows if row.kind.value == "subtotal"] == [
        (900_000, 0, 900_000),
        (0, 150_500, 749_500),
    ]
    assert made.rows[-1].cells[2:5] == (900_000, 150_500, 749_500)
    assert made.notes == ("above",)


GOOD = {
    "box": "1111",
    "day": "2025-03-02",
    "counted_by": "سالم",
    "witnessed_by": "هدى",
    "total": "700.000",
    "lines": [{"piece": "note", "value": "50", "quantity": 14}],
}


def test_a_file_tells_a_count(ledger, tmp_path):
    session, file = ledger.session, tmp_path / "count.json"
    file.write_text(json.dumps(GOOD), encoding="utf-8")
    found = read_count(session.book, session.by, file)
    assert (found.stated, found.lines[0].worth) == (700_000, 700_000)


NO_FILES = (
    ({"box": "1121"}, "cash-box-missing"),
    ({"box": None}, "count-file"),
    ({"day": "2.3.2025"}, "count-file"),
    ({"lines": {}}, "count-file"),
    ({"lines": [1]}, "count-file"),
    ({"lines": [{"piece": "note", "value": "50", "quantity": 1.5}]}, "count-file"),
    ({"lines": [{"piece": "note", "value": 50, "quantity": 1}]}, "count-file"),
    ({"lines": [{"piece": "paper", "value": "50", "quantity": 1}]}, "count-file"),
    ({"lines": [{"piece": "note", "value": "5O", "quantity": 1}]}, "amount-character"),
    ({"surprise": "yes"}, "count-file"),
    ({"total": "700,0"}, "amount-group"),
)


def test_a_file_that_tells_none_says_what_is_wrong(ledger, tmp_path):
    session, file = ledger.session, tmp_path / "count.json"
    for change, key in NO_FILES:
        file.write_text(json.dumps({**GOOD, **change}), encoding="utf-8")
        found = key_of(read_count, session.book, session.by, file)
        assert found == key or (key.startswith("amount-") and found.startswith("amount-")), change


def test_what_is_no_json_is_refused(ledger, tmp_path):
    session, file = ledger.session, tmp_path / "count.json"
    for content in (b"", b"[]", b"{", b"\xff\xfe", b"[" * 50_000, b"1" * 200_000):
        file.write_bytes(content)
        assert key_of(read_count, session.book, session.by, file) == "count-file", content[:4]


def test_notes_and_coins_of_the_dinar_are_known_and_largest_first():
    values = [each.value for each in denominations_of("LYD")]
    assert values == [50_000, 20_000, 10_000, 5_000, 1_000, 500, 250, 100, 50]
    assert denominations_of("XAF") == ()
