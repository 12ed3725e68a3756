"""Write the budget against what happened into a file, as it is shown."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.ledger.budgets.against import budget_schedule
from desktop.domain.trust.acting import Acting
from desktop.exchange.careful_write import Written, careful_write
from desktop.exchange.exporters.xlsx_sheet import xlsx_bytes
from desktop.reports.statements.schedule import schedule_pdf
from desktop.reports.statements.stamp import Stamp
from desktop.services.ledger.budgets.against import BudgetAsked, budget_against
from desktop.services.ledger.reports.sheets import schedule_sheet
from desktop.services.trust.log_head import log_head
from desktop.store.book import Book
from desktop.text.words import Words


def write_against(book: Book, by: Acting, asked: BudgetAsked, path: Path, words: Words) -> Written:
    """Write it to the new file `path`: PDF, or a workbook where its name ends in .xlsx.

    Raises UserError as `budget_against` does, `report-file-kind`, or as `careful_write` does.
    """
    kind = path.suffix.lower()
    if kind not in {".pdf", ".xlsx"}:
        raise UserError("report-file-kind", file=path.name)
    schedule = budget_schedule(budget_against(book, by, asked))
    if kind == ".xlsx":
        made = xlsx_bytes(schedule_sheet(schedule, words))
    else:
        stamp = Stamp(dt.datetime.now(dt.UTC), log_head(book, by).short)
        made = schedule_pdf(schedule, stamp, words).pdf
    return careful_write(path, made, len(made))
