"""The reference and the demonstration speak of the commands that there are."""

from __future__ import annotations

import argparse
import re
import subprocess
from string import Formatter

import pytest

import demo
from desktop.cli import arguments
from desktop.cli.exit_codes import Exit
from desktop.text.words import words_of


def parsers(parser=None):
    """Yield every parser of the command line, with the verbs that lead to it."""
    parser = parser or arguments.build(words_of("en"))
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from parsers(below)


@pytest.fixture
def reference(root):
    return (root / "docs/COMMANDS.md").read_text(encoding="utf-8")


def test_every_option_and_choice_stands_in_the_reference(reference):
    wanted = set()
    for parser in parsers():
        for action in parser._actions:
            wanted.update(name for name in action.option_strings if name.startswith("--"))
            wanted.update(action.choices or ())
    assert len(wanted) > 30
    assert {name for name in wanted if name not in reference} == set()


def test_the_reference_names_no_option_that_is_not_there(reference):
    there = {name for p in parsers() for action in p._actions for name in action.option_strings}
    assert set(re.findall(r"--[a-z][a-z-]+", reference)) - there == set()


def test_every_exit_code_stands_in_the_reference(reference):
    assert [code for code in Exit if f"\n| {int(code)} |" not in reference] == []


def test_every_command_of_the_readme_is_understood(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    sijill (.+)$", readme, re.MULTILINE)
    assert len(commands) > 8
    parser = arguments.build(words_of("en"))
    for command in commands:
        words = [part.strip('"') for part in re.findall(r'"[^"]*"|\S+', command)]
        assert parser.parse_args(words).verb == words[0]


def test_the_demonstration_runs_commands_that_there_are(tmp_path, monkeypatch, capsys):
    parser = arguments.build(words_of("en"))
    asked = []

    def record(given, **_):
        asked.append(parser.parse_args([str(part) for part in given[1:]]))
        return subprocess.CompletedProcess(given, 0, stdout="first\npackages/x.asice\n")

    monkeypatch.setattr(demo.subprocess, "run", record)
    show = demo.Demonstration(tmp_path / "demo")
    show.prepare()
    assert (show.secret.stat().st_mode & 0o777, len(show.secret.read_text().strip())) == (0o600, 24)
    packages = show.run()
    assert [path.name for path in packages] == ["x.asice", "x.asice"]
    assert show.done == demo.STEPS == len(asked)
    assert [one.verb for one in asked if one.verb in ("new", "import", "sample")] == [
        "new",
        "import",
        "sample",
    ]
    assert f"[{demo.STEPS}/{demo.STEPS}]" in capsys.readouterr().out


def test_the_demonstration_speaks_both_languages():
    for arabic, english in demo.TEXTS.values():
        fields = [{name for _, name, _, _ in Formatter().parse(text)} for text in (arabic, english)]
        assert fields[0] == fields[1]
        assert re.search("[\u0621-\u064a]", arabic)
        assert english.isascii()


def test_the_demonstration_stops_at_the_first_no(tmp_path, monkeypatch, capsys):
    def refuse(given, **_):
        raise subprocess.CalledProcessError(1, given, output="said\n")

    monkeypatch.setattr(demo, "OUT", tmp_path / "demo")
    monkeypatch.setattr(demo.subprocess, "run", refuse)
    assert demo.main() == 1
    said = capsys.readouterr()
    assert "said\n" in said.out
    assert "exit code 1" in said.err
