"""Every report of the ledger by its name; window, command line and tests walk this list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.reports import Takes
from desktop.domain.ledger.schedules.schedule import Schedule
from desktop.domain.ledger.statements.table import Statement
from desktop.domain.trust.acting import Acting
from desktop.services.ledger.reports import offers
from desktop.services.ledger.reports.report import Asked, Choice, Report
from desktop.store.book import Book
from desktop.text.report_names import ORDER


def _collect() -> Mapping[str, Report]:
    """Join the `REPORTS` of every module in `offers`, in the order in which reports are shown."""
    found: dict[str, Report] = {}
    for module in iter_modules(offers.__path__):
        offered: Iterable[Report] = import_module(f"{offers.__name__}.{module.name}").REPORTS
        found |= {report.key: report for report in offered}
    known = sorted(found, key=lambda key: ORDER.index(key) if key in ORDER else len(ORDER))
    return MappingProxyType({key: found[key] for key in known})


REPORTS: Final[Mapping[str, Report]] = _collect()
"""A report that no module offers is not here, and so not to be asked for."""


def report_named(name: str) -> Report:
    """Return the report called `name`; raises UserError `report-unknown`."""
    report = REPORTS.get(name)
    if report is None:
        raise UserError("report-unknown", name=name, known=", ".join(REPORTS))
    return report


def make_report(book: Book, by: Acting, name: str, asked: Asked) -> Statement | Schedule:
    """Return the report `name`.

    Raises UserError `report-unknown`, `report-streams`, `report-of-missing`, `report-takes-no-of`,
    `report-takes-not`, `year-unknown`, or what the report itself says.
    """
    report = report_named(name)
    check_asked(report, asked)
    if report.make is None:
        raise UserError("report-streams", name=name)
    return report.make(book, by, asked)


def check_asked(report: Report, asked: Asked) -> None:
    """Raise UserError where `asked` names what `report` knows nothing of, or lacks what it needs.

    A figure that silently leaves a wish out would be taken for the answer to it.
    """
    if report.must and not asked.of:
        raise UserError("report-of-missing", name=report.key)
    if asked.of and not report.of:
        raise UserError("report-takes-no-of", name=report.key, of=asked.of)
    wishes = (
        (Takes.DAY, asked.day is not None),
        (Takes.BASIS, asked.basis is not None),
        (Takes.BRANCH, bool(asked.branch)),
        (Takes.PROJECT, bool(asked.project)),
    )
    for takes, wished in wishes:
        if wished and takes not in report.takes:
            raise UserError("report-takes-not", name=report.key, wish=takes)


def choices_of(book: Book, by: Acting, name: str) -> tuple[Choice, ...]:
    """Return what the report `name` may be about; nothing where it takes no `of`."""
    report = report_named(name)
    return () if report.choices is None else tuple(report.choices(book, by))
