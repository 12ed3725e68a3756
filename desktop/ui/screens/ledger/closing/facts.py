"""What the closing workplace reads of one year at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.ledger.closing.fund_closing import ClosingPlan
from desktop.services.ledger.closing.checklist import Checklist, checklist
from desktop.services.ledger.closing.close_year import preview_closing
from desktop.services.ledger.closing.year_history import YearHistory, year_history
from desktop.services.ledger.list_masters import YearMonths, list_years
from desktop.services.session import Session
from desktop.services.trust.officers import list_officers
from desktop.ui.words import ui_words


@dataclass(frozen=True, slots=True)
class Workplace:
    """The years, and of the one that is shown: its checklist, what closing it does, its history.

    `plan` is the error where the closing entries cannot be made; `chosen` is None in a book without
    years. `officers` are names (Arabic, English) by code.
    """

    years: tuple[YearMonths, ...]
    chosen: YearMonths | None = None
    checklist: Checklist | None = None
    plan: ClosingPlan | UserError | None = None
    history: YearHistory | None = None
    officers: Mapping[str, tuple[str, str]] | None = None

    def officer(self, code: str) -> str:
        """Return what an officer is called in the current language."""
        return ui_words().of(*(self.officers or {}).get(code, (code, code)))


def read_workplace(session: Session, name: str | None, sound: bool | None) -> Workplace:
    """Return the workplace of the year called `name`, or of the last one."""
    book, by = session.book, session.by
    years = list_years(book, by)
    if not years:
        return Workplace(years)
    chosen = next((each for each in years if each.year.name == name), years[-1])
    year = chosen.year.name
    plan: ClosingPlan | UserError
    try:
        plan = preview_closing(book, by, year)
    except UserError as error:
        plan = error
    names = {each.code: (each.name_ar, each.name_en) for each in list_officers(book, by)}
    return Workplace(
        years,
        chosen,
        checklist(book, by, year, sound=sound),
        plan,
        year_history(book, by, year),
        names,
    )
