"""Three facts that anybody can read: what was checked, who confirmed it, where the backup is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.trust.evidence import Agreement, Judged, Source
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.screens.log.book_check import BookCheck, CheckState
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space, pixmap, theme_state
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import column, row, rule
from desktop.ui.words import language, ui_words

if TYPE_CHECKING:
    from desktop.services.trust.evidence.look import Looked

_GOOD = ("circle-check", "success")
_OPEN = ("clock", "muted")
_BAD = ("triangle-alert", "warning")
_ICON = 20
_LINE = 20


class _Fact(QWidget):
    """A sign, what is asked, the answer, a word more, and what can be done about it."""

    def __init__(self, title: str, deed: Button | None = None) -> None:
        super().__init__()
        self._look = _OPEN
        self._icon = QLabel()
        self.title = Message(title, "strong")
        self.answer = Message("")
        self.more = Message("", "small")
        texts = column(Space.XS // 2)
        for each in (self.title, self.answer, self.more):
            each.setMinimumHeight(_LINE)
            texts.addWidget(each)
        layout = row(Space.M, 0, self)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)
        if deed is not None:
            layout.addWidget(deed, 0, Qt.AlignmentFlag.AlignVCenter)
        theme_state().changed.connect(self._dress)
        self._dress()

    def settle(self) -> None:
        """Ask for the height that the texts of now need; a line may have come or gone."""
        inside = self.layout()
        if inside is not None:
            inside.invalidate()
        self.updateGeometry()

    def look(self, look: tuple[str, str]) -> None:
        """Stand under this sign."""
        self._look = look
        self._dress()

    def _dress(self) -> None:
        name, role = self._look
        self._icon.setPixmap(pixmap(name, _ICON, role=role))


class FactsCard(Card):
    """Shows the facts as `BookCheck` knows them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.check_button = Button(mark("Check now"), Kind.PRIMARY, "shield-check", "F9")
        self.import_button = Button(mark("Take in a receipt…"), Kind.SECONDARY, "receipt", "F6")
        self._check = _Fact(mark("Is everything as it was recorded?"), self.check_button)
        self._receipt = _Fact(mark("Did an authority confirm it?"), self.import_button)
        self._backup = _Fact(mark("Is there a copy elsewhere?"))
        for place, each in enumerate((self._check, self._receipt, self._backup)):
            if place:
                self.body.addWidget(rule())
            self.body.addWidget(each)
        self._shown: BookCheck | None = None
        language().changed.connect(self._again)

    def show_facts(self, check: BookCheck) -> None:
        """Show what the check knows now."""
        self._shown = check
        self._say_check(check)
        self._say_receipt(check.looked)
        self._say_backup(check.looked)
        for fact in (self._check, self._receipt, self._backup):
            fact.settle()
        self.body.invalidate()
        self.updateGeometry()

    def _again(self) -> None:
        if self._shown is not None:
            self.show_facts(self._shown)

    def _say_check(self, check: BookCheck) -> None:
        fact = self._check
        reached = check.reached
        if check.state is CheckState.CONTINUING and reached is not None and reached.until:
            fact.answer.say(
                mark("Checked up to {day}: {done} of {total} entries. It goes on by itself."),
                day=isolate_ltr(reached.until),
                done=isolate_ltr(f"{reached.done:,}"),
                total=isolate_ltr(f"{reached.total:,}"),
            )
        elif check.running:
            fact.answer.say(mark("It is being checked now."))
        elif check.found is None:
            fact.answer.say(mark("Not checked yet."))
        elif check.found.sound:
            fact.answer.say(mark("Yes: nothing was changed, nothing is missing."))
        else:
            fact.answer.say(mark("No: what does not agree is named below."))
        done = check.found is not None
        fact.look(_GOOD if check.sound else _BAD if done else _OPEN)
        finished = check.finished or (check.looked.checked if check.looked else None)
        if finished is None:
            fact.more.hide()
            return
        fact.more.show()
        if check.found is None or check.finished is None:
            fact.more.say(
                mark("Last found sound on this computer: {moment}."), moment=_at(finished)
            )
        else:
            fact.more.say(
                mark("Last check: {moment}, {size} records."),
                moment=_at(finished),
                size=isolate_ltr(f"{check.found.size:,}"),
            )

    def _say_receipt(self, looked: Looked | None) -> None:
        fact = self._receipt
        last = None if looked is None else looked.last_of(Source.RECEIPT)
        if last is None:
            fact.answer.say(mark("No receipt yet. It comes back beside a package that was filed."))
            fact.more.hide()
            fact.look(_OPEN)
            return
        one = last.remembered
        fact.answer.say(
            mark("Receipt of {authority} of {moment}."),
            authority=isolate_name(one.who),
            moment=_at(one.at),
        )
        fact.more.show()
        if one.what:
            fact.more.say(
                mark("For the package {package}. {agreement}"),
                package=isolate_ltr(one.what),
                agreement=lambda: _agreement(last),
            )
        else:
            fact.more.say(
                mark("For a package that this book does not know. {agreement}"),
                agreement=lambda: _agreement(last),
            )
        fact.look(_sign(last))

    def _say_backup(self, looked: Looked | None) -> None:
        fact = self._backup
        last = None if looked is None else looked.last_of(Source.BACKUP)
        if looked is None or last is None:
            fact.answer.say(mark("No verified backup yet. Make one: see Backups."))
            fact.more.hide()
            fact.look(_OPEN)
            return
        days = max(0, (looked.shown - last.remembered.at).days)
        fact.answer.say(
            mark("Last verified backup: {moment}, {age}."),
            moment=_at(last.remembered.at),
            age=lambda: (
                ui_words().plural("{n} day ago", "{n} days ago", days) if days else _today()
            ),
        )
        fact.more.show()
        fact.more.say(mark("{agreement}"), agreement=lambda: _agreement(last))
        fact.look(_sign(last))


def _sign(one: Judged) -> tuple[str, str]:
    return _GOOD if one.agreement is Agreement.AGREES else _BAD


def _agreement(one: Judged) -> str:
    words = ui_words()
    if one.accepted:
        return words("It knows more than this copy; an officer went on here knowingly.")
    return label(one.agreement, words)


def _today() -> str:
    return ui_words()(mark("today"))


def _at(moment: dt.datetime) -> str:
    return isolate_ltr(f"{moment.astimezone():%Y-%m-%d %H:%M}")
