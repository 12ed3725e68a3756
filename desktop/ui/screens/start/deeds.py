"""What the start screen asks of the services, on the database thread.

The services load SQLAlchemy and the cryptography, which takes longer than the first paint of the
window: they are imported when they are first needed, by the thread that needs them.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.domain.currency import CURRENCIES
from desktop.domain.ledger.chart import NewAccount
from desktop.ui.screens.start.new_book import Wanted, command_of

if TYPE_CHECKING:
    from desktop.services.session import Session

_NEEDED: Final = (
    "desktop.services.trust.open_book",
    "desktop.services.ledger.statements",
    "desktop.services.ledger.read_journal",
    "desktop.ui.screens.opened",
)


def load() -> None:
    """Load what every book needs, while the person still looks for the right one."""
    for name in _NEEDED:
        import_module(name)


def officers(path: Path) -> tuple[str, ...]:
    """Return the codes of the officers of the book at `path`; UserError as `officers_of`."""
    from desktop.services.trust.open_book import officers_of  # noqa: PLC0415

    return officers_of(path)


def unlock(path: Path, passphrase: str, officer: str | None) -> Session:
    """Open the book at `path`; UserError as `open_book`."""
    from desktop.services.trust.open_book import open_book  # noqa: PLC0415

    return open_book(path, passphrase, officer=officer)


def create(wanted: Wanted) -> Session:
    """Create a book and return it open; UserError as `command_of` and `create_book`."""
    from desktop.services.trust.create_book import create_book  # noqa: PLC0415

    return create_book(command_of(wanted))


def sample(path: Path, passphrase: str, progress: Callable[[int, int], None]) -> Session:
    """Create the sample organisation's book at `path`; UserError as `create_book`."""
    from desktop.services.samples.foundation import create_sample  # noqa: PLC0415

    return create_sample(path, passphrase, progress=progress)


def charts() -> dict[str, tuple[NewAccount, ...]]:
    """Return the shipped charts of accounts by name; reads only shipped files."""
    from desktop.services.ledger.chart_template import (  # noqa: PLC0415
        load_template,
        template_names,
    )

    return {name: load_template(name) for name in template_names()}


def currencies() -> tuple[str, ...]:
    """Return the currencies to choose from: the dinar and those of donors first, then all."""
    first = ("LYD", "USD", "EUR", "TND", "EGP", "GBP", "TRY")
    return first + tuple(sorted(set(CURRENCIES) - set(first)))
