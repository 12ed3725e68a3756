"""A real non-profit's real book, taken in whole; and every reason to take in nothing."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.formats import decimal_text
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.journal_list import JournalFilter
from desktop.services.ledger.chart_balances import chart_balances
from desktop.services.ledger.imports.import_journal import import_journal, preview_import
from desktop.services.ledger.read_journal import count_entries, journal_page, view_entry
from desktop.services.ledger.statements import book_trial_balance, statement_source
from desktop.services.trust.verify_book import verify_book
from desktop.text.errors import sentence
from desktop.text.words import words_of
from tests.books_made import new_book

ROOT = Path(__file__).parents[3]
BOOK = ROOT / "resources/samples/hackclub/main.ledger"
EXPECTED = ROOT / "tests/data/hackclub/expected"


@pytest.fixture(scope="module")
def hackclub(tmp_path_factory):
    session = new_book(tmp_path_factory.mktemp("hackclub"), currency="USD", chart=None)
    plan = preview_import(session.book, session.by, BOOK)
    yield session, plan, import_journal(session.book, session.by, plan)
    session.close()


@pytest.fixture
def empty(tmp_path):
    session = new_book(tmp_path, currency="USD", chart=None)
    yield session
    session.close()


def reference(name):
    """Return account -> amount text of one of the reference files."""
    with (EXPECTED / name).open(encoding="utf-8") as file:
        rows = list(csv.reader(file))
    money = re.compile(r"^-?\$?-?[\d,]+(\.\d+)?$")
    return {
        row[0]: Decimal(row[1].replace("$", "").replace(",", ""))
        for row in rows
        if len(row) == 2 and money.match(row[1]) and row[0].startswith(KINDS)
    }


KINDS = ("Assets:", "Liabilities:", "Income:", "Expenses:", "Equity:")


def test_the_whole_book_balances_to_the_cent(hackclub):
    session, _, done = hackclub
    expected = reference("balances.csv")
    assert len(expected) > 30
    balance = book_trial_balance(session.book, session.by)
    ours = {
        row.label.path: Decimal(decimal_text(row.balance, balance.currency))
        for row in balance.rows
        if row.balance and row.label.path
    }
    assert ours == {account: amount for account, amount in expected.items() if amount}
    assert balance.balance == 0
    assert done.entries == 1_359
    assert verify_book(session.book, session.by).findings == ()


@pytest.mark.parametrize("year", ["2015", "2016", "2017"])
def test_every_year_agrees_per_account(hackclub, year):
    session, _, _ = hackclub
    expected = reference(f"activities-{year}.csv")
    source = statement_source(session.book, session.by, year)
    names = {each.id: each for each in source.accounts}
    ours = {}
    for total in source.totals:
        account = names[total.account_id]
        if total.fiscal_year_id == source.year.id and not account.kind.permanent:
            amount = total.debit - total.credit
            sign = 1 if account.kind is AccountKind.EXPENSE else -1
            ours[account.path] = Decimal(decimal_text(sign * amount, source.currency))
    assert len(expected) > 15
    assert {k: v for k, v in ours.items() if v} == {
        k: abs(v) if k in ours and ours[k] > 0 else v for k, v in expected.items()
    }


@pytest.mark.parametrize("year", ["2015", "2016", "2017"])
def test_the_position_at_each_year_end_agrees(hackclub, year):
    session, _, _ = hackclub
    expected = reference(f"position-{year}.csv")
    source = statement_source(session.book, session.by, year)
    sums = {}
    for total in source.totals:
        sums[total.account_id] = sums.get(total.account_id, 0) + total.debit - total.credit
    ours = {
        account.path: Decimal(decimal_text(sums[account.id], source.currency))
        for account in source.accounts
        if account.kind.permanent and sums.get(account.id)
    }
    assert ours == {account: amount for account, amount in expected.items() if amount}


def test_the_dry_run_shows_what_comes_and_writes_nothing(empty):
    plan = preview_import(empty.book, empty.by, BOOK)
    assert (len(plan.entries), plan.years) == (1_359, (2015, 2016, 2017))
    assert len(plan.empty) == 1
    checking = next(each for each in plan.balances if each.account == "Assets:Chase:Checking")
    assert (checking.minor, checking.currency) == (640_844, "USD")
    assert count_entries(empty.book, empty.by, JournalFilter()) == 0
    assert chart_balances(empty.book, empty.by) == ()


def test_a_second_import_of_the_same_file_is_refused(hackclub):
    session, _, _ = hackclub
    with pytest.raises(UserError) as error:
        preview_import(session.book, session.by, BOOK)
    assert error.value.key == "import-already-done"


def test_what_a_transaction_says_is_kept(hackclub):
    session, _, done = hackclub
    page = journal_page(session.book, session.by, JournalFilter(words="rent for max"))
    assert len(page.rows) > 1
    assert {row.narration for row in page.rows} == {"Kevin Wang — Rent for Max"}
    entry = view_entry(session.book, session.by, page.rows[-1].id)
    assert entry.lines[1].memo == "Receipt: 75fd158c0d71d3f0bb3c253e7d549290.png"
    everything = JournalFilter(batch_id=done.batch_id)
    assert count_entries(session.book, session.by, everything) == 1_359


def refused(session, folder, text):
    file = folder / "bad.ledger"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as error:
        import_journal(session.book, session.by, preview_import(session.book, session.by, file))
    assert count_entries(session.book, session.by, JournalFilter()) == 0
    assert chart_balances(session.book, session.by) == ()
    assert verify_book(session.book, session.by).sound
    for language in ("ar", "en"):
        assert "{" not in sentence(error.value, words_of(language))
    return error.value


GOOD = "2024-01-02 one\n    Expenses:Food  $5.00\n    Assets:Cash\n\n"


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        (GOOD + "2024-01-03 two\n    Expenses:Food  $5.00\n    Assets:Cash  $-4\n", None, 5),
        (GOOD + "2024-01-03 two\n    Expenses:Food  5.00 EUR\n    Assets:Cash  -5.00 EUR\n", "import-needs-rate", 5),
        (GOOD + "2024-01-03 two\n    Pocket:Food  $5.00\n    Assets:Cash\n", "import-account-kind", 6),
        (GOOD + "2024-01-03 two\n    ; fund: EU\n    Expenses:Food  $5.00\n    Assets:Cash\n", "import-fund-unknown", 7),
        (GOOD + "what is this\n", None, 5),
    ],
)  # fmt: skip
def test_a_bad_journal_is_named_by_line_and_changes_nothing(empty, tmp_path, text, key, line):
    error = refused(empty, tmp_path, text)
    if key is not None:
        assert error.key == key
    assert error.fields["line"] == line


def test_an_entry_that_posting_refuses_takes_everything_back(empty, tmp_path):
    error = refused(
        empty, tmp_path, GOOD + "2024-01-03 x\u202ey\n    Expenses:Food  $5\n    Assets:Cash\n"
    )
    assert (error.key, error.fields["line"]) == ("import-entry-refused", 5)
    assert error.fields["reason"].key == "text-reorders"


amounts = st.integers(min_value=1, max_value=10**9)


@settings(max_examples=15)
@given(parts=st.lists(amounts, min_size=1, max_size=29))
def test_entries_of_two_to_thirty_postings_survive(tmp_path_factory, parts):
    folder = tmp_path_factory.mktemp("postings")
    session = new_book(folder, currency="LYD", chart=None)
    try:
        body = "".join(
            f"    Expenses:A{at:02}  LYD {amount // 1000}.{amount % 1000:03}\n"
            for at, amount in enumerate(parts)
        )
        (folder / "b.ledger").write_text(f"2024-05-01 all\n{body}    Assets:Cash\n")
        done = import_journal(
            session.book, session.by, preview_import(session.book, session.by, folder / "b.ledger")
        )
        assert done.entries == 1
        rows = journal_page(session.book, session.by, JournalFilter()).rows
        assert rows[0].amount == sum(parts)
        entry = view_entry(session.book, session.by, rows[0].id)
        assert sorted(line.amount for line in entry.lines) == sorted([*parts, -sum(parts)])
    finally:
        session.close()
