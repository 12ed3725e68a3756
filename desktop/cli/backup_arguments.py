"""The arguments of the verbs that make, list, rehearse and restore backups."""

from __future__ import annotations

from pathlib import Path

from desktop.cli.options import add_acting, add_json
from desktop.cli.parser import Parser
from desktop.text.words import Words


def declare_backup(parser: Parser, words: Words) -> None:
    """`sijill backup BOOK FOLDER`, `sijill backup list FOLDER`."""
    parser.add_argument(
        "book",
        type=Path,
        metavar="BOOK",
        help=words("Folder of the book; or the word list, to see what lies in FOLDER."),
    )
    parser.add_argument(
        "folder", type=Path, metavar="FOLDER", help=words("A stick, or a folder outside the book.")
    )
    parser.add_argument(
        "--move",
        action="store_true",
        help=words("Move to a new computer: mark this copy, and put a note on the stick."),
    )
    add_json(parser, words)
    add_acting(parser, words)


def declare_restore(parser: Parser, words: Words) -> None:
    """`sijill restore FILE BOOK`."""
    _file(parser, words)
    parser.add_argument(
        "target",
        type=Path,
        metavar="BOOK",
        help=words("New folder of the book; with --document, the new file."),
    )
    parser.add_argument(
        "--document",
        metavar="DOCUMENT",
        help=words("Take out only this document: its number, or the SHA-256 of its content."),
    )
    parser.add_argument(
        "--reason", default="", metavar="TEXT", help=words("Why; it stands in the log for ever.")
    )
    add_json(parser, words)
    add_acting(parser, words)


def declare_rehearse(parser: Parser, words: Words) -> None:
    """`sijill rehearse FILE`."""
    _file(parser, words)
    parser.add_argument(
        "--book",
        type=Path,
        metavar="BOOK",
        help=words("Compare it with this book's log, and remember the rehearsal there."),
    )
    add_json(parser, words)
    add_acting(parser, words)


def _file(parser: Parser, words: Words) -> None:
    text = words("The backup: a file whose name ends in .sijill-backup.")
    parser.add_argument("file", type=Path, metavar="FILE", help=text)
