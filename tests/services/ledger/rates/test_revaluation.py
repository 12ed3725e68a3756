"""Revaluation at the closing rate: what it posts, once only, and how it is taken back."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.entry import Foreign, NewEntry, Series
from desktop.domain.ledger.rates.holding import MONETARY
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approval_rules import Rule
from desktop.services.ledger.add_masters import add_year
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.rates.revalue import revalue, reverse_revaluation, working
from desktop.services.ledger.read_journal import view_entry
from desktop.services.ledger.set_account_use import set_account_use
from desktop.services.trust.approvals.approve import approve
from desktop.services.trust.approvals.rules import add_rule
from desktop.services.trust.verify_book import verify_book
from desktop.store.faults import BrokenRuleError
from desktop.store.queries.beside import entries_for
from desktop.text.words import words_of
from tests.books_made import PASSPHRASE

DEC = dt.date(2025, 12, 31)
WORDS = words_of("en")


def key_of(deed, *args, **more):
    with pytest.raises(UserError) as error:
        deed(*args, **more)
    return error.value.key


def test_each_fund_gets_one_entry_and_the_currency_amount_stays(ledger, note, buy):
    session = ledger.session
    buy(100_000, 4.8)
    buy(50_000, 4.9, fund="EU")
    note("USD", "5.00", DEC)
    done = revalue(session, DEC, WORDS)
    assert len(done.posted) == 2
    entry = view_entry(session.book, session.by, done.posted[0].entry_id)
    assert [(line.amount, line.foreign) for line in entry.lines] == [
        (200_000, Foreign("USD", 0, "5", "CBL")),
        (-200_000, None),
    ]
    assert entry.lines[1].account_id == ledger.accounts["4511"]
    with session.book.inspect() as conn:
        held = conn.exec_driver_sql(
            "SELECT sum(amount), sum(foreign_amount) FROM line WHERE account_id = ?",
            (ledger.accounts["1122"],),
        ).one()
        assert len(entries_for(conn, f"revaluation:{done.id}")) == 2
    assert tuple(held) == (7_500_000, 150_000)
    assert verify_book(session.book, session.by).findings == ()


def test_a_fall_is_a_loss_and_a_debt_that_grows_dearer_too(ledger, note, buy):
    session = ledger.session
    buy(100_000, 4.8)
    debt = (
        ledger.line("5214", 480_000),
        ledger.line("2111", -480_000, foreign=Foreign("USD", -10_000, "4.8", "CBL")),
    )
    ledger.post_lines(debt)
    note("USD", "5.00", DEC)
    found = working(session.book, session.by, DEC)
    assert {line.difference for line in found.lines} == {200_000, -20_000}
    assert (found.gains, found.losses) == (200_000, 20_000)
    done = revalue(session, DEC, WORDS)
    entry = view_entry(session.book, session.by, done.posted[0].entry_id)
    amounts = {line.account_id: line.amount for line in entry.lines}
    assert amounts[ledger.accounts["4511"]] == -200_000
    assert amounts[ledger.accounts["5219"]] == 20_000


def test_it_is_done_once_for_a_day_and_again_after_it_was_taken_back(ledger, note, buy):
    session = ledger.session
    buy(100_000, 4.8)
    note("USD", "5.00", DEC)
    done = revalue(session, DEC, WORDS)
    assert key_of(revalue, session, DEC, WORDS) == "revaluation-done"
    reverse_revaluation(session.book, session.by, done.id, DEC, WORDS)
    assert key_of(reverse_revaluation, session.book, session.by, done.id, DEC, WORDS) == (
        "revaluation-reversed"
    )
    again = revalue(session, DEC, WORDS)
    assert again.id != done.id
    assert key_of(reverse_revaluation, session.book, session.by, 99, DEC, WORDS) == (
        "revaluation-missing"
    )


def test_the_reversal_of_a_new_year_leaves_the_closing_day_revalued(ledger, note, buy):
    session = ledger.session
    add_year(session.book, session.by, "2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    buy(100_000, 4.8)
    note("USD", "5.00", DEC)
    done = revalue(session, DEC, WORDS)
    posted = reverse_revaluation(session.book, session.by, done.id, dt.date(2026, 1, 1), WORDS)
    assert [each.year_name for each in posted] == ["2026"]
    assert key_of(revalue, session, DEC, WORDS) == "revaluation-done"
    found = working(session.book, session.by, dt.date(2026, 1, 1))
    assert [line.holding.book for line in found.lines] == [4_800_000]


def test_without_a_rate_with_an_old_one_or_without_anything_it_says_so(ledger, note, buy):
    session = ledger.session
    assert key_of(revalue, session, DEC, WORDS) == "revaluation-nothing"
    buy(100_000, 4.8)
    assert key_of(revalue, session, DEC, WORDS) == "revaluation-no-rate"
    note("USD", "5.00", dt.date(2025, 12, 1))
    assert key_of(revalue, session, DEC, WORDS) == "revaluation-old-rate"
    assert revalue(session, DEC, WORDS, old_rates=True).posted
    assert key_of(revalue, session, dt.date(2027, 1, 1), WORDS) == "day-without-year"


def test_accounts_for_gains_have_to_be_marked_and_nothing_is_left_behind(ledger, note, buy):
    session = ledger.session
    buy(100_000, 4.8)
    note("USD", "5.00", DEC)
    set_account_use(session.book, session.by, ledger.accounts["4511"], None)
    assert key_of(revalue, session, DEC, WORDS) == "account-use-missing"
    with session.book.inspect() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM revaluation").scalar() == 0


def test_where_others_have_to_agree_it_waits_and_counts_as_done(ledger, note, buy):
    session = ledger.session
    buy(100_000, 4.8)
    note("USD", "5.00", DEC)
    roles = frozenset({Role.CHAIR})
    add_rule(
        session.book, session.by, Rule(roles=roles, from_amount=0, approvals=1, self_allowed=True)
    )
    assert key_of(revalue, session, DEC, WORDS) == "approval-needed"
    done = revalue(session, DEC, WORDS, passphrase=PASSPHRASE)
    assert (len(done.posted), len(done.proposed)) == (0, 1)
    assert key_of(revalue, session, DEC, WORDS, passphrase=PASSPHRASE) == "revaluation-done"
    approve(session, [done.proposed[0].proposal_id], passphrase=PASSPHRASE)
    with session.book.inspect() as conn:
        assert len(entries_for(conn, f"revaluation:{done.id}")) == 1


def test_an_amount_of_nothing_in_a_currency_is_only_for_what_is_monetary(ledger):
    session = ledger.session
    nothing = Foreign("USD", 0, "5", "CBL")
    wrong = Foreign("USD", -100, "5", "CBL")
    for account, foreign, key in (
        ("5214", nothing, "foreign-nothing"),
        ("2111", wrong, "foreign-sign"),
        ("1123", nothing, "account-currency"),
    ):
        lines = (ledger.line(account, 500, foreign=foreign), ledger.line("4312", -500))
        entry = NewEntry(DEC, Series.JOURNAL, "قيد", lines)
        assert key_of(post_entry, session.book, session.by, entry) == key


@pytest.mark.parametrize(
    ("account", "currency", "foreign", "fault"),
    [
        ("5214", "USD", 0, "foreign-nothing"),
        ("2111", "USD", -100, "foreign-sign"),
        ("1123", "USD", 100, "account-currency"),
    ],
)
def test_the_database_holds_the_rule_as_well(ledger, account, currency, foreign, fault):
    with (
        pytest.raises(BrokenRuleError, match=fault),
        ledger.session.book.inspect() as conn,
    ):
        conn.exec_driver_sql(
            "INSERT INTO line VALUES (99, 1, ?, ?, NULL, NULL, NULL, NULL, 20251231, 500, ?, ?,"
            " '5', 'CBL', '')",
            (ledger.accounts[account], ledger.funds["GEN"], currency, foreign),
        )


def test_every_monetary_use_may_be_revalued_and_nothing_else():
    assert AccountUse.PREPAYMENT not in MONETARY
    assert AccountUse.DEFERRED_GRANT not in MONETARY
