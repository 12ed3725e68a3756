"""What is lost in cycles goes on the GUI thread, however much another thread allocates."""

import gc
import threading
import weakref

import pytest

from desktop.ui.work.work import Work


class Cycle:
    """Stands for a widget: a real one, destroyed by the control below, may end the tests."""

    def __init__(self):
        self.me = self


def allocate():
    """Make so many objects that Python would collect every generation."""
    return len([[] for _ in range(200_000)])


@pytest.fixture
def work(qapp):
    made = Work()
    yield made
    made.close()


def lost(work, qtbot):
    """Lose a cycle, let the database thread allocate, and return on which threads it went."""
    gc.collect()
    went = []
    weakref.finalize(Cycle(), lambda: went.append(threading.current_thread()))
    done = []
    work.read(allocate, done.append)
    qtbot.waitUntil(lambda: done == [200_000])
    return went


def test_no_widget_goes_on_another_thread(work, qtbot):
    went = lost(work, qtbot)
    assert set(went) <= {threading.main_thread()}  # the timer may have been there already
    gc.collect()
    assert went == [threading.main_thread()]


def test_without_it_they_would(work, qtbot):
    """The control: Python itself collects on the thread that allocates."""
    gc.enable()
    assert [each.name for each in lost(work, qtbot)] == ["sijill-database"]
    gc.disable()


def test_it_is_given_back(qapp):
    before = gc.isenabled()
    one, two = Work(), Work()
    assert not gc.isenabled()
    one.close()
    one.close()
    assert not gc.isenabled()
    two.close()
    assert gc.isenabled() == before
