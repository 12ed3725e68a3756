"""Every verb with its arguments; nothing heavy is loaded to read them or to print their help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop import __version__
from desktop.cli.approve_arguments import declare_approve
from desktop.cli.asset_arguments import declare_asset
from desktop.cli.audit_arguments import declare_audit
from desktop.cli.audit_pack_arguments import declare_auditpack
from desktop.cli.backup_arguments import declare_backup, declare_rehearse, declare_restore
from desktop.cli.bank_arguments import declare_bank
from desktop.cli.budget_arguments import declare_budget
from desktop.cli.cash_arguments import declare_cash, declare_rate
from desktop.cli.document_arguments import declare_document
from desktop.cli.dues_arguments import declare_advance, declare_bill, declare_dues
from desktop.cli.evidence_arguments import declare_log, declare_receipt
from desktop.cli.grant_arguments import declare_change, declare_grant
from desktop.cli.hand_over_arguments import declare_handover
from desktop.cli.imports_arguments import declare_imports
from desktop.cli.masters_arguments import (
    day_of_arguments,
    declare_add,
    declare_chart,
    declare_list,
)
from desktop.cli.officer_arguments import declare_officer, declare_recovery
from desktop.cli.options import (
    add_acting,
    add_book,
    add_json,
    add_language,
    add_passphrase,
    year_number,
)
from desktop.cli.parser import Parser
from desktop.cli.person_arguments import declare_person
from desktop.cli.report_arguments import declare_report
from desktop.cli.sampling_arguments import declare_sampling
from desktop.cli.summaries import SUMMARIES
from desktop.cli.voucher_arguments import declare_voucher
from desktop.cli.year_arguments import declare_year
from desktop.text.words import Words

NO_CHART: Final = "none"
DEFAULT_CHART: Final = "ngo"
PROFILES: Final = ("commission-annual", "public")
FORMATS: Final = ("ledger", "gnucash", "journal", "opening")


def build(words: Words) -> Parser:
    """Return the parser of the whole command line; `verb` and `action` name what was asked."""
    parser = Parser(
        words=words,
        prog="sijill",
        description=words(
            "Keep an organisation's books and prove what they say, without a network. "
            "Alone, or with the name of a book, it opens the window."
        ),
        epilog=words(
            "Exit codes: 0 done; 1 the answer is no; 2 used wrongly, and what to change is "
            "said; 3 our fault."
        ),
    )
    version = f"sijill {__version__}"
    shown = words("Show the version and stop.")
    parser.add_argument("--version", action="version", version=version, help=shown)
    add_acting(parser, words, default=None)
    verbs = parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="verb", required=True
    )
    for name, declare in _VERBS.items():
        summary, details = SUMMARIES[name](words)
        verb = verbs.add_parser(name, words=words, help=summary, description=details or summary)
        declare(verb, words)
    return parser


def _new(parser: Parser, words: Words) -> None:
    add_book(parser, words)
    parser.add_argument(
        "--name",
        required=True,
        metavar="NAME",
        help=words("Name of the organisation, in Arabic or Latin letters."),
    )
    parser.add_argument(
        "--name-en", default="", metavar="NAME", help=words("Its name in Latin letters as well.")
    )
    parser.add_argument(
        "--currency",
        required=True,
        metavar="CODE",
        help=words("Currency of the book: three letters, such as LYD."),
    )
    parser.add_argument(
        "--chart",
        default=DEFAULT_CHART,
        metavar="CHART",
        help=words("Chart of accounts to begin with: ngo (the default), or none."),
    )
    parser.add_argument(
        "--year",
        type=year_number(words),
        metavar="YEAR",
        help=words("First fiscal year; the current one where nothing is said."),
    )
    parser.add_argument(
        "--officer",
        dest="officer_name",
        default="",
        metavar="NAME",
        help=words("Name of the first officer, who signs; else Treasurer."),
    )
    add_passphrase(parser, words)


def _import(parser: Parser, words: Words) -> None:
    add_book(parser, words)
    parser.add_argument("file", type=Path, metavar="FILE", help=words("The file to read."))
    parser.add_argument(
        "--format",
        required=True,
        choices=FORMATS,
        help=words(
            "What the file is: a journal of ledger or hledger (ledger), a GnuCash book (gnucash), "
            "or a table, CSV or XLSX, of entries (journal) or of opening balances (opening)."
        ),
    )
    parser.add_argument(
        "--mapping",
        type=Path,
        metavar="FILE",
        help=words("What the columns of a table mean; else it is told from the headings."),
    )
    parser.add_argument(
        "--write-mapping",
        type=Path,
        metavar="FILE",
        help=words("Write down what the columns seem to mean, to be changed, and stop."),
    )
    parser.add_argument(
        "--day",
        type=day_of_arguments(words),
        metavar="DAY",
        help=words("Day of the opening balances: 2026-01-01."),
    )
    parser.add_argument(
        "--rest",
        default="",
        metavar="CODE",
        help=words("Account that takes what the opening balances of a fund lack, if anything."),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=words("Show what would be imported, write nothing.")
    )
    add_json(parser, words)
    add_acting(parser, words)


def _export(parser: Parser, words: Words) -> None:
    add_book(parser, words)
    parser.add_argument(
        "--profile", required=True, choices=PROFILES, help=words("For whom the package is.")
    )
    parser.add_argument(
        "--year", metavar="YEAR", help=words("Fiscal year; else the last one of the book.")
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="DIR",
        help=words("Folder or stick that receives the package."),
    )
    parser.add_argument(
        "--sign-with",
        action="append",
        default=[],
        metavar="OFFICER[=FILE]",
        help=words(
            "Code of an officer who signs, and the file of that officer's passphrase; else it "
            "is asked for. Repeat it for each signer, in order. Where nobody is named, the "
            "officer who acts signs."
        ),
    )
    add_acting(parser, words)


def _verify(parser: Parser, words: Words) -> None:
    text = words("The package: a file whose name ends in .asice.")
    parser.add_argument("package", type=Path, metavar="PACKAGE", help=text)
    parser.add_argument(
        "--authority",
        metavar="FINGERPRINT",
        help=words("Fingerprint from the enrolment sheet: 64 letters and digits, or its QR text."),
    )
    add_json(parser, words)
    add_language(parser, words)


def _sample(parser: Parser, words: Words) -> None:
    add_book(parser, words)
    add_passphrase(parser, words)


_VERBS: Final[dict[str, Callable[[Parser, Words], None]]] = {
    "new": _new,
    "sample": _sample,
    "import": _import,
    "imports": declare_imports,
    "report": declare_report,
    "export": _export,
    "verify": _verify,
    "log": declare_log,
    "receipt": declare_receipt,
    "officer": declare_officer,
    "recovery": declare_recovery,
    "handover": declare_handover,
    "add": declare_add,
    "change": declare_change,
    "list": declare_list,
    "chart": declare_chart,
    "year": declare_year,
    "rate": declare_rate,
    "bank": declare_bank,
    "cash": declare_cash,
    "voucher": declare_voucher,
    "approve": declare_approve,
    "budget": declare_budget,
    "dues": declare_dues,
    "bill": declare_bill,
    "advance": declare_advance,
    "asset": declare_asset,
    "grant": declare_grant,
    "person": declare_person,
    "audit": declare_audit,
    "auditpack": declare_auditpack,
    "sampling": declare_sampling,
    "document": declare_document,
    "backup": declare_backup,
    "restore": declare_restore,
    "rehearse": declare_rehearse,
}
