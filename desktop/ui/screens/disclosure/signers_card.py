"""The officers who sign, each with a passphrase of their own, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_name
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.screens.disclosure.facts import Signature, Signer
from desktop.ui.screens.parts.layouts import clear
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.passphrase_edit import PassphraseEdit
from desktop.ui.widgets.text import column, row, styled
from desktop.ui.words import language, said, ui_words

_PASSPHRASE_WIDTH: Final = 300


class SignerRow(QWidget):
    """One officer: signs now or not, and the passphrase."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, signer: Signer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.signer = signer
        self._error: UserError | None = None
        self.tick = QCheckBox()
        self.tick.setChecked(signer.acting)
        self.passphrase = PassphraseEdit()
        self.passphrase.setFixedWidth(_PASSPHRASE_WIDTH)
        self._wrong = Message("", "error")
        top = row(Space.L)
        top.addWidget(self.tick, 1)
        top.addWidget(self.passphrase)
        layout = column(Space.XS, 0, self)
        layout.addLayout(top)
        layout.addWidget(self._wrong)
        self._wrong.hide()
        self.tick.toggled.connect(self._on_tick)
        self.passphrase.text_changed.connect(lambda _: self.show_error(None))
        self.passphrase.submitted.connect(self.submitted)
        language().changed.connect(self.retranslate)
        self.retranslate()
        self.passphrase.setEnabled(signer.acting)

    @property
    def name(self) -> str:
        """The officer's name in the language of now."""
        return ui_words().of(self.signer.name_ar, self.signer.name_en) or self.signer.code

    def show_error(self, error: UserError | None) -> None:
        """Say what is wrong with the passphrase, and go there."""
        self._error = error
        styled(self.passphrase.line, faulty="false" if error is None else "true")
        self._wrong.setVisible(error is not None)
        self.retranslate()
        if error is not None:
            self.passphrase.line.selectAll()
            self.passphrase.setFocus()

    def retranslate(self) -> None:
        """Name officer and office in the language of now."""
        words = ui_words()
        office = label(self.signer.role, words)
        self.tick.setText(f"{isolate_name(self.name)} \u00b7 {office}")
        spoken = words("Passphrase of {officer}", officer=self.name)
        self.passphrase.line.setAccessibleName(spoken)
        self.passphrase.line.setPlaceholderText(words("Passphrase"))
        if self._error is not None:
            self._wrong.setText(said(self._error))

    def _on_tick(self, signs: bool) -> None:
        self.passphrase.setEnabled(signs)
        self.show_error(None)
        if signs:
            self.passphrase.setFocus()
        else:
            self.passphrase.clear()
        self.changed.emit()


class SignersCard(Card):
    """Everyone who may sign this package."""

    changed = Signal()
    """Somebody was ticked or unticked."""
    submitted = Signal()
    """Enter after the last passphrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(mark("Who signs"), parent)
        self.rows: tuple[SignerRow, ...] = ()
        self._rows = column(Space.M)
        self.body.addWidget(
            Message(
                mark(
                    "Each officer types their own passphrase, in turn, without showing it to the "
                    "others. Whoever does not sign here signs on paper."
                ),
                "muted",
            )
        )
        self.body.addLayout(self._rows)

    def show_signers(self, signers: Sequence[Signer]) -> None:
        """Offer these officers; what was typed for others is forgotten."""
        if tuple(each.signer for each in self.rows) == tuple(signers):
            return
        clear(self._rows)
        self.rows = tuple(SignerRow(signer) for signer in signers)
        for each in self.rows:
            each.changed.connect(self.changed)
            each.submitted.connect(self._on_enter)
            self._rows.addWidget(each)

    def signing(self) -> tuple[SignerRow, ...]:
        """Return the officers who sign now."""
        return tuple(each for each in self.rows if each.tick.isChecked())

    def signatures(self) -> tuple[Signature, ...]:
        """Return who signs with what; raises UserError `nobody-signs`, `signer-passphrase-empty`.

        The second carries the `code` of the officer whose passphrase is missing.
        """
        signing = self.signing()
        if not signing:
            raise UserError("nobody-signs")
        for each in signing:
            if not each.passphrase.text():
                raise UserError(
                    "signer-passphrase-empty",
                    officer=isolate_name(each.name),
                    code=each.signer.code,
                )
        return tuple(
            Signature(each.signer.code, each.passphrase.text(), isolate_name(each.name))
            for each in signing
        )

    def show_error(self, error: UserError) -> bool:
        """Say the error beside the officer it is about; return whether there is one."""
        code = error.fields.get("code")
        found = next((each for each in self.rows if each.signer.code == code), None)
        if found is None:
            return False
        found.show_error(error)
        return True

    def forget(self) -> None:
        """Forget every passphrase."""
        for each in self.rows:
            each.passphrase.clear()

    def _on_enter(self) -> None:
        """Enter hands the keyboard to the next officer, and after the last one goes on."""
        waiting = [each for each in self.signing() if not each.passphrase.text()]
        if waiting:
            waiting[0].passphrase.setFocus()
        else:
            self.submitted.emit()
