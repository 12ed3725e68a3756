"""A form follows from its fields."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.errors import UserError
from desktop.ui.forms import FieldKind, Form
from desktop.ui.forms.controls import CONTROLS
from desktop.ui.words import language
from tests.ui.gallery import FIELDS


@pytest.fixture
def form(qtbot):
    made = Form(FIELDS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_kind_of_field_has_its_control():
    assert set(CONTROLS) == set(FieldKind)
    assert {field.kind for field in FIELDS} == set(FieldKind)


def test_values_go_in_and_come_out(form):
    values = {
        "name": "الواحة",
        "amount": 1_250,
        "day": dt.date(2025, 3, 9),
        "account": 2,
        "kind": "e",
        "secret": "سر",
        "folder": "/tmp",
        "note": "سطر\nسطر",
        "sure": True,
    }
    form.set_values(values)
    assert form.values() == values


def test_enter_walks_through_and_submits_at_the_end(qtbot):
    form = Form(FIELDS[:3])
    qtbot.addWidget(form)
    form.show()
    heard = []
    form.submitted.connect(lambda: heard.append(1))
    for key in ("name", "amount", "day"):
        assert heard == []
        QTest.keyClick(form.control(key), Qt.Key.Key_Return)
    assert heard == [1]


def test_what_is_needed_and_empty_is_marked(form):
    assert form.missing() == ("name",)
    assert not form.check()
    assert form.control("name").property("faulty") == "true"
    assert form.control("name").accessibleDescription()
    form.set_values({"name": "x"})
    assert form.check()
    assert form.control("name").property("faulty") == "false"


def test_an_error_stands_beside_its_field(form):
    form.show_error("amount", UserError("amount-empty"))
    assert form.control("amount").property("faulty") == "true"
    form.clear_errors()
    assert form.control("amount").property("faulty") == "false"


def test_names_for_those_who_hear_follow_the_language(form):
    arabic = form.control("name").accessibleName()
    language().set("en")
    assert arabic != form.control("name").accessibleName() == "Organisation"
