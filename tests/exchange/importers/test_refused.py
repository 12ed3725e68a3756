"""Whatever is not understood is named with its line, and nothing comes back."""

from __future__ import annotations

import pytest

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.exchange.importers.ledger_journal.reader import read_journal

HEAD = "2025-03-15 rent\n    a  5 LYD\n    b\n\n"
PAIR = "2025-03-15 rent\n    a  {}\n    b\n"

REFUSED = [
    ("= expenses\n    (x)  1 LYD\n", "journal-automated", 5),
    ("~ monthly\n    a  1 LYD\n    b\n", "journal-periodic", 5),
    ("python\n", "journal-directive-not-understood", 5),
    ("bucket a\n", "journal-directive-not-understood", 5),
    ("apply tag x\n", "journal-directive-not-understood", 5),
    ("end apply account\n", "journal-directive-not-understood", 5),
    ("account x\n    eval 1\n", "journal-directive-not-understood", 6),
    ("commodity LYD 1,000.000\n    rubbish\n", "journal-directive-not-understood", 6),
    ("decimal-mark x\n", "journal-directive-not-understood", 5),
    ("D rubbish\n", "journal-directive-not-understood", 5),
    ("P 2025/1/1 EUR\n", "journal-directive-not-understood", 5),
    ("alias a\n", "journal-directive-not-understood", 5),
    ("alias /^a/ = b\n", "journal-alias-pattern", 5),
    ("account x  ; type: Q\n", "journal-account-type", 5),
    ("    a  5 LYD\n", "journal-not-understood", 5),
    ("include other.ledger\n", "journal-include-refused", 5),
    ("2025/02/30 x\n", "journal-date-not-understood", 5),
    ("2025/02-03 x\n", "journal-date-not-understood", 5),
    ("2025 x\n", "journal-date-not-understood", 5),
    ("Y 20\n", "journal-date-not-understood", 5),
    ("3/15 x\n", "journal-date-without-year", 5),
    ("2025-03-15 x\n    a  5 LYD ; date:2025-04-01\n    b\n", "journal-posting-date", 6),
    ("2025-03-15 x\n    a  5 LYD\n    ; [2025-04-01]\n    b\n", "journal-posting-date", 7),
    (PAIR.format("(5 * 3)"), "journal-amount-not-understood", 6),
    (PAIR.format("5 LYD 7"), "journal-amount-not-understood", 6),
    (PAIR.format("$5 USD"), "journal-amount-not-understood", 6),
    (PAIR.format("--5 LYD"), "journal-amount-not-understood", 6),
    (PAIR.format("1,00,0 LYD"), "journal-amount-not-understood", 6),
    (PAIR.format("1.2.3,4 LYD"), "journal-amount-not-understood", 6),
    (PAIR.format("1E3 LYD"), "journal-unknown-commodity", 6),
    (PAIR.format("5 LYD @"), "journal-amount-not-understood", 6),
    (PAIR.format("5 LYD @ 2"), "journal-no-currency", 6),
    (PAIR.format("5 LYD {2 USD"), "journal-amount-not-understood", 6),
    (PAIR.format("5 LYD = x"), "journal-amount-not-understood", 6),
    (PAIR.format("5 EUR {$1.10} @ $1.20"), "journal-two-prices", 6),
    (PAIR.format("1,000 LYD"), "journal-amount-ambiguous", 6),
    (PAIR.format("1.2345 LYD"), "journal-too-many-decimals", 6),
    (PAIR.format("$1.005"), "journal-too-many-decimals", 6),
    (PAIR.format("1.5 JPY"), "journal-too-many-decimals", 6),
    (PAIR.format("5"), "journal-no-currency", 6),
    (PAIR.format("5 AAPL"), "journal-unknown-commodity", 6),
    (PAIR.format('5 "tins of milk"'), "journal-unknown-commodity", 6),
    (PAIR.format("9999999999999999999 LYD"), "journal-number-too-long", 6),
    (PAIR.format("9" * 41 + " LYD"), "journal-number-too-long", 6),
    ("2025-03-15 x\n    a:  5 LYD\n    b\n", "journal-account-not-understood", 6),
    ("2025-03-15 x\n    a\u202eb  5 LYD\n    b\n", "journal-hidden-character", 6),
    ("2025-03-15 x\n    a $5.00\n    b  $5.00\n", "journal-two-spaces", 6),
    ("2025-03-15 x\n    a 5 LYD\n    b  5 LYD\n", "journal-two-spaces", 6),
    ("2025-03-15 x\n    a ; why\n    b  5 LYD\n", "journal-two-spaces", 6),
    ("2025-03-15 x\n    a\n    b  5 LYD\n    c\n", "journal-two-amounts-missing", 8),
    ("2025-03-15 x\n    a  5 LYD\n    b  -4.999 LYD\n", "journal-unbalanced", 5),
    ("2025-03-15 x\n    a  5 LYD\n", "journal-unbalanced", 5),
    ("2025-03-15 x\n    a  5 LYD\n    b  5 USD\n", "journal-unbalanced", 5),
    ("2025-03-15 x\n    a  10 EUR @ $1.20\n    b  $-12.01\n", "journal-unbalanced", 5),
    ("2025-03-15 x\n    a  5 LYD\n    b\n    [c]  1 LYD\n", "journal-unbalanced", 5),
    ("2025-03-15 x\n    a  5 LYD\n    b\n    (c)  1 LYD\n", "journal-unbalanced-virtual", 8),
    ("2025-03-15 x\n    a  1 LYD = 7 LYD\n    b\n", "journal-assertion-failed", 6),
    ("2025-03-15 x\n    a  $1 == $1\n    b\n", "journal-assertion-failed", 6),
    ("2025-03-15 x\n    a:b  1 LYD =* 2 LYD\n    b\n", "journal-assertion-failed", 6),
    ("2025-03-15 x\n    a  1 LYD = 0\n    b\n", "journal-assertion-failed", 6),
]


@pytest.mark.parametrize(("text", "key", "line"), REFUSED, ids=lambda value: str(value)[:30])
def test_refused_by_line(text, key, line):
    with pytest.raises(UserError) as refusal:
        read_journal(HEAD + text)
    assert (refusal.value.key, refusal.value.fields["line"]) == (key, line)
    assert refusal.value.fields["file"] == "journal"


def test_a_difference_is_stated_to_the_unit():
    with pytest.raises(UserError) as refusal:
        read_journal("2025-03-15 x\n    a  5 LYD\n    b  -4.999 LYD\n")
    assert refusal.value.fields["difference"] == "0.001 LYD"


def test_an_assertion_says_what_was_expected_and_what_is():
    with pytest.raises(UserError) as refusal:
        read_journal(HEAD + "2025-03-16 x\n    a  1 LYD = 7 LYD\n    b\n")
    told = {name: refusal.value.fields[name] for name in ("account", "expected", "actual")}
    assert told == {"account": "a", "expected": "7.000 LYD", "actual": "6.000 LYD"}


def test_a_currency_may_be_given_for_bare_amounts():
    book = read_journal(PAIR.format("5"), default_currency=currency_of("LYD"))
    assert [posting.minor for posting in book.transactions[0].postings] == [5000, -5000]


def test_too_many_aliases():
    with pytest.raises(UserError) as refusal:
        read_journal("alias a = b\n" * 251)
    assert (refusal.value.key, refusal.value.fields["line"]) == ("journal-too-many-aliases", 251)
