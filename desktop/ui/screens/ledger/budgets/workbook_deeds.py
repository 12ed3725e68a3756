"""Write a version to a workbook, take one back after showing what it changes, and show changes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.ledger.budgets.differences import Difference
from desktop.services.ledger.budgets.import_workbook import (
    WorkbookPlan,
    import_workbook,
    preview_workbook,
)
from desktop.services.ledger.budgets.view_budget import BudgetView, compare_budgets
from desktop.ui.screens.ledger.budgets.changes_dialog import ChangesDialog, ProblemsDialog
from desktop.ui.screens.registers.kind import Desk
from desktop.ui.words import ui_words
from desktop.ui.work.handle import Progress
from desktop.ui.work.topic import Topic

ENDING: Final = ".xlsx"


def write_workbook(desk: Desk, row: BudgetView) -> None:
    """Ask for a new file and write the version into it."""
    words, context = ui_words(), desk.context
    name, _ = QFileDialog.getSaveFileName(
        None,
        words("Write the budget to a workbook"),
        f"{row.budget.code}{ENDING}",
        words("Workbooks") + f" (*{ENDING})",
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if not name:
        return
    path = Path(name)
    if path.suffix.lower() != ENDING:
        path = path.with_name(f"{path.name}{ENDING}")
    session = context.session

    def deed(_: Progress) -> Path:
        from desktop.services.ledger.budgets.export_workbook import (  # noqa: PLC0415 - slow
            export_workbook,
        )

        return export_workbook(session.book, session.by, [row.budget.code], path, words).path

    context.work.long(
        deed,
        lambda written: context.toast(
            words("The budget was written to {file}.", file=isolate_name(written.name))
        ),
    )


def take_workbook(desk: Desk, row: BudgetView) -> None:
    """Ask for a workbook, show what it would change of the draft `row`, and take it in."""
    words, context = ui_words(), desk.context
    name, _ = QFileDialog.getOpenFileName(
        None, words("Take a budget back from a workbook"), "", words("Workbooks") + f" (*{ENDING})"
    )
    if not name:
        return
    session, path = context.session, Path(name)
    context.work.long(
        lambda _: preview_workbook(session.book, session.by, path, into=row.budget.code),
        lambda plan: _show(desk, plan),
    )


def _show(desk: Desk, plan: WorkbookPlan) -> None:
    context, words, window = desk.context, ui_words(), _window(desk)
    file = isolate_name(plan.file)
    if plan.problems:
        ProblemsDialog(plan, words("{file} cannot be taken in", file=file), window).open()
        return
    changes = tuple(each for sheet in plan.sheets for each in sheet.changes)
    session = context.session

    def done(_: None) -> None:
        desk.reload()
        context.toast(
            ui_words().plural("{n} figure was changed.", "{n} figures were changed.", len(changes))
        )

    def take() -> None:
        context.work.write(
            lambda: import_workbook(session.book, session.by, plan),
            done,
            changes=frozenset({Topic.BUDGETS}),
        )

    ChangesDialog(
        words("Take in {file}?", file=file),
        words("These figures of the draft change; all of them are taken, or none."),
        changes,
        plan.masters,
        take,
        window,
    ).open()


def show_changes(desk: Desk, row: BudgetView) -> None:
    """Show what a version changes of the one it began as a copy of."""
    context, words, before = desk.context, ui_words(), row.based_on
    if before is None:
        return
    session, code = context.session, row.budget.code
    title = words(
        "What {code} changes of {before}", code=isolate_ltr(code), before=isolate_ltr(before)
    )

    def show(changes: tuple[Difference, ...]) -> None:
        note = row.budget.note
        ChangesDialog(title, note, changes, row.masters, parent=_window(desk)).open()

    context.work.read(lambda: compare_budgets(session.book, session.by, before, code), show)


def _window(desk: Desk) -> QWidget | None:
    return desk if isinstance(desk, QWidget) else None
