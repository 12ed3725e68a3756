"""What is understood, feature by feature: the journal is in the test, and so is its meaning."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.domain.currency import Currency, currency_of
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.imported import ImportedCost, Mark, PostingKind
from desktop.exchange.importers.ledger_journal.reader import read_journal


def balances(text, **options):
    book = read_journal(text, **options)
    return {(each.account, each.currency): each.minor for each in book.balances}


def postings(text, **options):
    return read_journal(text, **options).transactions[-1].postings


AMOUNTS = [
    ("$5.00", 500, "USD"),
    ("-$5", -500, "USD"),
    ("$-5", -500, "USD"),
    ("- $ 5", -500, "USD"),
    ("+5 USD", 500, "USD"),
    ("5USD", 500, "USD"),
    ("$.50", 50, "USD"),
    ("$5.", 500, "USD"),
    ("$1,314.16", 131_416, "USD"),
    ("LYD 1,250.500", 1_250_500, "LYD"),
    ('5 "LYD"', 5_000, "LYD"),
    ("1.250,00 EUR", 125_000, "EUR"),
    ("€1.250,5", 125_050, "EUR"),
    ("1,50 EUR", 150, "EUR"),
    ("0,500 LYD", 500, "LYD"),
    ("1,000,000 LYD", 1_000_000_000, "LYD"),
    ("1 000 000.5 EUR", 100_000_050, "EUR"),
    ("12,34,567.00 INR", 123_456_700, "INR"),
    ("5.1000 EUR", 510, "EUR"),
    ("7 JPY", 7, "JPY"),
    ("1.500 د.ل", 1_500, "LYD"),
    ("1.500 د.ل.", 1_500, "LYD"),
    ("د.ل 1.500", 1_500, "LYD"),
    ("1.500 دينار", 1_500, "LYD"),
    ("١٬٢٥٠٫٥٠٠ د.ل", 1_250_500, "LYD"),
    ("۱۲۵۰.۵ LYD", 1_250_500, "LYD"),
    ("\u2212٥ LD", -5_000, "LYD"),
    ("£5", 500, "GBP"),
]


@pytest.mark.parametrize(("written", "minor", "code"), AMOUNTS)
def test_amounts(written, minor, code):
    first, second = postings(f"2025-03-15 x\n    a  {written}\n    b\n")
    assert (first.minor, first.currency) == (minor, code)
    assert (second.minor, second.currency, second.inferred) == (-minor, code, True)


@pytest.mark.parametrize(
    ("directive", "written", "minor"),
    [
        ("commodity 1.000,00 EUR", "1.000 EUR", 100_000),
        ("commodity 1,000.00 EUR", "1,000 EUR", 100_000),
        ("commodity EUR\n    format 1.000,00 EUR", "1.000 EUR", 100_000),
        ("commodity EUR\n    alias euros\n    note x", "10 euros", 1_000),
        ("decimal-mark ,", "1.000 EUR", 100_000),
        ("decimal-mark .", "1,000 EUR", 100_000),
        ("D 1.000,00 EUR", "1.000", 100_000),
        ("D €1,000.00", "7", 700),
        ("commodity EUR\n    default", "7", 700),
    ],
)
def test_declared_notation(directive, written, minor):
    assert postings(f"{directive}\n\n2025-03-15 x\n    a  {written}\n    b\n")[0].minor == minor


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2015/01/24", dt.date(2015, 1, 24)),
        ("2015-1-24", dt.date(2015, 1, 24)),
        ("2015.01.24", dt.date(2015, 1, 24)),
        ("٢٠١٥/٠١/٢٤", dt.date(2015, 1, 24)),
        ("3/4", dt.date(2014, 3, 4)),
    ],
)
@pytest.mark.parametrize("year", ["Y2014", "Y 2014", "year 2014", "apply year 2014"])
def test_days(written, day, year):
    book = read_journal(f"{year}\n{written} x\n    a  $1\n    b\n")
    assert book.transactions[0].day == day


def test_everything_in_a_transaction():
    book = read_journal(
        "2015/1/24=1/30 ! (INV 7) Lyft | to the airport  ; trip: Sebha, by: car\n"
        "    ; seen twice\n"
        "    ; :urgent:paid:\n"
        "    * Expenses:Ground Travel  $33.92  ; Receipt: a.png\n"
        "    ! Liabilities:Zach\n"
        "    ; see note: later\n"
    )
    (transaction,) = book.transactions
    assert (transaction.line_number, transaction.code) == (1, "INV 7")
    assert (transaction.day, transaction.secondary_day) == (
        dt.date(2015, 1, 24),
        dt.date(2015, 1, 30),
    )
    assert transaction.mark is Mark.PENDING
    assert (transaction.payee, transaction.note) == ("Lyft", "to the airport")
    assert transaction.comment == "seen twice"
    assert transaction.tags == (("trip", "Sebha"), ("by", "car"), ("urgent", ""), ("paid", ""))
    first, second = transaction.postings
    assert (first.account, first.line_number, first.mark) == (
        "Expenses:Ground Travel",
        4,
        Mark.CLEARED,
    )
    assert (first.tags, first.memo) == ((("Receipt", "a.png"),), "")
    assert (second.minor, second.memo, second.line_number) == (-3392, "see note: later", 5)
    assert second.tags == (("note", "later"),)


def test_comments_and_blocks_are_passed_over():
    assert balances(
        "; a\n# b\n* c\n% d\n| e\n    ; indented\n\ncomment\n2025/1/1 no\nend comment\n"
        "test\nrubbish\nend test\n!tag x\npayee y\nN $\n2025/1/1 z\n  a\t$1\n  b\t \t$-1 ;x\n"
    ) == {("a", "USD"): 100, ("b", "USD"): -100}


def test_accounts_kinds_and_declarations():
    book = read_journal(
        "account Bank  ; type: Cash\n    ; iban: LY1\n    note main\naccount المصروفات\n    alias س\n\n"
        "apply account Top\n2025/1/1 x\n  Bank  $1\n  Income:x\nend apply account\n"
        "2025/1/1 x\n  Bank:Jumhouria  $1\n  Revenue\n"
        "2025/1/1 x\n  س  $1\n  صافي الأصول:عام  $1\n  الالتزامات  $1\n  الخصوم:ا  $-2\n  EQUITY  $-1\n"
    )
    kinds = {each.path: each.kind for each in book.accounts}
    assert kinds == {
        "Bank": AccountKind.ASSET,
        "المصروفات": AccountKind.EXPENSE,
        "Bank:Jumhouria": AccountKind.ASSET,
        "EQUITY": AccountKind.NET_ASSETS,
        "Revenue": AccountKind.INCOME,
        "Top:Bank": None,
        "Top:Income:x": None,
        "الالتزامات": AccountKind.LIABILITY,
        "الخصوم:ا": AccountKind.LIABILITY,
        "صافي الأصول:عام": AccountKind.NET_ASSETS,
    }
    bank = book.accounts[0]
    assert (bank.declared, bank.line_number, bank.note) == (True, 1, "main")
    assert bank.tags == (("type", "Cash"), ("iban", "LY1"))


def test_aliases_the_latest_first_and_ended():
    text = "alias a = b\nalias b:x = c:d\n{}2025/1/1 x\n  a:x  $5\n  z\n"
    assert ("b:x", "USD") in balances(text.format(""))
    assert ("a:x", "USD") in balances(text.format("end aliases\n"))


def test_costs_lots_and_prices():
    text = "2025/1/1 x\n  a  10 EUR {}\n  b\n"
    for written, rate in (
        ("@ $1.2345", "1.2345"),
        ("@@ $12.34", None),
        ("(@) $1.2345", "1.2345"),
        ("{$1.2345}", "1.2345"),
        ("{=$1.2345} [2024/1/1] (gift) @ $1.2345", "1.2345"),
        ("{{$12.34}}", None),
    ):
        first, second = postings(text.format(written), default_currency=currency_of("USD"))
        assert first.cost == ImportedCost(1234, "USD", rate)
        assert (first.base_minor, second.minor, second.base_minor) == (1234, -1234, -1234)
    book = read_journal("P 2025/1/1 12:30:00 EUR $1.1\nP 2025/1/1 GOLD 90 EUR\n")
    assert [(each.commodity, each.rate, each.currency) for each in book.prices] == [
        ("EUR", "1.1", "USD"),
        ("GOLD", "90", "EUR"),
    ]
    assert book.currencies == ()


def test_a_negative_amount_at_a_total_cost_costs_less_than_nothing():
    assert postings("2025/1/1 x\n  a  -10 EUR @@ $12\n  b  $12\n")[0].cost.minor == -1200


def test_rounding_rests_on_the_largest_cost_and_base_amounts_sum_to_zero():
    found = postings(
        "2025/1/1 x\n  a  1 EUR @ 5.3333 LYD\n  b  2 EUR @ 5.3333 LYD\n  c  -16.000 LYD\n",
        default_currency=currency_of("LYD"),
    )
    assert [each.base_minor for each in found] == [5333, 10_667, -16_000]


@pytest.mark.parametrize("base", ["USD", "EUR", "LYD"])
def test_two_currencies_face_to_face(base):
    book = read_journal(
        "2025/1/1 x\n  a  $-100\n  b  30 EUR\n  c  60 EUR\n",
        default_currency=Currency(base, currency_of(base).exponent),
    )
    worth = [each.base_minor for each in book.transactions[0].postings]
    if base == "LYD":
        assert worth == [None, None, None]
        (lack,) = book.needs_rate
        assert (lack.line_number, lack.currencies) == (1, ("USD", "EUR"))
    else:
        assert worth == ([-10_000, 3333, 6667] if base == "USD" else [-9000, 3000, 6000])
        assert book.needs_rate == ()


def test_a_foreign_transfer_needs_a_rate():
    book = read_journal(
        "2025/1/1 x\n  a  5 EUR\n  b\n\n2025/1/2 y\n  a  5 LYD\n  b\n",
        default_currency=currency_of("LYD"),
    )
    assert [each.line_number for each in book.needs_rate] == [1]
    assert [each.base_minor for each in book.transactions[1].postings] == [5000, -5000]


def test_a_missing_amount_in_two_currencies_becomes_two_postings():
    found = postings("2025/1/1 x\n  a  $5\n  b  3 EUR\n  c\n")
    assert [(each.account, each.minor, each.currency) for each in found] == [
        ("a", 500, "USD"),
        ("b", 300, "EUR"),
        ("c", -500, "USD"),
        ("c", -300, "EUR"),
    ]


def test_assertions_hold_by_day_not_by_place():
    assert balances(
        "2025/1/3 x\n  a  $3 = $6\n  b\n2025/1/1 x\n  a:s  $1 =* $1\n  b  $-1\n"
        "2025/1/2 x\n  a  $3 ==* $4  ; both\n  b\n2025/1/4 x\n  a  0 == $6\n  b  $0 = $-7\n"
    ) == {("a", "USD"): 600, ("a:s", "USD"): 100, ("b", "USD"): -700}


def test_balance_assignments():
    assert balances(
        "2025/1/2 x\n  a  = $10\n  b\n2025/1/1 x\n  a  $3\n  a  2 EUR\n  b\n"
        "2025/1/3 x\n  a  == $4\n  b\n2025/1/4 x\n  a:s  = $1\n  a  =* $9\n  b  = $0\n  c\n"
    ) == {
        ("a", "USD"): 800,
        ("a", "EUR"): 0,
        ("a:s", "USD"): 100,
        ("b", "USD"): 0,
        ("b", "EUR"): 0,
        ("c", "USD"): -900,
    }


def test_bracketed_postings_balance_by_themselves():
    found = postings("2025/1/1 x\n  a  $5\n  [f]  $2\n  b\n  [g]\n")
    assert [(each.minor, each.kind) for each in found] == [
        (500, PostingKind.REAL),
        (200, PostingKind.BALANCED_VIRTUAL),
        (-500, PostingKind.REAL),
        (-200, PostingKind.BALANCED_VIRTUAL),
    ]


def test_bare_zeros_take_their_neighbours_currency():
    assert [each.currency for each in postings("2025/1/1 x\n  a  0\n  b  $1\n  c  $-1\n")] == [
        "USD"
    ] * 3


def test_a_posting_may_repeat_the_day_or_cite_in_brackets():
    found = postings(
        "2025/1/2 x\n  a  $1  ; [1/2] date: 2025-01-02\n  b  ; see [INV-7], [1] and [=2025/3/1]\n"
    )
    assert found[1].memo == "see [INV-7], [1] and [=2025/3/1]"


def test_the_only_currency_used_is_the_base():
    text = "commodity $1.00\ncommodity 1.000 LYD\n{}2025/1/1 *x\n  a  5 LYD\n  b\n"
    assert read_journal(text.format("")).base == currency_of("LYD")
    two = read_journal(text.format("2025/1/1 y\n  a  $1\n  b\n"))
    assert (two.base, two.needs_rate) == (None, ())
    assert {each.base_minor for each in two.transactions[0].postings} == {None}


def test_an_empty_book():
    book = read_journal("")
    assert (book.count, book.first_day, book.last_day, book.base) == (0, None, None, None)


def test_progress_ends_at_all_lines():
    seen = []
    read_journal("; x\n" * 50_000, progress=lambda done, known: seen.append((done, known)))
    assert seen[-1] == (50_001, 50_001)
    assert len(seen) == 3
