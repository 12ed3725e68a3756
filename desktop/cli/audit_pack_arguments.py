"""Arguments of `sijill auditpack`."""

from __future__ import annotations

from pathlib import Path

from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.domain.ledger.audit_pack import PackPart
from desktop.text.words import Words


def declare_auditpack(parser: Parser, words: Words) -> None:
    """`sijill auditpack BOOK --year Y --out FOLDER [--zip] [--leave-out PART]`."""
    add_book(parser, words)
    parser.add_argument("--year", metavar="YEAR", help=words("Fiscal year; else the last one."))
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FOLDER",
        help=words("Folder that receives the pack; it must be there."),
    )
    parser.add_argument("--zip", action="store_true", help=words("One ZIP file, not a folder."))
    parser.add_argument(
        "--leave-out",
        dest="left_out",
        action="append",
        default=[],
        choices=tuple(part.value for part in PackPart),
        metavar="PART",
        help=words("Leave this part out; repeat it for several."),
    )
    add_json(parser, words)
    add_acting(parser, words)
