"""The notes to the statements as a register: what is shown, asked for and done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from desktop.domain.ledger.notes.note import NoteText, StatementNote
from desktop.domain.trust.acting import Act
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.words import said, ui_words
from desktop.ui.work.topic import Topic

if TYPE_CHECKING:
    from desktop.services.session import Session

YearOf = Callable[[], str | None]

_CHANGES: Final = frozenset({Topic.YEARS})
_PLACES: Final = {"note-title-empty": "title_ar", "note-text-empty": "text_ar"}


def notes_kind(year: YearOf) -> RegisterKind:
    """Return the register of the notes of the year that `year` gives when it is asked."""
    return RegisterKind(
        key="notes",
        title=mark("Notes to the statements"),
        icon="file-text",
        none=mark("No notes yet"),
        about=mark(
            "The standard notes are filled from the book and follow it until you write your own "
            "words. Statements refer to them by number, and the package carries them."
        ),
        columns=(
            Column("number", mark("Number"), Kind.CODE, width=8, value=lambda note: note.number),
            Column("title", mark("Title"), width=26, value=_title),
            Column("text", mark("Text"), stretch=1, width=40, value=_text),
            Column("state", mark("State"), Kind.BADGE, width=16, value=_state),
        ),
        load=lambda session: _load(session, year),
        code_of=lambda note: note.code,
        text_of=_searched,
        adding=_question(mark("New note"), year, None),
        act=Act.WRITE_NOTES,
        deeds=(
            Deed(
                "edit",
                mark("Change the note"),
                "file-text",
                partial(edit, year),
                "F4",
                Act.WRITE_NOTES,
            ),
            _moving("up", mark("Move up"), "Alt+Up", year, up=True),
            _moving("down", mark("Move down"), "Alt+Down", year, up=False),
            _deed(
                "out",
                mark("Leave the note out"),
                "eye-off",
                year,
                _leave_out,
                lambda n: not n.left_out,
            ),
            _deed("in", mark("Take in again"), "eye", year, _take_in, lambda n: n.left_out),
            _deed(
                "standard",
                mark("Standard text again"),
                "rotate-ccw",
                year,
                _restore,
                lambda n: n.id is not None and n.code == n.kind.value,
            ),
        ),
        topics=frozenset({Topic.YEARS, Topic.ENTRIES, Topic.CHART, Topic.SETTINGS}),
    )


def edit(year: YearOf, desk: Desk, note: StatementNote) -> None:
    """Ask for other words of a note."""
    desk.ask(_question(mark("Change the note"), year, note))


def _searched(note: StatementNote) -> str:
    texts = note.said
    return f"{texts.title_ar} {texts.title_en} {texts.text_ar} {texts.text_en}"


def _title(note: StatementNote) -> str:
    return ui_words().of(note.said.title_ar, note.said.title_en)


def _text(note: StatementNote) -> str:
    return ui_words().of(note.said.text_ar, note.said.text_en).replace("\n", " ")


def _state(note: StatementNote) -> Chip:
    if note.left_out:
        return Chip(mark("Left out"))
    if note.unstated:
        return Chip(mark("To be stated"), Tone.WARNING)
    return Chip(mark("Standard")) if note.id is None else Chip(mark("Written"), Tone.GOOD)


def _load(session: Session, year: YearOf) -> tuple[StatementNote, ...]:
    from desktop.services.ledger.notes.read_notes import notes_of  # noqa: PLC0415

    return notes_of(session.book, session.by, year())


def _fields(_context: Any) -> tuple[Field, ...]:
    long = FieldKind.LONG_TEXT
    return (
        Field("title_ar", mark("Arabic title")),
        Field("text_ar", mark("Arabic text"), long),
        Field("title_en", mark("English title")),
        Field("text_en", mark("English text"), long),
    )


def _question(title: str, year: YearOf, note: StatementNote | None) -> Question:
    def write(session: Session, values: Values) -> str:
        from desktop.services.ledger.notes.write_note import (  # noqa: PLC0415
            add_note,
            change_note,
        )

        said = NoteText(*(str(values[field.key] or "") for field in _ordered()))
        if note is None:
            return add_note(session.book, session.by, year(), said)
        return change_note(session.book, session.by, year(), note.code, said)

    values = {} if note is None else {key: getattr(note.said, key) for key in _KEYS}
    return Question(
        title=title,
        about=mark("Where one language is empty, the other one is printed."),
        confirm=mark("Save the note"),
        fields=_fields,
        write=write,
        said=mark("The note is saved."),
        changes=_CHANGES,
        icon="file-text",
        values=values,
        places=_PLACES,
    )


_KEYS: Final = ("title_ar", "title_en", "text_ar", "text_en")


def _ordered() -> tuple[Field, ...]:
    """Return the fields in the order of `NoteText`."""
    known = {field.key: field for field in _fields(None)}
    return tuple(known[key] for key in _KEYS)


def _moving(key: str, text: str, shortcut: str, year: YearOf, *, up: bool) -> Deed:
    def write(session: Session, note: StatementNote) -> None:
        from desktop.services.ledger.notes.write_note import move_note  # noqa: PLC0415

        move_note(session.book, session.by, year(), note.code, up=up)

    icon = "arrow-up-from-line" if up else "arrow-down-to-line"
    return Deed(
        key,
        text,
        icon,
        partial(_do, write),
        shortcut,
        Act.WRITE_NOTES,
        when=lambda note: not note.left_out,
    )


def _deed(  # noqa: PLR0917 - the parts of a deed
    key: str,
    text: str,
    icon: str,
    year: YearOf,
    write: Callable[[Session, YearOf, StatementNote], None],
    when: Callable[[Any], bool],
) -> Deed:
    def run(session: Session, note: StatementNote) -> None:
        write(session, year, note)

    return Deed(key, text, icon, partial(_do, run), "", Act.WRITE_NOTES, when=when)


def _do(write: Callable[[Session, StatementNote], None], desk: Desk, note: StatementNote) -> None:
    context = desk.context
    context.work.write(
        lambda: write(context.session, note),
        lambda _: None,
        lambda error: context.toast(said(error)),
        _CHANGES,
    )


def _leave_out(session: Session, year: YearOf, note: StatementNote) -> None:
    from desktop.services.ledger.notes.write_note import leave_out  # noqa: PLC0415

    leave_out(session.book, session.by, year(), note.code)


def _take_in(session: Session, year: YearOf, note: StatementNote) -> None:
    from desktop.services.ledger.notes.write_note import leave_out  # noqa: PLC0415

    leave_out(session.book, session.by, year(), note.code, left_out=False)


def _restore(session: Session, year: YearOf, note: StatementNote) -> None:
    from desktop.services.ledger.notes.write_note import restore_note  # noqa: PLC0415

    restore_note(session.book, session.by, year(), note.code)
