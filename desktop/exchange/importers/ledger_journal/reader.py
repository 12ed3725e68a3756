"""Read a ledger or hledger journal: all of it is understood, or nothing is given back."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.imported import ImportedJournal
from desktop.exchange.importers.ledger_journal.amounts import Notation
from desktop.exchange.importers.ledger_journal.balancing import balance_all
from desktop.exchange.importers.ledger_journal.directives import Below, read_directive
from desktop.exchange.importers.ledger_journal.draft import DraftPosting, DraftTransaction
from desktop.exchange.importers.ledger_journal.header import read_header
from desktop.exchange.importers.ledger_journal.includes import Includes
from desktop.exchange.importers.ledger_journal.naming import Naming
from desktop.exchange.importers.ledger_journal.place import Place
from desktop.exchange.importers.ledger_journal.postings import add_comment, read_posting
from desktop.exchange.importers.ledger_journal.result import freeze
from desktop.exchange.importers.ledger_journal.scope import Journal, Scope
from desktop.exchange.importers.ledger_journal.source import lines_of_text

Progress = Callable[[int, int], None]
"""Called with (lines read, lines known of so far); what it raises stops the reading."""

LINES_BETWEEN_REPORTS: Final = 20_000
_COMMENT: Final = ";#*%|"
_BLOCKS: Final = {"comment": "end comment", "test": "end test"}


def read_journal(
    source: str | Path,
    *,
    default_currency: Currency | None = None,
    include_root: Path | None = None,
    progress: Progress | None = None,
) -> ImportedJournal:
    """Return the book in `source`: a path, or the text of a journal itself.

    `default_currency` is the base, and the currency of amounts written without one unless the
    journal has a `D` directive. `include` is followed only to files inside `include_root`; None
    refuses every `include`. Raises UserError ("journal-…"; fields `file`, `line`, `text` where a
    line is at fault) and then nothing has been imported.
    """
    currency = None if default_currency is None else currency_of(default_currency.code)
    with _without_collector():
        reader = _Reader(currency, Includes(include_root), progress)
        reader.read(source)
        balance_all(reader.journal)
        return freeze(reader.journal, currency)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the cycle collector off: all that is made here is kept, and it would look in vain.

    Measured: a third of the time of a large book.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Reader:
    """Walks the lines of a file and of those it includes."""

    def __init__(
        self, currency: Currency | None, includes: Includes, progress: Progress | None
    ) -> None:
        self.journal = Journal()
        self._currency = currency
        self._includes = includes
        self._progress = progress
        self._read_lines = 0
        self._known_lines = 0

    def read(self, source: str | Path) -> None:
        """Read the outermost file or text."""
        if isinstance(source, Path):
            name, lines = self._includes.open_first(source)
        else:
            name, lines = "journal", lines_of_text(source, "journal")
        scope = Scope(Place(name), Naming(), Notation(None, self._currency), None)
        self._read_lines_of(lines, scope)

    def _read_lines_of(self, lines: list[str], scope: Scope) -> None:
        """Read one file from its first line to its last."""
        at = scope.at
        file = _File(self.journal, scope, self._include)
        self.journal.files.append(at.file)
        self._known_lines += len(lines)
        end_of_block = ""
        for number, line in enumerate(lines, 1):
            at.line, at.raw = number, line
            if number % LINES_BETWEEN_REPORTS == 0:
                self._report(LINES_BETWEEN_REPORTS)
            if end_of_block:
                if line.rstrip() == end_of_block:
                    end_of_block = ""
                continue
            text = line.strip()
            if not text:
                file.end()
            elif line[0].isspace():
                file.indented(text)
            elif text in _BLOCKS:
                end_of_block = _BLOCKS[text]
                file.end()
            else:
                file.flush_left(text)
        self._report(len(lines) % LINES_BETWEEN_REPORTS)

    def _include(self, wanted: str, scope: Scope) -> None:
        """Read the files that an `include` names, where it stands."""
        for path in self._includes.find(wanted, scope.at):
            name, lines = self._includes.enter(path, scope.at)
            inner = Scope(Place(name), scope.naming.inner(), scope.notation, scope.year)
            self._read_lines_of(lines, inner)
            self._includes.leave()
        scope.amounts.clear()

    def _report(self, lines: int) -> None:
        self._read_lines += lines
        if self._progress is not None:
            self._progress(self._read_lines, self._known_lines)


class _File:
    """The lines of one file: what is open takes the indented lines below it."""

    def __init__(
        self, journal: Journal, scope: Scope, include: Callable[[str, Scope], None]
    ) -> None:
        self._journal = journal
        self._scope = scope
        self._include = include
        self._transaction: DraftTransaction | None = None
        self._posting: DraftPosting | None = None
        self._below: Below | None = None

    def end(self) -> None:
        """A blank line ends whatever was open."""
        self._transaction = self._posting = self._below = None

    def indented(self, text: str) -> None:
        """Take a posting, a comment, or what belongs below a directive."""
        transaction = self._transaction
        if transaction is None:
            self._below_directive(text)
        elif text[0] != ";":
            self._posting = read_posting(text, transaction, self._journal, self._scope)
        elif self._posting is not None:
            add_comment(text[1:].lstrip(), self._posting, transaction, self._scope)
        elif transaction.comments is None:
            transaction.comments = [text[1:].lstrip()]
        else:
            transaction.comments.append(text[1:].lstrip())

    def flush_left(self, text: str) -> None:
        """Take a line that starts in the first column."""
        first = text[0]
        if first in _COMMENT:
            return
        self.end()
        if first.isdigit():
            self._transaction = read_header(text, self._scope)
            self._journal.transactions.append(self._transaction)
            return
        at = self._scope.at
        if first == "=":
            raise UserError("journal-automated", file=at.file, line=at.line, text=at.text)
        if first == "~":
            raise UserError("journal-periodic", file=at.file, line=at.line, text=at.text)
        word, _, rest = text.lstrip("!@").partition(" ")
        if word == "include":
            self._include(rest.strip(), self._scope)
        else:
            self._below = read_directive(text, self._journal, self._scope)

    def _below_directive(self, text: str) -> None:
        """Hand `text` to the directive above it; without one only a comment may stand here."""
        if self._below is not None:
            self._below(text)
        elif text[0] not in ";#*":
            at = self._scope.at
            raise UserError("journal-not-understood", file=at.file, line=at.line, text=at.text)
