"""One person's data: what the book holds, to be taken out for them, or erased for good."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.services.trust.erase_person import Erasable, Erased, erase_person, what_would_go
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.parts.pairs import Pairs
from desktop.ui.screens.parts.text import Message
from desktop.ui.screens.privacy.erase_dialog import PERSON, EraseDialog
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.pick_edit import Choice, PickEdit
from desktop.ui.widgets.states import LoadingLine
from desktop.ui.widgets.text import row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic


class PersonCard(Card):
    """States: nobody chosen, reading, somebody chosen, erasing, refused."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(mark("One person's data"), parent)
        self._context = context
        self._found: Erasable | None = None
        self.pick = PickEdit()
        self.pairs = Pairs()
        self.fault = Fault()
        self.take_out = Button(mark("Take it out for them…"), Kind.SECONDARY, "file-down")
        self.erase = Button(mark("Erase for good…"), Kind.DANGER, "trash-2")
        self.loading = LoadingLine()
        self.dialog: EraseDialog | None = None
        self._arrange()
        self.pick.picked_changed.connect(self._on_picked)
        self.take_out.clicked.connect(self._on_take_out)
        self.erase.clicked.connect(self._on_erase)
        language().changed.connect(self._retranslate_pairs)
        self._show(None)

    def _arrange(self) -> None:
        self.body.addWidget(
            Message(
                mark(
                    "A person may ask what the book holds about them, and may ask for it to be "
                    "erased. Choose the partner as whom they stand in the book."
                ),
                "muted",
            )
        )
        self.body.addWidget(Labelled(mark("Partner"), self.pick, mark("Code or name.")))
        for each in (self.loading, self.fault, self.pairs):
            self.body.addWidget(each)
        self.loading.hide()
        self.deeds = row(Space.S)
        self.deeds.addWidget(self.take_out)
        self.deeds.addWidget(self.erase)
        self.deeds.addStretch(1)
        self.body.addLayout(self.deeds)

    def arrive(self, code: object) -> None:
        """Offer the partners, and choose the one called `code`, where one is named."""
        self.offer()
        if isinstance(code, str):
            self.pick.set_picked(code)
            self._on_picked(code)

    def offer(self) -> None:
        """Offer the partners that there are, the erased ones not."""
        arabic = ui_words().right_to_left
        self.pick.set_choices(
            Choice(each.code, each.code, (each.name_ar if arabic else each.name_en) or each.name_ar)
            for each in self._context.masters().partners.values()
            if each.name_ar != f"[{each.code}]"
        )

    def _on_picked(self, code: object | None) -> None:
        self.fault.clear()
        if not isinstance(code, str):
            self._show(None)
            return
        session = self._context.session
        self.loading.show()
        self._context.work.read(
            lambda: what_would_go(session.book, session.by, code),
            self._show,
            self._on_refused,
            owner=self,
        )

    def _show(self, found: Erasable | None) -> None:
        self._found = found
        self.loading.hide()
        self.pairs.setVisible(found is not None)
        for deed in (self.take_out, self.erase):
            deed.setEnabled(found is not None)
        self._retranslate_pairs()

    def _retranslate_pairs(self) -> None:
        found = self._found
        if found is None:
            return
        words = ui_words()
        entries = words.plural("{n} entry", "{n} entries", found.entries)
        mentions = words.plural("{n} entry", "{n} entries", found.mentions)
        self.pairs.show_pairs(
            (
                (words("Code"), isolate_ltr(found.code)),
                (words("Arabic name"), isolate_name(found.name_ar)),
                (words("Latin name"), isolate_name(found.name_en)),
                (words("Entries with this partner"), entries),
                (words("Entries whose own words hold the name"), mentions),
                (
                    words("Vouchers with the name typed by hand"),
                    isolate_ltr(f"{found.heads:,}"),
                ),
                (
                    words("Drafts and templates with the name"),
                    isolate_ltr(f"{found.drafts:,}"),
                ),
                (words("Documents kept with the record"), isolate_ltr(f"{found.documents:,}")),
            )
        )

    def _on_refused(self, error: UserError) -> None:
        self._show(None)
        self.fault.show_error(error)

    def _on_take_out(self) -> None:
        if self._found is None:
            return
        words = ui_words()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or ".")
        name, _ = QFileDialog.getSaveFileName(
            self,
            words("Save what the book holds"),
            str(folder / f"{self._found.code}.zip"),
            "ZIP (*.zip)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.take_out_to(Path(name))

    def take_out_to(self, target: Path) -> None:
        """Write all that the book holds of the person into the new file `target`."""
        found, session, words = self._found, self._context.session, ui_words()
        if found is None:
            return

        def deed(_told: object) -> Path:
            # Loads the typesetting, which nobody needs before the first report.
            from desktop.services.trust.person_data import export_person  # noqa: PLC0415

            return export_person(session, found.code, target, words).path

        self.fault.clear()
        self.take_out.setEnabled(False)
        self.loading.show()
        self._context.work.long(deed, self._on_taken_out, self._on_not_taken, owner=self)

    def _on_taken_out(self, path: Path) -> None:
        self._show(self._found)
        words = ui_words()
        self._context.toast(words("Saved as {path}", path=isolate_ltr(path)))

    def _on_not_taken(self, error: UserError) -> None:
        self._show(self._found)
        self.fault.show_error(error)

    def _on_erase(self) -> None:
        if self._found is not None:
            name = self._found.name_ar or self._found.name_en
            self.dialog = EraseDialog(name, PERSON, self)
            self.dialog.agreed.connect(self._do_erase)
            self.dialog.open()

    def _do_erase(self, reason: str) -> None:
        session, found = self._context.session, self._found
        if found is None:
            return
        self.erase.setEnabled(False)
        self.loading.show()
        self._context.work.write(
            lambda: erase_person(session.book, session.by, found.code, reason=reason),
            self._on_erased,
            self._on_refused,
            frozenset({Topic.CHART}),
            owner=self,
        )

    def _on_erased(self, _erased: Erased) -> None:
        self._show(None)
        self.pick.set_picked(None)
        words = ui_words()
        self._context.toast(words("The data was erased. Make a backup now: older ones hold it."))
