"""The page of one asset: its facts, its life as a picture, its moves, its documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount, format_day
from desktop.domain.isolates import isolate_ltr
from desktop.services.ledger.assets.list_assets import AssetFile, asset_file
from desktop.text.labels import label
from desktop.text.words import Words, mark
from desktop.ui.screens.archive.drawer import DocumentsDrawer
from desktop.ui.screens.ledger.assets.register_kind import TOPICS, chip_of
from desktop.ui.screens.ledger.assets.value_picture import ValuePicture
from desktop.ui.screens.parts.pairs import Pairs
from desktop.ui.screens.parts.text import reading
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.column import Tone as ChipTone
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.badge import Badge
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.button import Kind as Weight
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
_MOVES: Final = (
    Column("day", mark("Day"), Kind.DAY, value=lambda row: row[0]),
    Column("place", mark("Place"), stretch=1, value=lambda row: row[1]),
    Column("keeper", mark("Custodian"), stretch=1, value=lambda row: row[2]),
    Column("reason", mark("Reason"), stretch=2, value=lambda row: row[3]),
)


class AssetPage(QWidget):
    """Opened with `code`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._code = ""
        self.file: AssetFile | None = None
        self.title, self._about = Text("", "title"), Text("", "muted", wrap=True)
        self.state, self.banner = Badge(""), Banner()
        self.pairs, self.picture = Pairs(), ValuePicture()
        self.model: RowsModel[tuple[dt.date, str, str, str]] = RowsModel(
            _MOVES, context.currency, self
        )
        self.moves = Table(self.model)
        self.entry = Button(mark("Its entry"), Weight.SECONDARY, "file-text")
        self.drawer = DocumentsDrawer(context)
        self._lay_out()
        self.entry.clicked.connect(self._on_entry)
        bind(self, "Escape", context.back)
        bind(self, "F7", self.drawer.toggle)
        language().changed.connect(self.retranslate)

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show the asset `args["code"]`, or the one shown before."""
        self._code = str(args.get("code") or self._code)
        self.banner.hide()
        self.reload()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what has changed."""
        if topics & TOPICS:
            self.reload()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (("Escape", words("Back")), ("F7", words("Documents")))

    def _lay_out(self) -> None:
        above = row(Space.S)
        for each in (self.title, self.state):
            above.addWidget(each)
        above.addStretch(1)
        for button in (self.entry, self.drawer.button):
            above.addWidget(button)
        picture = Card(mark("What the asset stands at over its life"))
        picture.body.addWidget(self.picture)
        picture.body.addStretch(1)
        sheets = row(Space.M)
        sheets.addWidget(self.pairs, 1)
        sheets.addWidget(picture, 1)
        whole = column(Space.S, Space.L)
        whole.addLayout(above)
        whole.addWidget(self._about)
        whole.addWidget(self.banner)
        whole.addLayout(sheets)
        whole.addWidget(self.moves, 1)
        across = row(0, 0, self)
        across.addLayout(whole, 1)
        across.addWidget(self.drawer)
        self.setFocusProxy(self.moves)

    def reload(self) -> None:
        """Read the asset again."""
        session, code = self._context.session, self._code
        if code:
            self._context.work.read(
                lambda: asset_file(session.book, session.by, code),
                self._on_found,
                self._on_refused,
                owner=self,
            )

    def _on_found(self, file: AssetFile) -> None:
        self.file = file
        self.drawer.set_subject(f"asset:{file.state.asset.id}")
        self.entry.setEnabled(file.entry_id is not None)
        self.picture.show_file(file)
        self.retranslate()

    def _on_refused(self, error: UserError) -> None:
        self.banner.say(Tone.DANGER, error)

    def _on_entry(self) -> None:
        if self.file is not None and self.file.entry_id is not None:
            self._context.go("entry", {"entry": self.file.entry_id})

    def retranslate(self) -> None:
        """Say everything in the current language."""
        file, words = self.file, ui_words()
        if file is None:
            return
        asset, chip = file.state.asset, chip_of(file.state)
        self.title.setText(reading(f"{isolate_ltr(asset.code)} {asset.name}"))
        self.state.set(chip.text, _BADGES[chip.tone])
        kind = file.state.kind
        self._about.setText(reading(words.of(kind.name_ar, kind.name_en)))
        self.pairs.show_pairs(_facts(file, words))
        rows = []
        for move in reversed(file.moves):
            keeper = None if move.custodian_id is None else file.partners[move.custodian_id]
            name = "" if keeper is None else words.of(keeper.name_ar, keeper.name_en)
            rows.append((move.day, move.place, name, move.reason or words("Its first place")))
        self.model.set_rows(tuple(rows))


def _facts(file: AssetFile, words: Words) -> list[tuple[str, str]]:
    state = file.state
    asset, keeper = state.asset, state.custodian
    where = "" if keeper is None else words.of(keeper.name_ar, keeper.name_en)
    donor = None if asset.donor_id is None else file.partners[asset.donor_id]

    def money(minor: int) -> str:
        return isolate_ltr(format_amount(minor, file.currency))

    facts = [
        (words("How it came"), label(asset.how, words)),
        (words("Acquired on"), isolate_ltr(format_day(asset.acquired))),
        (words("In service from"), isolate_ltr(format_day(asset.in_service))),
        (words("Life in months"), isolate_ltr(str(asset.life))),
        (words("Cost"), money(asset.cost)),
        (words("Residual value"), money(asset.residual)),
        (words("Written off"), money(state.written_off)),
        (words("Net book value"), money(state.book_value)),
        (words("Fund"), isolate_ltr(file.fund)),
        (words("Project"), isolate_ltr(file.project)),
        (words("Serial number"), isolate_ltr(asset.serial)),
        (words("Place"), asset.place),
        (words("Custodian"), where),
        (words("Donor"), "" if donor is None else words.of(donor.name_ar, donor.name_en)),
        (words("Source of the value"), asset.value_source),
    ]
    for left in file.disposals:
        if left.stands:
            facts.append((label(left.kind, words), isolate_ltr(format_day(left.day))))
            facts.append((words("Reason"), left.reason))
    return [(name, value) for name, value in facts if value.strip("\u2066\u2069")]
