"""Lock and unlock months after a question; what stands in them is said first."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.year import Period, PeriodStatus
from desktop.services.ledger.close_period import set_period
from desktop.services.ledger.closing.checklist import Standing, standing_in, standing_until
from desktop.services.ledger.closing.lock_months import lock_until
from desktop.text.words import mark
from desktop.ui.screens.ledger.closing.columns import month_of
from desktop.ui.screens.ledger.closing.sentences import point_sentence
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.dialogs import ask
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_YEARS = frozenset({Topic.YEARS})


class MonthDeeds(QObject):
    """Reads what stands in the months, asks, and writes."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._over = context, parent

    def lock(self, year: str, month: Period) -> None:
        """Lock a month, or open it again where it is locked."""
        if month.status is PeriodStatus.CLOSED:
            self._unlock(year, month)
            return
        session = self._context.session
        self._context.work.read(
            lambda: standing_in(session.book, session.by, month),
            lambda standing: self._on_standing(year, month, standing),
            owner=self,
        )

    def lock_until(self, month: Period) -> None:
        """Lock every open month up to the end of `month`."""
        session = self._context.session
        self._context.work.read(
            lambda: standing_until(session.book, session.by, month.last_day),
            lambda standing: self._on_until(month, standing),
            owner=self,
        )

    def _said(self, standing: Standing) -> str:
        words = ui_words()
        left = [
            point_sentence(point, self._context.currency)
            for point in standing.points
            if point.is_open
        ]
        rest = words("Nothing can be posted in it any more, until it is unlocked again.")
        return " ".join((*left, rest))

    def _on_standing(self, year: str, month: Period, standing: Standing) -> None:
        words = ui_words()
        named = {"month": month_of(month), "year": isolate_ltr(year)}
        title = words("Lock {month} {year}?", **named)
        if ask(self._over, title, self._said(standing), mark("Lock")):
            self._set(year, month, PeriodStatus.CLOSED, words("{month} {year} is locked.", **named))

    def _unlock(self, year: str, month: Period) -> None:
        words = ui_words()
        named = {"month": month_of(month), "year": isolate_ltr(year)}
        title = words("Unlock {month} {year}?", **named)
        text = words("Entries can be posted in it again. The log keeps that it was unlocked.")
        if ask(self._over, title, text, mark("Unlock")):
            self._set(year, month, PeriodStatus.OPEN, words("{month} {year} is open.", **named))

    def _set(self, year: str, month: Period, status: PeriodStatus, said: str) -> None:
        session = self._context.session
        self._context.work.write(
            lambda: set_period(session.book, session.by, year, month.number, status),
            lambda _: self._context.toast(said),
            changes=_YEARS,
            owner=self,
        )

    def _on_until(self, month: Period, standing: Standing) -> None:
        words, session = ui_words(), self._context.session
        title = words.plural(
            "Lock {n} month, up to the end of {month}?",
            "Lock {n} months, up to the end of {month}?",
            standing.months,
            month=month_of(month),
        )
        if ask(self._over, title, self._said(standing), mark("Lock")):
            self._context.work.write(
                lambda: lock_until(session.book, session.by, month.last_day),
                lambda locked: self._context.toast(
                    ui_words().plural("{n} month is locked.", "{n} months are locked.", len(locked))
                ),
                changes=_YEARS,
                owner=self,
            )
