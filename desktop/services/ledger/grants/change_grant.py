"""Carry an agreement on: what is met, approved, sent, added, extended and closed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.domain.ledger.grants.agreement import (
    GrantStatus,
    NewGrantLine,
    NewTranche,
    check_condition,
    check_period,
    check_report_day,
    check_sums,
)
from desktop.domain.ledger.grants.grant import Grant
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.grants import writing
from desktop.services.ledger.grants.add_grant import clean_hold
from desktop.store.book import Book
from desktop.store.tables import grants as t


def enter_approval(
    book: Book, by: Acting, code: str, *, authority: str, number: str, day: dt.date
) -> None:
    """Enter the approval that lifts the bar against spending, from `day` on.

    Raises UserError `grant-missing`, `grant-no-hold` or `grant-approval-number`.
    """
    with book.begin(by, Act.MANAGE_GRANTS) as tx:
        grant = writing.grant_of(tx, code)
        if grant.hold is None:
            raise UserError("grant-no-hold", grant=grant.code)
        hold = clean_hold(replace(grant.hold, authority=authority, number=number, approved=day))
        tx.update(
            t.grant_agreement,
            grant.id,
            approval_authority=hold.authority,
            approval_number=hold.number,
            approval_day=hold.approved,
        )


def meet_condition(book: Book, by: Acting, code: str, number: int, day: dt.date | None) -> None:
    """Say on which day a condition was met (None: it is not met after all).

    Raises UserError `grant-missing` or `grant-condition-unknown`.
    """
    with book.begin(by, Act.MANAGE_GRANTS) as tx:
        grant = writing.grant_of(tx, code)
        check_condition(grant.code, number, len(grant.conditions))
        tx.update(t.grant_condition, grant.conditions[number - 1].id, met_day=day)


def send_report(book: Book, by: Acting, code: str, due: dt.date, sent: dt.date) -> None:
    """Say that the report due on `due` was sent; raises UserError `grant-report-missing`."""
    with book.begin(by, Act.MANAGE_GRANTS) as tx:
        grant = writing.grant_of(tx, code)
        found = next((each for each in grant.reports if each.due == due), None)
        if found is None:
            raise UserError("grant-report-missing", grant=grant.code, day=due)
        tx.update(t.grant_report, found.id, sent_day=sent)


def add_tranche(book: Book, by: Acting, code: str, new: NewTranche) -> int:
    """Add an instalment and return its number.

    Raises UserError `grant-missing`, `grant-condition-unknown`, `grant-tranche-amount` or
    `grant-tranches-beyond`.
    """
    with book.begin(by, Act.MANAGE_GRANTS) as tx:
        grant = _active(writing.grant_of(tx, code))
        check_condition(grant.code, new.condition, len(grant.conditions))
        _check(grant, tranches=[*(each.amount for each in grant.tranches), new.amount])
        depends = None if new.condition is None else grant.conditions[new.condition - 1].id
        number = len(grant.tranches) + 1
        writing.write_tranche(tx, grant.id, number, new, depends)
        return number


def change_tranche(book: Book, by: Acting, code: str, number: int, new: NewTranche) -> None:
    """Change what is due when; raises UserError as `add_tranche`, or `grant-tranche-missing`."""
    with book.begin(by, Act.MANAGE_GRANTS) as tx:
        grant = _active(writing.grant_of(tx, code))
        check_condition(grant.code, new.condition, len(grant.conditions))
        if not 1 <= number <= len(grant.tranches):
            raise UserError("grant-tranche-missing", grant=grant.code, number=number)
        amounts = [each.amount for each in grant.tranches]
        amounts[number - 1] = new.amount
        _check(grant, tranches=amounts)
        tx.update(
            t.grant_tranche,
            grant.tranches[number - 1].id,
            due_day=new.due,
            amount=new.amount,
            condition_id=None if new.condition is None else grant.conditions[new.condition - 1].id,
        )


def add_line(book: Book, by: Acting, code: str, new: NewGrantLine) -> int:
    """Add a line of the donor's budget and return its id.

    Raises UserError `grant-missing`, `grant-line-amount`, `grant-lines-beyond`, or as
    `writing.write_line` does.
    """
    with book.begin(by, Act.MANAGE_GRANTS) as tx:
        grant = _active(writing.grant_of(tx, code))
        _check(grant, lines=[*(each.amount for each in grant.lines), new.amount])
        return writing.write_line(tx, grant.code, grant.id, grant.fund_id, new)


def add_condition(book: Book, by: Acting, code: str, text: str) -> int:
    """Add a condition and return its number; raises UserError `grant-condition-empty`."""
    with book.begin(by, Act.MANAGE_GRANTS) as tx:
        grant = _active(writing.grant_of(tx, code))
        number = len(grant.conditions) + 1
        writing.write_condition(tx, grant.id, number, text)
        return number


def add_report(book: Book, by: Acting, code: str, due: dt.date) -> None:
    """Add a day on which a report is due.

    Raises UserError `grant-missing`, `grant-report-day` or `grant-report-taken`.
    """
    with book.begin(by, Act.MANAGE_GRANTS) as tx:
        grant = _active(writing.grant_of(tx, code))
        check_report_day(grant.code, due, grant.first_day)
        writing.write_report(tx, grant.code, grant.id, due)


def extend_grant(book: Book, by: Acting, code: str, *, amount: int, last_day: dt.date) -> None:
    """Change the amount and the last eligible day, as an addendum to the agreement does.

    Raises UserError `grant-missing`, `grant-amount`, `grant-period`, `grant-tranches-beyond` or
    `grant-lines-beyond`.
    """
    with book.begin(by, Act.MANAGE_GRANTS) as tx:
        grant = _active(writing.grant_of(tx, code))
        if not 0 < amount <= LARGEST_AMOUNT:
            raise UserError("grant-amount", grant=grant.code)
        check_period(grant.code, grant.first_day, last_day)
        _check(
            replace(grant, amount=amount),
            tranches=[each.amount for each in grant.tranches],
            lines=[each.amount for each in grant.lines],
        )
        tx.update(t.grant_agreement, grant.id, amount=amount, last_day=last_day)


def close_grant(book: Book, by: Acting, code: str, *, reopen: bool = False) -> None:
    """Close a grant that is over, or open it again; raises UserError `grant-missing`."""
    with book.begin(by, Act.MANAGE_GRANTS) as tx:
        grant = writing.grant_of(tx, code)
        status = GrantStatus.ACTIVE if reopen else GrantStatus.CLOSED
        if grant.status is not status:
            tx.update(t.grant_agreement, grant.id, status=status)


def _active(grant: Grant) -> Grant:
    if grant.status is GrantStatus.CLOSED:
        raise UserError("grant-closed", grant=grant.code)
    return grant


def _check(
    grant: Grant, *, tranches: list[int] | None = None, lines: list[int] | None = None
) -> None:
    check_sums(grant.code, grant.currency, grant.amount, tranches or [], lines or [])
