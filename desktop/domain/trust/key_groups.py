"""Groups of people who share a key: who they are, and how they are named where keys are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

GENERAL: Final = "GENERAL"
"""Code of the group of everybody who can open the book."""

AUTHORITY: Final = "AUTHORITY"
"""Code of the group of those who can issue certificates in the organisation's name."""

BOOK: Final = "book"
"""The recipient that stands for whoever can open the book."""

RECOVERY: Final = "recovery"
"""The recipient that the two halves of the recovery code open."""

_OFFICER: Final = "officer:"


def recipient_of(officer: str) -> str:
    """Return how the officer with this code is named as the receiver of a sealed key."""
    return f"{_OFFICER}{officer}"


def officer_of(recipient: str) -> str | None:
    """Return the code of the officer that a recipient is, None for any other recipient."""
    return recipient.removeprefix(_OFFICER) if recipient.startswith(_OFFICER) else None


@dataclass(frozen=True, slots=True)
class NewGroup:
    """A confidential circle to be made: `members` are codes of officers.

    The officer who makes it is always a member. With `recovery` the two halves of the recovery
    code open it as well; without, what it keeps is lost when all its members forget.
    """

    name_ar: str
    name_en: str
    members: tuple[str, ...]
    recovery: bool = True


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """A group as it stands: `members` are codes of officers whose keys open it now.

    `everybody` says that the key of the book is enough; `mine` that who asks can open it;
    `recovery` that the recovery code of now does.
    """

    id: int
    code: str
    name_ar: str
    name_en: str
    generation: int
    members: tuple[str, ...]
    everybody: bool
    mine: bool
    recovery: bool

    @property
    def confidential(self) -> bool:
        """Whether it is a circle of some, made by the people themselves."""
        return not self.everybody and self.code != AUTHORITY
