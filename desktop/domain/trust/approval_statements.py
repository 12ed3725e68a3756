"""What officers sign when they propose, agree, refuse or pass over a control.

Each statement is canonical JSON that names the book, the thing signed and the signer, so that a
signature can be carried over to no other book, entry, proposal or answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.log import canonical
from desktop.domain.log.malformed import MalformedError
from desktop.domain.trust.approvals import Decision
from desktop.domain.trust.controls import Control

PROPOSAL: Final = "sijill.proposal/1"
APPROVAL: Final = "sijill.approval/1"
OVERRIDE: Final = "sijill.override/1"


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the maker signs: `book` is the book's id, `digest` the content's SHA-256, `at` UTC."""

    book: str
    proposal: int
    digest: str
    maker: str
    at: str

    @property
    def text(self) -> str:
        """The statement, canonical."""
        return _said(
            PROPOSAL,
            book=self.book,
            proposal=self.proposal,
            digest=self.digest,
            maker=self.maker,
            at=self.at,
        )


@dataclass(frozen=True, slots=True)
class Answered:
    """What an approver signs: the answer to one proposal of one maker, and when (UTC)."""

    book: str
    proposal: int
    digest: str
    maker: str
    approver: str
    decision: Decision
    by_maker: bool
    reason: str
    at: str

    @property
    def text(self) -> str:
        """The statement, canonical."""
        return _said(
            APPROVAL,
            book=self.book,
            proposal=self.proposal,
            digest=self.digest,
            maker=self.maker,
            approver=self.approver,
            decision=self.decision.value,
            by_maker=self.by_maker,
            reason=self.reason,
            at=self.at,
        )


@dataclass(frozen=True, slots=True)
class Overridden:
    """What is signed by whoever passes over a control; `detail` is what was not kept."""

    book: str
    control: Control
    digest: str
    detail: str
    officer: str
    reason: str
    at: str

    @property
    def text(self) -> str:
        """The statement, canonical."""
        return _said(
            OVERRIDE,
            book=self.book,
            control=self.control.value,
            digest=self.digest,
            detail=self.detail,
            officer=self.officer,
            reason=self.reason,
            at=self.at,
        )


def read_statement(text: str) -> Mapping[str, Any]:
    """Return the members of a statement; raises MalformedError unless it is canonical."""
    said = canonical.decode(text.encode())
    if not isinstance(said, dict):
        raise MalformedError("statement-shape")
    return said


def _said(form: str, **members: str | int | bool) -> str:
    return canonical.encode({"format": form, **members}).decode()
