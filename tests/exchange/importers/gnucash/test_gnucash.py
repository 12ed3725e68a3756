"""GnuCash books: the same balances as the program they came from, and nothing guessed."""

import datetime as dt
import gzip
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import AccountKind
from desktop.exchange.importers.gnucash import source
from desktop.exchange.importers.gnucash.reader import read_gnucash
from tests.exchange.importers.books import hledger_balances, our_balances

DATA = Path(__file__).parents[3] / "data" / "gnucash"
LYD, USD = currency_of("LYD"), currency_of("USD")
NAMES = ("gnc", "act", "book", "cd", "cmdty", "slot", "split", "trn", "ts", "price", "sx")
SPACES = " ".join(f'xmlns:{name}="http://www.gnucash.org/XML/{name}"' for name in NAMES)


def commodity(code, space="CURRENCY"):
    return f"<cmdty:space>{space}</cmdty:space><cmdty:id>{code}</cmdty:id>"


def account(key, name, kind, *, parent="root", unit="LYD", space="CURRENCY", code=""):
    held = "" if kind == "ROOT" else f"<act:commodity>{commodity(unit, space)}</act:commodity>"
    above = "" if kind == "ROOT" else f'<act:parent type="guid">{parent}</act:parent>'
    return (
        f'<gnc:account version="2.0.0"><act:name>{name}</act:name><act:id>{key}</act:id>'
        f"<act:type>{kind}</act:type>{held}<act:code>{code}</act:code>{above}</gnc:account>"
    )


def transaction(*splits, unit="LYD", day="2025-03-15", text="شراء", num="7"):
    inner = "".join(
        f"<trn:split><split:memo>{memo}</split:memo><split:value>{value}</split:value>"
        f"<split:quantity>{quantity}</split:quantity><split:account>{key}</split:account></trn:split>"
        for key, value, quantity, memo in splits
    )
    return (
        f'<gnc:transaction version="2.0.0"><trn:currency>{commodity(unit)}</trn:currency>'
        f"<trn:num>{num}</trn:num><trn:date-posted><ts:date>{day} 10:59:00 +0000</ts:date>"
        f"</trn:date-posted><trn:description>{text}</trn:description>"
        f"<trn:splits>{inner}</trn:splits></gnc:transaction>"
    )


CHART = (
    account("root", "Root", "ROOT")
    + account("a", "الأصول", "ASSET")
    + account("bank", "المصرف: الرئيسي", "BANK", parent="a", code="1105")
    + account("usd", "دولار", "BANK", parent="a", unit="USD")
    + account("shares", "أسهم", "STOCK", parent="a", unit="AMN", space="LSM")
    + account("x", "مصروفات", "EXPENSE")
)


def book(*parts, before=""):
    return f'<?xml version="1.0"?>{before}<gnc-v2 {SPACES}><gnc:book>{CHART}{"".join(parts)}</gnc:book></gnc-v2>'


@pytest.fixture
def read(tmp_path):
    def reader(text, base=LYD):
        path = tmp_path / "book.gnucash"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_gnucash(path, base=base)

    return reader


def refused(read, text):
    with pytest.raises(UserError) as error:
        read(text)
    return error.value.key


def test_the_balances_are_those_that_hledger_finds_in_the_same_book(foreign):
    foreign("hledger")
    found = read_gnucash(DATA / "foundation.gnucash", base=LYD)
    assert found.count == 60

    def bare(account):
        return ":".join(part.lstrip("0123456789 ") for part in account.split(":"))

    theirs = {
        (bare(account), code): amount
        for (account, code), amount in hledger_balances(DATA / "foundation.ledger").items()
    }
    assert our_balances(found) == theirs
    assert all(sum(each.base_minor for each in t.postings) == 0 for t in found.transactions)
    codes = {each.code for each in found.accounts}
    assert "1101" in codes


def test_accounts_bring_their_names_kinds_uses_and_codes(read):
    found = read(
        book(transaction(("bank", "-2500/1000", "-2500/1000", ""), ("x", "5/2", "5/2", "حبر")))
    )
    bank, cost = found.accounts
    assert (bank.path, bank.kind, bank.use, bank.code) == (
        "الأصول:المصرف· الرئيسي",
        AccountKind.ASSET,
        AccountUse.BANK,
        "1105",
    )
    assert (cost.path, cost.kind) == ("مصروفات", AccountKind.EXPENSE)
    (only,) = found.transactions
    assert (only.day, only.code, only.description) == (dt.date(2025, 3, 15), "7", "شراء")
    assert [(p.minor, p.base_minor, p.memo) for p in only.postings] == [
        (-2500, -2500, ""),
        (2500, 2500, "حبر"),
    ]


def test_the_day_that_was_meant_comes_before_the_moment(read):
    slot = (
        "<trn:slots><slot><slot:key>date-posted</slot:key>"
        '<slot:value type="gdate"><gdate>2025-03-16</gdate></slot:value></slot></trn:slots>'
    )
    text = transaction(("bank", "1/1", "1/1", ""), ("x", "-1/1", "-1/1", ""))
    found = read(book(text.replace("<trn:splits>", slot + "<trn:splits>")))
    assert found.transactions[0].day == dt.date(2025, 3, 16)


@given(cents=st.integers(1, 10**7), dinars=st.integers(1, 10**9))
def test_an_exchange_is_worth_what_was_paid(tmp_path_factory, cents, dinars):
    """Dollars bought with dinars, written in either currency: the same postings, summing to zero."""
    path = tmp_path_factory.mktemp("gc") / "b.gnucash"
    usd, lyd = f"{cents}/100", f"{dinars}/1000"
    for unit, one, other in (("LYD", lyd, lyd), ("USD", usd, usd)):
        path.write_text(
            book(
                transaction(("usd", one, usd, ""), ("bank", f"-{other}", f"-{lyd}", ""), unit=unit)
            )
        )
        (only,) = read_gnucash(path, base=LYD).transactions
        dollars, paid = only.postings
        assert (dollars.minor, dollars.currency, dollars.base_minor) == (cents, "USD", dinars)
        assert dollars.cost.minor == dinars
        assert (paid.minor, paid.base_minor, paid.cost) == (-dinars, -dinars, None)


def test_a_foreign_transaction_without_a_rate_is_said_not_guessed(read):
    found = read(
        book(transaction(("usd", "1/1", "1/1", ""), ("usd", "-1/1", "-1/1", ""), unit="USD"))
    )
    (need,) = found.needs_rate
    assert (need.line_number, need.currencies) == (1, ("USD",))


def test_shares_keep_their_worth_and_say_how_many(read):
    found = read(book(transaction(("shares", "90/1", "30/1", ""), ("bank", "-90/1", "-90/1", ""))))
    shares = found.transactions[0].postings[0]
    assert (shares.minor, shares.currency, shares.memo) == (90_000, "LYD", "30")


def test_what_is_only_planned_is_passed_over(read):
    template = transaction(("nowhere", "1/1", "1/1", ""), ("x", "-1/1", "-1/1", ""))
    planned = f"<gnc:template-transactions>{account('t', 'T', 'BANK')}{template}</gnc:template-transactions>"
    assert read(book(planned)).count == 0


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("<html/>", "gnucash-not-a-book"),
        ("", "gnucash-not-a-book"),
        (book()[:-20], "gnucash-not-a-book"),
        (b"\x1f\x8bnot really packed", "gnucash-not-a-book"),
        (gzip.compress(book().encode())[:-12], "gnucash-not-a-book"),
        (b"SQLite format 3\x00rest", "gnucash-database"),
        (book(before='<!DOCTYPE x [<!ENTITY a "b">]>'), "gnucash-not-a-book"),
        (
            book(transaction(("bank", "1/1", "1/1", ""), ("x", "-2/1", "-2/1", ""))),
            "gnucash-unbalanced",
        ),
        (book(transaction(("bank", "1/10000", "1/10000", ""))), "gnucash-amount"),
        (book(transaction(("bank", "1/0", "1/0", ""))), "gnucash-amount"),
        (book(transaction(("bank", "ten", "1/1", ""))), "gnucash-amount"),
        (book(transaction(("gone", "1/1", "1/1", ""))), "gnucash-account"),
        (
            book(account("odd", "O", "HAMSTER"), transaction(("odd", "1/1", "1/1", ""))),
            "gnucash-account",
        ),
        (book(transaction(("bank", "1/1", "1/1", ""), day="2025-02-31")), "gnucash-day"),
        (book(transaction(("bank", "1/1", "1/1", ""), unit="XXY")), "unknown-currency"),
    ],
)
def test_what_cannot_be_understood_is_a_sentence(read, text, key):
    assert refused(read, text) == key


def test_accounts_that_stand_in_a_circle_end(read):
    circle = account("p", "P", "ASSET", parent="q") + account("q", "Q", "ASSET", parent="p")
    text = book(circle, transaction(("p", "1/1", "1/1", ""), ("x", "-1/1", "-1/1", "")))
    assert refused(read, text) == "gnucash-account"


def test_packing_cannot_claim_the_memory(read, monkeypatch):
    monkeypatch.setattr(source, "LARGEST_UNPACKED", 100_000)
    bomb = gzip.compress(book(" " * 1_000_000).encode())
    assert refused(read, bomb) == "table-too-large"


def test_the_packed_book_is_the_plain_one(read):
    text = book(transaction(("bank", "-1/8", "-1/8", ""), ("x", "1/8", "1/8", "")))
    assert read(gzip.compress(text.encode())) == read(text)
    assert our_balances(read(text)) == {
        ("الأصول:المصرف· الرئيسي", "LYD"): Decimal("-0.125"),
        ("مصروفات", "LYD"): Decimal("0.125"),
    }
