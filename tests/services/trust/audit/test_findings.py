"""Findings: written by the auditor, answered by those who answer, judged, logged, printed."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.domain.trust.findings import (
    FindingFilter,
    FindingStatus,
    NewFinding,
    NoteKind,
    Severity,
    next_status,
    possible,
)
from desktop.services.trust.audit.findings import (
    add_note,
    count_waiting,
    findings_about_entry,
    list_findings,
    view_finding,
    write_finding,
)
from desktop.services.trust.audit.print_findings import print_findings
from desktop.services.trust.verify_book import verify_book
from desktop.text.words import words_of


def acting(desk, *roles, officer_id=None):
    return replace(
        desk.by, roles=frozenset(roles), allowed=None, officer_id=officer_id or desk.by.officer_id
    )


def written(desk, **more):
    new = NewFinding(
        more.pop("text", "سند بلا فاتورة"), more.pop("severity", Severity.MAJOR), **more
    )
    return write_finding(desk.book, acting(desk, Role.INTERNAL_AUDITOR, officer_id=3), new)


def test_a_finding_lives_from_writing_to_closing(desk):
    auditor = acting(desk, Role.INTERNAL_AUDITOR, officer_id=3)
    due = desk.clock.now.date() + dt.timedelta(days=3)
    number = written(desk, subject="entry:2025:payment:1", responsible_id=1, due=due)
    assert count_waiting(desk.book, desk.by) == 1
    assert count_waiting(desk.book, auditor) == 0
    (about,) = findings_about_entry(desk.book, desk.by, 1)
    assert (about.id, about.responsible, about.entry_id) == (number, "O1", 1)
    assert (
        add_note(desk.book, desk.by, number, NoteKind.RESPONSE, "أُرفقت") is FindingStatus.ANSWERED
    )
    assert count_waiting(desk.book, auditor) == 1
    add_note(desk.book, auditor, number, NoteKind.FOLLOW_UP, "الفاتورة غير مختومة")
    add_note(desk.book, desk.by, number, NoteKind.RESPONSE, "خُتمت")
    add_note(desk.book, auditor, number, NoteKind.CLOSED, "كافٍ")
    finding, notes = view_finding(desk.book, auditor, number)
    assert finding.status is FindingStatus.CLOSED
    assert [note.kind.value for note in notes] == ["response", "follow_up", "response", "closed"]
    assert list_findings(desk.book, auditor, FindingFilter(open_only=True)) == ()
    add_note(desk.book, auditor, number, NoteKind.REOPENED, "تكرر")
    assert view_finding(desk.book, auditor, number)[0].status is FindingStatus.OPEN
    assert verify_book(desk.book, desk.by).findings == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(st.sampled_from(NoteKind), max_size=8))
def test_the_book_keeps_the_rules_in_any_order(desk, kinds):
    number = written(desk)
    status = FindingStatus.OPEN
    both = acting(desk, Role.INTERNAL_AUDITOR, Role.TREASURER)
    for kind in kinds:
        if kind in possible(status):
            status = next_status(status, kind)
            assert add_note(desk.book, both, number, kind, "x") is status
        else:
            with pytest.raises(UserError, match="finding-not-now"):
                add_note(desk.book, both, number, kind, "x")
    assert view_finding(desk.book, both, number)[0].status is status


@pytest.mark.parametrize(
    ("new", "key"),
    [
        (NewFinding(" \n ", Severity.NOTE), "finding-text-empty"),
        (NewFinding("x", Severity.NOTE, due=dt.date(2020, 1, 1)), "finding-due-past"),
        (NewFinding("x", Severity.NOTE, subject="partner:99"), "finding-subject-unknown"),
        (NewFinding("x", Severity.NOTE, subject="entry:2025:payment:9"), "finding-subject-unknown"),
        (NewFinding("x", Severity.NOTE, responsible_id=99), "finding-responsible-unknown"),
    ],
)
def test_what_is_refused(desk, new, key):
    with pytest.raises(UserError, match=key):
        write_finding(desk.book, desk.auditor, new)
    assert list_findings(desk.book, desk.auditor) == ()


def test_who_may_not(desk):
    number = written(desk, responsible_id=1)
    guest, clerk = acting(desk, Role.GUEST_AUDITOR), acting(desk, Role.DATA_ENTRY)
    for by in (guest, clerk, desk.by):
        with pytest.raises(UserError, match="not-permitted"):
            write_finding(desk.book, by, NewFinding("x", Severity.NOTE))
    with pytest.raises(UserError, match="not-permitted"):
        add_note(desk.book, guest, number, NoteKind.RESPONSE, "x")
    assert len(list_findings(desk.book, guest)) == 1, "a guest reads"
    with pytest.raises(UserError, match="not-permitted"):
        list_findings(desk.book, clerk)
    assert findings_about_entry(desk.book, clerk, 1) == ()
    with pytest.raises(UserError, match="finding-own-close"):
        add_note(desk.book, desk.auditor, number, NoteKind.CLOSED, "x")
    with pytest.raises(UserError, match="finding-missing"):
        add_note(desk.book, desk.auditor, 99, NoteKind.CLOSED, "x")


def test_lists_are_filtered_and_printed(desk, tmp_path):
    day = desk.clock.now.date()
    first = written(desk, due=day, text="أول")
    second = written(desk, severity=Severity.NOTE, text="ثانٍ")
    desk.clock.now += dt.timedelta(days=2)
    by = desk.auditor

    def ids(**wanted):
        return [each.id for each in list_findings(desk.book, by, FindingFilter(**wanted))]

    assert ids() == [first, second]
    assert ids(overdue=True) == [first]
    assert ids(severity=Severity.NOTE) == [second]
    add_note(desk.book, by, first, NoteKind.CLOSED, "كافٍ")
    assert ids() == [second, first]
    assert ids(open_only=True) == [second]
    assert ids(overdue=True) == []
    made = print_findings(desk.book, by, FindingFilter(), tmp_path / "f.pdf", words_of("ar"))
    assert made.path.read_bytes().startswith(b"%PDF")
