"""Ask for a new finding, or a note under one, and write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.trust.findings import FindingRow, NoteKind, Severity
from desktop.services.trust.audit.findings import add_note, write_finding
from desktop.services.trust.officers import Officer, list_officers
from desktop.text.words import mark
from desktop.ui.forms.form_dialog import FormDialog
from desktop.ui.screens.audit.finding_fields import (
    NOTE_ABOUT,
    NOTE_FIELD,
    NOTE_ICONS,
    NOTE_TITLES,
    finding_fields,
    new_finding,
)
from desktop.ui.shell.spec import Context
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_CHANGED = frozenset({Topic.FINDINGS})


class FindingDialogs(QObject):
    """Opens one dialog at a time over `parent`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._over = context, parent
        self.dialog: FormDialog | None = None

    def ask_new(
        self,
        *,
        subject: str = "",
        exception: str = "",
        text: str = "",
        severity: Severity = Severity.MINOR,
    ) -> None:
        """Ask for a finding about `subject`; what a test said already stands in the field."""
        session = self._context.session
        begun = {"text": text, "severity": severity.value}
        self._context.work.read(
            lambda: list_officers(session.book, session.by),
            lambda officers: self._open_new(officers, subject, exception, begun),
            owner=self._over,
        )

    def ask_note(self, finding: FindingRow, kind: NoteKind) -> None:
        """Ask for a note of this kind under a finding."""
        dialog = self._open(
            FormDialog(
                NOTE_TITLES[kind],
                NOTE_ABOUT[kind],
                NOTE_TITLES[kind],
                NOTE_FIELD,
                icon=NOTE_ICONS[kind],
                parent=self._over,
            )
        )
        if dialog is not None:
            dialog.agreed.connect(partial(self._write_note, dialog, finding.id, kind))
            dialog.open()

    def _open_new(
        self, officers: tuple[Officer, ...], subject: str, exception: str, begun: Mapping[str, Any]
    ) -> None:
        dialog = self._open(
            FormDialog(
                mark("New finding"),
                mark("What the audit found, who has to answer, and until when."),
                mark("Write the finding"),
                finding_fields(officers),
                icon="file-check",
                parent=self._over,
            )
        )
        if dialog is not None:
            dialog.form.set_values(begun)
            dialog.agreed.connect(partial(self._write_new, dialog, subject, exception))
            dialog.open()

    def _open(self, dialog: FormDialog) -> FormDialog | None:
        if self.dialog is not None:
            dialog.deleteLater()
            return None
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._on_closed)
        return dialog

    def _on_closed(self) -> None:
        self.dialog = None

    def _write_new(
        self, dialog: FormDialog, subject: str, exception: str, values: Mapping[str, Any]
    ) -> None:
        session, new = self._context.session, new_finding(values, subject, exception)
        self._write(
            dialog,
            lambda: write_finding(session.book, session.by, new),
            _written,
        )

    def _write_note(
        self, dialog: FormDialog, finding_id: int, kind: NoteKind, values: Mapping[str, Any]
    ) -> None:
        session = self._context.session
        self._write(
            dialog,
            lambda: add_note(session.book, session.by, finding_id, kind, values["text"]),
            _noted,
        )

    def _write(
        self, dialog: FormDialog, deed: Callable[[], Any], said: Callable[[Any], str]
    ) -> None:
        def done(result: Any) -> None:
            dialog.finish()
            self._context.toast(said(result))

        self._context.work.write(deed, done, dialog.show_refusal, _CHANGED, owner=dialog)


def _written(number: int) -> str:
    words = ui_words()
    return words("Finding {number} is written.", number=number)


def _noted(_status: object) -> str:
    words = ui_words()
    return words("The note is written.")
