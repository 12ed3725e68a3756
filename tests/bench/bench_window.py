"""How long until the window is painted, and until an unlocked book is shown: cold processes.

`python -m tests.bench.bench_window` prints both beside a bare Qt window, with ratios and memory.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.books_made import PASSPHRASE, new_book, with_masters

RUNS = 3

BARE = """
import sys, time
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: (print("painted", time.monotonic()), app.quit()))
        return done

app = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""

FIRST_PAINT = """
import time
from PySide6.QtWidgets import QApplication
from desktop import app

def painted():
    print("painted", time.monotonic())
    QApplication.quit()

app.run(None, painted)
"""

UNLOCK = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.app import Program

qt = QApplication([])
home = Path(sys.argv[1])
program = Program(qt, home / "window.ini", home)
door = program.show_door(home / "book.sijill")
page = door.start.unlock
began = []

def look():
    if program.open_book is not None and program.open_book.window.isVisible():
        print("painted", time.monotonic() - began[0])
        qt.quit()
    elif page.open_button.isEnabled() and not began:
        page.passphrase.line.setText(sys.argv[2])
        began.append(time.monotonic())
        page.unlock()

timer = QTimer()
timer.timeout.connect(look)
timer.start(5)
qt.exec()
program.close()
"""


def measured(code: str, *arguments: str, relative: bool = True) -> tuple[float, int]:
    """Return (seconds, peak memory in KiB) of the median of cold processes that run `code`."""
    found = []
    for _ in range(RUNS):
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )
        assert process.stdout is not None
        words = process.stdout.read().split()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0
        moment = float(words[words.index("painted") + 1])
        found.append((moment - began if relative else moment, usage.ru_maxrss))
    return statistics.median(each[0] for each in found), max(each[1] for each in found)


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)  # noqa: T201


def main() -> None:
    """Print the figures."""
    bare, bare_memory = measured(BARE)
    door, door_memory = measured(FIRST_PAINT)
    say(f"window: bare Qt painted after {bare:.2f} s, {bare_memory / 1024:.0f} MB")
    say(
        f"window: first paint after {door:.2f} s ({door / bare:.1f}x bare; target 0.35 s),"
        f" {door_memory / 1024:.0f} MB at the end"
    )
    with tempfile.TemporaryDirectory() as folder:
        session = new_book(Path(folder))
        ledger = with_masters(session)
        for _ in range(50):
            ledger.post(("1111", 1_000), ("4312", -1_000))
        session.close()
        shown, memory = measured(UNLOCK, folder, PASSPHRASE, relative=False)
    say(
        f"window: unlocked book shown {shown:.2f} s after the passphrase (key derivation at its"
        f" lowest; target 1 s), {memory / 1024:.0f} MB"
    )


if __name__ == "__main__":
    main()
