"""Templates and what is due of them: worked out from what is posted, never posted by itself."""

import datetime as dt
import json

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.vouchers.recurrence import NewRecurrence, Rhythm
from desktop.services.ledger.drafts import drop_draft, save_draft
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.ledger.vouchers.recall import recall_narrations
from desktop.services.ledger.vouchers.recurring import (
    add_recurrence,
    list_due,
    list_recurring,
    skip_occurrence,
    stop_recurrence,
)
from desktop.services.ledger.vouchers.templates import (
    add_template,
    list_templates,
    stop_template,
)
from desktop.services.trust.verify_book import verify_book
from tests.books_made import new_ledger

TODAY = dt.date(2025, 4, 15)
RENT = json.dumps(
    {
        "v": 1,
        "series": "payment",
        "day": "2024-12-01",
        "narration": "إيجار المقر",
        "reference": "ف-3",
        "slip": {"account": "1121", "method": "cheque", "cheque_number": "7", "party_name": "م"},
        "lines": [{"account": "5112", "debit": "900.000", "fund": "GEN"}],
    }
)


@pytest.fixture
def ledger(tmp_path):
    made = new_ledger(tmp_path)
    yield made
    assert verify_book(made.session.book, made.session.by).sound
    made.session.close()


@pytest.fixture
def ask(ledger):
    return lambda verb, *args, **more: verb(ledger.session.book, ledger.session.by, *args, **more)


@pytest.fixture
def rent(ask):
    """A rent due on the last day of every month, from February on."""
    template = ask(add_template, "  إيجار   شهري ", RENT)
    return ask(add_recurrence, NewRecurrence(template, Rhythm.MONTHLY, 31, dt.date(2025, 2, 1)))


def days(ask, today=TODAY):
    return [due.day for due in ask(list_due, today)]


def test_a_template_forgets_what_belongs_to_one_voucher(ask, rent):
    (template,) = ask(list_templates)
    said = json.loads(template.content)
    assert template.name == "إيجار شهري"
    assert said["narration"] == "إيجار المقر"
    assert said["slip"] == {"account": "1121", "method": "cheque", "party_name": "م"}
    assert not {"day", "reference", "origin"} & set(said)


def test_what_is_due_carries_its_day_and_its_origin(ask, rent):
    assert days(ask) == [dt.date(2025, 2, 28), dt.date(2025, 3, 31)]
    said = json.loads(ask(list_due, TODAY)[0].content)
    assert (said["day"], said["origin"]) == ("2025-02-28", "recurrence:1:2025-02-28")
    assert ask(list_recurring, TODAY)[0].next_day == dt.date(2025, 4, 30)


def test_what_is_posted_is_due_no_more_and_due_again_when_taken_back(ledger, ask, rent):
    posted = ledger.post(
        ("5112", 900),
        ("1111", -900),
        day=dt.date(2025, 3, 1),
        series=Series.PAYMENT,
        origin="recurrence:1:2025-02-28",
    )
    assert days(ask) == [dt.date(2025, 3, 31)]
    ask(reverse_entry, posted.entry_id, dt.date(2025, 3, 2), "خطأ")
    assert days(ask) == [dt.date(2025, 2, 28), dt.date(2025, 3, 31)]


def test_a_draft_is_named_and_comes_back_when_it_is_thrown_away(ask, rent):
    due = ask(list_due, TODAY)[0]
    draft = ask(save_draft, due.content)
    ask(save_draft, "not json at all")
    assert ask(list_due, TODAY)[0].draft_id == draft
    ask(drop_draft, draft)
    assert ask(list_due, TODAY)[0].draft_id is None


def test_one_can_be_left_out_with_a_reason(ask, rent):
    february = dt.date(2025, 2, 28)
    ask(skip_occurrence, rent, february, "المقر مغلق")
    assert days(ask) == [dt.date(2025, 3, 31)]
    for day, reason, key in (
        (february, "مرة أخرى", "occurrence-unknown"),
        (dt.date(2025, 3, 1), "ليس يومه", "occurrence-unknown"),
        (dt.date(2025, 3, 31), "  ", "skip-reason-empty"),
    ):
        with pytest.raises(UserError) as refused:
            ask(skip_occurrence, rent, day, reason)
        assert refused.value.key == key


def test_what_is_put_aside_is_due_no_more(ask, rent):
    ask(stop_recurrence, rent)
    assert days(ask) == []
    other = ask(list_templates)[0].id
    ask(add_recurrence, NewRecurrence(other, Rhythm.YEARLY, 1, dt.date(2025, 1, 1)))
    assert days(ask) == [dt.date(2025, 1, 1)]
    ask(stop_template, other)
    assert days(ask) == []
    assert ask(list_templates) == ()
    assert ask(list_recurring, TODAY) == ()


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        (" ", RENT, "template-name-empty"),
        ("إيجار شهري", RENT, "template-name-taken"),
        ("x", "[]", "template-content"),
        ("x", "{", "template-content"),
        ("x", '"' + "a" * (1 << 20) + '"', "template-content"),
        ("a\u202eb", RENT, "text-reorders"),
    ],
)
def test_a_template_that_cannot_be(ask, rent, name, content, key):
    with pytest.raises(UserError) as refused:
        ask(add_template, name, content)
    assert refused.value.key == key


def test_narrations_are_recalled_by_account_and_newest_first(ledger, ask):
    for narration, account in (
        ("شراء قرطاسية للمقر", "5113"),
        ("شراء وقود للمولد", "5111"),
        ("شراء قرطاسية لدورة مارس", "5113"),
        ("إيجار المقر", "5112"),
    ):
        ledger.post((account, 10), ("1111", -10), narration=narration)
    assert ask(recall_narrations, "شراء")[0] == "شراء قرطاسية لدورة مارس"
    near = ask(recall_narrations, "شراء", account_id=ledger.accounts["5111"])
    assert near[0] == "شراء وقود للمولد"
    assert ask(recall_narrations, "قرط") == ("شراء قرطاسية لدورة مارس", "شراء قرطاسية للمقر")
    assert ask(recall_narrations, "ش") == ()
    assert ask(recall_narrations, '"*') == ()
