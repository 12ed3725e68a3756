"""Propose the rate that the book's table has for the day of a voucher."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.days import iso_day
from desktop.domain.errors import UserError
from desktop.domain.ledger.rates.table import RateForDay
from desktop.services.ledger.rates.rate_for_day import rate_for_day
from desktop.ui.shell.spec import Context


class RateProposal:
    """Asks once for each currency and day, so that what a person clears stays clear.

    `tell` hears it where the rate is older than the book allows.
    """

    def __init__(self, context: Context, owner: QWidget, tell: Callable[[UserError], None]) -> None:
        self._context, self._owner, self._tell = context, owner, tell
        self._asked: set[tuple[str, str, int]] = set()

    def forget(self) -> None:
        """Begin anew, with another voucher."""
        self._asked.clear()

    def ask(
        self, currency: str, day: str, then: Callable[[RateForDay], None], place: int = -1
    ) -> None:
        """Call `then` with the rate of `currency` on `day` (ISO), if one is known."""
        if (currency, day, place) in self._asked:
            return
        try:
            wanted = iso_day(day)
        except ValueError:
            return  # the day is still being typed
        self._asked.add((currency, day, place))
        session = self._context.session

        def on_found(found: RateForDay | None) -> None:
            if found is None:
                return
            then(found)
            if found.old:
                fields = {"currency": currency, "day": found.day, "age": found.age}
                self._tell(UserError("rate-old", **fields))

        self._context.work.read(
            lambda: rate_for_day(session.book, session.by, currency, wanted),
            on_found,
            _stay_silent,
            owner=self._owner,
        )


def _stay_silent(_: UserError) -> None:
    """Propose nothing: the rate is typed."""
