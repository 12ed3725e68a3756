"""The page of one grant: how far it is, and its budget lines, instalments, conditions, reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount, format_day
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.ledger.grants.agreement import GrantStatus
from desktop.domain.ledger.grants.figures import GrantFigures
from desktop.domain.trust.acting import Act
from desktop.services.ledger.grants.change_grant import close_grant
from desktop.text.words import Words, mark
from desktop.ui.screens.approvals.consenting import Consenting
from desktop.ui.screens.archive.drawer import DocumentsDrawer
from desktop.ui.screens.ledger.grants import money_questions
from desktop.ui.screens.ledger.grants.burn_picture import BurnPicture
from desktop.ui.screens.ledger.grants.grants_screen import money_text, state_of
from desktop.ui.screens.ledger.grants.holder import Holder
from desktop.ui.screens.ledger.grants.lines_kind import SHOWN
from desktop.ui.screens.ledger.grants.page_kinds import page_kinds
from desktop.ui.screens.ledger.grants.planned import post_planned
from desktop.ui.screens.ledger.grants.questions import CHANGES
from desktop.ui.screens.parts.pairs import Pairs
from desktop.ui.screens.parts.text import reading
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Tone as ChipTone
from desktop.ui.theme import Space
from desktop.ui.widgets.badge import Badge
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

_BADGES: Final = {
    ChipTone.NEUTRAL: "neutral",
    ChipTone.GOOD: "success",
    ChipTone.WARNING: "warning",
    ChipTone.BAD: "danger",
    ChipTone.INFO: "accent",
}


class GrantPage(QWidget):
    """Opened with `code`; the lists below are registers, with their own keys."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.holder = Holder(context)
        self.consenting: Consenting | None = None
        self.title, self._about = Text("", "title"), Text("", "muted", wrap=True)
        self.state = Badge("")
        self.banner = Banner()
        self.pairs, self.picture = Pairs(), BurnPicture()
        self.lists = RegisterScreen(context, page_kinds(self.holder, self._on_planned))
        self.drawer = DocumentsDrawer(context)
        self.statement = Button(mark("Statement"), Kind.SECONDARY, "file-text")
        self.approve = Button(mark("Enter the approval"), Kind.SECONDARY, "stamp")
        self.extend = Button(mark("Extend"), Kind.QUIET, "calendar-clock")
        self.close_it = Button(mark("Close the grant"), Kind.QUIET, "lock")
        self._lay_out()
        self._connect()

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show the grant `args["code"]`, or the one shown before."""
        code = str(args.get("code") or self.holder.code)
        if code != self.holder.code:
            self.banner.hide()
        self.holder.code = code
        self.reload()
        self.lists.reload()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what has changed."""
        if topics & SHOWN:
            self.reload()
        self.lists.refresh(topics)

    def year_changed(self, _name: str | None) -> None:
        """Count through another year."""
        self.reload()
        self.lists.reload()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        own = (("Escape", words("Back")), ("F7", words("Documents")))
        return (*own, *self.lists.key_hints())

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = row(Space.S)
        above.addWidget(self.title)
        above.addWidget(self.state)
        above.addStretch(1)
        buttons = (self.approve, self.extend, self.close_it, self.drawer.button, self.statement)
        for each in buttons:
            above.addWidget(each)
        picture = Card("")
        picture.body.addWidget(self.picture)
        picture.body.addStretch(1)
        sheets = row(Space.M)
        sheets.addWidget(self.pairs, 2)
        sheets.addWidget(picture, 3)
        layout = column(Space.S, 0, self)
        head = column(Space.S)
        head.setContentsMargins(Space.L, Space.M, Space.L, 0)
        head.addLayout(above)
        head.addWidget(self._about)
        head.addWidget(self.banner)
        head.addLayout(sheets)
        layout.addLayout(head)
        below = row(0)
        below.addWidget(self.lists, 1)
        below.addWidget(self.drawer)
        layout.addLayout(below, 1)
        self.setFocusProxy(self.lists.page)

    def _connect(self) -> None:
        may = self._context.session.by.may(Act.MANAGE_GRANTS)
        for button in (self.approve, self.extend, self.close_it):
            button.setEnabled(may)
        self.statement.clicked.connect(self._on_statement)
        self.approve.clicked.connect(lambda: self.lists.ask(money_questions.approving(self.holder)))
        self.extend.clicked.connect(lambda: self.lists.ask(money_questions.extending(self.holder)))
        self.close_it.clicked.connect(self._on_close)
        bind(self, "Escape", self._context.back)
        bind(self, "F7", self.drawer.toggle)
        language().changed.connect(self.retranslate)

    def reload(self) -> None:
        """Read the grant again."""
        if not self.holder.code:
            return
        session = self._context.session
        self._context.work.read(
            lambda: self.holder.read(session), self._on_found, self._on_refused, owner=self
        )

    def _on_found(self, found: GrantFigures | None) -> None:
        self.holder.figures = found
        self.drawer.set_subject(None if found is None else f"grant_agreement:{found.grant.id}")
        self.retranslate()

    def _on_refused(self, error: UserError) -> None:
        self.banner.say(Tone.DANGER, error)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        found, words = self.holder.figures, ui_words()
        if found is None:
            return
        grant = found.grant
        self.title.setText(reading(words.of(grant.name_ar, grant.name_en)))
        self._about.setText(reading(_about(found, words)))
        chip = state_of(found)
        self.state.set(chip.text, _BADGES[chip.tone])
        self.approve.setVisible(grant.hold is not None and grant.hold.approved is None)
        closed = grant.status is GrantStatus.CLOSED
        self.close_it.set_message(mark("Open it again") if closed else mark("Close the grant"))
        self.pairs.show_pairs(_figures(found, words))
        self.picture.show_figures(found)
        if grant.hold is not None and grant.hold.bars(found.last_day):
            self.banner.say(
                Tone.WARNING,
                words(
                    "Nothing may be spent from this grant yet: {reason}",
                    reason=isolate_name(grant.hold.reason),
                ),
            )

    # Deeds ------------------------------------------------------------------------------------

    def _on_planned(self, entry: Any) -> None:
        self.banner.hide()
        self.consenting = post_planned(self._context, self, entry, self._on_refused)

    def _on_statement(self) -> None:
        self._context.go("statements", {"name": "grant", "of": self.holder.code})

    def _on_close(self) -> None:
        found, session = self.holder.figures, self._context.session
        if found is None:
            return
        reopen = found.grant.status is GrantStatus.CLOSED
        code = self.holder.code
        self._context.work.write(
            lambda: close_grant(session.book, session.by, code, reopen=reopen),
            lambda _: self._context.toast(ui_words()("The grant {code} is changed.", code=code)),
            self._on_refused,
            CHANGES,
            owner=self,
        )


def _about(found: GrantFigures, words: Words) -> str:
    grant = found.grant
    return words(
        "{code} · {donor} · {reference} · {first} to {last}",
        code=isolate_ltr(grant.code),
        donor=isolate_name(words.of(found.donor.name_ar, found.donor.name_en)),
        reference=isolate_name(grant.reference),
        first=isolate_ltr(format_day(grant.first_day)),
        last=isolate_ltr(format_day(grant.last_day)),
    )


def _figures(found: GrantFigures, words: Words) -> tuple[tuple[str, str], ...]:
    """Return the sums of the page; the amount stands in the grant's currency as well."""
    grant = found.grant
    own = isolate_ltr(f"{format_amount(grant.amount, grant.currency)} {grant.currency.code}")
    foreign = grant.currency != found.base
    worth = (words("Worth"), money_text(found.worth, found))
    deferred = (words("Of it not yet income"), money_text(found.deferred, found))
    return (
        (words("Amount of the grant"), own),
        *((worth,) if foreign else ()),
        (words("Came in"), money_text(found.received, found)),
        (words("Spent"), money_text(found.total_spent, found)),
        (words("Unspent balance"), money_text(found.unspent, found)),
        *((deferred,) if found.deferred else ()),
    )
