"""A treasurer's first day: a real book in, a signed package out, checked, with no network at all.

The command runs in a process of its own, under an audit hook that ends it at the first socket.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BOOK = ROOT / "resources/samples/hackclub/main.ledger"
GUARDED = """
import sys

def hook(event, _arguments):
    if event.startswith("socket."):
        sys.stderr.write(f"network: {event}\\n")
        import os
        os._exit(99)

sys.addaudithook(hook)
from desktop.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def sijill(tmp_path):
    secret = tmp_path / "passphrase.txt"
    secret.write_text("نخلة وبحر 7\n", encoding="utf-8")

    def run(*words, expect=0, secretly=True):
        more = ["--passphrase-file", str(secret)] if secretly else []
        command = [sys.executable, "-c", GUARDED, *map(str, words), *more]
        told = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=180, cwd=tmp_path
        )
        assert told.returncode == expect, told.stderr
        return told.stdout

    return run


def test_the_guard_itself_bites(tmp_path):
    code = GUARDED.replace("from desktop.__main__ import main", "import socket; socket.socket()")
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert told.returncode == 99


def test_from_a_real_book_to_a_package_that_is_accepted(sijill, tmp_path):
    sijill("new", "club", "--name", "Hack Club", "--currency", "USD", "--chart", "none")
    planned = sijill("import", "club", BOOK, "--format", "ledger", "--dry-run")
    assert "6,408.44" in planned
    assert json.loads(sijill("report", "club", "trial-balance", "--json"))["rows"] == []
    sijill("import", "club", BOOK, "--format", "ledger")
    balance = json.loads(sijill("report", "club", "trial-balance", "--json"))
    rows = {row["account"]: row for row in balance["rows"]}
    assert rows["Assets:Chase:Checking"]["balance"] == "6408.44"
    assert balance["totals"]["balance"] == "0.00"
    sijill("log", "club", "verify")
    out = tmp_path / "stick"
    out.mkdir()
    told = sijill(
        "export", "club", "--profile", "commission-annual", "--year", "2017", "--out", out
    )
    package = Path(told.splitlines()[-1])
    verdict = json.loads(sijill("verify", package, "--json", secretly=False))
    assert verdict["verdict"] == "accepted"
    data = bytearray(package.read_bytes())
    data[len(data) // 2] ^= 1
    package.write_bytes(data)
    verdict = json.loads(sijill("verify", package, "--json", secretly=False, expect=1))
    assert verdict["verdict"] == "refused"
