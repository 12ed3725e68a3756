"""Say under a voucher, while it is typed, whose approval it will need."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approval_rules import NOTHING, EntryFacts, Needed, Rule, needed
from desktop.services.trust.approvals.rules import list_rules
from desktop.text.labels import label
from desktop.ui.screens.ledger.voucher.amounts import amount_or_zero
from desktop.ui.screens.ledger.voucher.book_codes import BookCodes
from desktop.ui.screens.ledger.voucher.typed import TypedVoucher
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.text import Text
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic


class ApprovalHint(Text):
    """Keeps the rules at hand; the book itself asks again when the entry is posted."""

    changed = Signal()
    """Whether approval is needed is told by `needs_approval`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", "small", parent=parent)
        self._context = context
        self._rules: tuple[Rule, ...] = ()
        self._facts: EntryFacts | None = None
        self._needed: Needed = NOTHING
        language().changed.connect(self._say)
        self._load()

    def needs_approval(self) -> bool:
        """Return whether the voucher as it is typed now needs approval."""
        return bool(self._needed.rules)

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read the rules again where they changed."""
        if topics & {Topic.SETTINGS, Topic.APPROVALS}:
            self._load()

    def show_voucher(self, voucher: TypedVoucher, codes: BookCodes) -> None:
        """Judge the voucher as it is typed."""
        amounts = [amount_or_zero(line, codes) for line in voucher.lines]
        funds = (codes.funds.get(line.fund) for line in voucher.lines)
        projects = (codes.projects.get(line.project) for line in voucher.lines)
        self._facts = EntryFacts(
            voucher.series,
            sum(amount for amount in amounts if amount > 0),
            frozenset(each.id for each in funds if each is not None),
            frozenset(each.id for each in projects if each is not None),
        )
        self._judge()

    def _load(self) -> None:
        session = self._context.session
        self._context.work.read(
            lambda: list_rules(session.book, session.by),
            self._on_rules,
            self._on_failed,
            owner=self,
        )

    def _on_rules(self, rules: tuple[Rule, ...]) -> None:
        self._rules = tuple(rule for rule in rules if rule.active)
        self._judge()

    def _on_failed(self, _: UserError) -> None:
        """Say nothing: posting will tell."""

    def _judge(self) -> None:
        facts = self._facts
        empty = facts is None or not facts.amount
        found = NOTHING if empty or facts is None else needed(facts, self._rules)
        if found != self._needed:
            self._needed = found
            self._say()
            self.changed.emit()

    def _say(self) -> None:
        words, found = ui_words(), self._needed
        if not found.rules:
            self.setText("")
            return
        offices = words(", ").join(label(role, words) for role in Role if role in found.roles)
        self.setText(
            words.plural(
                "Needs {n} approval ({offices})",
                "Needs {n} approvals ({offices})",
                found.count,
                offices=offices,
            )
        )
