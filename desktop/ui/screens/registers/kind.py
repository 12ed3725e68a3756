"""A register as it is declared: what its list shows, what is asked for, what can be done.

    GRANTS = RegisterKind(
        key="grants", title=mark("Grants"), icon="handshake", none=mark("No grants yet"),
        about=mark("A grant is …"), columns=(…), load=lambda session: list_grants(…),
        code_of=lambda row: row.code, text_of=lambda row: f"{row.code} {row.name_ar}",
        adding=Adding(…), deeds=(Deed("receive", mark("Receive a tranche"), "download", …),),
    )
    ScreenSpec("grants", mark("Grants"), "handshake", Area.FUNDING,
               lambda context: RegisterScreen(context, (GRANTS,)))

Everything else (search, keys, states, permission, refusals beside their field) is the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from desktop.domain.trust.acting import Act
from desktop.services.session import Session
from desktop.ui.forms import Field
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Column
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.work.topic import Topic

Values = Mapping[str, Any]
"""What stands in a form, by the keys of its fields."""


def _always(_row: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """A form in a window of its own, and what is done with it; texts are message ids.

    `fields` are made when it is opened, `values` stand in them at first. `write` runs on the
    database thread; its result is given to `done` where there is one, else `said` is told with the
    field {code}: the result as text. `places` says of an error's key which field it is about.
    """

    title: str
    about: str
    confirm: str
    fields: Callable[[Context], tuple[Field, ...]]
    write: Callable[[Session, Values], Any]
    said: str
    changes: frozenset[Topic]
    icon: str = "plus"
    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    done: Callable[[Any], None] | None = None


class Desk(Protocol):
    """What a deed is given: the screen that it was called from."""

    @property
    def context(self) -> Context:
        """The open book and the ways out."""

    def ask(self, question: Question) -> None:
        """Open the form; only one at a time."""

    def reload(self) -> None:
        """Read the list again."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done, with the row that is picked where `needs_row`.

    `key` names it, `shortcut` is its key ("F7"), `act` the permission without which it is greyed,
    `when` tells of a row whether it makes sense. `run(desk, row)` does it on the GUI thread.
    """

    key: str
    text: str
    icon: str
    run: Callable[[Desk, Any], None]
    shortcut: str = ""
    act: Act | None = None
    needs_row: bool = True
    when: Callable[[Any], bool] = _always
    weight: Weight = Weight.SECONDARY


@dataclass(frozen=True, slots=True)
class RegisterKind:
    """One list; texts are message ids.

    `about` says what such a thing is for, `none` what to say while there is none. `load` runs on
    the database thread. `code_of` is what a row is found by again, `text_of` what it is searched
    by. `adding` is asked by F5 where `act` allows it, `opens` is what Enter does. `sums` gives the
    totals at the foot by column key, in minor units of the book's currency.
    """

    key: str
    title: str
    icon: str
    none: str
    about: str
    columns: tuple[Column, ...]
    load: Callable[[Session], Sequence[Any]]
    code_of: Callable[[Any], str]
    text_of: Callable[[Any], str]
    adding: Question | None = None
    act: Act | None = None
    deeds: tuple[Deed, ...] = ()
    opens: Callable[[Context, Any], None] | None = None
    topics: frozenset[Topic] = frozenset({Topic.CHART})
    sums: Callable[[Sequence[Any]], Mapping[str, int]] | None = None
