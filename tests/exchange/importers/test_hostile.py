"""Whatever is thrown at the reader, it answers with a book or a sentence, and soon."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.imported import ImportedJournal
from desktop.exchange.importers.ledger_journal.reader import read_journal
from desktop.text.errors import SENTENCES

PIECES = st.sampled_from(
    [
        "2025-01-02", "2025/1/2=1/3", "1/2", "*", "!", "(c)", "|", "x", " ", "  ", "    ", "\t", "\n",
        "\n    ", "\n  ; ", ";", ":", "a:b", "[a]", "(a)", "5 LYD", "-5 LYD", "$5.00", "$", "5", "-",
        "1,000", "1.5.5", "٥٫٥", "د.ل", '"', '"a;b"', "@", "@@", "(@)", "{", "}", "{$1}", "{{", "=", "==",
        "=*", "account ", "commodity ", "  format ", "alias ", "D ", "P ", "Y", "Y2025", "year ",
        "apply account ", "end apply account", "end", "include ", "decimal-mark ", "comment", "end comment",
        "tag ", "payee ", "type: A", "date:", "[2025]", "[1/2]", "~", "0", "\u202e", "\x00", "\r", "²", ",",
        "\u2028", "!end", "@", "!", "N", "end aliases", "default", "   alias",
    ]
)  # fmt: skip
SKELETON = "commodity $1,000.00\naccount a  ; type: A\nP 2025/1/1 EUR $1.1\n2025-01-02 * (c) x ; t: v\n  a:b  10 EUR @ $1.1 = 10 EUR\n  ; k: v\n  [c]  $1.00\n  [d]\n  e  {z}\n"


def answer(source):
    """A book, or the sentence that refuses it, filled in; any other exception fails the test."""
    try:
        return read_journal(source, default_currency=currency_of("LYD"))
    except UserError as refusal:
        return SENTENCES[refusal.key].format(**refusal.fields)


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=400)
def test_pieces_in_any_order(text):
    assert answer(text)


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_any_text(text):
    assert answer(text)


@given(st.binary(max_size=200))
def test_any_bytes(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("bytes") / "book.ledger"
    path.write_bytes(raw)
    assert answer(path)


@given(st.integers(0, len(SKELETON)), st.integers(0, 4), st.lists(PIECES, max_size=3).map("".join))
@settings(max_examples=400)
def test_a_good_book_with_one_wound(place, cut, piece):
    text = SKELETON.replace("{z}", "")
    assert isinstance(answer(text), ImportedJournal)
    assert answer(text[:place] + piece + text[place + cut :])


def test_books_made_to_be_slow_are_not():
    started = time.process_time()
    answer("2025-01-02 x\n  a  5 LYD\n  b\n" + "  ; a: b, c: d\n" * 50_000)
    answer("2025-01-02 x\n" + "".join(f"  a{n}  {n} LYD\n" for n in range(20_000)) + "  b\n")
    answer("".join(f"2025-01-02 x\n  a:{n}  5 LYD =* 5 LYD\n  b\n" for n in range(10_000)))
    answer("2025-01-02 x\n  a  " + "1 " * 4000 + "\n")
    answer("2025-01-02 x\n  " + "a " * 4000 + "\n")
    answer("2025-01-02 x\n  " + "a:" * 4000 + "\n")
    answer("2025-01-02 x ; " + "a:b, " * 1500 + ":" * 400)
    answer("P " + "1 " * 4000)
    answer("".join(f"2025-01-02 x\n  a{' 5' * 200} {n}\n  b  5 LYD\n" for n in range(1000)))
    answer(
        "".join(f"alias {'a' * n} = {'a' * (n + 1)}\n" for n in range(1, 250))
        + "2025-01-02 x\n  a  5 LYD\n  b\n"
    )
    assert time.process_time() - started < 15
