"""The trail: every deed of a real book in order, found by whom, when, which, and what was said."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.domain.log.kinds import EVENTS
from desktop.domain.trust.acting import Act, Role
from desktop.domain.trust.trail import Deed, Fingerprint, Ref, TrailFilter
from desktop.services.trust.audit.trail import (
    count_trail,
    oldest_steps,
    trail_anchors,
    trail_kinds,
    trail_page,
    walk_trail,
)
from desktop.services.trust.erase_person import erase_person
from desktop.store import records
from desktop.store.queries.log import leaves
from desktop.text.record_words import COLUMNS, KINDS
from desktop.text.trail import DEEDS, changes_text, kind_text
from desktop.text.words import LANGUAGES, words_of
from tests.services.trust.audit.conftest import Audited

LYD = currency_of("LYD")


def walk(made, **wanted):
    return list(walk_trail(made.book, made.auditor, TrailFilter(**wanted), at_once=7))


def test_every_leaf_is_one_step_newest_first(full):
    steps = walk(full)
    with full.book.inspect() as conn:
        said = [(leaf.position, leaf.subject) for leaf in leaves(conn)]
    assert [(step.position, step.subject) for step in steps] == said[::-1]
    assert count_trail(full.book, full.auditor, TrailFilter()) == len(steps)
    assert all(step.at is not None and step.officer for step in steps)
    assert oldest_steps(full.book, full.auditor, TrailFilter(), 5) == tuple(steps[-1:-6:-1])


def test_anchors_are_where_pages_begin(full):
    steps = walk(full)
    at = trail_anchors(full.book, full.auditor, after=None, step=10, limit=50)
    assert list(at) == [step.position for step in steps[9:50:10]]
    again = trail_anchors(full.book, full.auditor, after=at[-1], step=10, limit=10_000)
    assert [*at, *again] == [step.position for step in steps[9::10]]
    page = trail_page(full.book, full.auditor, TrailFilter(), after=at[0], limit=10)
    assert list(page.rows) == steps[10:20]


def test_deeds_are_called_what_they_are(full):
    deeds = {step.deed for step in walk(full)}
    assert {
        Deed.CREATED,
        Deed.CHANGED,
        Deed.POSTED,
        Deed.REVERSED,
        Deed.IMPORTED,
        Deed.PROPOSED,
        Deed.APPROVED,
        Deed.OVERRODE,
    } <= deeds


def test_what_changed_is_old_and_new(full):
    changed, made = walk(full, subject="partner:3")
    (name,) = changed.changes
    assert (name.column, name.before, name.after) == ("name_ar", "طرف S3", "طرف جديد")
    assert (changed.named, changed.new, made.new) == ("partner:S3", False, True)
    assert {each.column: each.after for each in made.changes}["kind"] is PartnerKind.SUPPLIER
    arabic = changes_text(changed, LYD, words_of("ar"))
    assert "\u2190" in arabic
    assert "طرف جديد" in arabic


def test_keys_are_shown_by_their_fingerprint_and_records_by_their_code(full):
    officer = walk(full, kind="officer")[-1]
    values = {each.column: each.after for each in officer.changes}
    assert isinstance(values["key"], Fingerprint)
    assert values["roles"] == (Role.CHAIR, Role.TREASURER)
    (rule, *_) = walk(full, kind="approval")
    assert Ref("officer:O1") in [each.after for each in rule.changes]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"kind": "entry"}, 18),
        ({"kind": "control_override"}, 1),
        ({"officer": "O9"}, 0),
        ({"words": "طرف جديد"}, 1),
        ({"words": "no such words"}, 0),
        ({"subject": "entry:2025:payment:99"}, 0),
        ({"first_day": dt.date(2025, 6, 17), "last_day": dt.date(2025, 6, 17)}, 1),
        ({"first_day": dt.date(2025, 7, 3)}, 0),
        ({"last_day": dt.date(2024, 12, 31)}, 0),
    ],
)
def test_filters(full, wanted, count):
    assert len(walk(full, **wanted)) == count
    assert count_trail(full.book, full.auditor, TrailFilter(**wanted)) == count


def test_filters_agree_with_a_plain_look_at_every_step(full):
    steps = walk(full)
    assert walk(full, officer="O1") == [step for step in steps if step.officer == "O1"]
    for day in {step.at.date() for step in steps}:
        assert walk(full, first_day=day) == [step for step in steps if step.at.date() >= day]
    for kind in trail_kinds(full.book, full.auditor):
        assert walk(full, kind=kind) == [s for s in steps if s.subject.split(":")[0] == kind]


def test_the_history_of_an_entry_has_all_that_belongs_to_it(full):
    approved = next(step for step in walk(full, kind="proposal") if step.deed is Deed.CHANGED)
    (subject,) = [each.after.subject for each in approved.changes if each.column == "entry_id"]
    deeds = [step.deed for step in walk(full, subject=subject)]
    assert sorted(each.value for each in deeds) == ["approved", "changed", "posted", "proposed"]
    reversed_one = next(step for step in walk(full) if step.deed is Deed.REVERSED)
    with full.book.inspect() as conn:
        taken = conn.exec_driver_sql(
            "SELECT e.number FROM entry r JOIN entry e ON e.id = r.reverses_id WHERE r.id = ?",
            (reversed_one.entry_id,),
        ).scalar_one()
    history = walk(full, subject=f"entry:2025:payment:{taken}")
    assert [step.deed for step in history] == [Deed.REVERSED, Deed.POSTED]


def test_only_those_who_may_read_the_audit(full):
    clerk = replace(full.by, roles=frozenset({Role.SECRETARY}), allowed=None)
    with pytest.raises(UserError, match="not-permitted"):
        trail_page(full.book, clerk, TrailFilter())
    assert not clerk.may(Act.READ_AUDIT)


def test_an_erased_person_is_gone_from_the_trail(tmp_path):
    made = Audited(tmp_path)
    made.partner("S1")
    made.change_partner("S1", 2, 2, "اسم آخر")
    erase_person(made.book, made.by, "S1", reason="طلب صاحبه")
    steps = walk(made, kind="partner")
    assert [step.erased for step in steps] == [False, True, True]
    said = " ".join(changes_text(step, LYD, words_of("en")) for step in steps)
    assert "اسم آخر" not in said
    assert "طرف" not in said
    assert len(walk(made, officer="O1", kind="partner")) == 3, "who did it is still known"
    made.session.close()


def test_every_column_and_kind_has_a_name():
    columns = {column.name for table in records.LOGGED for column in table.columns}
    fields = {name for names in EVENTS.values() for name in names}
    assert (columns | fields) - set(COLUMNS) == set()
    assert set(DEEDS) == set(Deed)
    tables = {table.name for table in records.LOGGED}
    assert set(KINDS) - tables == {"entry"}
    for language in LANGUAGES:
        words = words_of(language)
        assert all(kind_text(kind, words) for kind in tables | set(EVENTS))
