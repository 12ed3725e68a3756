"""Every report that has records, as PDF and as a workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.audit_pack import LeftOut, WhyLeftOut, ascii_part
from desktop.domain.ledger.reports import Takes
from desktop.domain.ledger.schedules.schedule import Schedule
from desktop.domain.ledger.statements.table import Statement
from desktop.domain.ledger.year import FiscalYear
from desktop.exchange.audit_pack.folder import PackFolder
from desktop.exchange.exporters.xlsx_sheet import xlsx_bytes
from desktop.reports.statements.pdf import statement_pdf
from desktop.reports.statements.schedule import schedule_pdf
from desktop.reports.statements.stamp import Stamp
from desktop.services.ledger.reports.registry import REPORTS, choices_of, make_report
from desktop.services.ledger.reports.report import Asked, Report
from desktop.services.ledger.reports.sheets import schedule_sheet, statement_sheet
from desktop.services.ledger.reports.write_report import PDF, XLSX, report_bytes
from desktop.services.session import Session
from desktop.services.trust.log_head import log_head
from desktop.text.words import Words

MOST_OF_ONE: Final = 200
"""How often one report may be in a pack: an account for each of 20,000 members is no help."""

_NOTHING: Final = frozenset({"reconciliation-none"})
"""Errors of reports that only say that there is nothing to show."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A report as it will be asked for; `name` below reports/, without an ending."""

    report: Report
    asked: Asked
    name: str


def plan_reports(
    session: Session, year: FiscalYear, left_out: list[LeftOut]
) -> tuple[Planned, ...]:
    """Return what will be tried; what is too many is left out at once."""
    return tuple(_planned(session, year, left_out))


def _planned(session: Session, year: FiscalYear, left_out: list[LeftOut]) -> Iterator[Planned]:
    for key, report in REPORTS.items():
        day = None if report.yearly or Takes.DAY not in report.takes else year.last_day
        name = year.name if report.yearly else None
        if not report.must:
            yield Planned(report, Asked(year=name, day=day), key)
            continue
        choices = choices_of(session.book, session.by, key)
        if not choices:
            left_out.append(LeftOut(f"reports/{key}", WhyLeftOut.NO_RECORDS))
        elif len(choices) > MOST_OF_ONE:
            left_out.append(LeftOut(f"reports/{key}", WhyLeftOut.TOO_MANY))
        else:
            for place, one in enumerate(choices, 1):
                plain = ascii_part(one.code, "item")
                own = plain if plain == one.code else f"{place:03d}-{plain}"
                yield Planned(report, Asked(year=name, of=one.code, day=day), f"{key}/{own}")


def write_report_files(  # noqa: PLR0917 - who, what, of when, where to, in which language
    session: Session,
    planned: Planned,
    year: FiscalYear,
    folder: PackFolder,
    words: Words,
    told: Callable[[], None],
) -> LeftOut | None:
    """Write one report twice, or say why it is not there; UserError only where writing fails."""
    name = f"reports/{planned.name}"
    try:
        shown, pdf, xlsx = _made(session, planned, words, told)
    except UserError as error:
        empty = error.key in _NOTHING
        why = WhyLeftOut.NO_RECORDS if empty else WhyLeftOut.CANNOT_BE_MADE
        return LeftOut(name, why, error.key)
    if shown is not None and not shown.rows:
        return LeftOut(name, WhyLeftOut.NO_RECORDS)
    if isinstance(shown, Schedule) and not _touches(shown, year):
        return None
    folder.add(f"{name}{PDF}", pdf())
    folder.add(f"{name}{XLSX}", xlsx())
    return None


Bytes = Callable[[], bytes]


def _made(
    session: Session, planned: Planned, words: Words, told: Callable[[], None]
) -> tuple[Statement | Schedule | None, Bytes, Bytes]:
    """Return the report, and what draws it; the books that stream have no report to look at."""
    book, by, asked, key = session.book, session.by, planned.asked, planned.report.key

    def hear(_done: int, _total: int) -> None:
        told()

    if planned.report.make is None:
        return (
            None,
            lambda: report_bytes(book, by, key, asked, PDF, words, hear),
            lambda: report_bytes(book, by, key, asked, XLSX, words),
        )
    made = make_report(book, by, key, asked)
    stamp = Stamp(dt.datetime.now(dt.UTC), log_head(book, by).short)
    if isinstance(made, Schedule):
        return (
            made,
            lambda: schedule_pdf(made, stamp, words, hear).pdf,
            lambda: xlsx_bytes(schedule_sheet(made, words)),
        )
    return (
        made,
        lambda: statement_pdf(made, stamp, words, hear).pdf,
        lambda: xlsx_bytes(statement_sheet(made, words)),
    )


def _touches(schedule: Schedule, year: FiscalYear) -> bool:
    return schedule.first_day <= year.last_day and schedule.last_day >= year.first_day
