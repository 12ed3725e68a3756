"""The work thread: what arrives, where, and what happens to errors, bugs and the impatient."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject

from desktop.domain.errors import UserError
from desktop.ui.work.topic import Topic
from desktop.ui.work.work import Work


@pytest.fixture
def work(qapp):
    made = Work()
    yield made
    made.close()


def run(qtbot, start):
    """Start work with a callback and return what it was given."""
    arrived = []
    start(arrived.append)
    qtbot.waitUntil(lambda: bool(arrived))
    return arrived[0]


def settle(qtbot, work):
    qtbot.waitUntil(lambda: not work.busy)


def test_reading_happens_elsewhere_and_arrives_here(qtbot, work):
    here = threading.get_ident()
    there = run(qtbot, lambda done: work.read(threading.get_ident, done))
    assert there != here
    seen = run(qtbot, lambda done: work.read(lambda: 0, lambda _: done(threading.get_ident())))
    assert seen == here


def test_one_thread_serves_the_database_in_order(qtbot, work):
    order, threads = [], set()

    def step(n):
        threads.add(threading.get_ident())
        order.append(n)

    for n in range(50):
        (work.write if n % 3 else work.read)(lambda n=n: step(n), lambda _: None)
    settle(qtbot, work)
    assert order == list(range(50))
    assert len(threads) == 1


def test_computing_does_not_hold_up_the_database(qtbot, work):
    go = threading.Event()
    work.long(lambda _: go.wait(5), lambda _: None)
    assert run(qtbot, lambda done: work.read(lambda: "rows", done)) == "rows"
    go.set()
    settle(qtbot, work)


def test_an_error_goes_to_the_screen_that_asked(qtbot, work):
    def refuse():
        raise UserError("day-empty", text="")

    error = run(qtbot, lambda failed: work.read(refuse, pytest.fail, failed))
    assert error.key == "day-empty"


def test_an_error_that_nobody_asked_about_goes_to_the_window(qtbot, work):
    def refuse():
        raise UserError("day-empty", text="")

    with qtbot.waitSignal(work.refused) as told:
        work.read(refuse, pytest.fail)
    assert told.args[0].key == "day-empty"


def test_a_bug_is_logged_and_told_with_its_reference(qtbot, work, caplog):
    failed = []
    with qtbot.waitSignal(work.bug) as told:
        work.read(lambda: 1 // 0, pytest.fail, failed.append)
    bug = told.args[0]
    assert isinstance(bug.error, ZeroDivisionError)
    assert bug.reference in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert failed[0].key == "program-fault"
    assert failed[0].fields["reference"] == bug.reference


def test_a_bug_in_a_callback_is_not_swallowed(qtbot, work):
    with qtbot.capture_exceptions() as caught:
        work.read(lambda: 0, lambda _: 1 // 0)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert not work.busy


def test_a_write_announces_what_it_changed_after_its_own_screen_knows(qtbot, work):
    heard = []
    work.changed.connect(heard.append)
    changes = frozenset({Topic.ENTRIES, Topic.DRAFTS})
    work.write(lambda: 7, heard.append, changes=changes)
    settle(qtbot, work)
    assert heard == [7, changes]


def test_a_refused_write_changes_nothing(qtbot, work):
    def refuse():
        raise UserError("day-empty", text="")

    heard = []
    work.changed.connect(heard.append)
    run(qtbot, lambda failed: work.write(refuse, pytest.fail, failed, frozenset(Topic)))
    assert heard == []


def test_what_was_cancelled_never_begins_and_never_arrives(qtbot, work):
    go, begun = threading.Event(), []
    work.read(lambda: go.wait(5), lambda _: None)
    handle = work.read(lambda: begun.append(1), pytest.fail)
    handle.cancel()
    go.set()
    settle(qtbot, work)
    assert begun == []


def test_a_result_that_comes_after_cancelling_is_dropped(qtbot, work):
    go, begun = threading.Event(), threading.Event()

    def slow():
        begun.set()
        go.wait(5)

    handle = work.read(slow, pytest.fail)
    assert begun.wait(5)
    handle.cancel()
    go.set()
    settle(qtbot, work)


def test_a_result_for_a_widget_that_is_gone_is_dropped(qtbot, work):
    go = threading.Event()
    owner = QObject()
    work.read(lambda: go.wait(5), pytest.fail, owner=owner)
    shiboken6.delete(owner)
    go.set()
    settle(qtbot, work)


def test_an_error_of_a_write_whose_widget_is_gone_reaches_the_window(qtbot, work):
    go = threading.Event()

    def refuse():
        go.wait(5)
        raise UserError("day-empty", text="")

    owner = QObject()
    with qtbot.waitSignal(work.refused):
        work.write(refuse, pytest.fail, pytest.fail, owner=owner)
        shiboken6.delete(owner)
        go.set()


def test_progress_arrives_here_and_its_last_report_always(qtbot, work):
    here, steps = threading.get_ident(), []

    def count(progress):
        for done in range(1, 1001):
            progress(done, 1000)

    work.long(
        count,
        lambda _: None,
        progress=lambda *step: steps.append((*step, threading.get_ident())),
    )
    settle(qtbot, work)
    assert steps[-1] == (1000, 1000, here)
    assert len(steps) < 100


def test_long_work_stops_at_its_next_report_and_says_so(qtbot, work):
    begun, stopped, reached = threading.Event(), [], []

    def endless(progress):
        done = 0
        while True:
            done += 1
            reached.append(done)
            progress(done, 10**9)
            begun.set()

    handle = work.long(endless, pytest.fail, stopped=lambda: stopped.append(True))
    assert begun.wait(5)
    handle.cancel()
    settle(qtbot, work)
    assert stopped == [True]


def test_closing_finishes_the_writes_and_drops_the_reads(qapp):
    work, go, written = Work(), threading.Event(), []
    work.read(lambda: go.wait(5), pytest.fail)
    work.read(lambda: written.append("read"), pytest.fail)
    for n in range(5):
        work.write(lambda n=n: written.append(n), lambda _: None)
    go.set()
    work.close()
    assert written == [0, 1, 2, 3, 4]
    assert [t.name for t in threading.enumerate() if t.name.startswith("sijill")] == []
    with pytest.raises(RuntimeError):
        work.write(lambda: 0, pytest.fail)


def test_what_is_asked_after_closing_is_never_begun(qapp):
    work, begun = Work(), []
    work.close()
    for start in (work.read, work.long, work.beside):
        assert start(lambda *_: begun.append(True), pytest.fail).cancelled
    assert begun == []
    assert not work.busy


def test_closing_twice_or_unused_is_nothing(qapp):
    work = Work()
    work.close()
    work.close()


def test_busy_is_told_once_for_a_crowd(qtbot, work):
    told = []
    work.busy_changed.connect(told.append)
    go = threading.Event()
    for _ in range(5):
        work.read(lambda: go.wait(5), lambda _: None)
    go.set()
    settle(qtbot, work)
    assert told == [True, False]
