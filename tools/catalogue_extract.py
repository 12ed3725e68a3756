"""Find the sentences that the source marks for translation, by reading its syntax tree.

The marks are `words("…")`, `self.words("…")`, `words_of("ar")("…")`, `mark("…")` and
`words.plural("one", "many", n)`. A token reader such as Babel's would miss a sentence put together
from pieces; here that is a fault, because the catalogue could never hold it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

Message = str | tuple[str, str]
_CALLED: Final = frozenset({"words", "_words", "mark"})


class ExtractError(Exception):
    """A sentence that cannot be collected; the text names file and line."""


@dataclass(frozen=True, slots=True)
class Found:
    """One marked sentence: its msgid (a pair for plurals) and the file that says it."""

    message: Message
    file: str


def extract(root: Path, package: str = "desktop") -> tuple[Found, ...]:
    """Return every marked sentence below `root/package`, sorted, one per message and file."""
    found: set[Found] = set()
    for path in sorted((root / package).rglob("*.py")):
        name = path.relative_to(root).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"), name)
        found.update(Found(message, name) for message in messages(tree, name))
    return tuple(sorted(found, key=lambda item: (_flat(item.message), item.file)))


def messages(tree: ast.AST, name: str) -> Iterator[Message]:
    """Yield the messages of one syntax tree; raises ExtractError for one put together."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = _called(node.func)
        if called == "plural" and len(node.args) > 1:
            one, many = (_literal(argument, name) for argument in node.args[:2])
            if one is not None and many is not None:
                yield one, many
        elif called in _CALLED:
            message = _literal(node.args[0], name)
            if message:
                yield message


def _called(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=ast.Name(id="words_of")):
            return "words"
    return ""


def _literal(node: ast.expr, name: str) -> str | None:
    """Return the text of a literal; None for a name marked elsewhere; an error when composed."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr() | ast.BinOp():
            raise ExtractError(f"{name}:{node.lineno}: a text must be one literal with {{fields}}")
        case ast.Call(func=ast.Attribute(attr="format")):
            raise ExtractError(f"{name}:{node.lineno}: pass the fields to words(), not to format()")
    return None


def _flat(message: Message) -> str:
    return message if isinstance(message, str) else "\0".join(message)
