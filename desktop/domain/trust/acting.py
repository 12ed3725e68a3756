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


class Act(Enum):
    """Everything that permission is asked for; one name per kind of deed."""

    READ_LEDGER = "read_ledger"
    READ_LOG = "read_log"
    WRITE_DRAFT = "write_draft"
    POST_ENTRY = "post_entry"
    MANAGE_CHART = "manage_chart"
    MANAGE_YEARS = "manage_years"
    IMPORT_BOOK = "import_book"
    MANAGE_OFFICERS = "manage_officers"
    EXPORT_PACKAGE = "export_package"


_READS: Final = frozenset({Act.READ_LEDGER, Act.READ_LOG})

PERMISSIONS: Final[Mapping[Role, frozenset[Act]]] = {
    Role.CHAIR: _READS | {Act.MANAGE_OFFICERS, Act.EXPORT_PACKAGE, Act.MANAGE_YEARS},
    Role.TREASURER: _READS
    | {
        Act.WRITE_DRAFT,
        Act.POST_ENTRY,
        Act.MANAGE_CHART,
        Act.MANAGE_YEARS,
        Act.IMPORT_BOOK,
        Act.EXPORT_PACKAGE,
    },
    Role.SECRETARY: _READS | {Act.EXPORT_PACKAGE},
    Role.INTERNAL_AUDITOR: _READS,
    Role.DATA_ENTRY: frozenset({Act.READ_LEDGER, Act.WRITE_DRAFT}),
}


@dataclass(frozen=True, slots=True)
class Acting:
    """The officer at the keyboard; `code` is unique and never changes."""

    officer_id: int
    code: str
    name_ar: str
    name_en: str
    roles: frozenset[Role]

    def may(self, act: Act) -> bool:
        """Return whether one of the offices held allows `act`."""
        return any(act in PERMISSIONS[role] for role in self.roles)


def require(by: Acting, act: Act) -> None:
    """Raise UserError `not-permitted` unless `by` may do `act`."""
    if not by.may(act):
        raise UserError("not-permitted", officer=by.code, act=act)
