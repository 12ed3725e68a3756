"""What the dialogs of findings ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from desktop.domain.trust.findings import NewFinding, NoteKind, Severity
from desktop.services.trust.officers import Officer
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms import Field
from desktop.ui.forms.field import FieldKind
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import ui_words


def finding_fields(officers: Sequence[Officer]) -> tuple[Field, ...]:
    """Return the fields of a new finding."""

    def choices() -> tuple[Choice, ...]:
        words = ui_words()
        return tuple(
            Choice(each.id, each.code, words.of(each.name_ar, each.name_en))
            for each in officers
            if each.active
        )

    return (
        Field("text", mark("What was found"), FieldKind.LONG_TEXT, required=True),
        Field(
            "severity",
            mark("Severity"),
            FieldKind.CHOICE,
            options=tuple((each.value, LABELS[each]) for each in Severity),
        ),
        Field(
            "responsible",
            mark("Who has to answer"),
            FieldKind.PICK,
            hint=mark("Code or name; empty where it is open."),
            choices=choices,
        ),
        Field("due", mark("Due on"), FieldKind.DAY),
    )


def new_finding(values: Mapping[str, Any], subject: str, exception: str) -> NewFinding:
    """Return the finding that the dialog's values ask for."""
    responsible = values["responsible"]
    return NewFinding(
        text=values["text"],
        severity=Severity(values["severity"]),
        subject=subject,
        exception=exception,
        responsible_id=responsible if isinstance(responsible, int) else None,
        due=values["due"],
    )


NOTE_FIELD: Final = (Field("text", mark("What is to be said"), FieldKind.LONG_TEXT, required=True),)
NOTE_TITLES: Final[Mapping[NoteKind, str]] = {
    NoteKind.RESPONSE: mark("Answer the finding"),
    NoteKind.FOLLOW_UP: mark("Follow it up"),
    NoteKind.CLOSED: mark("Close the finding"),
    NoteKind.REOPENED: mark("Open the finding again"),
}
NOTE_ABOUT: Final[Mapping[NoteKind, str]] = {
    NoteKind.RESPONSE: mark("Say what happened and what has been done. The auditor judges it."),
    NoteKind.FOLLOW_UP: mark("Say what is still missing. The finding is open again."),
    NoteKind.CLOSED: mark("Say why nothing more is needed. It stays in the list of all findings."),
    NoteKind.REOPENED: mark("Say what came up anew."),
}
NOTE_ICONS: Final[Mapping[NoteKind, str]] = {
    NoteKind.RESPONSE: "file-text",
    NoteKind.FOLLOW_UP: "search",
    NoteKind.CLOSED: "circle-check",
    NoteKind.REOPENED: "rotate-ccw",
}
