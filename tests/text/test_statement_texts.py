"""Statements as text: every key has its sentence, JSON is exact, columns stand in line."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings

from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.statements.registry import STATEMENTS
from desktop.domain.ledger.statements.trial_balance import trial_balance
from desktop.text.statement_json import statement_json, trial_balance_json
from desktop.text.statement_labels import (
    TITLES,
    VOUCHERS,
    column_text,
    label_text,
    subtitle_text,
    title_text,
)
from desktop.text.statement_text import statement_text
from desktop.text.words import words_of
from tests.domain.ledger.statements.books import YEARS, Posted, books, source_of

DAY = YEARS[2].first_day
LINES = (
    Posted(YEARS[1].last_day, 121, 1, 500_000),
    Posted(YEARS[1].last_day, 41, 1, -500_000),
    Posted(DAY, 121, 2, 1_250_500),
    Posted(DAY, 41, 2, -1_250_500),
    Posted(DAY, 511, 2, 250_000),
    Posted(DAY, 52, 1, 750_250),
    Posted(DAY, 121, 1, -750_250),
    Posted(DAY, 121, 2, -250_000),
)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("key", sorted(STATEMENTS))
@settings(max_examples=15)
@given(books())
def test_every_key_that_a_statement_uses_has_a_text(key, language, lines):
    words = words_of(language)
    statement = STATEMENTS[key](source_of(lines))
    assert title_text(key, words)
    assert "2025-12-31" in subtitle_text(statement, words)
    texts = [column_text(column, words) for column in statement.columns]
    texts += [label_text(row.label, words) for row in statement.rows]
    assert all(texts)
    assert not any("{" in text for text in texts)


def test_every_series_has_a_name():
    assert {series.value for series in Series} == set(VOUCHERS)
    assert set(TITLES) - set(STATEMENTS) == {
        "general-ledger",
        "journal",
        "position-by-branch",
        "activities-by-branch",
        "activities-by-project",
    }


def test_the_trial_balance_for_programs():
    shown = trial_balance_json(trial_balance(source_of(LINES), whole_book=True), words_of("en"))
    assert json.loads(json.dumps(shown)) == shown
    assert (shown["statement"], shown["currency"], shown["year"]) == ("trial-balance", "LYD", None)
    assert shown["rows"][0] == {
        "account": "Jumhouria",
        "code": "121",
        "label": "Jumhouria",
        "debit": "1750.500",
        "credit": "1000.250",
        "balance": "750.250",
    }
    assert shown["totals"] == {"debit": "2750.750", "credit": "2750.750", "balance": "0.000"}


def test_the_trial_balance_of_a_year_has_openings_for_programs():
    shown = trial_balance_json(trial_balance(source_of(LINES)), words_of("en"))
    assert shown["year"] == "2025"
    assert shown["rows"][0]["opening"] == "500.000"
    assert shown["rows"][-1]["account"] is None
    assert shown["rows"][-1]["label"] == "Results of earlier years not yet closed"
    assert shown["totals"]["opening"] == "0.000"


def test_other_statements_for_programs_have_one_value_for_each_column():
    statement = STATEMENTS["activities"](source_of(LINES))
    shown = statement_json(statement, words_of("ar"))
    rows = {row["key"] or row["code"]: row for row in shown["rows"]}
    assert rows["surplus"]["values"] == {
        "unrestricted": "-750.250",
        "restricted": "1000.500",
        "endowment": "0.000",
        "total": "250.250",
        "prior": "500.000",
    }
    assert rows["income"]["values"] == {}
    assert rows["41"]["label"] == "منح"
    assert [column["key"] for column in shown["columns"]][-1] == "prior"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_amounts_end_in_the_same_place_on_a_terminal(language):
    for build in STATEMENTS.values():
        text = statement_text(build(source_of(LINES)), words_of(language))
        plain = re.sub("[\u200e\u064b-\u0652]", "", text)
        ends = {len(row) for row in plain.splitlines() if re.search(r"\d\.\d{3}$|  -$", row)}
        assert len(ends) == 1


def test_arabic_names_do_not_carry_the_amounts_away():
    text = statement_text(STATEMENTS["activities"](source_of(LINES)), words_of("ar"))
    (row,) = [row for row in text.splitlines() if "إيجار" in row]
    assert row.startswith("\u200e")
    assert row.index("\u200e", 1) < row.index("750.250")


def test_the_specification_names_every_statement_column_and_kind(root):
    told = (root / "docs" / "SPEC-statements.md").read_text(encoding="utf-8")
    for key, build in STATEMENTS.items():
        statement = build(source_of(LINES))
        shown = statement_json(statement, words_of("en"))
        names = {key, *(row["kind"] for row in shown["rows"]), *shown["notes"]}
        if key != "trial-balance":
            names |= {column["key"] for column in shown["columns"]}
            names |= set(shown["rows"][-1])
        assert {name for name in names | set(shown) if f"`{name}`" not in told} == set(), key
