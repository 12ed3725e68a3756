"""Which offices go together, and who has to remain so that the book can be governed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting, Role

AUDITORS: Final = frozenset({Role.INTERNAL_AUDITOR, Role.GUEST_AUDITOR})
"""Offices that audit the others, and therefore stand alone."""


def refuse_offices(roles: frozenset[Role]) -> None:
    """Raise UserError `officer-roles-empty` or `auditor-other-offices` for offices that cannot be.

    Whoever audits holds no other office: an auditor who also keeps the books would audit himself.
    """
    if not roles:
        raise UserError("officer-roles-empty")
    if roles & AUDITORS and len(roles) > 1:
        raise UserError("auditor-other-offices", role=next(iter(roles & AUDITORS)))


def refuse_ungoverned(remaining: Iterable[Acting]) -> None:
    """Raise UserError `last-governor` unless somebody of `remaining` may manage officers."""
    if not any(who.may(Act.MANAGE_OFFICERS) for who in remaining):
        raise UserError("last-governor")
