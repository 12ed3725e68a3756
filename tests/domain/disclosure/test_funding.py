"""Sources of funding: bodies by name, persons by number, nothing lost on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.currency import currency_of
from desktop.domain.disclosure.funding import (
    NAMED,
    FundingSource,
    funding_lines,
    split_by_currency,
)
from desktop.domain.ledger.dimensions import Partner, PartnerKind
from tests.domain.ledger.statements.books import ACCOUNTS

LYD, USD = currency_of("LYD"), currency_of("USD")
PARTNERS = [
    Partner(number, f"P{number}", f"جهة {number}", f"Partner {number}", kind, True)
    for number, kind in enumerate(list(PartnerKind) * 3)
]
SOURCES = st.lists(
    st.builds(
        FundingSource,
        st.sampled_from([account for account in ACCOUNTS if account.code.startswith("4")]),
        st.sampled_from([None, *PARTNERS]),
        st.integers(-(10**6), 10**9),
        st.sampled_from([LYD, USD]),
        st.integers(-(10**6), 10**9),
    ),
    max_size=30,
)


@given(SOURCES)
def test_nothing_is_lost_and_no_person_is_named(sources):
    lines = funding_lines(sources)
    assert sum(line.amount for line in lines) == sum(source.amount for source in sources)
    assert all(line.partner.kind in NAMED for line in lines if line.partner is not None)
    assert [line.amount for line in lines] == sorted((x.amount for x in lines), reverse=True)
    keys = [(x.account.id, x.partner and x.partner.id, x.kind, x.currency.code) for x in lines]
    assert len(keys) == len(set(keys))


@given(SOURCES)
def test_foreign_currencies_stand_apart(sources):
    lines = funding_lines(sources)
    home, foreign = split_by_currency(lines, LYD)
    assert {line.currency for line in home} <= {LYD}
    assert LYD not in {line.currency for line in foreign}
    assert sorted(map(id, home + foreign)) == sorted(map(id, lines))


def test_persons_of_one_kind_are_counted_once_each():
    members = [partner for partner in PARTNERS if partner.kind is PartnerKind.MEMBER]
    dues = next(account for account in ACCOUNTS if account.code == "41")
    sources = [FundingSource(dues, member, 100, LYD, 100) for member in [*members, members[0]]]
    (line,) = funding_lines(sources)
    assert (line.partner, line.kind, line.count, line.amount) == (
        None,
        PartnerKind.MEMBER,
        len(members),
        100 * len(sources),
    )
