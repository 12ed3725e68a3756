"""Statements for programs: amounts as decimal strings, days ISO, keys that never change."""

from __future__ import annotations

from desktop.domain.formats import decimal_text
from desktop.domain.ledger.statements.table import Column, Row, Statement
from desktop.domain.ledger.statements.trial_balance import TrialBalance, TrialBalanceRow
from desktop.text.statement_labels import column_text, label_text, title_text
from desktop.text.words import Words

Json = dict[str, object]


def trial_balance_json(balance: TrialBalance, words: Words) -> Json:
    """Return the trial balance; a row without an account has its text in `label` only.

    `opening` is present in the balance of one year, `prior` where there is a year before.
    `balance` and `prior` are debit positive.
    """
    statement = balance.statement()
    yearly = balance.year is not None
    totals: Json = {"opening": decimal_text(balance.opening, balance.currency)} if yearly else {}
    totals |= {
        "debit": decimal_text(balance.debit, balance.currency),
        "credit": decimal_text(balance.credit, balance.currency),
        "balance": decimal_text(balance.balance, balance.currency),
    }
    if balance.prior is not None:
        totals["prior"] = decimal_text(sum(row.prior for row in balance.rows), balance.currency)
    return _head(statement, words) | {
        "rows": [_balance_row(balance, row, words) for row in balance.rows],
        "totals": totals,
    }


def statement_json(statement: Statement, words: Words) -> Json:
    """Return any statement: its columns, and rows with one decimal string for each column."""
    return _head(statement, words) | {
        "parts": [
            {"kind": part.kind, "code": part.code, "name": words.of(part.name_ar, part.name_en)}
            for part in statement.parts
        ],
        "columns": [_column(column, words) for column in statement.columns],
        "rows": [_row(statement, row, words) for row in statement.rows],
    }


def _head(statement: Statement, words: Words) -> Json:
    return {
        "statement": statement.key,
        "title": title_text(statement.key, words),
        "organisation": words.of(statement.organisation_ar, statement.organisation_en),
        "currency": statement.currency.code,
        "exponent": statement.currency.exponent,
        "year": statement.year,
        "prior_year": statement.prior,
        "first_day": statement.first_day.isoformat(),
        "last_day": statement.last_day.isoformat(),
        "notes": list(statement.notes),
    }


def _balance_row(balance: TrialBalance, row: TrialBalanceRow, words: Words) -> Json:
    currency = balance.currency
    yearly, prior = balance.year is not None, balance.prior is not None
    figures: Json = {"opening": decimal_text(row.opening, currency)} if yearly else {}
    before: Json = {"prior": decimal_text(row.prior, currency)} if prior else {}
    return {
        "account": row.label.path,
        "code": row.label.code or None,
        "label": label_text(row.label, words),
        **figures,
        "debit": decimal_text(row.debit, currency),
        "credit": decimal_text(row.credit, currency),
        "balance": decimal_text(row.balance, currency),
        **before,
    }


def _column(column: Column, words: Words) -> Json:
    return {"key": column.key, "label": column_text(column, words), "year": column.year or None}


def _row(statement: Statement, row: Row, words: Words) -> Json:
    figures = {
        column.key: None if cell is None else decimal_text(cell, statement.currency)
        for column, cell in zip(statement.columns, row.cells, strict=False)
    }
    return {
        "kind": row.kind.value,
        "level": row.level,
        "key": row.label.key,
        "code": row.label.code or None,
        "account": row.label.path,
        "label": label_text(row.label, words),
        "note": row.note or None,
        "values": figures,
    }
