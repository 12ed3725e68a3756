"""Which grant the page shows, and its figures as they were read last."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.currency import Currency
from desktop.domain.ledger.grants.figures import GrantFigures
from desktop.services.ledger.grants.figures import grant_figures
from desktop.services.session import Session
from desktop.ui.screens.ledger.grants.as_of import as_of
from desktop.ui.shell.spec import Context


@dataclass(slots=True)
class Holder:
    """The one thing that the lists of the page share; `code` is empty before one was opened."""

    context: Context
    code: str = ""
    figures: GrantFigures | None = None

    def read(self, session: Session) -> GrantFigures | None:
        """Read the grant on the database thread."""
        if not self.code:
            return None
        return grant_figures(session.book, session.by, self.code, None, as_of(self.context))

    @property
    def currency(self) -> Currency:
        """The currency of the grant; that of the book before one was read."""
        found = self.figures
        return self.context.currency if found is None else found.grant.currency
