"""What the journal screen costs the GUI thread over 100,000 entries, and how soon rows stand there.

`python -m tests.bench.bench_screens [ENTRIES]`. "GUI" is the longest stretch of the GUI
thread's own time in which the event loop could not turn; "rows" is the time from the key to the
rows, as the clock on the wall has it. Targets: 50 ms and 150 ms.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.services.ledger.read_journal import masters_of
from desktop.ui.screens.ledger.journal import JournalScreen
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Mode, apply_theme
from desktop.ui.words import language
from desktop.ui.work.work import Work
from tests.bench.big_book import big_book

GUI_MS, ROWS_MS = 50, 150
_PATIENCE = 20.0


class Watch:
    """Turns the event loop and remembers the longest turn since `begin`."""

    def __init__(self, app):
        self._app = app
        self.longest = 0.0
        self.began = 0.0

    def begin(self, act):
        """Do `act` as a key would, and count it as the first turn."""
        self.began, turn = time.perf_counter(), time.thread_time()
        act()
        self.longest = time.thread_time() - turn

    def until(self, there):
        """Turn the loop until `there()`; return the seconds since `begin`."""
        while not there():
            turn = time.thread_time()
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            took = time.thread_time() - turn
            self.longest = max(self.longest, took)
            if took < 0.0005:
                # Nothing to do: wait for the next event instead of burning the database's core.
                wake = QEventLoop()
                QTimer.singleShot(1, wake.quit)
                wake.exec()
            if time.perf_counter() - self.began > _PATIENCE:
                raise RuntimeError("the rows did not come")
        return time.perf_counter() - self.began


def visible(screen):
    """Whether every row in view is there."""
    table = screen.table
    first = table.rowAt(0)
    if first < 0:
        return screen.model.rowCount() == 0
    last = table.rowAt(table.viewport().height() - 1)
    last = screen.model.rowCount() - 1 if last < 0 else last
    return all(screen.model.row(n) is not None for n in (first, last))


def measure(app, screen, work, what, act, there):
    """Do something, wait for its rows, let everything settle; return (what, GUI ms, rows ms)."""
    watch = Watch(app)
    watch.begin(act)
    rows = watch.until(lambda: there() and visible(screen))
    watch.until(lambda: not work.busy)
    return what, watch.longest * 1000, rows * 1000


def jobs(screen, work):
    """Yield (what, act, there) in the order in which a treasurer would do them."""
    model, filters, bar = screen.model, screen.filters, screen.table.verticalScrollBar()
    generations = [0]
    model.loaded.connect(lambda: generations.__setitem__(0, generations[0] + 1))

    def reloaded():
        wanted = generations[0] + 1
        return lambda: generations[0] >= wanted

    def search(words):
        def act():
            filters.search.setText(words)
            filters.search.returnPressed.emit()

        return act

    yield "jump to the end", lambda: screen.table.pick(model.rowCount() - 1), lambda: True
    for share in (0.5, 0.123, 0.87):
        place = int(bar.maximum() * share)
        yield f"scroll to {share:.0%}", (lambda p=place: bar.setValue(p)), lambda: True
    yield "sort by amount", lambda: screen.table.sort_requested.emit("amount", True), reloaded()
    yield "its end", lambda: screen.table.pick(model.rowCount() - 1), lambda: True
    yield "sort by day", lambda: screen.table.sort_requested.emit("day", True), reloaded()
    for words in ("ق", "قبض", "قبض دفعه", "قبض دفعه 77", "9999"):
        yield f"search ({len(words)} letters)", search(words), reloaded()
    yield "search cleared", search(""), reloaded()
    payments = filters.series.findData("payment")
    yield "filter by series", lambda: filters.series.setCurrentIndex(payments), reloaded()
    yield "all series", lambda: filters.series.setCurrentIndex(0), reloaded()
    busiest = next(a.id for a in filters._masters.accounts.values() if a.code == "5113")
    pick = filters.picks["account"]
    yield "filter by the busiest account", lambda: pick.set_picked(busiest), reloaded()
    yield "half way down in it", lambda: bar.setValue(bar.maximum() // 2), lambda: True


def figures(entries, folder):
    """Yield (what, GUI ms, rows ms) for a book of so many entries."""
    app = QApplication.instance() or QApplication([])
    apply_theme(app, Mode.LIGHT)
    language().set("ar")
    session, work = big_book(folder, entries), Work()
    masters = masters_of(session.book, session.by)
    try:
        made = []
        context = Context(
            session=session,
            work=work,
            currency=masters.organisation.currency,
            masters=lambda: masters,
            year=lambda: "2025",
            go=lambda _key, _args: None,
            back=lambda: None,
            toast=lambda _text: None,
        )

        def begin():
            screen = JournalScreen(context)
            screen.resize(1146, 658)
            screen.show()
            made.append(screen)

        watch = Watch(app)
        watch.begin(begin)
        screen = made[0]
        rows = watch.until(lambda: screen.model.rowCount() > 0 and visible(screen))
        watch.until(lambda: not work.busy)
        yield "build the screen (once) and open", watch.longest * 1000, rows * 1000
        screen.hide()
        yield measure(app, screen, work, "open it again", screen.show, lambda: True)
        for what, act, there in jobs(screen, work):
            yield measure(app, screen, work, what, act, there)
        screen.deleteLater()
    finally:
        work.close()
        session.close()


def main():
    """Print every figure and whether it met its target; return the number that did not."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    missed = 0
    print(f"journal screen, {entries:,} entries: GUI <= {GUI_MS} ms, rows <= {ROWS_MS} ms")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        for what, gui, rows in figures(entries, Path(folder)):
            met = gui <= GUI_MS and rows <= ROWS_MS
            once = "(once)" in what  # widgets are made for the first time; targets are for lists
            missed += not met and not once
            verdict = "" if met else "once" if once else "MISSED"
            print(f"{what:34} GUI {gui:6.1f} ms  rows {rows:6.1f} ms  {verdict}")  # noqa: T201
    return missed


if __name__ == "__main__":
    main()
