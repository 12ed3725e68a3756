"""`sijill export`: a signed disclosure package; its path is the last line of the answer."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened_with, passphrase_of
from desktop.cli.passphrase import passphrase
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.services.disclosure.export_package import (
    Exported,
    ExportOrder,
    SigningOfficer,
    export_package,
)


def run(options: Namespace, terminal: Terminal) -> int:
    """Export the package in the language of the answers."""
    words = terminal.words
    secret = passphrase_of(options, terminal)
    signers = tuple(_signer(text, terminal) for text in options.sign_with)
    order = ExportOrder(
        profile=options.profile,
        year_name=options.year,
        folder=options.out,
        signers=signers,
        passphrase=secret,
    )
    with (
        opened_with(options, secret) as session,
        progress_bar(terminal, words("Exporting the package")) as progress,
    ):
        exported = export_package(
            session.book, session.by, order, language=words.language, progress=progress
        )
    _tell(exported, terminal)
    return Exit.DONE


def _tell(exported: Exported, terminal: Terminal) -> None:
    words = terminal.words
    terminal.say(
        words(
            "Package {number}, version {version}", number=exported.number, version=exported.version
        )
    )
    terminal.say(words.plural("{n} officer signed it", "{n} officers signed it", exported.signers))
    terminal.say(words("SHA-256 of the file: {digest}", digest=exported.sha256))
    terminal.say(words("Copy for reading: {path}", path=exported.reading_copy))
    terminal.say(words("How the recipient verifies it: {path}", path=exported.readme))
    terminal.say(str(exported.path))


def _signer(text: str, terminal: Terminal) -> SigningOfficer:
    """Return the signer that `OFFICER` or `OFFICER=FILE` names, with the passphrase."""
    code, _, file = text.partition("=")
    if not file and not sys.stdin.isatty():
        raise UserError("signer-passphrase-missing", officer=code)
    prompt = terminal.words("Passphrase of the officer {officer}", officer=code)
    return SigningOfficer(code, passphrase(Path(file) if file else None, terminal, prompt))
