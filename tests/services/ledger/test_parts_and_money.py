"""Statements of branches, projects and money, read from a real book and counted again by hand."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.dimensions import NewBranch
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.ledger.statements.basis import Basis
from desktop.services.ledger.add_masters import add_branch
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.reports.registry import make_report
from desktop.services.ledger.reports.report import Asked
from desktop.services.ledger.statements import drill_lines, drill_totals, yearly_statement
from tests.books_made import new_book, with_masters

MARCH = dt.date(2025, 3, 15)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    session = new_book(tmp_path_factory.mktemp("parts"))
    made = with_masters(session)
    ids = [
        add_branch(session.book, session.by, NewBranch(code, name, code))
        for code, name in (("TIP", "طرابلس"), ("BEN", "بنغازي"))
    ]
    tip, ben = ({"branch_id": each} for each in ids)

    def post(*lines, **more):
        """Post lines given as (account, amount, branch or None[, project])."""
        entry = tuple(
            made.line(account, amount, "GEN", *project, **(branch or {}))
            for account, amount, branch, *project in lines
        )
        made_entry(made, entry, **more)

    post(
        ("1121", 10_000, tip),
        ("3111", -10_000, tip),
        series=Series.OPENING,
        day=dt.date(2025, 1, 1),
    )
    post(("1121", 5_000, tip), ("4211", -5_000, tip, "P01"), series=Series.RECEIPT)
    post(("1111", 2_000, ben), ("1121", -2_000, tip), series=Series.TRANSFER)
    post(("5113", 700, ben, "P01"), ("1111", -700, ben), series=Series.PAYMENT)
    post(("5212", 90, None), ("2111", -90, None))
    post(("2111", 40, None), ("1121", -40, tip), series=Series.PAYMENT)
    yield made
    session.close()


def made_entry(ledger, lines, *, day=MARCH, series=Series.JOURNAL):
    post_entry(ledger.session.book, ledger.session.by, NewEntry(day, series, "قيد", lines))


def report(ledger, name, **asked):
    session = ledger.session
    return make_report(session.book, session.by, name, Asked("2025", **asked))


def value(statement, key, at=0):
    return statement.row(key).cells[at]


def test_the_money_of_the_whole_book(ledger):
    made = report(ledger, "cash-flows")
    assert value(made, "cash-opened") == 10_000
    assert value(made, "net-change-in-cash") == 5_000 - 700 - 40
    assert value(made, "cash-at-end") == 14_260
    assert value(made, "cash-suppliers") == -40
    assert "cash-from-rest" not in {row.label.key for row in made.rows}


def test_the_money_of_a_branch_and_what_passed_to_it(ledger):
    made = report(ledger, "cash-flows", branch="BEN")
    assert [(part.kind, part.code) for part in made.parts] == [("branch", "BEN")]
    assert "part-of-book" in made.notes
    assert value(made, "cash-from-rest") == 2_000
    assert value(made, "net-change-in-cash") == 2_000 - 700
    assert value(made, "cash-at-end") == 1_300
    other = report(ledger, "receipts-and-payments", branch="TIP")
    assert value(other, "cash-from-rest") in {0, 2_040}
    assert value(other, "total-receipts") - value(other, "total-payments") == 5_000 - 2_040


def test_every_figure_leads_to_lines_that_make_it(ledger):
    session = ledger.session
    for name in ("cash-flows", "financial-position", "activities", "function"):
        for part in ({}, {"branch": "BEN"}, {"branch": "TIP"}, {"project": "P01"}):
            for row in report(ledger, name, **part).rows:
                for cell, drill in zip(row.cells, row.drills, strict=True):
                    if drill is not None:
                        _, debit, credit = drill_totals(session.book, session.by, drill)
                        assert abs(cell) == abs(debit - credit), (name, part, row.label)


def test_the_lines_across_from_money_leave_accruals_out(ledger):
    session = ledger.session
    made = report(ledger, "cash-flows")
    (drill,) = made.row("cash-suppliers").drills
    page = drill_lines(session.book, session.by, drill)
    assert [line.amount for line in page.rows] == [40]


def test_branches_make_the_whole(ledger):
    made = report(ledger, "position-by-branch")
    keys = [column.key for column in made.columns]
    assert keys == ["part-BEN", "part-TIP", "without", "eliminations", "total"]
    assert made.row("total-assets").cells == (1_300, 15_000, 0, -2_040, 14_260)
    owed = dict(zip(keys, made.row("due-from-rest").cells, strict=True))
    owing = dict(zip(keys, made.row("due-to-rest").cells, strict=True))
    assert (owing["part-BEN"], owed["part-TIP"]) == (2_000, 2_040)
    assert (owed["total"], owing["total"]) == (0, 0)
    whole = yearly_statement(ledger.session.book, ledger.session.by, "financial-position", "2025")
    assert made.row("total-assets").cells[-1] == value(whole, "total-assets")
    assert made.row("total-assets").cells == made.row("total-liabilities-and-net-assets").cells


def test_projects_make_the_whole(ledger):
    made = report(ledger, "activities-by-project")
    assert made.columns[0].key == "part-P01"
    assert made.row("total-income").cells == (5_000, 0, 0, 5_000)
    assert made.row("total-expenses").cells == (700, 90, 0, 790)
    one = report(ledger, "activities", project="P01")
    assert value(one, "surplus", 3) == 4_300


def test_the_basis_decides_which_statement_it_is(ledger):
    assert report(ledger, "activities", basis=Basis.CASH).key == "receipts-and-payments"
    assert report(ledger, "financial-position", basis=Basis.CASH).key == "assets-and-liabilities"
    assert report(ledger, "activities", basis=Basis.ACCRUAL).key == "activities"


@pytest.mark.parametrize("part", [{"branch": "XXX"}, {"project": "XXX"}])
def test_an_unknown_part_is_named_with_those_that_there_are(ledger, part):
    with pytest.raises(UserError, match="report-part-unknown") as caught:
        report(ledger, "activities", **part)
    assert caught.value.fields["known"]


def test_the_trend_is_of_the_whole_book(ledger):
    with pytest.raises(UserError, match="report-takes-not"):
        report(ledger, "trend", branch="BEN")
