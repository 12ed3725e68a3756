"""The words of the records of banks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.text.words import mark

SUBJECTS: Final[Mapping[str, str]] = {
    "bank_account": mark("bank account {key}"),
    "statement_mapping": mark("reading of a bank's files {key}"),
    "bank_statement": mark("bank statement {key}"),
    "statement_line": mark("line of a bank statement {key}"),
    "reconciliation": mark("reconciliation {key}"),
    "reconciled_line": mark("reconciled line {key}"),
}

COLUMNS: Final[Mapping[str, str]] = {
    "balance": mark("Balance of the bank"),
    "bank": mark("Bank"),
    "bank_account_id": mark("Bank account"),
    "bank_branch": mark("Branch of the bank"),
    "book_balance": mark("Balance of the book"),
    "closing": mark("Closing balance"),
    "difference": mark("Difference"),
    "finished_at": mark("Finished at"),
    "group_number": mark("Number of the match"),
    "iban": mark("IBAN"),
    "in_transit": mark("Deposits in transit"),
    "layout": mark("Reading of the columns"),
    "left_out": mark("Lines left out"),
    "lines": mark("Lines"),
    "lines_sha256": mark("Fingerprint of the lines"),
    "opening": mark("Opening balance"),
    "outstanding": mark("Outstanding payments"),
    "position": mark("Line of the entry"),
    "reconciliation_id": mark("Reconciliation"),
    "settled_until": mark("Reconciled before until"),
    "signatories": mark("Signatories"),
    "state": mark("State"),
    "statement_line_id": mark("Line of the statement"),
    "undone": mark("Undone"),
}

KINDS: Final[Mapping[str, str]] = {
    "bank_account": mark("Bank accounts"),
    "bank_statement": mark("Bank statements"),
    "reconciliation": mark("Reconciliations"),
}
