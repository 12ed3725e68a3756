"""Whole commands in a fresh process: our trial balance beside that of ledger and hledger."""

import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import time

from desktop.store import slots
from desktop.store.folder import existing
from tests.bench import book
from tests.bench.figures import Figure, once
from tests.bench.ours import PASSPHRASE

_LARGE = 50_000
_WITHOUT_COMMANDS = """
import sys
from pathlib import Path
from desktop.services.ledger.statements import book_trial_balance
from desktop.services.trust.open_book import open_book
session = open_book(Path(sys.argv[1]), sys.argv[2])
for row in book_trial_balance(session.book, session.by).rows:
    print(row)
session.close()
"""


def trial_balance(path, made, folder):
    """Yield our command (with the key derivation, and without) beside each program installed."""
    secret = folder / "passphrase"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    note = ""
    command = [sys.executable, "-m", "desktop", "report", path, "trial-balance", "--json"]
    command += ["--passphrase-file", secret]
    if importlib.util.find_spec("desktop.cli") is None:
        command, note = [sys.executable, "-c", _WITHOUT_COMMANDS, path, PASSPHRASE], "no cli here"
    text = folder / "book.ledger"
    with text.open("w", encoding="utf-8") as file:
        file.writelines(book.ledger_text(made))
    mine = _command(command, 5)
    derived = _derivation(path)
    net = mine - derived
    yield Figure("cold trial-balance command, key derivation included", mine, note=note)
    yield Figure("  key derivation alone (Argon2id, as books are made)", derived)
    large = len(made) > _LARGE
    peers = (
        ("ledger", [text], ["balance", "--flat"], 0.25 if large else 1.6, 3),
        ("hledger", [text], ["balance", "--flat"], 0.1, 1),
    )
    for name, file, rest, limit, rounds in peers:
        found = shutil.which(name)
        what = f"cold trial-balance command without it, beside {name}"
        if found is None:
            yield Figure(what, net, note=f"{name} is not installed")
            continue
        yield Figure(what, net, _command([found, "-f", *file, *rest], rounds), limit)


def _command(command, rounds):
    taken = []
    for _ in range(rounds):
        before = time.perf_counter()
        subprocess.run(
            command,
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        taken.append(time.perf_counter() - before)
    return statistics.median(taken)


def _derivation(path):
    held = slots.read(existing(path).slots)
    return statistics.median(once(lambda: slots.unlock(held, PASSPHRASE))[0] for _ in range(3))
