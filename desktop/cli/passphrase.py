"""Where a passphrase comes from: a file's one line, or the person at the terminal."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path
from typing import Final

from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError

_LONGEST: Final = 4096
"""Bytes; a file that is larger is not a passphrase."""


def passphrase(file: Path | None, terminal: Terminal, prompt: str, *, twice: bool = False) -> str:
    """Return the passphrase from `file`, or asked for under `prompt` (twice for a new one).

    Raises UserError `passphrase-file-…`, `passphrase-no-terminal`, `passphrase-empty` or
    `passphrase-repeat-differs`.
    """
    if file is not None:
        return _from_file(file)
    if not sys.stdin.isatty():
        raise UserError("passphrase-no-terminal")
    typed = _ask(terminal, prompt)
    if not typed:
        raise UserError("passphrase-empty")
    if twice and _ask(terminal, terminal.words("The same once more")) != typed:
        raise UserError("passphrase-repeat-differs")
    return typed


def _ask(terminal: Terminal, prompt: str) -> str:
    # Written here, because getpass would write it in the encoding of the locale.
    terminal.err.write(f"{prompt}: ")
    terminal.err.flush()
    return getpass("")


def _from_file(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            content = opened.read(_LONGEST + 1)
        text = content.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise UserError("passphrase-file-missing", file=str(file)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("passphrase-file-unreadable", file=str(file)) from error
    line = text.removesuffix("\n")
    if line != text:
        line = line.removesuffix("\r")
    if not line:
        raise UserError("passphrase-file-empty", file=str(file))
    if len(content) > _LONGEST or "\n" in line or "\r" in line:
        raise UserError("passphrase-file-lines", file=str(file))
    return line
