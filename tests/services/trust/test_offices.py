"""Permissions, offices and terms of a real book."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Role
from desktop.domain.trust.limits import Reason
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.change_roles import change_roles
from desktop.services.trust.officers import NewOfficer, list_officers
from desktop.services.trust.open_book import open_book
from desktop.services.trust.permissions import change_permission, permission_table
from desktop.services.trust.strength import LOWEST
from desktop.services.trust.verify_book import verify_book
from desktop.store.tables.officers import permission
from tests.books_made import PASSPHRASE, Clock, new_book

SECOND = "سماء وزيتون 9"


@pytest.fixture
def session(tmp_path):
    made = new_book(tmp_path)
    yield made
    made.close()


def add(session, *roles, code="O2", last_day=None):
    new = NewOfficer("سالم", "Salem", frozenset(roles), SECOND, code, last_day)
    return add_officer(session.book, session.by, new, passphrase=PASSPHRASE, strength=LOWEST)


def officer(session, code="O2"):
    return next(o for o in list_officers(session.book, session.by) if o.code == code)


def role_leaves(session):
    with session.book.inspect() as conn:
        rows = conn.exec_driver_sql(
            "SELECT fields FROM log_leaf WHERE kind = 'role' ORDER BY position"
        )
        return [row.fields for row in rows]


def test_a_permission_is_changed_logged_and_holds_from_the_next_opening(session, tmp_path):
    add(session, Role.SECRETARY)
    book, by = session.book, session.by
    change_permission(book, by, Role.SECRETARY, Act.APPROVE_ENTRY, allowed=False)
    change_permission(book, by, Role.SECRETARY, Act.WRITE_DRAFT, allowed=True)
    session.close()
    second = open_book(tmp_path / "book.sijill", SECOND, officer="O2")
    assert not second.by.may(Act.APPROVE_ENTRY)
    assert second.by.may(Act.WRITE_DRAFT)
    assert verify_book(second.book, second.by).findings == ()
    second.close()


def test_a_permission_put_back_is_as_shipped(session):
    book, by = session.book, session.by
    for allowed in (False, True, True):
        change_permission(book, by, Role.TREASURER, Act.POST_ENTRY, allowed=allowed)
    cells = {(c.role, c.act): c for c in permission_table(book, by)}
    assert len(cells) == len(Role) * len(Act)
    cell = cells[Role.TREASURER, Act.POST_ENTRY]
    assert (cell.allowed, cell.shipped, cell.fixed) == (True, True, None)
    assert verify_book(book, by).findings == ()


def test_a_fixed_permission_is_refused_with_its_reason(session):
    book, by = session.book, session.by
    with pytest.raises(UserError, match="permission-fixed") as caught:
        change_permission(book, by, Role.GUEST_AUDITOR, Act.POST_ENTRY, allowed=True)
    assert caught.value.fields["reason"] is Reason.ONLY_READS
    with pytest.raises(UserError, match="permission-fixed"):
        change_permission(book, by, Role.CHAIR, Act.MANAGE_RULES, allowed=False)


def test_a_departure_written_past_the_rules_counts_for_nothing(session, tmp_path):
    add(session, Role.INTERNAL_AUDITOR)
    with session.book.begin(session.by, Act.MANAGE_RULES) as tx:
        tx.insert(permission, role="internal_auditor", act="post_entry", allowed=1)
        tx.insert(permission, role="nobody", act="fly", allowed=1)
    session.close()
    second = open_book(tmp_path / "book.sijill", SECOND, officer="O2")
    assert not second.by.may(Act.POST_ENTRY)
    second.close()


def test_only_who_sets_rules_changes_permissions(session, tmp_path):
    add(session, Role.TREASURER)
    session.close()
    second = open_book(tmp_path / "book.sijill", SECOND, officer="O2")
    with pytest.raises(UserError, match="not-permitted"):
        change_permission(second.book, second.by, Role.SECRETARY, Act.BACK_UP, allowed=False)
    with pytest.raises(UserError, match="not-permitted"):
        change_roles(second, "O2", frozenset({Role.CHAIR}))
    second.close()


def test_offices_are_changed_and_each_change_has_a_leaf(session):
    add(session, Role.SECRETARY)
    before = len(role_leaves(session))
    change_roles(session, "O2", frozenset({Role.CHAIR, Role.DATA_ENTRY}))
    said = role_leaves(session)[before:]
    assert officer(session).roles == {Role.CHAIR, Role.DATA_ENTRY}
    assert [("received" in one, "given-up" in one) for one in said] == [
        (True, False),
        (False, True),
        (True, False),
    ]
    assert verify_book(session.book, session.by).findings == ()


def test_a_new_officer_receives_an_office_in_the_log(session):
    add(session, Role.SECRETARY, Role.DATA_ENTRY)
    assert len(role_leaves(session)) == 2


@pytest.mark.parametrize(
    ("code", "roles", "key"),
    [
        ("O1", {Role.TREASURER}, "own-chair-role"),
        ("O2", set(), "officer-roles-empty"),
        ("O2", {Role.INTERNAL_AUDITOR, Role.CHAIR}, "auditor-other-offices"),
        ("O2", {Role.GUEST_AUDITOR}, "guest-without-term"),
        ("O9", {Role.CHAIR}, "officer-unknown"),
    ],
)
def test_offices_that_cannot_be_are_refused(session, code, roles, key):
    add(session, Role.SECRETARY)
    with pytest.raises(UserError, match=key):
        change_roles(session, code, frozenset(roles))
    assert officer(session).roles == {Role.SECRETARY}


def test_the_last_chair_keeps_no_last_day(session):
    day = dt.date(2025, 7, 1)
    roles = frozenset({Role.CHAIR, Role.TREASURER})
    with pytest.raises(UserError, match="last-governor"):
        change_roles(session, "O1", roles, last_day=day)
    add(session, Role.CHAIR)
    change_roles(session, "O1", roles, last_day=day)
    assert officer(session, "O1").last_day == day


# Terms -------------------------------------------------------------------------------------------


def test_a_guest_needs_a_last_day_that_has_not_passed(session):
    with pytest.raises(UserError, match="guest-without-term"):
        add(session, Role.GUEST_AUDITOR)
    with pytest.raises(UserError, match="term-over"):
        add(session, Role.GUEST_AUDITOR, last_day=dt.date(2025, 5, 31))
    assert len(list_officers(session.book, session.by)) == 1


def test_a_guest_reads_until_the_last_day_and_not_after(session, tmp_path):
    add(session, Role.GUEST_AUDITOR, last_day=dt.date(2025, 6, 10))
    session.close()
    path = tmp_path / "book.sijill"
    last = Clock(dt.datetime(2025, 6, 10, 12, 0, tzinfo=dt.UTC))
    open_book(path, SECOND, officer="O2", clock=last).close()
    late = Clock(dt.datetime(2025, 6, 11, 12, 0, tzinfo=dt.UTC))
    with pytest.raises(UserError, match="office-ended") as caught:
        open_book(path, SECOND, officer="O2", clock=late)
    assert caught.value.fields["day"] == "2025-06-10"
    chair = open_book(path, PASSPHRASE, officer="O1", clock=late)
    change_roles(chair, "O2", frozenset({Role.GUEST_AUDITOR}), last_day=dt.date(2025, 6, 30))
    chair.close()
    open_book(path, SECOND, officer="O2", clock=late).close()


def test_setting_the_clock_back_opens_nothing(session, tmp_path):
    add(session, Role.GUEST_AUDITOR, last_day=dt.date(2025, 6, 10))
    session.close()
    path = tmp_path / "book.sijill"
    late = Clock(dt.datetime(2025, 6, 20, 12, 0, tzinfo=dt.UTC))
    chair = open_book(path, PASSPHRASE, officer="O1", clock=late)
    change_permission(chair.book, chair.by, Role.SECRETARY, Act.BACK_UP, allowed=False)
    chair.close()
    back = Clock(dt.datetime(2025, 6, 5, 12, 0, tzinfo=dt.UTC))
    with pytest.raises(UserError, match="office-ended"):
        open_book(path, SECOND, officer="O2", clock=back)


def test_a_term_can_be_lifted_and_nothing_is_deleted(session):
    add(session, Role.SECRETARY, last_day=dt.date(2025, 6, 10))
    assert officer(session).last_day == dt.date(2025, 6, 10)
    change_roles(session, "O2", frozenset({Role.SECRETARY}))
    assert officer(session).last_day is None
    assert verify_book(session.book, session.by).findings == ()
