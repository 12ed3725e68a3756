"""The files that a journal includes: inside one folder only, so many, so deep, never in a ring."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError
from desktop.exchange.importers.ledger_journal.place import Place
from desktop.exchange.importers.ledger_journal.source import LARGEST_BYTES, lines_of_file

DEEPEST: Final = 16
MOST_FILES: Final = 1000


class Includes:
    """Which files are open and how much has been read; `root` is the only folder entered."""

    def __init__(self, root: Path | None) -> None:
        self._root = None if root is None else root.resolve()
        self._open: list[Path] = []
        self._files = 0
        self._room = LARGEST_BYTES

    def open_first(self, path: Path) -> tuple[str, list[str]]:
        """Return name and lines of the outermost file."""
        return self._take(path.resolve(), path.name)

    def find(self, wanted: str, at: Place) -> list[Path]:
        """Return the files that `include wanted` means, in order; `*` and `?` may stand in it.

        Raises UserError where none is allowed, none is found, or one lies outside the folder.
        """
        root = self._root
        if root is None:
            raise UserError("journal-include-refused", file=at.file, line=at.line, text=at.text)
        bare = wanted.partition(";")[0].strip().strip('"')
        folder = self._open[-1].parent if self._open else root
        if not bare or bare.startswith("~") or ":" in bare or "**" in bare:
            raise UserError("journal-include-refused", file=at.file, line=at.line, text=at.text)
        try:
            if set("*?[") & set(bare):
                name = Path(bare)
                parent = (folder / name.parent).resolve()
                inside = parent.is_relative_to(root) and not set("*?[") & set(str(name.parent))
                found = sorted(parent.glob(name.name)) if inside else []
                found = [path.resolve() for path in found if path.is_file()]
                found = [path for path in found if path not in self._open[-1:]]
            else:
                found = [(folder / bare).resolve()]
        except (OSError, ValueError, RuntimeError) as problem:
            raise UserError(
                "journal-include-refused", file=at.file, line=at.line, text=at.text
            ) from problem
        if not found or not all(path.is_relative_to(root) for path in found):
            raise UserError("journal-include-refused", file=at.file, line=at.line, text=at.text)
        return found

    def enter(self, path: Path, at: Place) -> tuple[str, list[str]]:
        """Return name and lines of an included file; UserError for a ring, or too many or deep."""
        if path in self._open:
            raise UserError("journal-include-ring", file=at.file, line=at.line, text=at.text)
        if len(self._open) >= DEEPEST or self._files >= MOST_FILES:
            raise UserError("journal-include-too-many", file=at.file, line=at.line, text=at.text)
        name = path.name if self._root is None else path.relative_to(self._root).as_posix()
        return self._take(path, name)

    def leave(self) -> None:
        """The file entered last has been read."""
        self._open.pop()

    def _take(self, path: Path, name: str) -> tuple[str, list[str]]:
        lines, size = lines_of_file(path, name, self._room)
        self._room -= size
        self._files += 1
        self._open.append(path)
        return name, lines
