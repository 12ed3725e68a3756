"""How soon the window is painted, in a fresh process, beside a bare QMainWindow; and its memory."""

import importlib.util
import os
import statistics
import subprocess
import sys
import time

from tests.bench.figures import Figure

_ROUNDS = 5
_PAINTED = 0.35
_WATCH = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
began = float(sys.argv[1])

def peak_memory():
    with open("/proc/self/status") as status:
        return next(int(told.split()[1]) for told in status if told.startswith("VmHWM:"))

class Watch(QObject):
    def eventFilter(self, thing, event):
        if event.type() == QEvent.Type.Paint and isinstance(thing, QWidget) and thing.isWindow():
            print(time.clock_gettime(time.CLOCK_MONOTONIC) - began, peak_memory(), flush=True)
            os._exit(0)
        return False

def watched(*_args):
    application = QApplication.instance()
    watch = Watch()
    application.installEventFilter(watch)
    QTimer.singleShot(20000, lambda: os._exit(3))
    return real()

real = QApplication.exec
QApplication.exec = watched
"""
_BARE = """
application = QApplication([])
window = QMainWindow()
window.show()
QApplication.exec()
"""
_OURS = """
from desktop.app import run
run(None)
"""


def first_paint():
    """Yield the time from the start of the process to the first paint, and the peak memory."""
    if importlib.util.find_spec("desktop.app") is None:
        yield Figure("start of the window to its first paint", None, note="no window here")
        return
    mine, theirs = [], []
    try:
        for _ in range(_ROUNDS):
            mine.append(_painted(_OURS))
            theirs.append(_painted(_BARE))
    except (subprocess.SubprocessError, ValueError) as error:
        note = f"not measured: {type(error).__name__}"
        yield Figure("start of the window to its first paint", None, note=note)
        return
    ours, bare = (statistics.median(each[0] for each in times) for times in (mine, theirs))
    peak, low = (statistics.median(each[1] for each in times) for times in (mine, theirs))
    note = f"memory {peak / 1024:.0f} MB, bare {low / 1024:.0f} MB, target 2x"
    yield Figure("start of the window to its first paint", ours, bare, alone=_PAINTED, note=note)


def _painted(script):
    start = time.clock_gettime(time.CLOCK_MONOTONIC)
    told = subprocess.run(
        [sys.executable, "-c", _WATCH + script, str(start)],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ).stdout.split()
    return float(told[0]), int(told[1])
