"""The house's rules, over every source file, and proof that each of them can fail."""

from __future__ import annotations

import ast

import pytest

from tests.house import rules
from tests.house.sources import ROOT, files, name, tree

PROGRAM = files("desktop")
OURS = files("desktop", "tests", "tools")
WRITTEN = "desktop/store/migrations/versions/"
"""Statements that a tool writes from the tables, frozen with a release: nobody reads them whole."""


def lengths(paths):
    """Return how many lines each file has that a person wrote."""
    counts = {name(p): len(p.read_text(encoding="utf-8").splitlines()) for p in paths}
    return {path: count for path, count in counts.items() if not path.startswith(WRITTEN)}


def broken(rule, paths, read=tree, *arguments):
    return [f"{name(p)}:{fault}" for p in paths for fault in rule(read(p), *arguments)]


def test_no_file_is_longer_than_a_person_can_hold():
    assert {path: count for path, count in lengths(OURS).items() if count > rules.MUST} == {}


def test_the_program_keeps_to_one_noun_or_verb_per_file():
    assert {path: count for path, count in lengths(PROGRAM).items() if count > rules.SHOULD} == {}


def test_no_arabic_letters_or_hidden_controls_in_the_program():
    assert broken(rules.letters, PROGRAM, lambda p: p.read_text(encoding="utf-8")) == []


def test_no_raw_bidi_control_anywhere_in_text_files():
    kinds = {".py", ".md", ".po", ".pot", ".toml", ".qss", ".json", ".csv", ".txt", ".spec"}
    folders = ("desktop", "tests", "tools", "i18n", "docs", "resources")
    paths = [p for f in folders for p in (ROOT / f).rglob("*") if p.suffix in kinds]
    hidden = [name(p) for p in paths if rules.BIDI.search(p.read_text(encoding="utf-8"))]
    assert hidden == []


def test_the_program_has_no_network():
    assert broken(rules.network, PROGRAM) == []


def test_nobody_sleeps():
    assert broken(rules.sleeping, OURS) == []


def test_no_test_is_excused():
    assert broken(rules.excused, files("tests")) == []


def test_money_never_meets_a_float():
    elsewhere = [p for p in PROGRAM if not name(p).startswith(rules.GEOMETRY)]
    assert broken(rules.floating, elsewhere) == []
    assert broken(rules.inexact, PROGRAM) == []


def test_the_domain_is_standard_library_only():
    domain = [p for p in PROGRAM if name(p).startswith("desktop/domain/")]
    assert domain
    assert broken(rules.beyond_stdlib, domain, tree, "desktop.domain") == []


def test_style_sheets_have_no_sides():
    sheets = sorted((ROOT / "resources").rglob("*.qss"))
    assert broken(rules.sided, sheets, lambda p: p.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (rules.network, "import socket"),
        (rules.network, "from urllib import request"),
        (rules.network, "from http.client import HTTPConnection"),
        (rules.network, "def f():\n    from PySide6 import QtNetwork"),
        (rules.sleeping, "import time\ntime.sleep(1)"),
        (rules.sleeping, "qtbot.wait(100)"),
        (rules.excused, "@pytest.mark.skipif(True)\ndef test(): ..."),
        (rules.excused, "pytest.importorskip('x')"),
        (rules.floating, "float('1.5')"),
        (rules.inexact, "Column('a', sa.Numeric(10, 3))"),
        (rules.inexact, "QtWidgets.QDoubleSpinBox()"),
        (lambda t: rules.beyond_stdlib(t, "desktop.domain"), "import sqlalchemy"),
        (lambda t: rules.beyond_stdlib(t, "desktop.domain"), "from desktop import resources"),
    ],
)
def test_each_rule_about_code_can_fail(rule, code):
    assert len(list(rule(ast.parse(code)))) >= 1


def test_rules_about_code_leave_the_innocent_alone():
    code = ast.parse("from urllib.parse import quote\nimport datetime\nx = y.asleep()\n1.5 + z")
    assert list(rules.network(code)) == []
    assert list(rules.sleeping(code)) == []
    assert list(rules.inexact(code)) == []
    assert list(rules.beyond_stdlib(code, "desktop.domain")) == []


def test_rules_about_text_can_fail():
    assert list(rules.letters("a\nb\u0633")) == ["2: Arabic letters"]
    assert list(rules.letters("\u200f")) == ["1: a raw bidi control"]
    assert list(rules.sided("QLabel { padding-left: 3px }")) == ["padding-left:"]
    assert list(rules.sided("/* padding-left: 3px */ QLabel { padding: 3px }")) == []
