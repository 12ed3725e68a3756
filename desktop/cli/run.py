"""Read the arguments, do the one verb, and turn whatever happens into a sentence and a code."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from desktop.cli import arguments, language
from desktop.cli.exit_codes import Exit, code_of
from desktop.cli.terminal import Terminal, standard
from desktop.domain.errors import UserError

DEBUG: Final = "SIJILL_DEBUG"
"""Set to 1, it shows the traceback of a fault of ours."""


def run(given: Sequence[str]) -> int:
    """Do what the arguments ask for and return the exit code (`exit_codes.Exit`)."""
    terminal = standard(language.words_for(language.choose(given, os.environ)))
    _keep_libraries_quiet()
    try:
        return _answer(given, terminal)
    except BrokenPipeError:
        _let_go_of_output()
        return Exit.READER_GONE
    except KeyboardInterrupt:
        terminal.warn("")
        terminal.warn(terminal.words("Stopped. What was not finished was not kept."))
        return Exit.STOPPED


def _answer(given: Sequence[str], terminal: Terminal) -> int:
    try:
        code = _done(given, terminal)
        terminal.out.flush()
    except UserError as error:
        return _refuse(error, terminal)
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return _refuse(UserError("file-name-too-long", path=str(error.filename)), terminal)
        return _our_fault(error, terminal)
    except Exception as error:  # noqa: BLE001 - whatever it is, the person gets a calm sentence
        return _our_fault(error, terminal)
    return code


def _done(given: Sequence[str], terminal: Terminal) -> int:
    """Load the module of the verb, and with it only the services that it needs."""
    try:
        options = arguments.build(terminal.words).parse_args(given)
    except SystemExit as asked:  # argparse has shown its help or its complaint
        return asked.code if isinstance(asked.code, int) else Exit.DONE
    module = import_module(f"desktop.cli.verbs.{options.verb}_verb")
    return int(module.run(options, terminal))


def _refuse(error: UserError, terminal: Terminal) -> int:
    from desktop.text.errors import sentence  # noqa: PLC0415 - no error, no registry

    terminal.out.flush()
    terminal.warn(sentence(error, terminal.words))
    return code_of(error.key)


def _our_fault(error: Exception, terminal: Terminal) -> int:
    words = terminal.words
    if os.environ.get(DEBUG) == "1":
        traceback.print_exception(error, file=terminal.err)
    reports = import_module("desktop.services.trust.crash_reports")
    path = reports.keep_report(reports.folder(), reports.new_reference(), error)
    terminal.warn(
        words("Something went wrong inside the program; it is our fault. What was saved is safe.")
    )
    if path is not None:
        terminal.warn(
            words("The place of the fault, without your data, stands in {path}", path=path)
        )
    return Exit.OUR_FAULT


def _keep_libraries_quiet() -> None:
    """Give the log messages of libraries a place to go, or Python prints them on its own."""
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.NullHandler())


def _let_go_of_output() -> None:
    """Point the broken stream at nothing, so that the last flush at exit is quiet."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
