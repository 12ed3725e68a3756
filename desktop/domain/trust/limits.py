"""What an organisation may change about permissions, and what no organisation can.

An auditor who could write, or a book that nobody may govern any more, would make every other rule
a matter of good will. So a few cells of the table are fixed, each with a reason that is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.trust.acting import PERMISSIONS, Act, Role


class Reason(Enum):
    """Why a cell of the table of permissions cannot be changed."""

    EVERYBODY_READS = "everybody_reads"
    GOVERNS = "governs"
    AUDITS = "audits"
    ONLY_AUDITS = "only_audits"
    ONLY_READS = "only_reads"
    ONLY_ENTERS = "only_enters"
    NOT_SHARED = "not_shared"


Departures = Mapping[tuple[Role, Act], bool]
"""Where an organisation departs from the shipped table: (office, act) to whether it may."""

NO_DEPARTURES: Final[Departures] = {}

READING: Final = frozenset({Act.READ_LEDGER, Act.READ_LOG, Act.READ_AUDIT, Act.READ_DOCUMENTS})
"""Acts that change nothing."""

_GOVERNING: Final = frozenset({Act.MANAGE_OFFICERS, Act.MANAGE_RULES})
_MANAGING: Final = _GOVERNING | {
    Act.MANAGE_KEYS,
    Act.MANAGE_CHART,
    Act.MANAGE_YEARS,
    Act.MANAGE_GRANTS,
    Act.MANAGE_ASSETS,
    Act.CLOSE_YEAR,
    Act.REOPEN_YEAR,
}
_OF_AUDITORS: Final = READING | {
    Act.WRITE_FINDING,
    Act.ADD_DOCUMENT,
    Act.BACK_UP,
    Act.KEEP_RECEIPTS,
    Act.EXPORT_PACKAGE,
}
"""What an internal auditor can be given: nothing of it writes the books."""
_NOT_OF_DATA_ENTRY: Final = _MANAGING | {
    Act.MANAGE_GRANTS,
    Act.APPROVE_ENTRY,
    Act.OVERRIDE_CONTROL,
    Act.ADOPT_BUDGET,
    Act.RECONCILE,
    Act.HAND_OVER,
    Act.IMPORT_BOOK,
    Act.EXPORT_PACKAGE,
    Act.EXPORT_PERSON,
    Act.ERASE_PERSON,
    Act.ANSWER_FINDING,
}


def fixed(role: Role, act: Act) -> Reason | None:
    """Return why the cell of `role` and `act` cannot be changed, or None where it can."""
    if act in READING and act in PERMISSIONS[role]:
        return Reason.EVERYBODY_READS
    if act in _GOVERNING:
        return Reason.GOVERNS if role is Role.CHAIR else Reason.NOT_SHARED
    if act is Act.WRITE_FINDING:
        return Reason.AUDITS if role is Role.INTERNAL_AUDITOR else Reason.ONLY_AUDITS
    return _outside(role, act)


def _outside(role: Role, act: Act) -> Reason | None:
    """Return why an act is beyond what an office of narrow purpose can ever be given."""
    if role is Role.GUEST_AUDITOR:
        return Reason.ONLY_READS
    if role is Role.INTERNAL_AUDITOR and act not in _OF_AUDITORS:
        return Reason.AUDITS
    if role is Role.DATA_ENTRY and act in _NOT_OF_DATA_ENTRY:
        return Reason.ONLY_ENTERS
    return None


def may_by_office(role: Role, act: Act, departures: Departures) -> bool:
    """Return whether the office allows the act in an organisation with these departures.

    A departure in a fixed cell counts for nothing, however it came into the book.
    """
    shipped = act in PERMISSIONS[role]
    if fixed(role, act) is not None:
        return shipped
    return departures.get((role, act), shipped)


def allowed_acts(roles: frozenset[Role], departures: Departures) -> frozenset[Act]:
    """Return everything that the holder of these offices may do."""
    return frozenset(
        act for act in Act if any(may_by_office(role, act, departures) for role in roles)
    )
