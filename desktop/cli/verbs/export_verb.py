"""`sijill export`: a signed disclosure package; its path is the last line of the answer."""

from __future__ import annotations

import contextlib
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened_with, passphrase_of
from desktop.cli.passphrase import passphrase
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.services.disclosure.export.deliver import Exported
from desktop.services.disclosure.export.signers import SigningOfficer
from desktop.services.disclosure.export_package import ExportOrder, export_package

STICKS: Final = frozenset(map(Path, ("/media", "/mnt", "/run/media", "/Volumes")))
"""Where systems mount sticks: a missing folder there is a stick that is not plugged in."""


def run(options: Namespace, terminal: Terminal) -> int:
    """Export the package in the language of the answers."""
    words = terminal.words
    secret = passphrase_of(options, terminal)
    with opened_with(options, secret) as session, _folder(options.out) as folder:
        own = SigningOfficer(session.by.code, secret)
        order = ExportOrder(
            profile=options.profile,
            year_name=options.year,
            folder=folder,
            signers=tuple(_signer(text, own, terminal) for text in options.sign_with),
            passphrase=secret,
        )
        with progress_bar(terminal, words("Exporting the package")) as progress:
            exported = export_package(
                session.book, session.by, order, language=words.language, progress=progress
            )
    _tell(exported, terminal)
    return Exit.DONE


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    """Give the folder that receives the package, made where only its last part is missing.

    A folder that was made goes again when the export fails.
    """
    made = False
    if not path.exists() and path.parent.is_dir() and not _is_for_sticks(path):
        with contextlib.suppress(OSError):  # the careful write says what is wrong
            path.mkdir()
            made = True
    try:
        yield path
    except BaseException:
        if made:
            with contextlib.suppress(OSError):
                path.rmdir()
        raise


def _is_for_sticks(path: Path) -> bool:
    """Return whether `path` is a mount point: /media/stick, /media/name/stick."""
    return not STICKS.isdisjoint(path.absolute().parents[:2])


def _tell(exported: Exported, terminal: Terminal) -> None:
    words = terminal.words
    number, version = exported.number, exported.version
    terminal.say(words("Package {number}, version {version}", number=number, version=version))
    terminal.say(words.plural("{n} officer signed it", "{n} officers signed it", exported.signers))
    terminal.say(words("SHA-256 of the file: {digest}", digest=exported.sha256))
    terminal.say(words("Copy for reading: {path}", path=exported.reading_copy))
    terminal.say(words("How the recipient verifies it: {path}", path=exported.readme))
    terminal.say(str(exported.path))


def _signer(text: str, own: SigningOfficer, terminal: Terminal) -> SigningOfficer:
    """Return the signer that `OFFICER` or `OFFICER=FILE` names, with the passphrase."""
    code, _, file = text.partition("=")
    if not file and code == own.code:
        return own
    if not file and not sys.stdin.isatty():
        raise UserError("signer-passphrase-missing", officer=code)
    prompt = terminal.words("Passphrase of the officer {officer}", officer=code)
    return SigningOfficer(code, passphrase(Path(file) if file else None, terminal, prompt))
