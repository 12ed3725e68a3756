"""The documents of a voucher that is being typed: they hang on its draft until it is posted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.services.archive.attach import draft_subject
from desktop.ui.screens.archive.drawer import DocumentsDrawer
from desktop.ui.screens.ledger.draft_keeper import DraftKeeper
from desktop.ui.shell.spec import Context


class VoucherDocuments(DocumentsDrawer):
    """Makes the draft that the first document needs; posting carries all of them along."""

    def __init__(
        self,
        context: Context,
        keeper: DraftKeeper,
        typed: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """`typed` gives the voucher as its draft would hold it."""
        super().__init__(context, make_subject=self._make, parent=parent)
        self._keeper, self._typed = keeper, typed

    def show_draft(self, draft_id: int | None) -> None:
        """Show the documents of a draft, or none."""
        self.set_subject(None if draft_id is None else draft_subject(draft_id))

    def _make(self, then: Callable[[str | None], None]) -> None:
        self._keeper.keep(self._typed())
        self._keeper.settle(lambda: self._go_on(then))

    def _go_on(self, then: Callable[[str | None], None]) -> None:
        draft_id = self._keeper.draft_id
        if draft_id is None:  # the draft was refused, and that was said: the archive takes them
            then(None)
            return
        subject = draft_subject(draft_id)
        self.take_subject(subject)
        then(subject)
