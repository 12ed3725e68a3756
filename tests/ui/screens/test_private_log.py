"""The log file names the fault and its place, and nobody."""

import logging

import pytest

from desktop.ui.screens.start.private_log import close_log, open_log


@pytest.fixture
def log(tmp_path):
    file = open_log(tmp_path / "log")
    yield file
    close_log()


def broken(name):
    raise ValueError(f"no such person: {name}")


def wrapped(name):
    try:
        broken(name)
    except ValueError as error:
        raise RuntimeError(f"cannot pay {name}") from error


def test_a_fault_is_written_without_what_it_was_about(log):
    try:
        wrapped("Salem Ahmed")
    except RuntimeError:
        logging.getLogger("sijill.work").exception("unexpected [A1B2C3]")
    text = log.read_text(encoding="utf-8")
    assert "unexpected [A1B2C3]" in text
    assert "builtins.RuntimeError" in text
    assert "builtins.ValueError" in text
    assert "test_private_log.py" in text
    assert "Salem" not in text
    assert str(log.parent) not in text
    assert "/home" not in text


def test_a_folder_that_takes_no_writing_costs_only_the_log(tmp_path):
    (tmp_path / "file").write_text("x")
    assert open_log(tmp_path / "file") is None


def test_small_talk_is_not_kept(log):
    logging.getLogger("sijill").info("hello")
    assert log.read_text(encoding="utf-8") == ""
