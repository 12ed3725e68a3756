"""Documents tell the truth: links lead somewhere, and what they name can be done."""

from __future__ import annotations

import re
import struct

import pytest

from desktop.cli.arguments import build
from desktop.cli.summaries import SUMMARIES
from desktop.text.report_names import NAMES
from desktop.text.words import words_of
from tests.house.docs import commands, documents, files_named, links

MANUAL = [
    "README.md",
    "01-start.md",
    "02-daily.md",
    "03-chart.md",
    "04-import.md",
    "05-statements.md",
    "06-package.md",
    "07-verify.md",
    "08-log.md",
    "09-trouble.md",
    "10-limits.md",
    "11-commands.md",
    "12-keys.md",
    "13-officers.md",
    "14-documents.md",
    "15-approvals.md",
    "16-audit.md",
    "17-backups.md",
    "18-privacy.md",
    "19-vouchers.md",
    "20-cash-boxes.md",
    "21-currencies.md",
    "22-banks.md",
    "23-grants.md",
    "24-budgets.md",
    "25-dues-and-suppliers.md",
    "26-advances.md",
    "27-assets.md",
    "28-closing.md",
    "30-audit-pack.md",
]
LARGEST_PICTURE = 150_000


@pytest.fixture
def texts(root):
    return {path: path.read_text(encoding="utf-8") for path in documents(root)}


@pytest.fixture
def told(texts):
    """Every `sijill` command of the README and the manual; docs/COMMANDS.md tells usages."""
    pages = [text for path, text in texts.items() if path.name != "COMMANDS.md"]
    return [arguments for text in pages for arguments in commands(text, "sijill")]


def test_links_and_pictures_are_there(texts):
    pairs = [(path, target) for path, text in texts.items() for target in links(text)]
    assert len(pairs) > 40
    assert [(str(p), t) for p, t in pairs if not (p.parent / t).exists()] == []


def test_files_named_are_there(root, texts):
    named = {(path.name, name) for path, text in texts.items() for name in files_named(text)}
    assert len(named) > 15
    assert sorted(pair for pair in named if not any(root.glob(pair[1].rstrip("/")))) == []


def test_every_command_can_be_typed(told):
    parser = build(words_of("en"))
    assert len(told) > 50
    assert [arguments for arguments in told if not understood(parser, arguments)] == []


def test_every_verb_is_told(told):
    assert {arguments[0] for arguments in told if arguments} >= SUMMARIES.keys()


def understood(parser, arguments):
    """A verb alone is a name, not a command; alone or with a book the program opens its window."""
    if len(arguments) < 2 and arguments[:1] != ["--help"]:
        return not arguments or arguments[0] in SUMMARIES or arguments[0].endswith(".sijill")
    try:
        parser.parse_args(arguments)
    except SystemExit as ended:
        return ended.code in {0, None}
    return True


@pytest.mark.parametrize(
    ("arguments", "holds"),
    [
        (["verify", "a.asice"], True),
        (["verify", "--book", "a.asice"], False),
        (["report", "a.sijill", "trial-balance", "--years", "2025"], False),
        (["sell"], False),
        (["import", "--help"], True),
    ],
)
def test_what_is_no_command_is_found(arguments, holds):
    assert understood(build(words_of("en")), arguments) is holds


def test_statements_named_are_those_of_the_program(told):
    named = {each[2] for each in told if each[:1] == ["report"] and len(each) > 2}
    assert named
    assert named <= {*NAMES}


def test_every_make_target_told_exists(root, texts):
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*)(?=[^:=\n]*:(?!=))", makefile, re.MULTILINE))
    told = {args[0] for text in texts.values() for args in commands(text, "make") if args}
    assert {"demo", "run"} <= told
    assert told <= targets


def test_python_files_that_are_run_exist(root, texts):
    run = {a for t in texts.values() for args in commands(t, "uv") for a in args if "/" in a}
    assert "tools/catalogues.py" in run
    assert sorted(name for name in run if not (root / name).is_file()) == []


def test_both_manuals_have_the_same_chapters_commands_and_keys(root):
    for name in MANUAL:
        arabic, english = (
            (root / "docs/manual" / language / name).read_text("utf-8") for language in ("ar", "en")
        )
        for mark in (r"^#", r"^\|", r"^- \*\*|^\d\. ", r"^!\["):
            found = [len(re.findall(mark, text, re.MULTILINE)) for text in (arabic, english)]
            assert found[0] == found[1], (name, mark, found)
        said = [list(commands(text, "sijill")) for text in (arabic, english)]
        assert [[w for w in c if w.isascii()][:2] for c in said[0]] == [
            [w for w in c if w.isascii()][:2] for c in said[1]
        ], name
        keys = [set(re.findall(r"`((?:Ctrl|Alt|Shift)\+[^`]+|F\d)`", t)) for t in (arabic, english)]
        assert keys[0] == keys[1], name


def test_the_manual_is_complete(root):
    for language in ("ar", "en"):
        found = sorted(path.name for path in (root / "docs/manual" / language).iterdir())
        assert found == sorted(MANUAL)
        index = (root / "docs/manual" / language / "README.md").read_text(encoding="utf-8")
        assert [name for name in MANUAL[1:] if f"]({name})" not in index] == []


def test_keys_of_the_manual_are_bound(root):
    source = "".join(
        path.read_text(encoding="utf-8") for path in (root / "desktop/ui").rglob("*.py")
    )
    bound = set(re.findall(r"bind\(\s*self,\s*\"([^\"]+)\"", source))
    bound |= {f"Ctrl+{n}" for n in range(1, 10)} | {"Ctrl+Delete", "Shift+Tab", "Escape"}
    text = "".join(path.read_text("utf-8") for path in (root / "docs/manual").rglob("*.md"))
    told = set(re.findall(r"`((?:Ctrl|Alt|Shift)\+[^`]+|F\d+)`", text))
    assert len(told) > 8
    assert sorted(told - bound) == []


def test_pictures_of_the_manual_are_small(root):
    shown = {
        (path.parent / target).resolve()
        for path in (*(root / "docs/manual").rglob("*.md"), root / "README.md")
        for target in links(path.read_text(encoding="utf-8"))
        if target.endswith(".png")
    }
    assert 0 < len(shown) <= 10
    for picture in shown:
        head = picture.read_bytes()[:26]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        assert picture.stat().st_size <= LARGEST_PICTURE, picture.name
        assert struct.unpack(">II", head[16:24])[0] <= 1400, picture.name
