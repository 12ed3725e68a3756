"""Who agreed to a posted entry, with the state of each signature, and what was passed over."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.services.trust.approvals.consent import Consent, consent_to
from desktop.text.labels import label
from desktop.text.words import Words
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.text import Text
from desktop.ui.words import language, ui_words


class ConsentLine(Text):
    """Hidden where nobody had to agree and nothing was passed over."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", wrap=True, parent=parent)
        self._context = context
        self._consent: Consent | None = None
        language().changed.connect(self._say)
        self.hide()

    def show_entry(self, entry_id: int) -> None:
        """Read and show who agreed to an entry."""
        self._consent = None
        self._say()
        session = self._context.session
        self._context.work.read(
            lambda: consent_to(session.book, session.by, entry_id),
            self._on_found,
            self._on_failed,
            owner=self,
        )

    def _on_found(self, consent: Consent) -> None:
        self._consent = consent
        self._say()

    def _on_failed(self, _: UserError) -> None:
        """Leave the line away: the entry itself says why it cannot be read."""

    def _say(self) -> None:
        text = "" if self._consent is None else consent_text(self._consent, ui_words())
        self.setText(text)
        self.setVisible(bool(text))


def consent_text(consent: Consent, words: Words) -> str:
    """Return a line for each who agreed and for each control that was passed over."""
    said: list[str] = []
    for each in consent.answers:
        fields = {
            "officer": isolate_ltr(each.officer),
            "moment": isolate_ltr(f"{each.recorded_at:%Y-%m-%d %H:%M}"),
        }
        if each.id in consent.unsound:
            said.append(
                words("Approved by {officer}, {moment}; the signature does not hold", **fields)
            )
        elif each.by_maker:
            said.append(
                words("Approved by the maker, {officer}, {moment}; the signature holds", **fields)
            )
        else:
            said.append(words("Approved by {officer}, {moment}; the signature holds", **fields))
    said.extend(
        words(
            "{officer} passed over a control ({control}): {reason}",
            officer=isolate_ltr(each.officer),
            control=label(each.control, words),
            reason=isolate_name(each.reason),
        )
        for each in consent.overrides
    )
    return "\n".join(said)
