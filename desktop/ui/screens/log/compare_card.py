"""Compare the head of the log with eight groups of digits that stand on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr
from desktop.services.session import Session
from desktop.services.trust.evidence.find_head import FoundHead, find_head
from desktop.text.words import mark
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import row, styled
from desktop.ui.work.work import Work


class CompareCard(Card):
    """States: nothing typed, looking, found, not found."""

    def __init__(self, session: Session, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(mark("Compare with a paper"), parent)
        self._session, self._work = session, work
        self.typed = QLineEdit()
        self.button = Button(mark("Compare"), Kind.SECONDARY, "search")
        self.answer = Message("")
        self._field = Labelled(
            mark("Eight groups of digits"),
            self.typed,
            mark("They stand on vouchers and at the foot of every page of a package."),
        )
        line = row(Space.S)
        line.addWidget(self._field, 1)
        self.body.addLayout(line)
        deeds = row(Space.S)
        deeds.addWidget(self.button)
        deeds.addWidget(self.answer, 1)
        self.body.addLayout(deeds)
        self.button.clicked.connect(self.compare)
        self.typed.returnPressed.connect(self.compare)

    def compare(self) -> None:
        """Look for a state of the log with this head."""
        session, typed = self._session, self.typed.text()
        self._field.show_error(None)
        self.answer.say(mark("Looking…"))
        styled(self.answer, role="muted")
        self._work.long(
            lambda progress: find_head(session, typed, progress=progress),
            self._on_found,
            self._on_refused,
            owner=self,
        )

    def _on_found(self, found: FoundHead | None) -> None:
        if found is None:
            self.answer.say(
                mark(
                    "This book never had such a head. Compare the digits once more; if they are "
                    "right, the paper is of another book or of a copy that knew more."
                )
            )
            styled(self.answer, role="error")
            return
        styled(self.answer, role="strong")
        if found.now:
            self.answer.say(mark("It is the head of this book as it stands now."))
            return
        self.answer.say(
            mark("This book had that head after {size} records; it has only grown since."),
            size=isolate_ltr(f"{found.size:,}"),
        )

    def _on_refused(self, error: UserError) -> None:
        self.answer.say("")
        self._field.show_error(error)
        self.typed.setFocus()
