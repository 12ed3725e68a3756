"""What the registers of masters share: their columns, and the fields of a code and two names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from desktop.text.words import mark
from desktop.ui.forms import Field
from desktop.ui.screens.registers.kind import Values
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.words import ui_words


def itself(row: object) -> object:
    """Return the row: it is the master itself."""
    return row


def code_of(each: Any) -> str:
    """Return the code of a master."""
    return str(each.code)


def searched(each: Any) -> str:
    """Return what a master is searched by."""
    return f"{each.code} {each.name_ar} {each.name_en}"


def head(main: Callable[[Any], Any]) -> tuple[Column, ...]:
    """Return the columns of code and names; `main` gives the master of a row."""
    return (
        Column("code", mark("Code"), Kind.CODE, width=12, value=lambda row: main(row).code),
        Column("name", mark("Name"), stretch=3, width=24, value=lambda row: name_of(main(row))),
        Column(
            "other",
            mark("In the other language"),
            stretch=2,
            width=20,
            value=lambda row: _other(main(row)),
        ),
    )


def name_of(each: Any) -> str:
    """Return the name that is shown first."""
    return ui_words().of(each.name_ar, each.name_en)


def _other(each: Any) -> str:
    """Return the name that is not shown first, where there are two."""
    shown = name_of(each)
    return next((name for name in (each.name_ar, each.name_en) if name and name != shown), "")


def state(main: Callable[[Any], Any]) -> Column:
    """Return the column that says whether a master is in use."""
    return Column("active", mark("State"), Kind.BADGE, width=12, value=lambda row: _chip(main(row)))


def _chip(each: Any) -> Chip:
    return Chip(mark("In use"), Tone.GOOD) if each.active else Chip(mark("No longer used"))


NAMED: Final = (
    Field("code", mark("Code"), required=True, hint=mark("Short, such as EU-2; it never changes.")),
    Field("name_ar", mark("Name in Arabic")),
    Field("name_en", mark("Name in English")),
)


def named(values: Values) -> tuple[str, str, str]:
    """Return code and names out of a form."""
    return values["code"], values["name_ar"], values["name_en"]
