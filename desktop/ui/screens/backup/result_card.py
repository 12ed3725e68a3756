"""What was done, in words: the backup, the rehearsal, the move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.text.words import mark
from desktop.ui.screens.backup.sentences import megabytes
from desktop.ui.screens.parts.pairs import Pairs
from desktop.ui.screens.parts.text import Message, reading
from desktop.ui.theme import Space, palette, pixmap, theme_state
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.text import column, row, styled
from desktop.ui.words import language, ui_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.trust.backup.back_up import BackedUp
    from desktop.services.trust.backup.move import MovedAway
    from desktop.services.trust.backup.rehearse import Rehearsed

_GOOD = ("circle-check", "success")
_MIXED = ("triangle-alert", "warning")


class ResultCard(QWidget):
    """Shown once everything was read back and checked, never before."""

    left = Signal()
    """Back to the questions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw: Callable[[], None] | None = None
        self._head = QFrame()
        self._icon = QLabel()
        self._look = _GOOD
        self.title = Message("")
        self.text = Message("")
        self.warning = Message("", "strong")
        texts = column(Space.XS)
        for each in (self.title, self.text, self.warning):
            texts.addWidget(each)
        head = row(Space.XL, Space.L, self._head)
        head.addWidget(self._icon)
        head.addLayout(texts, 1)
        self.facts = Pairs()
        self.back_button = Button(mark("Back to the backups"), Kind.PRIMARY)
        deeds = row(Space.S)
        deeds.addWidget(self.back_button)
        deeds.addStretch(1)
        layout = column(Space.L, 0, self)
        layout.addWidget(self._head)
        layout.addWidget(self.facts)
        layout.addLayout(deeds)
        layout.addStretch(1)
        self.back_button.clicked.connect(self.left)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)

    def show_backup(self, made: BackedUp) -> None:
        """Show a backup that lies there, whole."""
        self._begin(lambda: self._backup(made, mark("The backup is done and checked")))

    def show_move(self, done: MovedAway) -> None:
        """Show what is on the stick for the new computer, and what comes next."""

        def draw() -> None:
            self._backup(done.backup, mark("The book is ready for the new computer"))
            self.text.say(
                mark(
                    "Install Sijill on the new computer, plug the stick in, and choose “Restore "
                    "from a backup” on the start page. The note {file} on the stick says it step "
                    "by step. This copy is marked as moved: do not go on working in it."
                ),
                file=isolate_ltr(done.note.name),
            )

        self._begin(draw)

    def show_rehearsal(self, found: Rehearsed) -> None:
        """Show whether the backup would have been restored."""
        self._begin(lambda: self._rehearsal(found))

    def retranslate(self) -> None:
        """Say it again in the language and colours of now."""
        if self._draw is not None:
            self._draw()
            self._dress()

    def _begin(self, draw: Callable[[], None]) -> None:
        self._draw = draw
        self.retranslate()
        self.back_button.setFocus()

    def _backup(self, made: BackedUp, title: str) -> None:
        words = ui_words()
        self.title.say(title)
        self.text.say(
            mark(
                "Everything was read back from its place, opened, and compared with the log. A "
                "stick may be taken out now."
            )
        )
        warnings = []
        if made.missing:
            warnings.append(
                words.plural(
                    "{n} document could not be copied: its file is gone from the book, or damaged.",
                    "{n} documents could not be copied: their files are gone from the book, or "
                    "damaged.",
                    len(made.missing),
                )
            )
        if made.same_disk:
            warnings.append(
                words("It lies on the same disk as the book: one broken disk would take both.")
            )
        if not made.recorded:
            warnings.append(
                words("The book itself takes no writing any more, so it does not list this backup.")
            )
        self._warn(warnings)
        self.facts.show_pairs(
            (
                (words("Folder"), isolate_ltr(made.path.parent)),
                (words("File"), isolate_ltr(made.path.name)),
                (words("Records in the log"), isolate_ltr(f"{made.manifest.size:,}")),
                (words("Entries"), isolate_ltr(f"{made.checked.entries:,}")),
                (
                    words("Documents"),
                    words(
                        "{all}, of which {new} are new",
                        all=isolate_ltr(f"{made.manifest.blobs:,}"),
                        new=isolate_ltr(f"{made.copied:,}"),
                    ),
                ),
                (words("Bytes written"), megabytes(made.bytes + made.copied_bytes)),
                (words("Short head"), isolate_ltr(made.checked.short_head)),
            )
        )

    def _rehearsal(self, found: Rehearsed) -> None:
        words = ui_words()
        checked = found.checked
        self.title.say(mark("This backup would be restored"))
        last = words("no entry yet") if checked.last_day is None else checked.last_day.isoformat()
        self.text.say(
            mark(
                "It was restored to a private folder, opened with the passphrase, checked page by "
                "page, and deleted again."
            )
        )
        lost = len(found.documents.missing) + len(found.documents.damaged)
        self._warn(
            [
                words.plural(
                    "{n} document is missing or damaged on the stick. Make a new backup; what the "
                    "book still has is copied again.",
                    "{n} documents are missing or damaged on the stick. Make a new backup; what "
                    "the book still has is copied again.",
                    lost,
                )
            ]
            if lost
            else []
        )
        self.facts.show_pairs(
            (
                (words("File"), isolate_ltr(found.path.name)),
                (words("Entries"), isolate_ltr(f"{checked.entries:,}")),
                (words("Last entry"), isolate_name(last)),
                (words("Records in the log"), isolate_ltr(f"{checked.size:,}")),
                (words("Short head"), isolate_ltr(checked.short_head)),
            )
        )

    def _warn(self, warnings: list[str]) -> None:
        self._look = _MIXED if warnings else _GOOD
        self.warning.setVisible(bool(warnings))
        self.warning.setText(reading(" ".join(warnings)))

    def _dress(self) -> None:
        name, role = self._look
        styled(self._head, banner=role)
        self._icon.setPixmap(pixmap(name, 48, role=role))
        colour = getattr(palette(), role)
        self.title.setStyleSheet(
            f"QLabel {{ font-size: 24px; font-weight: 700; color: {colour}; }}"
        )
