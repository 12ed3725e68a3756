"""Suggestions are about equal money, use no line twice, and say why."""

import datetime as dt
import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.ledger.banks.matching import suggest
from desktop.domain.ledger.banks.reconciliation import BankLine, BookLine
from desktop.domain.ledger.banks.subset_sum import MOST_PARTS, Steps, subsets
from desktop.domain.ledger.banks.suggestion import Reason
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.voucher import PaymentMethod

FIRST = dt.date(2025, 3, 1)


def bank(number, day, amount, text="", reference=""):
    return BankLine(number, 1, FIRST + dt.timedelta(day), amount, text, reference, None)


def book(entry, day, amount, *marks, **more):
    day = FIRST + dt.timedelta(day)
    known = {"text": "", "marks": marks} | more
    return BookLine(entry, 1, day, amount, Series.PAYMENT, entry, "2025", **known)


def cheque(entry, day, amount, number):
    return book(entry, day, amount, number, cheque=number, method=PaymentMethod.CHEQUE)


amounts = st.sampled_from([5, 7, 12, 20, -5, -12])
banks = st.lists(st.tuples(st.integers(0, 30), amounts), max_size=12)


@settings(max_examples=200, deadline=None)
@given(banks, banks)
def test_every_suggestion_is_equal_money_and_no_line_is_in_two(left, right):
    lines = [bank(at, *each) for at, each in enumerate(left)]
    entries = [book(at, *each) for at, each in enumerate(right)]
    of_bank = {line.id: line.amount for line in lines}
    of_book = {line.key: line.amount for line in entries}
    found = suggest(lines, entries)
    for each in found:
        assert sum(of_bank.pop(one) for one in each.bank) == sum(
            of_book.pop(key) for key in each.book
        )
        assert min(len(each.bank), len(each.book)) == 1
        assert each.reasons
        assert 0 <= each.score <= 100
    assert [each.score for each in found] == sorted((e.score for e in found), reverse=True)
    assert suggest(lines, entries) == found


@given(st.lists(st.integers(1, 40), max_size=9), st.integers(1, 120))
def test_sums_are_found_whenever_there_are_any(values, total):
    found = subsets(values, total, Steps(10**6))
    every = [
        each
        for parts in range(2, MOST_PARTS + 1)
        for each in itertools.combinations(range(len(values)), parts)
        if sum(values[at] for at in each) == total
    ]
    assert bool(found) == bool(every)
    if found:
        assert sum(values[at] for at in found) == total
        assert len(found) == min(map(len, every))


def test_the_search_for_a_sum_ends():
    steps = Steps(1_000)
    assert subsets([2 * n + 2 for n in range(24)], 201, steps) == ()
    assert steps.left <= 0


def only(found):
    (one,) = found
    return one


def test_the_number_of_a_cheque_is_found_months_later_and_is_sure():
    found = only(suggest([bank(1, 100, -50, "CHQ 000123 paid")], [cheque(7, 0, -50, "123")]))
    assert (found.sure, found.mark) == (True, "123")
    assert found.reasons == (Reason.MARK, Reason.NEAR, Reason.ONLY_ONE)
    late = suggest([bank(1, 190, -50)], [cheque(7, 0, -50, "123")])
    assert late == ()


def test_another_cheque_of_the_same_amount_is_not_taken_for_it():
    cheques = [cheque(7, 0, -50, "123"), cheque(8, 0, -50, "124")]
    found = only(suggest([bank(1, 3, -50, "cheque 124")], cheques))
    assert (found.book, found.sure) == (((8, 1),), True)


def test_what_could_be_either_of_two_is_suggested_but_not_sure():
    found = only(suggest([bank(1, 3, 50)], [book(7, 1, 50), book(8, 4, 50)]))
    assert (found.book, found.sure) == (((8, 1),), False)


def test_equal_lines_of_one_day_are_sure_when_both_sides_have_as_many():
    three = [book(at, 2, 10) for at in range(3)]
    found = suggest([bank(at, 2, 10) for at in range(3)], three)
    assert [each.sure for each in found] == [True] * 3
    found = suggest([bank(at, 2, 10) for at in range(2)], three)
    assert [each.sure for each in found] == [False] * 2


def test_words_of_the_description_tell_two_equal_amounts_apart():
    entries = [book(7, 2, -50, text="إيجار المكتب"), book(8, 2, -50, text="كهرباء")]
    found = only(suggest([bank(1, 3, -50, "فاتورة الكهرباء")], entries))
    assert found.book == ((8, 1),)
    assert Reason.WORDS in found.reasons


def test_sums_stop_when_time_is_up():
    lines, entries = [bank(1, 3, 30)], [book(7, 3, 10), book(8, 3, 20)]
    assert only(suggest(lines, entries)).reasons == (Reason.SUM_OF_BOOK,)
    assert suggest(lines, entries, may_go_on=lambda: False) == ()


def test_what_is_sure_is_right_among_many_equal_amounts():
    dice = random.Random(1)
    entries = []
    for at in range(6_000):
        amount = dice.choice([10, 25, 50]) if dice.random() < 0.3 else dice.randrange(100, 90_000)
        made = cheque if dice.random() < 0.25 else book
        more = (str(10_000 + at),)
        entries.append(made(at, dice.randrange(365), -amount, *more))
    truth, lines = {}, []
    for number, entry in enumerate(dice.sample(entries, 300), 1):
        truth[number] = entry.key
        late = (entry.day - FIRST).days + dice.randrange(6)
        text = f"paid {entry.marks[0]}" if dice.random() < 0.5 else "paid"
        lines.append(bank(number, late, entry.amount, text))
    lines += [bank(900 + at, dice.randrange(365), -dice.randrange(90_000)) for at in range(60)]
    found = suggest(lines, entries, may_go_on=lambda: False)
    sure = [each for each in found if each.sure and each.bank[0] in truth]
    assert len(sure) > 200
    assert [each for each in sure if each.book != (truth[each.bank[0]],)] == []
