"""A table model over any number of rows: pages come in the background as they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.domain.currency import Currency
from desktop.ui.tables.column import Column
from desktop.ui.tables.headed_model import NOWHERE, HeadedModel, Index
from desktop.ui.tables.pages import SIZE, FromEnd, FromKey, Pages
from desktop.ui.tables.source import Page, Source, Totals
from desktop.ui.words import ui_words
from desktop.ui.work.handle import Handle
from desktop.ui.work.work import Work

R = TypeVar("R")
K = TypeVar("K")

_ANCHORS_AT_ONCE: Final = 50_000
"""Rows whose anchors are read in one go: about 30 ms, between which pages have their turn."""
_AT_MOST: Final = 4
"""Pages asked for at once: those last looked at."""


class PagedModel(HeadedModel, Generic[R, K]):
    """Rows of a `Source`. A row that is not here yet is empty, and comes as soon as it is painted.

    While another source is being loaded the rows of the old one stay in view.
    """

    loaded = Signal()
    """The first page stands; the list may be empty."""
    counted = Signal(object)
    """The `Totals` of all rows."""
    failed = Signal(object)
    """A UserError; the rows stay as they were."""

    def __init__(
        self,
        columns: Sequence[Column],
        work: Work,
        currency: Currency | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, currency, parent)
        self._work = work
        self._source: Source[R, K] | None = None
        self._pages: Pages[R, K] = Pages()
        self._coming: dict[int, Handle] = {}
        self._looked_at: dict[int, None] = {}
        self._starting: list[Handle] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    def load(self, source: Source[R, K]) -> None:
        """Show another source, from its beginning."""
        self._cancel()
        self._source = source
        self._starting = [
            self._read(lambda: source.page(None, SIZE), self._on_first),
            self._read(source.totals, self._on_totals),
        ]

    def reload(self) -> None:
        """Read the same source again: something in the book has changed."""
        if self._source is not None:
            self.load(self._source)

    def row(self, number: int) -> R | None:
        """Return a row, or None while it is not here."""
        return self._pages.row(number)

    # What Qt asks -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """Return how many rows there are."""
        return 0 if parent.isValid() else self._pages.count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell; looking at a row that is not here asks for it."""
        number = index.row()
        row = self._pages.row(number)
        if row is None:
            self._want(number // SIZE)
            return None
        return self._cells.data(row, index.column(), role, ui_words())

    # Reading ----------------------------------------------------------------------------------

    def _read(self, fn: Any, done: Any) -> Handle:
        return self._work.read(fn, done, self.failed.emit, owner=self)

    def _cancel(self) -> None:
        for handle in (*self._coming.values(), *self._starting):
            handle.cancel()
        self._coming.clear()
        self._starting = []
        self._looked_at.clear()

    def _on_first(self, page: Page[R, K]) -> None:
        self.beginResetModel()
        self._pages = Pages()
        self._pages.count = len(page.rows)
        self._pages.keep(0, page.rows, page.next_key)
        self.endResetModel()
        self.loaded.emit()

    def _on_totals(self, totals: Totals) -> None:
        have = self._pages.count
        if totals.count > have:
            self.beginInsertRows(NOWHERE, have, totals.count - 1)
            self._pages.count = totals.count
            self.endInsertRows()
        self.counted.emit(totals)
        self._read_anchors()

    def _read_anchors(self) -> None:
        """Read where pages begin, a stretch at a time, until every page can be entered."""
        source, pages = self._source, self._pages
        if source is None or source.anchors is None or pages.count <= 2 * SIZE:
            return
        anchors, known, after = source.anchors, pages.ends_known, pages.last_end
        if known >= pages.count // SIZE:
            return

        def arrived(keys: Sequence[K]) -> None:
            pages.add_ends(known, keys)
            if self._looked_at:
                self._soon.start()
            if keys and pages is self._pages:
                self._read_anchors()

        self._starting = [
            self._read(lambda: anchors(after, SIZE, _ANCHORS_AT_ONCE), arrived),
        ]

    def _want(self, page: int) -> None:
        # The one looked at last stands last; a page already coming is not forgotten.
        self._looked_at.pop(page, None)
        self._looked_at[page] = None
        if not self._soon.isActive():
            self._soon.start()

    def _ask(self) -> None:
        """Ask for the pages last looked at; give up those that have scrolled away."""
        wanted = list(self._looked_at)[-_AT_MOST:]
        self._looked_at.clear()
        for page in [page for page in self._coming if page not in wanted]:
            self._coming.pop(page).cancel()
        for page in wanted:
            if page not in self._coming and not self._pages.has(page):
                self._fetch(page)

    def _fetch(self, page: int) -> None:
        source, pages = self._source, self._pages
        if source is None:
            return
        way = pages.way_to(page, backwards=source.back is not None)
        if isinstance(way, FromKey):
            key = way.key
            handle = self._read(
                lambda: source.page(key, SIZE),
                lambda found: self._on_page(pages, page, page, found),
            )
        elif isinstance(way, FromEnd) and source.back is not None:
            back, limit = source.back, way.limit
            handle = self._read(
                lambda: tuple(reversed(back(limit)))[:SIZE],
                lambda rows: self._on_page(pages, page, page, Page(rows, None)),
            )
        elif source.anchors is not None:
            self._looked_at[page] = None  # the anchors are on their way
            return
        else:
            self._walk(page)
            return
        self._coming[page] = handle

    def _walk(self, page: int) -> None:
        """Read the next page whose place is known; the one wanted is asked for again after it."""
        source, pages = self._source, self._pages
        if source is None:
            return
        step, after = pages.ends_known, pages.last_end

        def arrived(found: Page[R, K]) -> None:
            self._on_page(pages, page, step, found)
            if found.next_key is not None:
                self._want(page)

        self._coming[page] = self._read(lambda: source.page(after, SIZE), arrived)

    def _on_page(self, pages: Pages[R, K], asked: int, page: int, found: Page[R, K]) -> None:
        if pages is not self._pages:
            return
        self._coming.pop(asked, None)
        pages.keep(page, found.rows, found.next_key)
        if found.rows:
            first = page * SIZE
            last = min(first + len(found.rows), pages.count) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
