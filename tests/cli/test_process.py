"""The console script as other programs meet it: quick, UTF-8 in any locale, calm when left alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import __version__

SIJILL = Path(sys.executable).with_name("sijill")
HEAVY = {
    "sqlalchemy",
    "sqlcipher3",
    "reportlab",
    "pyhanko",
    "pikepdf",
    "PySide6",
    "cryptography",
    "argon2",
    "alembic",
    "fontTools",
}
ASK = """
import json, sys
from desktop.__main__ import main
code = main(json.loads(sys.argv[1]))
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]), file=sys.stderr)
"""


def sijill(*arguments, **environment):
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    return subprocess.run(
        [SIJILL, *map(str, arguments)],
        capture_output=True,
        env=plain | environment,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["report", "--help"], ["officer", "add", "--help"], ["no"]],
    ids=" ".join,
)
def test_help_loads_nothing_heavy(arguments):
    said = subprocess.run(
        [sys.executable, "-c", ASK, json.dumps(arguments)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    code, loaded = json.loads(said.stderr.splitlines()[-1])
    assert code == (2 if arguments == ["no"] else 0)
    assert HEAVY & set(loaded) == set()


def test_a_report_loads_neither_paper_nor_screen(small, secret):
    arguments = ["report", str(small), "journal", "--passphrase-file", str(secret)]
    said = subprocess.run(
        [sys.executable, "-c", ASK, json.dumps(arguments)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    code, loaded = json.loads(said.stderr.splitlines()[-1])
    assert code == 0
    assert {"sqlalchemy"} <= set(loaded)
    assert {"reportlab", "PySide6", "fontTools", "alembic"} & set(loaded) == set()


def test_the_version_is_said():
    said = sijill("--version")
    assert (said.returncode, said.stdout.decode()) == (0, f"sijill {__version__}\n")


@pytest.mark.parametrize("locale", ["C", "POSIX", "de_DE.ISO-8859-1"])
def test_arabic_is_utf8_in_any_locale(locale):
    said = sijill("--help", LC_ALL=locale, PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert said.returncode == 0
    assert "الاستعمال: sijill" in said.stdout.decode("utf-8")
    assert said.stderr == b""


def test_a_name_of_a_file_that_is_no_text_is_named_all_the_same():
    said = subprocess.run(
        [SIJILL, "--lang", "en", "verify", b"/no/such/\xff.asice"], capture_output=True, check=False
    )
    assert said.returncode == 2
    assert b"/no/such/\xff.asice" in said.stderr


def test_a_reader_who_leaves_early_is_no_answer(hackclub, secret):
    child = subprocess.Popen(
        [SIJILL, "report", hackclub, "general-ledger", "--passphrase-file", secret, "--year=2016"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout.readline()
    child.stdout.close()
    assert (child.wait(timeout=60), child.stderr.read()) == (141, b"")
    child.stderr.close()


@pytest.mark.parametrize("streams", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_fault(streams):
    said = subprocess.run(
        ["sh", "-c", f'"$0" --lang en log no-such-book head {streams}', SIJILL],
        capture_output=True,
        check=False,
    )
    assert said.returncode == 2
    assert b"Traceback" not in said.stderr


def test_help_into_a_closed_pipe_is_quiet():
    reader, writer = os.pipe()
    os.close(reader)
    said = subprocess.run([SIJILL, "--help"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (said.returncode, said.stderr) == (141, b"")


def test_no_bar_is_drawn_where_nobody_watches(small, secret):
    said = sijill("log", small, "verify", "--lang", "en", "--passphrase-file", secret)
    assert (said.returncode, said.stderr) == (0, b"")
    assert said.stdout.decode().splitlines()[-1] == "The book agrees with its log."
