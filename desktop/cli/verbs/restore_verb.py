"""`sijill restore`: a whole book, or one document, out of a backup."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from desktop.cli.backup_answer import copied_json, say_copied
from desktop.cli.exit_codes import Exit
from desktop.cli.passphrase import passphrase
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.services.trust.backup.before_updates import restore_before
from desktop.services.trust.backup.read_backup import manifest_of
from desktop.services.trust.backup.restore import Restored, restore
from desktop.services.trust.backup.restore_document import restore_document

_DIGEST_LETTERS = 64


def run(options: Namespace, terminal: Terminal) -> int:
    """Restore; the last line of the answer is where it stands."""
    copy = options.file.name.startswith("book.before-")
    if not copy:
        manifest_of(options.file)  # said before anybody types a passphrase
    prompt = terminal.words("Passphrase of the book")
    secret = passphrase(options.passphrase_file, terminal, prompt)
    if options.document is not None:
        return _document(options, secret, terminal)
    if copy:
        return _copy(options, secret, terminal)
    with progress_bar(terminal, terminal.words("Restoring the book")) as progress:
        done = restore(
            options.file,
            options.target,
            passphrase=secret,
            officer=options.officer,
            reason=options.reason,
            progress=progress,
        )
    if options.json:
        terminal.json(
            {
                "path": str(done.path),
                **copied_json(done.checked),
                "set_aside": None if done.set_aside is None else str(done.set_aside),
                "missing": list(done.missing),
            }
        )
    else:
        _say(done, terminal)
    return Exit.DONE


def _say(done: Restored, terminal: Terminal) -> None:
    words = terminal.words
    say_copied(done.checked, terminal)
    if done.set_aside is not None:
        terminal.say(words("The book that stood there is now {path}", path=done.set_aside))
    if done.missing:
        terminal.warn(
            words.plural(
                "{n} document was not whole on the stick; take another backup for it",
                "{n} documents were not whole on the stick; take another backup for them",
                len(done.missing),
            )
        )
    terminal.say(str(done.path))


def _copy(options: Namespace, secret: str, terminal: Terminal) -> int:
    """Make a book of the copy that was made before an update."""
    path = restore_before(
        options.file,
        options.target,
        passphrase=secret,
        officer=options.officer,
        reason=options.reason,
    )
    _tell(path, options, terminal)
    return Exit.DONE


def _document(options: Namespace, secret: str, terminal: Terminal) -> int:
    """Write one document to a new file."""
    named: str = options.document
    document = named if len(named) == _DIGEST_LETTERS or not named.isdecimal() else int(named)
    with progress_bar(terminal, terminal.words("Reading the backup")) as progress:
        written = restore_document(
            options.file,
            document,
            options.target,
            passphrase=secret,
            officer=options.officer,
            progress=progress,
        )
    _tell(written.path, options, terminal)
    return Exit.DONE


def _tell(path: Path, options: Namespace, terminal: Terminal) -> None:
    if options.json:
        terminal.json({"path": str(path)})
    else:
        terminal.say(str(path))
