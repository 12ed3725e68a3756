"""The name under which a posting's account stands: prefixes, aliases, and names not allowed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.isolates import BIDI_CONTROLS
from desktop.exchange.importers.ledger_journal.amounts import AMOUNT
from desktop.exchange.importers.ledger_journal.place import Place

LONGEST_NAME: Final = 500
DEEPEST_NAME: Final = 32
MOST_ALIASES: Final = 250


class Naming:
    """What `apply account` and `alias` say at this point of a file."""

    def __init__(
        self, prefixes: Iterable[str] = (), aliases: Iterable[tuple[str, str]] = ()
    ) -> None:
        self._prefixes = list(prefixes)
        self._aliases = list(aliases)
        self._own_prefixes = 0
        self._known: dict[str, str] = {}

    def inner(self) -> Naming:
        """Return what an included file starts from."""
        return Naming(self._prefixes, self._aliases)

    def push_prefix(self, name: str) -> None:
        """Put `name` before every account that follows (`apply account`)."""
        self._prefixes.append(name)
        self._own_prefixes += 1
        self._known.clear()

    def pop_prefix(self, at: Place) -> None:
        """End the last `apply account` of this file; UserError where none is open."""
        if not self._own_prefixes:
            raise UserError(
                "journal-directive-not-understood", file=at.file, line=at.line, text=at.text
            )
        self._prefixes.pop()
        self._own_prefixes -= 1
        self._known.clear()

    def add_alias(self, old: str, new: str, at: Place) -> None:
        """Rename `old` and all below it to `new` from here on; the latest alias comes first."""
        if len(self._aliases) >= MOST_ALIASES:
            raise UserError(
                "journal-too-many-aliases",
                file=at.file,
                line=at.line,
                text=at.text,
                most=MOST_ALIASES,
            )
        self._aliases.insert(0, (old, new))
        self._known.clear()

    def forget_aliases(self) -> None:
        """Rename nothing from here on (`end aliases`)."""
        self._aliases.clear()
        self._known.clear()

    def resolve(self, written: str, at: Place) -> str:
        """Return the full account name; UserError where a name is missing, hidden or overlong."""
        found = self._known.get(written)
        if found is None:
            found = self._resolve(written, at)
            self._known[written] = found
        return found

    def _resolve(self, written: str, at: Place) -> str:
        name = ":".join((*self._prefixes, written))
        for old, new in self._aliases:
            if name == old or name.startswith(old + ":"):
                name = new + name[len(old) :]
                if len(name) > LONGEST_NAME:
                    break
        check_name(name, at)
        return name


def check_name(name: str, at: Place) -> None:
    """Raise UserError for an account name with an empty part, or one that could mislead."""
    parts = name.split(":")
    bad = (
        not all(part.strip() for part in parts)
        or len(name) > LONGEST_NAME
        or len(parts) > DEEPEST_NAME
        or name[0] in "#%|*!;&~=()[]"
    )
    if bad:
        raise UserError("journal-account-not-understood", file=at.file, line=at.line, text=at.text)
    if not BIDI_CONTROLS.isdisjoint(name):
        raise UserError("journal-hidden-character", file=at.file, line=at.line, text=at.text)
    if ";" in name or _ends_in_amount(name):
        raise UserError("journal-two-spaces", file=at.file, line=at.line, text=at.text)


def _ends_in_amount(name: str) -> bool:
    """Whether the last word, or the last two, are an amount with a symbol or a decimal point."""
    end = len(name)
    for _ in range(2):
        end = name.rfind(" ", 0, end)
        if end == -1:
            return False
        match = AMOUNT.fullmatch(name, end + 1)
        if match is not None:
            number = match["number"]
            if "." in number or "," in number or _money(match["left"] or match["right"] or ""):
                return True
    return False


def _money(symbol: str) -> bool:
    """Whether `symbol` is a currency sign or an ISO-like code of three capitals."""
    return (
        "$" in symbol
        or (len(symbol) == 3 and symbol.isascii() and symbol.isupper())
        or (len(symbol) == 1 and not symbol.isalnum())
    )
