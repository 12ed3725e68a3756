"""Posting: what is kept for good, and every reason for which it is refused."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Foreign, NewEntry, Series
from desktop.domain.ledger.journal_list import JournalFilter
from desktop.domain.ledger.year import PeriodStatus
from desktop.domain.trust.acting import Act, Role
from desktop.services.ledger.drafts import drop_draft, list_drafts, load_draft, save_draft
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.read_journal import count_entries, view_entry
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.ledger.statements import book_trial_balance
from desktop.services.trust.verify_book import verify_book
from desktop.store.tables import masters as t
from desktop.store.tx import Tx
from tests.books_made import Clock, close_books, new_ledger


@pytest.fixture
def ledger(tmp_path):
    made = new_ledger(tmp_path)
    yield made
    made.session.close()


def refused(ledger, *lines, **more):
    with pytest.raises(UserError) as error:
        ledger.post(*lines, **more)
    assert count_entries(ledger.session.book, ledger.session.by, JournalFilter()) == 0
    return error.value


def test_a_posted_entry_reads_back_as_it_was_given(ledger):
    line = ledger.line("1122", 485_000, "EU", "P01", foreign=Foreign("USD", 10_000, "48.5", "CBL"))
    other = ledger.line("4312", -485_000, "EU", memo="دفعة أولى")
    entry = NewEntry(dt.date(2025, 2, 3), Series.RECEIPT, "  قبض   دفعة ", (line, other), "CHQ-12")
    posted = post_entry(ledger.session.book, ledger.session.by, entry)
    read = view_entry(ledger.session.book, ledger.session.by, posted.entry_id)
    assert (read.series, read.number, read.year_name) == (Series.RECEIPT, 1, "2025")
    assert read.narration == "قبض دفعة"
    assert read.reference == "CHQ-12"
    assert [each.amount for each in read.lines] == [485_000, -485_000]
    assert read.lines[0].foreign == Foreign("USD", 10_000, "48.5", "CBL")
    assert read.lines[0].project_id == ledger.projects["P01"]
    assert read.lines[1].memo == "دفعة أولى"
    assert read.leaf == posted.leaf


def test_thirty_lines_survive(ledger):
    lines = [("5113", 1_000 + step) for step in range(29)]
    total = sum(amount for _, amount in lines)
    posted = ledger.post(*lines, ("1111", -total))
    read = view_entry(ledger.session.book, ledger.session.by, posted.entry_id)
    assert [each.position for each in read.lines] == list(range(1, 31))
    assert sum(each.amount for each in read.lines) == 0


def test_numbers_have_no_gap_in_each_series_and_year(ledger):
    made = [ledger.post(("1111", 5), ("4211", -5), series=Series.RECEIPT).number for _ in range(3)]
    with pytest.raises(UserError):
        ledger.post(("1111", 5), ("4211", -4), series=Series.RECEIPT)
    other = ledger.post(("5113", 5), ("1111", -5), series=Series.PAYMENT).number
    made.append(ledger.post(("1111", 5), ("4211", -5), series=Series.RECEIPT).number)
    assert made == [1, 2, 3, 4]
    assert other == 1


def test_unbalanced_is_refused_with_the_difference(ledger):
    error = refused(ledger, ("1111", 1_500), ("4211", -1_250))
    assert error.key == "entry-unbalanced"
    assert error.fields["difference"] == "0.250"


def test_a_fund_cannot_pay_for_another(ledger):
    error = refused(ledger, ("5113", 700, "EU"), ("1111", -700, "GEN"))
    assert error.key == "entry-fund-unbalanced"
    assert error.fields["fund"] == "GEN"


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ([("1111", 5)], "entry-too-few-lines"),
        ([("1111", 0), ("4211", 5), ("4212", -5)], "entry-zero-line"),
        ([("1111", 10**15 + 1), ("4211", -(10**15) - 1)], "entry-amount-too-large"),
        ([("11", 5), ("4211", -5)], "account-heading"),
        ([("1122", 5), ("4211", -5)], "account-currency"),
    ],
)
def test_bad_lines_are_refused_by_name(ledger, lines, key):
    assert refused(ledger, *lines).key == key


def test_an_unknown_account_or_fund_is_refused(ledger):
    ledger.accounts["gone"] = 9_999
    ledger.funds["gone"] = 9_999
    assert refused(ledger, ("gone", 5), ("4211", -5)).key == "account-unknown"
    assert refused(ledger, ("1111", 5, "gone"), ("4211", -5, "gone")).key == "fund-unknown"


def test_a_day_without_year_and_an_empty_narration_are_refused(ledger):
    lines = ("1111", 5), ("4211", -5)
    assert refused(ledger, *lines, day=dt.date(2031, 1, 1)).key == "day-without-year"
    assert refused(ledger, *lines, narration="   ").key == "narration-empty"
    assert refused(ledger, *lines, narration="فاتورة\u202egpj.exe").key == "text-reorders"


def test_a_closed_period_and_a_closed_year_take_nothing(ledger):
    book, by = ledger.session.book, ledger.session.by
    with book.begin(by, Act.MANAGE_YEARS) as tx:
        tx.update(t.period, 3, status=PeriodStatus.CLOSED)
    error = refused(ledger, ("1111", 5), ("4211", -5))
    assert (error.key, error.fields["number"], error.fields["year"]) == ("period-closed", 3, "2025")
    close_books(ledger.session)
    error = refused(ledger, ("1111", 5), ("4211", -5))
    assert (error.key, error.fields["year"]) == ("year-closed", "2025")


def test_a_role_that_may_not_post_is_told_so(tmp_path):
    made = new_ledger(tmp_path)
    made.session.close()
    outsider = type(made.session.by)(2, "O2", "مدخل", "Clerk", frozenset({Role.DATA_ENTRY}))
    entry = NewEntry(dt.date(2025, 1, 1), Series.JOURNAL, "x", ())
    with pytest.raises(UserError) as error:
        post_entry(made.session.book, outsider, entry)
    assert error.value.key == "not-permitted"


def test_a_reversal_mirrors_the_entry_once(ledger):
    book, by = ledger.session.book, ledger.session.by
    first = ledger.post(("1111", 5), ("4211", -5), series=Series.RECEIPT)
    back = reverse_entry(book, by, first.entry_id, dt.date(2025, 3, 20), "إلغاء")
    assert back.number == 2
    mirrored = view_entry(book, by, back.entry_id)
    assert mirrored.reverses == first.entry_id
    assert [each.amount for each in mirrored.lines] == [-5, 5]
    assert view_entry(book, by, first.entry_id).reversed_by == back.entry_id
    assert book_trial_balance(book, by).debit == book_trial_balance(book, by).credit
    with pytest.raises(UserError) as twice:
        reverse_entry(book, by, first.entry_id, dt.date(2025, 3, 21), "مرة أخرى")
    assert twice.value.key == "entry-already-reversed"
    second = ledger.post(("1111", 5), ("4211", -5))
    with pytest.raises(UserError) as early:
        reverse_entry(book, by, second.entry_id, dt.date(2025, 3, 1), "قبله")
    assert early.value.key == "entry-reversal-before"
    assert verify_book(book, by).findings == ()


def test_a_draft_is_kept_as_typed_until_its_entry_is_posted(ledger):
    book, by = ledger.session.book, ledger.session.by
    draft = save_draft(book, by, '{"amount": "12.5.0"}')
    assert save_draft(book, by, '{"amount": "12.50"}', draft_id=draft) == draft
    assert load_draft(book, by, draft).content == '{"amount": "12.50"}'
    bad = NewEntry(dt.date(2025, 1, 1), Series.JOURNAL, "x", (ledger.line("1111", 5),))
    with pytest.raises(UserError):
        post_entry(book, by, bad, draft_id=draft)
    assert [each.id for each in list_drafts(book, by)] == [draft]
    lines = ledger.line("1111", 5), ledger.line("4211", -5)
    post_entry(book, by, NewEntry(dt.date(2025, 1, 1), Series.JOURNAL, "x", lines), draft_id=draft)
    assert list_drafts(book, by) == ()
    other = save_draft(book, by, "{}")
    drop_draft(book, by, other)
    with pytest.raises(UserError) as gone:
        load_draft(book, by, other)
    assert gone.value.key == "draft-missing"


def test_recorded_at_never_goes_back_and_the_step_is_logged(tmp_path):
    clock = Clock()
    made = new_ledger(tmp_path, clock=clock)
    book, by = made.session.book, made.session.by
    try:
        first = made.post(("1111", 5), ("4211", -5))
        clock.now -= dt.timedelta(days=730)
        second = made.post(("1111", 5), ("4211", -5))
        times = [view_entry(book, by, each.entry_id).recorded_at for each in (first, second)]
        assert times[0] <= times[1]
        with book.inspect() as conn:
            told = conn.exec_driver_sql("SELECT count(*) FROM log_leaf WHERE kind = 'clock'")
            assert told.scalar_one() == 1
        assert verify_book(book, by).sound
    finally:
        made.session.close()


def test_a_failed_act_leaves_neither_row_nor_leaf(ledger, monkeypatch):
    book, by = ledger.session.book, ledger.session.by
    size = verify_book(book, by).size

    def broken(_self):
        raise OSError("the disk went away")

    monkeypatch.setattr(Tx, "seal_head", broken)
    with pytest.raises(OSError, match="disk went away"):
        ledger.post(("1111", 5), ("4211", -5))
    monkeypatch.undo()
    after = verify_book(book, by)
    assert (after.size, after.findings) == (size, ())
    assert count_entries(book, by, JournalFilter()) == 0


@pytest.mark.parametrize("words", ["النقدي", "نقدي", "النق", "كشف النقدي", "hgkr]d"])
def test_the_article_neither_hides_nor_hinders(ledger, words):
    ledger.post(("1111", 5), ("4211", -5), narration="كشف نقدي")
    ledger.post(("1111", 5), ("4211", -5), narration="الكشف النقدي الثاني")
    book, by = ledger.session.book, ledger.session.by
    assert count_entries(book, by, JournalFilter(words=words)) == 2
