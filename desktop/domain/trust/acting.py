"""Who acts, in which office, and what each office may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop.domain.errors import UserError


class Role(Enum):
    """The offices of an organisation that work with the book."""

    CHAIR = "chair"
    TREASURER = "treasurer"
    SECRETARY = "secretary"
    INTERNAL_AUDITOR = "internal_auditor"
    DATA_ENTRY = "data_entry"
    GUEST_AUDITOR = "guest_auditor"


class Act(Enum):
    """Everything that permission is asked for; one name per kind of deed."""

    READ_LEDGER = "read_ledger"
    READ_LOG = "read_log"
    READ_AUDIT = "read_audit"
    READ_DOCUMENTS = "read_documents"
    WRITE_DRAFT = "write_draft"
    POST_ENTRY = "post_entry"
    APPROVE_ENTRY = "approve_entry"
    OVERRIDE_CONTROL = "override_control"
    HOLD_CASH = "hold_cash"
    RECONCILE = "reconcile"
    MANAGE_CHART = "manage_chart"
    PREPARE_BUDGET = "prepare_budget"
    ADOPT_BUDGET = "adopt_budget"
    MANAGE_YEARS = "manage_years"
    CLOSE_YEAR = "close_year"
    REOPEN_YEAR = "reopen_year"
    MANAGE_GRANTS = "manage_grants"
    MANAGE_ASSETS = "manage_assets"
    WRITE_NOTES = "write_notes"
    IMPORT_BOOK = "import_book"
    ADD_DOCUMENT = "add_document"
    MANAGE_OFFICERS = "manage_officers"
    MANAGE_KEYS = "manage_keys"
    MANAGE_RULES = "manage_rules"
    HAND_OVER = "hand_over"
    EXPORT_PACKAGE = "export_package"
    KEEP_RECEIPTS = "keep_receipts"
    BACK_UP = "back_up"
    WRITE_FINDING = "write_finding"
    ANSWER_FINDING = "answer_finding"
    EXPORT_PERSON = "export_person"
    ERASE_PERSON = "erase_person"


_READS: Final = frozenset({Act.READ_LEDGER, Act.READ_LOG, Act.READ_DOCUMENTS})
_KEEPS: Final = frozenset({Act.BACK_UP, Act.KEEP_RECEIPTS, Act.EXPORT_PACKAGE, Act.HAND_OVER})

PERMISSIONS: Final[Mapping[Role, frozenset[Act]]] = {
    Role.CHAIR: _READS
    | _KEEPS
    | {
        Act.READ_AUDIT,
        Act.APPROVE_ENTRY,
        Act.OVERRIDE_CONTROL,
        Act.MANAGE_OFFICERS,
        Act.MANAGE_KEYS,
        Act.MANAGE_RULES,
        Act.MANAGE_YEARS,
        Act.MANAGE_GRANTS,
        Act.WRITE_NOTES,
        Act.ADOPT_BUDGET,
        Act.CLOSE_YEAR,
        Act.REOPEN_YEAR,
        Act.ADD_DOCUMENT,
        Act.ANSWER_FINDING,
        Act.EXPORT_PERSON,
        Act.ERASE_PERSON,
    },
    Role.TREASURER: _READS
    | _KEEPS
    | {
        Act.WRITE_DRAFT,
        Act.POST_ENTRY,
        Act.HOLD_CASH,
        Act.RECONCILE,
        Act.MANAGE_CHART,
        Act.MANAGE_YEARS,
        Act.MANAGE_GRANTS,
        Act.MANAGE_ASSETS,
        Act.WRITE_NOTES,
        Act.PREPARE_BUDGET,
        Act.CLOSE_YEAR,
        Act.REOPEN_YEAR,
        Act.IMPORT_BOOK,
        Act.ADD_DOCUMENT,
        Act.ANSWER_FINDING,
    },
    Role.SECRETARY: _READS
    | _KEEPS
    | {
        Act.APPROVE_ENTRY,
        Act.REOPEN_YEAR,
        Act.ADD_DOCUMENT,
        Act.ANSWER_FINDING,
        Act.EXPORT_PERSON,
    },
    Role.INTERNAL_AUDITOR: _READS | {Act.READ_AUDIT, Act.WRITE_FINDING, Act.BACK_UP},
    Role.DATA_ENTRY: frozenset(
        {Act.READ_LEDGER, Act.READ_DOCUMENTS, Act.WRITE_DRAFT, Act.ADD_DOCUMENT}
    ),
    Role.GUEST_AUDITOR: _READS | {Act.READ_AUDIT},
}
"""What an office may do unless the organisation says otherwise."""


@dataclass(frozen=True, slots=True)
class Acting:
    """The officer at the keyboard; `code` is unique and never changes.

    `allowed` is what the offices held may do in this organisation; None means as shipped.
    """

    officer_id: int
    code: str
    name_ar: str
    name_en: str
    roles: frozenset[Role]
    allowed: frozenset[Act] | None = None

    def may(self, act: Act) -> bool:
        """Return whether one of the offices held allows `act`."""
        if self.allowed is not None:
            return act in self.allowed
        return any(act in PERMISSIONS[role] for role in self.roles)


def require(by: Acting, act: Act) -> None:
    """Raise UserError `not-permitted` unless `by` may do `act`."""
    if not by.may(act):
        raise UserError("not-permitted", officer=by.code, act=act)
