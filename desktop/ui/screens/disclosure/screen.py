"""Export a disclosure package: what, what to look at, who signs, where to; then what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.text.words import mark
from desktop.ui.screens.disclosure.facts import PROFILES, ExportFacts, Signature, export, read_facts
from desktop.ui.screens.disclosure.points_card import PointsCard
from desktop.ui.screens.disclosure.readiness import may_sign, points
from desktop.ui.screens.disclosure.result_page import ResultPage
from desktop.ui.screens.disclosure.signers_card import SignersCard
from desktop.ui.screens.log.book_check import BookCheck
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.target_card import TargetCard
from desktop.ui.screens.parts.text import Message
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.states import ErrorState, LoadingLine
from desktop.ui.widgets.text import column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

if TYPE_CHECKING:
    from desktop.services.disclosure.export.deliver import Exported
    from desktop.ui.work.handle import Handle

_WIDEST: Final = 900


class ExportScreen(QWidget):
    """States: loading, the questions, the work under way, the result, refused."""

    def __init__(self, context: Context, check: BookCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._check = context, check
        self._facts: ExportFacts | None = None
        self._asked: str | None = None
        self._handle: Handle | None = None
        self.fault = Fault()
        self.profile = Segmented(PROFILES)
        self._what = Message("", "title")
        self._whom = Message("", "muted")
        self._kept_back = Message(
            mark(
                "The words and references of the entries stay back, so that nothing in them is "
                "given away. Amounts, accounts, funds and projects are whole."
            ),
            "muted",
        )
        self.points = PointsCard(context.currency)
        self.signers = SignersCard()
        self.target = TargetCard()
        self.export_button = Button(mark("Sign and export"), Kind.PRIMARY, "stamp", "F2")
        self.progress = ProgressPanel(mark("Drawing, signing and writing the package"))
        self.result = ResultPage()
        self._loading = LoadingLine()
        self._error = ErrorState("")
        self.pages = QStackedWidget()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        what = Card()
        chosen = row(0)
        chosen.addWidget(self.profile)
        chosen.addStretch(1)
        what.body.addLayout(chosen)
        for each in (self._what, self._whom, self._kept_back):
            what.body.addWidget(each)
        questions = QWidget()
        asked = column(Space.L, 0, questions)
        for card in (what, self.points, self.signers, self.target):
            asked.addWidget(card)
        asked.addStretch(1)
        self._questions = QWidget()
        page = column(0, 0, self._questions)
        page.addWidget(_scrolled(questions), 1)
        page.addWidget(self._foot())
        working = QWidget()
        under_way = column(Space.L, 0, working)
        under_way.addWidget(self.progress)
        under_way.addStretch(1)
        self._working, self._done = _scrolled(working), _scrolled(self.result)
        for shown in (self._questions, self._working, self._done, self._error):
            self.pages.addWidget(shown)
        layout = column(0, 0, self)
        top = column(Space.S)
        top.setContentsMargins(Space.XL, Space.S, Space.XL, 0)
        top.addWidget(self._loading)
        top.addWidget(self.fault)
        layout.addLayout(top)
        layout.addWidget(self.pages, 1)
        self._loading.hide()

    def _foot(self) -> QWidget:
        """Return the bar that keeps the deed in view, however long the questions are."""
        foot = QFrame()
        foot.setObjectName("status")
        across = row(Space.S, 0, foot)
        across.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        across.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        line = row(Space.S, 0, inside)
        line.addWidget(self.export_button)
        line.addStretch(1)
        across.addWidget(inside, 100)
        across.addStretch(1)
        return foot

    def _connect(self) -> None:
        self.profile.chosen.connect(lambda _: self.reload())
        self.points.asked.connect(lambda key: self._context.go(key, {}))
        self.signers.changed.connect(self._look)
        self.signers.submitted.connect(self.export_button.setFocus)
        self.export_button.clicked.connect(self.export)
        self.progress.cancelled.connect(self._on_cancel)
        self.result.again.connect(self.start_over)
        self.result.verify_asked.connect(lambda path: self._context.go("verify", {"file": path}))
        self._error.retried.connect(self.reload)
        self._check.changed.connect(self._look)
        bind(self, "F2", self.export)
        language().changed.connect(self.retranslate)

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Read what the questions need, of the year in `args` or of that in the header."""
        self._asked = args.get("year")
        if self._handle is None and self.pages.currentWidget() is not self._done:
            self.reload()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again; a package that was just written stays in view."""
        if topics - {Topic.PACKAGES, Topic.DRAFTS}:
            self.reload()

    def year_changed(self, _name: str | None) -> None:
        """Ask for another year."""
        self._asked = None
        if self._handle is None:
            self.start_over()

    def may_leave(self) -> bool:
        """Work under way goes on; passphrases do not stay on a screen that nobody watches."""
        if self._handle is None:
            self.signers.forget()
        return True

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        return (("F2", ui_words()(mark("sign and export"))),)

    def reload(self) -> None:
        """Read profile, year, checklist and officers."""
        session, year = self._context.session, self._asked or self._context.year()
        profile = self.profile.key()
        self._loading.show()
        self._context.work.read(
            lambda: read_facts(session, profile, year),
            self._on_facts,
            self._on_unreadable,
            owner=self,
        )

    def start_over(self) -> None:
        """Ask again."""
        self.fault.clear()
        self.target.look()
        self.pages.setCurrentWidget(self._questions)
        self.reload()

    def retranslate(self) -> None:
        """Name the package in the language of now."""
        if self._facts is None:
            return
        words, profile = ui_words(), self._facts.profile
        self._kept_back.setVisible(bool(profile.closed))
        self._what.say(
            mark("{profile}, fiscal year {year}"),
            profile=words.of(profile.name_ar, profile.name_en),
            year=isolate_ltr(self._facts.year.name),
        )
        self._whom.say(
            mark("For: {recipient}. Another year is chosen at the top of the window."),
            recipient=isolate_name(words.of(profile.recipient_ar, profile.recipient_en)),
        )

    # The deed ---------------------------------------------------------------------------------

    def export(self) -> None:
        """Sign and write the package, or say what is missing."""
        facts = self._facts
        if facts is None or self._handle is not None or not self.export_button.isEnabled():
            return
        self.fault.clear()
        try:
            signatures, folder = self.signers.signatures(), self.target.target()
        except UserError as error:
            self._on_refused(error)
            return
        self._begin(facts, signatures, folder)

    def _begin(self, facts: ExportFacts, signatures: tuple[Signature, ...], folder: Any) -> None:
        session, spoken = self._context.session, ui_words().language
        profile, year = facts.profile.key, facts.year.name
        self.progress.restart()
        self.pages.setCurrentWidget(self._working)
        self._handle = self._context.work.long(
            lambda told: export(
                session, profile, year, folder, signatures, language=spoken, told=told
            ),
            self._on_exported,
            self._on_refused,
            self.progress.set_progress,
            stopped=self._on_stopped,
            changes=frozenset({Topic.PACKAGES}),
            owner=self,
        )

    # What arrives -----------------------------------------------------------------------------

    def _on_facts(self, facts: ExportFacts) -> None:
        self._loading.hide()
        self._facts = facts
        self.signers.show_signers(facts.signers)
        self.retranslate()
        self._look()
        if self.pages.currentWidget() is self._error:
            self.pages.setCurrentWidget(self._questions)

    def _look(self) -> None:
        """Judge the points anew; what is in the way closes the button."""
        if self._facts is None:
            return
        found = points(
            self._facts.checklist,
            sound=self._check.sound,
            signers=len(self.signers.signing()),
        )
        self.points.show_points(found)
        self.export_button.setEnabled(may_sign(found))

    def _on_unreadable(self, error: UserError) -> None:
        self._loading.hide()
        self._error.set_error(error)
        self.pages.setCurrentWidget(self._error)

    def _on_exported(self, done: Exported) -> None:
        self._handle = None
        self.signers.forget()
        self.result.show_package(done)
        self.pages.setCurrentWidget(self._done)

    def _on_refused(self, error: UserError) -> None:
        self._handle = None
        self.pages.setCurrentWidget(self._questions)
        if not self.signers.show_error(error):
            self.fault.show_error(error)

    def _on_stopped(self) -> None:
        self._handle = None
        self.pages.setCurrentWidget(self._questions)
        words = ui_words()
        self._context.toast(words("Stopped. Nothing was left behind and nothing recorded."))

    def _on_cancel(self) -> None:
        if self._handle is not None:
            self._handle.cancel()


def _scrolled(page: QWidget) -> QScrollArea:
    page.setMaximumWidth(_WIDEST)
    middle = QWidget()
    across = row(0, Space.XL, middle)
    across.addStretch(1)
    across.addWidget(page, 100)
    across.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(middle)
    return area
