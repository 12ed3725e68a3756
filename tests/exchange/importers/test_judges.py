"""hledger and ledger judge: any journal they read the same way has the same balances here."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import resources
from desktop.domain.errors import UserError
from desktop.exchange.importers.ledger_journal.reader import read_journal
from tests.exchange.importers.books import (
    accepted_by_hledger,
    arabic_book,
    decimal,
    hledger_balances,
    ledger_balances,
    our_balances,
)

EXPONENTS = {"LYD": 3, "USD": 2, "EUR": 2, "JPY": 0}
# ledger prints a currency seen only in prices without decimals, unless its format is declared.
FORMATS = "commodity EUR\n    format 1000.00 EUR"
ACCOUNTS = st.sampled_from(
    ["الأصول:الصندوق", "Assets:Bank of Tripoli", "Assets", "المصروفات:إيجار المقر", "e:f-g:h 2"]
)
MINOR = st.integers(-(10**11), 10**11).filter(bool)


@st.composite
def transactions(draw):
    """A balanced transaction of 2 to 30 postings in one currency, one amount perhaps left out."""
    code = draw(st.sampled_from(sorted(EXPONENTS)))
    amounts = draw(st.lists(MINOR, min_size=1, max_size=29).filter(sum))
    amounts.append(-sum(amounts))
    left_out = draw(st.none() | st.integers(0, len(amounts) - 1))
    mark = draw(st.sampled_from(["", "* ", "! ", "* (7-أ) "]))
    day = draw(st.dates().filter(lambda day: day.year >= 1900))
    separator = draw(st.sampled_from("-/."))
    lines = [
        f"{day.isoformat().replace('-', separator)} {mark}{draw(st.sampled_from(['قيد', 'Rent | x']))}"
    ]
    for place, minor in enumerate(amounts):
        written = (
            "" if place == left_out else decimal(minor, EXPONENTS[code]).rstrip(".") + f" {code}"
        )
        lines.append(
            f"    {draw(ACCOUNTS)}{draw(st.sampled_from(['  ', chr(9) * 2, '     ']))}{written}".rstrip()
        )
        lines += draw(st.sampled_from([[], ["    ; project: P01"], ["    ; plain words"]]))
    return "\n".join(lines)


@st.composite
def exchanges(draw):
    """Dollars bought with euros: a price for one, for all, or none said."""
    bought = draw(st.integers(1, 10**6))
    cents = draw(st.integers(1, 10**4))
    cost = decimal(bought * cents, 2)
    price = draw(st.sampled_from([f" @ {decimal(cents, 2)} EUR", f" @@ {cost} EUR", ""]))
    paid = draw(st.sampled_from([f"-{cost} EUR", ""])) if price else f"-{cost} EUR"
    return f"2025-01-02 صرف\n    a  {bought}.00 USD{price}\n    b  {paid}".rstrip()


@given(st.lists(transactions() | exchanges(), min_size=1, max_size=12))
@settings(max_examples=25)
def test_balances_are_those_of_both_programs(tmp_path_factory, foreign, found):
    foreign("hledger"), foreign("ledger")
    path = tmp_path_factory.mktemp("judged") / "book.ledger"
    path.write_text("\n\n".join([FORMATS, *found]) + "\n", encoding="utf-8")
    book = read_journal(path)
    ours = our_balances(book)
    assert ours == hledger_balances(path)
    assert ours == ledger_balances(path)
    for transaction in book.transactions:
        assert sum(each.base_minor or 0 for each in transaction.postings) == 0


@given(st.lists(MINOR, min_size=1, max_size=29).filter(sum), st.data())
def test_any_entry_of_two_to_thirty_postings_survives(amounts, data):
    amounts.append(-sum(amounts))
    left_out = data.draw(st.none() | st.integers(0, len(amounts) - 1))
    written = ["" if n == left_out else f"{decimal(each, 3)} LYD" for n, each in enumerate(amounts)]
    text = "2025-01-02 x\n" + "".join(f"    a:{n}  {each}\n" for n, each in enumerate(written))
    (transaction,) = read_journal(text).transactions
    read = [(each.account, each.minor, each.base_minor) for each in transaction.postings]
    assert read == [(f"a:{n}", each, each) for n, each in enumerate(amounts)]


def test_hackclub_by_both_programs(tmp_path, foreign):
    foreign("hledger"), foreign("ledger")
    text = resources.path("samples/hackclub/main.ledger").read_text(encoding="utf-8")
    plain = tmp_path / "plain.ledger"
    plain.write_text(re.sub(r"\$(-?)([0-9,.]+)", _on_the_right, text), encoding="utf-8")
    ours = our_balances(read_journal(resources.path("samples/hackclub/main.ledger")))
    assert ours == our_balances(read_journal(plain))
    assert ours == hledger_balances(plain) == ledger_balances(plain)


def _on_the_right(found):
    """`$1,314.16` as `1314.16 USD`, so that both programs print what is easy to read back."""
    return f"{found[1]}{found[2].replace(',', '')} USD"


def test_a_thousand_arabic_entries(tmp_path, foreign):
    foreign("hledger"), foreign("ledger")
    text, balances = arabic_book(1000)
    path = tmp_path / "book.ledger"
    path.write_text(text, encoding="utf-8")
    book = read_journal(path)
    ours = our_balances(book)
    assert ours == {
        (name, "LYD"): Decimal(minor).scaleb(-3) for name, minor in balances.items() if minor
    }
    assert ours == hledger_balances(path) == ledger_balances(path)
    assert book.count == 1000
    assert None not in {account.kind for account in book.accounts}


@pytest.mark.parametrize(
    "text",
    [
        "2025/1/1 x\n  a  1 EUR @ 1.2345678 USD\n  b  -1.23 USD\n",
        "2025/1/1 x\n  a  10 EUR @ 1.2345 USD\n  b  -12.34 USD\n",
        "2025/1/1 x\n  a  10 EUR @ 1.2345 USD\n  b  -12.35 USD\n",
        "2025/1/1 x\n  a  10 EUR @ 1.2345 USD\n  b  -12.36 USD\n",
        "2025/1/1 x\n  a  10 EUR @ 1.2345 USD\n  b  -12.33 USD\n",
        "2025/1/1 x\n  a  5 EUR\n  b  -6 USD\n  c  -1 LYD\n",
        "2025/1/1 x\n  a  5 EUR\n  b  6 USD\n",
        "2025/1/1 x\n  a  5 EUR\n  b  -3 USD\n  c  -3 USD\n",
        "2025/1/1 x\n  a  5 USD = 5 USD\n  b  = -5 USD\n",
        "2025/1/1 x\n  a  5 USD = 6 USD\n  b\n",
        "2025/1/1 x\n  a  5 USD\n  b\n2025/1/1 x\n  a  1 EUR == 1 EUR\n  b\n",
        "2025/1/1 x\n  a:b  5 USD\n  c\n2025/1/1 x\n  a  1 USD =* 6 USD\n  c\n",
        "2025/1/1 x\n  a:b  5 USD\n  c\n2025/1/1 x\n  a  1 USD = 6 USD\n  c\n",
        "2025/1/2 x\n  a  1 USD = 6 USD\n  c\n2025/1/1 x\n  a  5 USD\n  c\n",
        "2025/1/1 x\n  a  5 USD\n  [c]  1 USD\n  b\n",
        "2025/1/1 x\n  [c]  1 USD\n  [d]\n",
        "2025/1/1 x\n  a\n  b\n",
        "2025/1/1 x\n  a  5 USD\n  b\n  [c]\n  [d]  1 EUR\n",
    ],
)
def test_hledger_refuses_and_takes_the_same(tmp_path, foreign, text):
    foreign("hledger")
    path = tmp_path / "book.ledger"
    path.write_text(text, encoding="utf-8")
    try:
        book = read_journal(path)
    except UserError:
        assert not accepted_by_hledger(path)
    else:
        assert our_balances(book) == hledger_balances(path)
