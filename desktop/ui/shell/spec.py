"""What the shell knows of a screen, and what a screen is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from desktop.domain.currency import Currency
from desktop.domain.ledger.masters import Masters
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.work.topic import Topic
from desktop.ui.work.work import Work


class Area(Enum):
    """The areas of the product, in the order in which navigation shows them."""

    HOME = mark("Home")
    ORGANISATION = mark("Organisation")
    MEMBERS = mark("Members")
    GOVERNANCE = mark("Governance")
    LEDGER = mark("Finance")
    VOUCHERS = mark("Vouchers")
    TREASURY = mark("Cash and banks")
    FUNDING = mark("Grants and budgets")
    DUES = mark("Dues, suppliers, advances")
    ASSETS = mark("Assets and stock")
    PROJECTS = mark("Projects")
    PARTNERS = mark("Partners and agreements")
    INITIATIVES = mark("Initiatives and ideas")
    ARCHIVE = mark("Archive")
    OBLIGATIONS = mark("Obligations")
    DISCLOSURE = mark("Disclosure")
    TRUST = mark("Trust")
    DESK = mark("Commission desk")


@dataclass(frozen=True, slots=True)
class Context:
    """What a screen is given: the open book, the workers, the masters, and ways out.

    `go(key, args)` opens another screen; `back()` returns to the one before; `toast(text)` says
    something briefly (text already in the current language); `year()` is the fiscal year that the
    header shows, by name, or None where the book has none.
    """

    session: Session
    work: Work
    currency: Currency
    masters: Callable[[], Masters]
    year: Callable[[], str | None]
    go: Callable[[str, Mapping[str, Any]], None]
    back: Callable[[], None]
    toast: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """A screen: `title` is a message id, `in_navigation` is false for one opened from others.

    `short` is a message id for navigation, where the title has no room there.
    """

    key: str
    title: str
    icon: str
    area: Area
    make: Callable[[Context], QWidget]
    in_navigation: bool = True
    short: str = ""


@runtime_checkable
class Refreshes(Protocol):
    """A screen that reads again when something it shows has changed."""

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again if one of `topics` matters here."""


@runtime_checkable
class Arrives(Protocol):
    """A screen that is told with which arguments it was opened, each time."""

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show what `args` ask for."""


@runtime_checkable
class MayLeave(Protocol):
    """A screen that may want to be asked before it is left."""

    def may_leave(self) -> bool:
        """Return whether it can be left now (it may have asked the person)."""


@runtime_checkable
class HasKeys(Protocol):
    """A screen with keys of its own."""

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return (key, word in the current language) pairs for the bar."""


@runtime_checkable
class FollowsYear(Protocol):
    """A screen that shows the fiscal year chosen in the header."""

    def year_changed(self, name: str | None) -> None:
        """Show another fiscal year."""
