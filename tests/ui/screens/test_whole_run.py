"""The program as it is started: a process of its own, from the door to the closed book."""

import os
import subprocess
import sys

from tests.books_made import PASSPHRASE

RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import app
from desktop.ui.shell.shell import Shell

seen = []

def look():
    for window in QApplication.topLevelWidgets():
        if isinstance(window, app.Door) and window.isVisible():
            page = window.start.unlock
            if page.open_button.isEnabled() and "asked" not in seen:
                seen.append("asked")
                page.passphrase.line.setText(sys.argv[2])
                page.unlock()
        if isinstance(window, Shell) and window.isVisible() and "shown" not in seen:
            seen.append("shown")
            window.close()

timer = []

def painted():
    timer.append(QTimer())
    timer[0].timeout.connect(look)
    timer[0].start(10)

code = app.run(Path(sys.argv[1]), painted)
print(seen, code)
"""


def test_closing_the_window_closes_the_book_and_ends_the_program(book, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    places = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_STATE_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(book), PASSPHRASE],
        env=os.environ | places | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split("\n")[0] == "['asked', 'shown'] 0"
    assert done.returncode == 0
    assert not (book / "book.db-wal").exists()
    assert "book.sijill" in (home / "sijill" / "window.ini").read_text(encoding="utf-8")
    assert (home / "sijill" / "log" / "sijill.log").read_text(encoding="utf-8") == ""


def test_a_slow_library_is_not_loaded_before_the_first_paint():
    code = (
        "import sys, desktop.app\n"
        "slow = {'sqlalchemy', 'cryptography', 'pyhanko', 'reportlab', 'sqlcipher3'}\n"
        "print(sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
