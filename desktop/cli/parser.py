"""An argument parser whose own words are in the language of the person."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from functools import partial
from typing import Any, Final, NoReturn

from desktop.cli.exit_codes import Exit
from desktop.text.words import Words, mark

_HEADINGS: Final = {
    "positional arguments": mark("What it works on"),
    "options": mark("Options"),
}

_COMPLAINTS: Final = (
    (r"the following arguments are required: (?P<names>.+)", mark("This is missing: {names}.")),
    (r"unrecognized arguments: (?P<names>.+)", mark("This is not understood: {names}.")),
    (r"expected (?:one|at least one) argument", mark("{name}: a value must follow.")),
    (
        r"invalid choice: '?(?P<value>.*?)'? \(choose from (?P<choices>.+)\)",
        mark("{name}: “{value}” is not possible. Choose one of: {choices}."),
    ),
    (r"invalid int value: '(?P<value>.*)'", mark("{name}: “{value}” is not a whole number.")),
    (r"ignored explicit argument '(?P<value>.*)'", mark("{name} takes no value (“{value}”).")),
    (r"not allowed with argument (?P<other>.+)", mark("{name} cannot stand beside {other}.")),
    (r"one of the arguments (?P<names>.+) is required", mark("One of these is missing: {names}.")),
)
"""What argparse says (Python 3.11 to 3.13), and the sentence for it."""

_ABOUT: Final = re.compile(r"argument (?P<name>.+?): (?P<said>.+)", re.DOTALL)


def complaint(message: str, words: Words) -> str:
    """Return argparse's complaint as a sentence; text that is a sentence already stays."""
    about = _ABOUT.fullmatch(message)
    name, said = (about["name"], about["said"]) if about else ("", message)
    for pattern, sentence in _COMPLAINTS:
        found = re.fullmatch(pattern, said, re.DOTALL)
        if found:
            fields = found.groupdict()
            if "choices" in fields:  # quoted up to Python 3.11
                fields["choices"] = fields["choices"].replace("'", "")
            return words(sentence, **{"name": name, **fields})
    return words("{name}: {reason}", name=name, reason=said) if name else said


class Formatter(argparse.HelpFormatter):
    """Help whose headings are translated."""

    def __init__(self, words: Words, prog: str) -> None:
        super().__init__(prog, max_help_position=30)
        self.words = words

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin with the translated word for usage."""
        start = f"{self.words('Usage:')} " if prefix is None else prefix
        super().add_usage(usage, actions, groups, start)

    def start_section(self, heading: str | None) -> None:
        """Open a section under its translated heading."""
        known = _HEADINGS.get(heading or "")
        super().start_section(self.words(known) if known else heading)


class Parser(argparse.ArgumentParser):
    """A parser of one verb, or of the program; abbreviations are refused, for scripts outlive us.

    `words` has to be handed to `add_parser` too.
    """

    def __init__(self, *, words: Words, **settings: Any) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=partial(Formatter, words),
            **settings,
        )
        self.words = words
        self.add_argument("-h", "--help", action="help", help=words("Show this help and stop."))

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write a help or a complaint; argparse would hide that its reader has gone."""
        if message:
            (sys.stderr if file is None else file).write(message)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and how the verb is used; exit code 2."""
        self.print_usage(sys.stderr)
        self.exit(Exit.USED_WRONGLY, f"{self.prog}: {complaint(message, self.words)}\n")
