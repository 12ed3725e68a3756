"""Hand an office over, step by step; nothing is changed before both have signed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr
from desktop.domain.trust.acting import Act
from desktop.domain.trust.hand_over import HandOverFacts
from desktop.services.trust.hand_over_facts import hand_over_facts
from desktop.services.trust.officers import Officer, list_officers
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.text import Code, Message
from desktop.ui.screens.trust.adding import ask_new_officer
from desktop.ui.screens.trust.hand_over_review import ReviewStep
from desktop.ui.screens.trust.hand_over_steps import SignStep, ThingsStep, WhoStep
from desktop.ui.screens.trust.officer_dialogs import AddOfficer, name_of
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.states import LoadingLine
from desktop.ui.widgets.text import column, row
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_WIDEST: Final = 860
_TITLES: Final = (
    mark("Which office, from whom, to whom"),
    mark("Look through this together"),
    mark("What goes along"),
    mark("Both sign"),
)
_CHANGES: Final = frozenset({Topic.OFFICERS, Topic.DOCUMENTS})


class HandOverScreen(QWidget):
    """Four pages and the answer; the one act stands behind the last button."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._officers: tuple[Officer, ...] = ()
        self._at = 0
        self.dialog: AddOfficer | None = None
        self._step = Message("", "label", wrap=False)
        self._title = Message("", "display")
        self.who = WhoStep(context.session.by)
        self.review = ReviewStep()
        self.things = ThingsStep()
        self.sign = SignStep()
        self._steps: tuple[QWidget, ...] = (self.who, self.review, self.things, self.sign)
        self.pages = QStackedWidget()
        self.fault = Fault()
        self._loading = LoadingLine()
        self._back = Button(mark("Back"), Kind.QUIET, icon="arrow-left")
        self.next_button = Button(mark("Next"), Kind.PRIMARY)
        self.done_text = Message("", "strong")
        self.done_next = Message("", "muted")
        self.done_path = Code("", "label")
        self.finish_button = Button(mark("Show the officers"), Kind.PRIMARY, "users")
        self._lay_out()
        self._back.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.finish_button.clicked.connect(self._on_finish)
        self.sign.submitted.connect(self.go_on)
        self.who.new_asked.connect(self._on_new)
        bind(self, "F2", self.go_on)

    def _lay_out(self) -> None:
        for step in self._steps:
            self.pages.addWidget(step)
        self.pages.addWidget(self._done_page())
        card = QFrame()
        card.setProperty("sheet", "card")
        inside = column(Space.S, Space.L, card)
        inside.addWidget(self.pages, 1)
        inside.addWidget(self.fault)
        inside.addWidget(self._loading)
        self._loading.hide()
        buttons = row(Space.M)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self.next_button)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        along = column(Space.S, 0, inner)
        along.addWidget(self._step)
        along.addWidget(self._title)
        along.addWidget(card, 1)
        along.addLayout(buttons)
        across = row(0, Space.L, self)
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)

    def _done_page(self) -> QWidget:
        page = QWidget()
        along = column(Space.M, 0, page)
        for each in (self.done_text, self.done_path, self.done_next):
            along.addWidget(each)
        deeds = row(Space.S)
        deeds.addWidget(self.finish_button)
        deeds.addStretch(1)
        along.addLayout(deeds)
        along.addStretch(1)
        return page

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Begin anew with the officers of now."""
        del args
        self.things.begin()
        self.sign.forget()
        self._show(0)
        self._read("")

    def may_leave(self) -> bool:
        """Leave at any time; passphrases do not stay on a screen that nobody watches."""
        self.sign.forget()
        return True

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        return (("F2", ui_words()(mark("Next"))),)

    # Steps ------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Check this page and show the next, or do it."""
        if not self.next_button.isEnabled() or self._at >= len(self._steps):
            return
        self.fault.clear()
        try:
            (self.who.check, lambda: None, self.things.said, lambda: None)[self._at]()
        except UserError as error:
            self.fault.show_error(error)
            return
        if self._at == 0:
            self._busy(True)
            session = self._context.session
            self._context.work.read(
                lambda: hand_over_facts(session.book, session.by),
                self._on_facts,
                self._on_refused,
                owner=self,
            )
        elif self._at + 1 < len(self._steps):
            self._show(self._at + 1)
        else:
            self._do()

    def go_back(self) -> None:
        """Show the page before, or the officers."""
        if self._at:
            self._show(self._at - 1)
        else:
            self._context.go("officers", {})

    def _show(self, at: int) -> None:
        self._at = at
        self.fault.clear()
        self._busy(False)
        steps = at < len(self._steps)
        self._step.setVisible(steps)
        self._back.setVisible(steps)
        self.next_button.setVisible(steps)
        self.pages.setCurrentIndex(at)
        if not steps:
            self._title.say(mark("The office has passed"))
            self.finish_button.setFocus()
            return
        self._step.say(mark("Step {step} of {steps}"), step=at + 1, steps=len(self._steps))
        self._title.say(_TITLES[at])
        last = at + 1 == len(self._steps)
        self.next_button.set_message(mark("Sign and hand over") if last else mark("Next"))
        parties, role = self._parties(), self.who.office_of()
        if last and parties is not None and role is not None:
            self.sign.begin(*parties, role)
        self._steps[at].setFocus()

    def _parties(self) -> tuple[Officer, Officer] | None:
        giver, receiver = self.who.officer(self.who.giver), self.who.officer(self.who.receiver)
        return None if giver is None or receiver is None else (giver, receiver)

    def _busy(self, busy: bool) -> None:
        self._loading.setVisible(busy)
        self.next_button.setEnabled(not busy)
        self._back.setEnabled(not busy)

    # Reading ----------------------------------------------------------------------------------

    def _read(self, receiver: str) -> None:
        session = self._context.session
        self._busy(True)
        self._context.work.read(
            lambda: list_officers(session.book, session.by),
            lambda found: self._on_officers(found, receiver),
            self._on_refused,
            owner=self,
        )

    def _on_officers(self, officers: tuple[Officer, ...], receiver: str) -> None:
        self._busy(False)
        self._officers = officers
        may = self._context.session.by.may(Act.MANAGE_OFFICERS)
        self.who.offer(officers, receiver=receiver, may_add=may)

    def _on_facts(self, facts: HandOverFacts) -> None:
        self.review.show_facts(facts)
        self._show(1)

    def _on_new(self) -> None:
        if self.dialog is None:
            self.dialog = ask_new_officer(self._context, self._officers, self._read, self)
            self.dialog.finished.connect(self._on_closed)

    def _on_closed(self) -> None:
        self.dialog = None

    # The act ----------------------------------------------------------------------------------

    def _do(self) -> None:
        parties, role = self._parties(), self.who.office_of()
        if parties is None or role is None:
            return
        # Loads typesetting and signing: nobody waits for them before the first hand-over.
        from desktop.services.trust.hand_over import HandOver, hand_over  # noqa: PLC0415

        giver, receiver = parties
        order = HandOver(
            role,
            giver.code,
            receiver.code,
            self.things.said(),
            self.sign.giver.text(),
            self.sign.receiver.text(),
            self.sign.target(),
        )
        self.sign.show_error(None)
        self._busy(True)
        session, words = self._context.session, ui_words()
        deed: Callable[[], Any] = lambda: hand_over(session, order, words)  # noqa: E731
        self._context.work.write(
            deed,
            lambda done: self._on_done(giver, done),
            self._on_refused,
            _CHANGES,
            owner=self,
        )

    def _on_done(self, giver: Officer, done: Any) -> None:
        self.sign.forget()
        self._show(len(self._steps))
        self.done_text.say(
            mark("The report is signed by both and kept in the archive of this book.")
        )
        self.done_path.setText("" if done.path is None else isolate_ltr(str(done.path)))
        self.done_path.setVisible(done.path is not None)
        if done.left:
            self.done_next.say(
                mark(
                    "{name} holds no office any more and cannot open the book. Remove this "
                    "officer as well, so that the book gets a new key."
                ),
                name=lambda: name_of(giver),
            )
        else:
            self.done_next.say(
                mark(
                    "The offices hold from the next time that each of them opens the book. Lock it "
                    "now (Ctrl+L)."
                )
            )

    def _on_refused(self, error: UserError) -> None:
        self._busy(False)
        if not self.sign.show_error(error):
            self.fault.show_error(error)

    def _on_finish(self) -> None:
        self._context.go("officers", {})
