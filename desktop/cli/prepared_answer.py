"""Post what a verb prepared, and answer with its number; find accounts and funds by code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.controls import EVERY_CONTROL
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.recorded import Prepared
from desktop.services.session import Session
from desktop.text.labels import label


class _Coded(Protocol):
    @property
    def id(self) -> int:
        """Its id in the book."""

    @property
    def code(self) -> str:
        """Its code."""


C = TypeVar("C", bound=_Coded)


def post_and_say(
    session: Session, prepared: Prepared, terminal: Terminal, *, as_json: bool
) -> None:
    """Post the entry and say its number; raises UserError as `post_entry` does."""
    posted = post_entry(
        session.book,
        session.by,
        prepared.entry,
        accepted=EVERY_CONTROL,
        record=prepared.record,
    )
    if as_json:
        terminal.json(
            {"series": posted.series.value, "number": posted.number, "year": posted.year_name}
        )
        return
    words = terminal.words
    terminal.say(
        words(
            "{series} number {number} of {year} is posted.",
            series=label(posted.series, words),
            number=posted.number,
            year=posted.year_name,
        )
    )


def account_coded(masters: Masters, code: str) -> int:
    """Return the id of the account with `code`; raises UserError `code-unknown`."""
    return _coded(masters.accounts, code)


def fund_coded(masters: Masters, code: str) -> int:
    """Return the id of the fund with `code`; raises UserError `code-unknown`."""
    return _coded(masters.funds, code)


def project_coded(masters: Masters, code: str | None) -> int | None:
    """Return the id of the project with `code`, if any; raises UserError `code-unknown`."""
    return None if code is None else _coded(masters.projects, code)


def _coded(known: Mapping[int, C], code: str) -> int:
    for each in known.values():
        if each.code == code:
            return each.id
    raise UserError("code-unknown", code=code)
