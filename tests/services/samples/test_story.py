"""The story of the sample organisation, before it is in a book: whole, plausible, always the same."""

import hashlib
import json
import re
from collections import Counter, defaultdict

import pytest

from desktop.domain.ledger.entry import Series
from desktop.services.samples.dice import Dice
from desktop.services.samples.exchange import average_rate, in_dirhams
from desktop.services.samples.facts import GENERAL, load_facts
from desktop.services.samples.story import tell
from desktop.services.samples.till import CASH, CURRENCY_BANKS, Till
from desktop.services.samples.world import FIRST_DAY, LAST_DAY

TOLD = "7f91acbc026f0e46cac54e700cc5c1933209d6db50271422392b222c00b62b21"

FACTS = load_facts()
STORY = tell(FACTS)


def told_again():
    said = [
        [
            entry.day.isoformat(),
            entry.series.value,
            entry.narration,
            entry.reference,
            entry.reverses,
            [
                [
                    line.account,
                    line.amount,
                    line.fund,
                    line.project,
                    line.partner,
                    line.memo,
                    None
                    if line.foreign is None
                    else [line.foreign.currency, line.foreign.amount, line.foreign.rate],
                ]
                for line in entry.lines
            ],
        ]
        for entry in tell(load_facts())
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def test_the_story_is_the_same_on_every_machine():
    assert told_again() == TOLD


def test_the_dice_fall_as_published():
    """The first draws of SplitMix64 for the seed 1234567, from its authors' reference program."""
    dice = Dice(1234567)
    drawn = [dice.below(2**64) for _ in range(5)]
    assert drawn == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]


def test_about_two_thousand_entries_in_order_of_day():
    assert 1_900 <= len(STORY) <= 2_100
    days = [entry.day for entry in STORY]
    assert days == sorted(days)
    assert (days[0], days[-1]) == (FIRST_DAY, LAST_DAY)
    kinds = Counter(entry.series for entry in STORY)
    for series, least in {
        Series.OPENING: 3,
        Series.RECEIPT: 150,
        Series.PAYMENT: 900,
        Series.TRANSFER: 100,
        Series.JOURNAL: 150,
        Series.DUES: 200,
    }.items():
        assert kinds[series] >= least, series
    assert sum(entry.reverses is not None for entry in STORY) == 3
    assert len({line.partner for entry in STORY for line in entry.lines}) > 90


def test_every_entry_balances_in_every_fund():
    for entry in STORY:
        sums = Counter()
        for line in entry.lines:
            assert line.amount
            sums[line.fund] += line.amount
        assert len(entry.lines) >= 2
        assert not any(sums.values()), entry


def test_no_fund_spends_cash_that_it_does_not_have():
    base, foreign = Counter(), Counter()
    for entry in STORY:
        for line in entry.lines:
            if line.account in CASH:
                base[line.account, line.fund] += line.amount
                if line.account in CURRENCY_BANKS.values():
                    foreign[line.account, line.fund] += line.foreign.amount
        assert min(base.values()) >= 0, entry
        assert min(foreign.values(), default=0) >= 0, entry
    for key, cents in foreign.items():
        assert cents or not base[key], "no dinars stay behind when the currency is gone"


def test_currency_stands_at_the_rate_of_the_last_day():
    base, foreign = Counter(), Counter()
    for entry in STORY:
        for line in entry.lines:
            if line.account in CURRENCY_BANKS.values():
                base[line.account] += line.amount
                foreign[line.account, line.fund] += line.foreign.amount
    codes = {account: code for code, account in CURRENCY_BANKS.items()}
    worth = Counter()
    for (account, _), cents in foreign.items():
        worth[account] += in_dirhams(cents, FACTS.rate(codes[account], LAST_DAY))
    assert worth == base
    assert all(base.values())


def test_grants_are_spent_on_their_own_projects_and_purposes():
    funds = {each.fund.code: each for each in FACTS.funds}
    projects = defaultdict(set)
    for entry in STORY:
        for line in entry.lines:
            if line.project is not None:
                projects[line.project].add(line.fund)
            if line.fund == GENERAL:
                continue
            if line.account.startswith("5"):
                assert line.account in FACTS.purposes, entry
            if line.project is not None:
                assert line.project in funds[line.fund].projects, entry
                project = FACTS.projects[line.project]
                assert project.first_day <= entry.day, entry
    assert len(projects) == 12
    assert all(len(paid_by) == 1 for paid_by in projects.values())


def test_restricted_funds_keep_a_realistic_rest():
    net, came = Counter(), Counter()
    for entry in STORY:
        for line in entry.lines:
            if line.account[0] in "345":
                net[line.fund] -= line.amount
            if line.account.startswith("43"):
                came[line.fund] -= line.amount
    for fund in FACTS.funds:
        if fund.tranches:
            code = fund.fund.code
            assert 0 < net[code] * 100 < came[code] * 40, (code, net[code], came[code])


def test_a_small_foundation_spends_one_and_a_half_to_three_million_a_year():
    sums = Counter()
    for entry in STORY:
        for line in entry.lines:
            if line.account[0] in "45":
                sums[entry.day.year, line.account[0]] += line.amount
    for year in (2024, 2025):
        assert 1_500_000_000 <= -sums[year, "4"] <= 3_000_000_000
        assert 1_250_000_000 <= sums[year, "5"] <= 3_000_000_000
    odd = sum(line.amount % 1000 != 0 for entry in STORY for line in entry.lines)
    assert odd > 500


def test_reversals_mirror_what_they_name():
    for entry in STORY:
        if entry.reverses is None:
            continue
        wrong = STORY[entry.reverses]
        assert wrong.day < entry.day
        assert wrong.series is entry.series
        mirror = [(line.account, -line.amount, line.fund, line.project) for line in wrong.lines]
        assert [
            (line.account, line.amount, line.fund, line.project) for line in entry.lines
        ] == mirror


def test_narrations_are_arabic_and_never_repeat():
    said = [entry.narration for entry in STORY]
    assert len(set(said)) == len(said)
    assert all(re.search("[\u0621-\u064a]{3}", text) for text in said)
    assert not any("{" in text or "  " in text or "\u0640" in text for text in said)
    numbered = sum(bool(re.search(r"\(\d+\)$|الدفعة \d+$", text)) for text in said)
    assert numbered < len(said) // 50
    cheques = [entry.reference for entry in STORY if entry.reference.startswith("شيك")]
    assert len(set(cheques)) == len(cheques) - 3  # a reversal repeats the cheque that it takes back
    assert all(re.fullmatch(r"شيك \d{6}", each) for each in cheques)


def test_the_endowment_itself_is_never_spent():
    yielded = spent = 0
    for entry in STORY:
        for line in entry.lines:
            if line.fund == "WAQF-01":
                yielded -= line.amount * (line.account == "4513")
                spent += line.amount * line.account.startswith("5")
                assert spent <= yielded


def test_the_till_refuses_an_overdraft():
    till = Till()
    line = next(line for entry in STORY for line in entry.lines if line.account == "1121")
    till.take([line])
    assert till.holds("1121", line.fund) == line.amount == till.all_of(line.fund)
    more = type(line)("1121", -line.amount - 1, line.fund)
    with pytest.raises(ValueError, match="overdrawn"):
        till.take([more])


def test_money_is_exchanged_exactly():
    assert in_dirhams(6_995_500, "5.2120") == 364_605_460
    assert in_dirhams(1, "0.05") == 0
    assert in_dirhams(1, "0.15") == 2
    assert average_rate(364_605_460, 6_995_500) == "5.212"
