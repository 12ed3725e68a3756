"""The sample's grants tell the same as what was posted."""

import datetime as dt

import pytest

from desktop.services.ledger.grants.figures import list_grants
from desktop.services.trust.verify_book import verify_book
from desktop.store.queries.fund_money import spent_between, spent_so_far
from desktop.store.queries.masters import load_fund_lines, load_funds
from tests.books_made import new_sample


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    made = new_sample(tmp_path_factory.mktemp("sample") / "s")
    yield made
    made.close()


def test_every_instalment_that_came_in_stands_at_its_grant(session):
    found = list_grants(session.book, session.by, dt.date(2025, 12, 31))
    assert [each.grant.code for each in found] == [
        "BEN-01", "CIV-01", "EU-01", "GIZ-01", "MOE-01", "TEL-01", "UNDP-01",
    ]  # fmt: skip
    for figures in found:
        due = [each for each in figures.grant.tranches if each.due <= figures.last_day]
        received = [figures.received_for(each) for each in due]
        assert all(received), figures.grant.code
        assert [each.amount for each in due] == [sum(r.foreign for r in got) for got in received]


def test_what_is_left_by_the_statement_is_what_the_fund_holds(session):
    for day in (dt.date(2024, 12, 31), dt.date(2025, 6, 30), dt.date(2025, 12, 31)):
        for figures in list_grants(session.book, session.by, day):
            assert figures.unspent == figures.holds, (figures.grant.code, day)
            assert figures.spent.get(None, 0) == 0, "every cost stands on a line"


def test_nothing_was_spent_outside_a_grant_or_past_its_bar(session):
    for figures in list_grants(session.book, session.by, dt.date(2025, 12, 31)):
        assert figures.total_spent <= figures.worth
    assert verify_book(session.book, session.by).findings == ()


def test_kept_totals_tell_the_same_spending_as_the_lines(session):
    with session.book.inspect() as conn:
        lines = load_fund_lines(conn).values()
        for fund_id in load_funds(conn):
            own = [each.id for each in lines if each.fund_id == fund_id]
            told = spent_between(conn, fund_id, dt.date(2000, 1, 1), dt.date(2100, 1, 1))
            assert spent_so_far(conn, fund_id, own) == {k: v for k, v in told.items() if v}
