"""What the documents point to: their files, their links, and the commands that they tell."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_SPAN = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^    (.+)$", re.MULTILINE)
_FILE = re.compile(
    r"(?:desktop|docs|i18n|resources|tests|tools|\.ci)/[\w./-]*[\w/]|[\w-]+\.(?:toml|spec|lock)"
)
_ELLIPSIS = "\u2026"


def documents(root: Path) -> tuple[Path, ...]:
    """Return what people read first: the README, the manual, and the pages about the house."""
    named = ("README.md", "docs/ARCHITECTURE.md", "docs/DESIGN.md", "docs/COMMANDS.md")
    return (*(root / name for name in named), *sorted((root / "docs/manual").rglob("*.md")))


def links(text: str) -> Iterator[str]:
    """Yield the targets of links and pictures that stand inside the project."""
    for target in _LINK.findall(text):
        if not target.startswith(("http://", "https://", "mailto:", "#")):
            yield target.partition("#")[0]


def files_named(text: str) -> Iterator[str]:
    """Yield paths of the project in code spans; `<…>` and `*` stand for any one name."""
    for span in _SPAN.findall(text):
        if _FILE.fullmatch(re.sub(r"<[^>]+>|\*", "x", span)):
            yield re.sub(r"<[^>]+>", "*", span)


def commands(text: str, program: str) -> Iterator[list[str]]:
    """Yield the arguments of each command of `program` that a reader could type.

    Indented lines and code spans count; a comment behind `#` is no part of it, a line ending in a
    backslash goes on. Usages with brackets, bars or an ellipsis are no commands.
    """
    joined = text.replace("\\\n", " ")
    for line in (*_FENCE.findall(joined), *_SPAN.findall(text)):
        said = line.partition(" #")[0].strip()
        if said.split(" ")[0] == program and not re.search(rf"[\[\]|{_ELLIPSIS}]", said):
            yield shlex.split(said)[1:]
