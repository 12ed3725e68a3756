"""The workplace of a reconciliation: the bank at one side, the book at the other, totals below."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.banks.reconciliation import BankLine, Workplace
from desktop.domain.trust.acting import Act
from desktop.services.ledger.banks.accounts import BankStanding, list_bank_accounts
from desktop.services.ledger.banks.match_lines import Pairing, match_lines, release_match
from desktop.services.ledger.banks.reconcile import view_reconciliation
from desktop.text.suggestions import why
from desktop.text.words import mark
from desktop.ui.screens.ledger.banks.figures_bar import FiguresBar
from desktop.ui.screens.ledger.banks.matches_table import matches_table, set_matches
from desktop.ui.screens.ledger.banks.proposals import Proposals
from desktop.ui.screens.ledger.banks.reconcile_bar import WAITING, Now, ReconcileBar
from desktop.ui.screens.ledger.banks.reconcile_deeds import ReconcileDeeds
from desktop.ui.screens.ledger.banks.side import BANK_COLUMNS, BOOK_COLUMNS, Side
from desktop.ui.screens.parts.text import reading
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.states import EmptyState, ErrorState
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

_Read = tuple[tuple[BankStanding, ...], str, Workplace | None]


class ReconcileScreen(QWidget):
    """States: no bank account, nothing begun, under way, finished, refused."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted = ""
        self.place: Workplace | None = None
        self.bar = ReconcileBar()
        self.bank = Side(mark("At the bank"), BANK_COLUMNS, attrgetter("id"), context.currency)
        self.book = Side(mark("In the book"), BOOK_COLUMNS, attrgetter("key"), context.currency)
        self.matched = matches_table(context.currency, self)
        self.figures = FiguresBar()
        self.proposals = Proposals(context)
        self.deeds = ReconcileDeeds(context, self, self.reload)
        self._why = Text("", "muted")
        self.none = EmptyState(
            "landmark",
            mark("No bank account yet"),
            mark("Enter the bank accounts first: which bank stands behind which account."),
        )
        self.nothing = EmptyState(
            "scale",
            mark("Nothing is being reconciled"),
            mark("Begin with the last day of the bank's statement and its balance."),
        )
        self.error = ErrorState(UserError("program-fault", reference=""))
        self._sides, self._stack = QWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.reload()

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show the account with the code `args["account"]`."""
        if "account" in args:
            self._wanted = str(args["account"])
            self.reload()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what has changed."""
        if topics & {Topic.BANKS, Topic.ENTRIES}:
            self.reload()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("Space", words("Choose")),
            ("F3", words("Other side")),
            ("F4", words("Match")),
            ("F6", words("Propose")),
            ("F8", words("Accept sure ones")),
            ("F7", words("Make a voucher")),
            ("F9", words("Finish")),
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.matched.set_name(ui_words()("Matched"))
        self._follow()

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        across = row(Space.M, 0, self._sides)
        across.addWidget(self.bank, 1)
        across.addWidget(self.book, 1)
        for page in (self.none, self.nothing, self._sides, self.matched, self.error):
            self._stack.addWidget(page)
        layout = column(Space.S, Space.L, self)
        for widget, share in (
            (self.bar, 0),
            (self.proposals, 0),
            (self._stack, 1),
            (self._why, 0),
            (self.figures, 0),
        ):
            layout.addWidget(widget, share)

    def _connect(self) -> None:
        bar = self.bar
        bar.accounts.activated.connect(self._on_account)
        bar.views.chosen.connect(lambda _: self._show())
        self.error.retried.connect(self.reload)
        self.proposals.ended.connect(self._on_proposed)
        self.proposals.refused.connect(self._on_refused)
        self.bank.picked.connect(self._on_bank_line)
        for side in (self.bank, self.book):
            side.changed.connect(self._follow)
            side.table.opened.connect(lambda _: self.match())
        for button, key, deed in (
            (bar.begin, "F5", self.begin),
            (bar.propose, "F6", self.propose),
            (bar.voucher, "F7", self.voucher),
            (bar.sure, "F8", self.accept_sure),
            (bar.match, "F4", self.match),
            (bar.finish, "F9", self.finish),
            (bar.undo, "F10", self.undo),
        ):
            button.clicked.connect(deed)
            bind(self, key, button.click)
        bind(self, "F3", self._other_side)
        language().changed.connect(self.retranslate)

    def reload(self) -> None:
        """Read the accounts and the reconciliation that is shown."""
        session = self._context.session
        code = self._wanted or self.bar.accounts.code

        def read() -> _Read:
            found = list_bank_accounts(session.book, session.by, in_use=True)
            shown = next((each for each in found if each.account.code == code), None)
            shown = shown or next(iter(found), None)
            held = None if shown is None else shown.opened or shown.finished
            if held is None:
                return found, code, None
            return found, code, view_reconciliation(session.book, session.by, held.id)

        self._context.work.read(read, self._on_read, self._on_refused, owner=self)

    def _on_read(self, read: _Read) -> None:
        standings, code, self.place = read
        self._wanted = ""
        self.bar.accounts.set_standings(standings, code)
        self._show()

    def _on_refused(self, error: UserError) -> None:
        self.error.set_error(error)
        self._stack.setCurrentWidget(self.error)

    def _on_account(self, _at: int) -> None:
        self.proposals.forget()
        self.reload()

    # Showing ----------------------------------------------------------------------------------

    def _show(self) -> None:
        standing, place = self.bar.standing, self.place
        self.figures.setVisible(place is not None)
        if standing is None or place is None:
            page = self.none if standing is None else self.nothing
            self._stack.setCurrentWidget(page)
            self._follow()
            return
        currency = currency_of(standing.account.currency)
        self.proposals.keep_to(place)
        for side, lines in ((self.bank, place.bank), (self.book, place.book)):
            side.set_currency(currency)
            side.set_lines(lines)
        set_matches(self.matched, place.matches, currency)
        self.figures.show_figures(place.figures, currency)
        waiting = self.bar.views.key() == WAITING
        self._stack.setCurrentWidget(self._sides if waiting else self.matched)
        self.setFocusProxy(self.bank if waiting else self.matched)
        self._follow()

    def _follow(self) -> None:
        """Say what is proposed for the current line, and let be done what makes sense."""
        words, waiting = ui_words(), self.bar.views.key() == WAITING
        found = self.proposals.of(self.bank.table.current_row()) if waiting else None
        said = "" if found is None else words("Proposed: {why}", why=why(found, words))
        self._why.setText(reading(said))
        self.bar.follow(
            Now(
                may=self._context.session.by.may(Act.RECONCILE),
                busy=self.proposals.busy,
                held=None if self.place is None else self.place.reconciliation,
                lines=bool(self.bank.lines()),
                chosen=bool(self.bank.ticked() or self.book.ticked() or found is not None),
                sure=bool(self.proposals.sure),
            )
        )

    def _on_bank_line(self, line: object) -> None:
        """Bring into view what is proposed for the line, else the nearest of the same amount.

        While a line is chosen its other side stays in view.
        """
        line = next(iter(self.bank.ticked()), line)
        found = self.proposals.of(line)
        if found is not None and found.book:
            self.book.show_key(found.book[0])
        elif isinstance(line, BankLine):
            same = [each for each in self.book.lines() if each.amount == line.amount]
            near = min(same, key=lambda each: abs(each.day - line.day), default=None)
            if near is not None:
                self.book.show_key(near.key)
        self._follow()

    def _on_proposed(self) -> None:
        if self.proposals.found and self.proposals.found[0].bank:
            self.bank.show_key(self.proposals.found[0].bank[0])
        self._on_bank_line(self.bank.table.current_row())

    def _other_side(self) -> None:
        other = self.bank if self.book.table.hasFocus() else self.book
        other.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Deeds ------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Ask for the day and the balance of a new reconciliation."""
        if self.bar.standing is not None:
            self.deeds.begin(self.bar.standing.account)

    def propose(self) -> None:
        """Look for what belongs together, away from the window; it can be stopped."""
        if self.place is not None:
            self.proposals.look(self.place.reconciliation.id)
            self._follow()

    def match(self) -> None:
        """Match what is ticked, else what is proposed; in the list of matches take one back."""
        if self.place is None or not self.bar.match.isEnabled():
            return
        book, by = self._context.session.book, self._context.session.by
        number = self.place.reconciliation.id
        if self.bar.views.key() != WAITING:
            match = self.matched.current_row()
            if match is not None:
                self.deeds.write(lambda: release_match(book, by, number, match.group))
            return
        bank = tuple(line.id for line in self.bank.ticked())
        keys = tuple(line.key for line in self.book.ticked())
        found = self.proposals.of(self.bank.table.current_row())
        if not bank and not keys and found is not None:
            bank, keys = found.bank, found.book
        self.deeds.write(lambda: match_lines(book, by, number, [Pairing(bank, keys)]))

    def accept_sure(self) -> None:
        """Match every proposal that is sure, all or nothing."""
        if self.place is None:
            return
        book, by = self._context.session.book, self._context.session.by
        number = self.place.reconciliation.id
        sure = [Pairing(each.bank, each.book) for each in self.proposals.sure]
        self.deeds.write(lambda: match_lines(book, by, number, sure))

    def voucher(self) -> None:
        """Make a voucher of the line of the bank that is current."""
        line, standing = self.bank.table.current_row(), self.bar.standing
        if standing is not None and isinstance(line, BankLine):
            self.deeds.voucher(standing.account, line)

    def finish(self) -> None:
        """Finish; where something is left, ask what it is."""
        if self.place is not None:
            explained = not self.place.figures.difference and not self.place.bank
            self.deeds.finish(self.place.reconciliation.id, explained=explained)

    def undo(self) -> None:
        """Ask why, and undo."""
        if self.place is not None:
            self.deeds.undo(self.place.reconciliation.id)
