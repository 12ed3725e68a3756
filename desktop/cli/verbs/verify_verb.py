"""`sijill verify`: is this package whole, signed, and true to its log?"""

from __future__ import annotations

import unicodedata
from argparse import Namespace
from pathlib import Path
from typing import Final

from desktop.cli.exit_codes import Exit
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.services.disclosure.verify.check import Check, Verdict
from desktop.services.disclosure.verify.evidence import Known
from desktop.services.disclosure.verify.verify_package import verify_package
from desktop.text.checks import LABELS, RESULTS, reason

_QR_PREFIX: Final = "SIJILL-CA:1:"
_FINGERPRINT_DIGITS: Final = 64
_GROUPED_DIGITS: Final = 40
_SEPARATORS: Final = " :-"


def run(options: Namespace, terminal: Terminal) -> int:
    """Answer with one line for each check, the verdict last."""
    words = terminal.words
    known = Known(None if options.authority is None else _fingerprint(options.authority))
    try:
        with progress_bar(terminal, words("Verifying")) as progress:
            verdict = verify_package(options.package, known, progress=progress)
    except FileNotFoundError as error:
        raise UserError("file-missing", path=str(options.package)) from error
    except OSError as error:
        raise UserError("file-unreadable", path=str(options.package)) from error
    if options.json:
        terminal.json(verdict.to_json())
    else:
        _tell(verdict, options.package, terminal)
    return Exit.DONE if verdict.accepted else Exit.NO


def _tell(verdict: Verdict, package: Path, terminal: Terminal) -> None:
    words = terminal.words
    for check in verdict.checks:
        terminal.say(_line(check, terminal))
    terminal.say()
    terminal.say(words("SHA-256 of the file: {digest}", digest=verdict.sha256))
    if verdict.accepted:
        terminal.say(words("ACCEPTED: {package}", package=package.name))
    else:
        terminal.say(words("REFUSED: {package}", package=package.name))


def _line(check: Check, terminal: Terminal) -> str:
    words = terminal.words
    said = words(
        "{check}: {result}", check=words(LABELS[check.key]), result=words(RESULTS[check.result])
    )
    why = reason(check.detail, words)
    return f"{said}. {why}" if why else f"{said}."


def _fingerprint(text: str) -> str:
    """Return what stands on the enrolment sheet: 64 small hexadecimal letters, or 40 digits."""
    plain = text.strip().upper().removeprefix(_QR_PREFIX).lower()
    plain = "".join(letter for letter in plain if letter not in _SEPARATORS)
    if len(plain) == _GROUPED_DIGITS and plain.isdecimal():
        return "".join(str(unicodedata.decimal(digit)) for digit in plain)
    if len(plain) != _FINGERPRINT_DIGITS or not set(plain) <= set("0123456789abcdef"):
        raise UserError("fingerprint-not-understood", text=text)
    return plain
