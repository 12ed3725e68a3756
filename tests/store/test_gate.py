"""Whoever is alone waits for those inside; newcomers wait for whoever is alone."""

import threading

import pytest

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.store.gate import Gate
from tests.books_made import new_book

WAIT = 20


def test_one_who_is_alone_waits_for_those_inside_and_keeps_others_out():
    gate, told, let_go, alone = Gate(), [], threading.Event(), threading.Event()
    inside = threading.Event()

    def reader():
        with gate.passing(), gate.passing():
            inside.set()
            let_go.wait(WAIT)
            told.append("read")

    def changer():
        with gate.alone():
            told.append("changed")
        alone.set()

    threads = [threading.Thread(target=reader), threading.Thread(target=changer)]
    threads[0].start()
    assert inside.wait(WAIT)
    threads[1].start()
    assert not alone.is_set()
    let_go.set()
    for thread in threads:
        thread.join(WAIT)
    assert told == ["read", "changed"]
    with gate.passing():
        told.append("after")
    assert told[-1] == "after"


def test_whoever_is_inside_cannot_wait_for_everybody_to_leave():
    gate = Gate()
    with gate.passing(), pytest.raises(RuntimeError), gate.alone():
        pass


def test_nobody_writes_while_the_key_is_changed_and_all_may_read(tmp_path):
    session = new_book(tmp_path)
    book, by = session.book, session.by
    with book.changing_key():
        with book.read(by, Act.READ_LOG) as conn:
            assert conn.exec_driver_sql("SELECT count(*) FROM officer").scalar_one() == 1
        with pytest.raises(UserError) as refused, book.begin(by, Act.MANAGE_KEYS):
            pass
        with pytest.raises(UserError) as again, book.changing_key():
            pass
    assert refused.value.key == again.value.key == "book-changing-keys"
    with book.begin(by, Act.MANAGE_KEYS):
        pass
    session.close()
