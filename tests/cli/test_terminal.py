"""Bars where somebody watches, columns that stand below each other."""

from __future__ import annotations

import io

import pytest

from desktop.cli.columns import line, padded, table, width
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.text.words import words_of


class Screen(io.StringIO):
    def isatty(self):
        return True


def terminal(err, lang="en"):
    return Terminal(words_of(lang), io.StringIO(), err)


def test_a_bar_is_drawn_once_for_each_percent_and_wiped_away():
    screen = Screen()
    with progress_bar(terminal(screen), "Importing") as progress:
        for done in range(10_001):
            progress(done, 10_000)
    frames = screen.getvalue().split("\r\x1b[K")
    assert len(frames) == 103
    assert frames[1] == f"[{'.' * 30}]   0 %  Importing"
    assert frames[51] == f"[{'#' * 15}{'.' * 15}]  50 %  Importing"
    assert frames[101] == f"[{'#' * 30}] 100 %  Importing"
    assert frames[-1] == ""


@pytest.mark.parametrize(("done", "total"), [(0, 0), (5, 0), (7, 5)])
def test_odd_counts_are_a_full_bar(done, total):
    screen = Screen()
    with progress_bar(terminal(screen), "x") as progress:
        progress(done, total)
    assert "100 %" in screen.getvalue()


def test_the_bar_is_wiped_when_the_work_fails():
    screen = Screen()
    with pytest.raises(ZeroDivisionError), progress_bar(terminal(screen), "x"):
        raise ZeroDivisionError
    assert screen.getvalue().endswith("\r\x1b[K")


def test_nothing_is_drawn_into_a_file():
    file = io.StringIO()
    with progress_bar(terminal(file), "x") as progress:
        progress(1, 2)
    assert file.getvalue() == ""


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("سجل", 3), ("سِجِلّ", 3), ("帳簿", 4), ("a\u200e", 1), ("", 0)]
)
def test_the_width_is_that_of_the_cells(text, cells):
    assert width(text) == cells
    assert width(padded(text, 7)) == width(padded(text, 7, right=True)) == 7


def test_figures_stand_right_and_words_left():
    rows = [("1", "cash", "5.00"), ("1.01", "bank", "1,500.00")]
    assert table(rows, words_of("en"), frozenset({2})) == [
        "1     cash      5.00",
        "1.01  bank  1,500.00",
    ]
    assert table([], words_of("en"), frozenset()) == []


def test_an_arabic_line_keeps_its_columns_from_left_to_right():
    text = line(["5.00", "خزينة"], words_of("ar"))
    assert text.replace("\u200e", "") == "5.00  خزينة"
    assert text.startswith("\u200e5.00\u200e")


def test_json_is_utf8_and_one_object():
    one = terminal(io.StringIO())
    one.json({"name": "سجل", "amount": "1.000"})
    assert one.out.getvalue() == '{\n  "name": "سجل",\n  "amount": "1.000"\n}\n'
