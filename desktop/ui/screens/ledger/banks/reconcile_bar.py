"""The head of the workplace: which account, how far it is, and what can be done now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.domain.formats import format_day
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.banks.reconciliation import Reconciliation, ReconciliationState
from desktop.services.ledger.banks.accounts import BankStanding
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.screens.ledger.banks.account_pick import AccountPick
from desktop.ui.screens.parts.text import reading
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words

WAITING, MATCHED = "waiting", "matched"


@dataclass(frozen=True, slots=True)
class Now:
    """What the deeds depend on: permission, work under way, proposals, lines that are chosen."""

    may: bool
    busy: bool
    held: Reconciliation | None
    lines: bool
    chosen: bool
    sure: bool

    @property
    def under_way(self) -> bool:
        """Whether the reconciliation that is shown can be worked on."""
        held = self.held
        return held is not None and held.state is ReconciliationState.OPEN and self.may


class ReconcileBar(QWidget):
    """The accounts, the two views, the state in words, and the deeds with their keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: Now | None = None
        self.accounts = AccountPick()
        self.views = Segmented([(WAITING, mark("Waiting")), (MATCHED, mark("Matched"))])
        self._state = Text("", "muted")
        self.match = Button(mark("Match"), Kind.PRIMARY, "check", "F4")
        self.propose = Button(mark("Propose"), Kind.SECONDARY, "search", "F6")
        self.sure = Button(mark("Accept sure ones"), Kind.SECONDARY, "circle-check", "F8")
        self.voucher = Button(mark("Make a voucher"), Kind.SECONDARY, "receipt", "F7")
        self.begin = Button(mark("Begin"), Kind.SECONDARY, "plus", "F5")
        self.finish = Button(mark("Finish"), Kind.SECONDARY, "stamp", "F9")
        self.undo = Button(mark("Undo"), Kind.QUIET, "undo-2", "F10")
        above = row(Space.S)
        above.addWidget(self.accounts, 2)
        above.addWidget(self.views)
        above.addWidget(self._state, 1)
        deeds = row(Space.S)
        for button in (self.match, self.propose, self.sure, self.voucher):
            deeds.addWidget(button)
        deeds.addStretch(1)
        for button in (self.begin, self.finish, self.undo):
            deeds.addWidget(button)
        layout = column(Space.S, 0, self)
        layout.addLayout(above)
        layout.addLayout(deeds)
        language().changed.connect(self.retranslate)
        self.retranslate()

    @property
    def standing(self) -> BankStanding | None:
        """The bank account that is chosen."""
        return self.accounts.standing

    def follow(self, now: Now) -> None:
        """Let only be done what makes sense now."""
        self._now = now
        waiting, idle = self.views.key() == WAITING, not now.busy
        under_way = now.under_way and idle
        self.views.setVisible(now.held is not None)
        self.begin.setEnabled(now.may and self.standing is not None and not now.under_way)
        self.propose.setEnabled(under_way)
        self.finish.setEnabled(under_way)
        self.undo.setEnabled(now.may and idle and now.held is not None)
        self.voucher.setEnabled(under_way and waiting and now.lines)
        self.sure.setEnabled(under_way and now.sure)
        self.match.set_message(mark("Match") if waiting else mark("Take back"))
        self.match.setEnabled(under_way and (now.chosen or not waiting))
        self._say_state()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._say_state()

    def _say_state(self) -> None:
        words, held = ui_words(), None if self._now is None else self._now.held
        said = ""
        if held is not None:
            day = isolate_ltr(format_day(held.last_day))
            said = words("Until {day}: {state}", day=day, state=label(held.state, words))
        self._state.setText(reading(said))
