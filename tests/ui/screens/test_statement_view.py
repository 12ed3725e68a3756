"""A statement in words and written figures, from a real book."""

import datetime as dt

import pytest

from desktop.domain.isolates import strip_isolates
from desktop.services.ledger.read_journal import masters_of
from desktop.services.ledger.statements import yearly_statement
from desktop.text.words import words_of
from desktop.ui.screens.disclosure.readiness import (
    SENTENCES,
    Point,
    Standing,
    may_sign,
    points,
)
from desktop.ui.screens.statements.view import NOTHING, view_of
from tests.books_made import new_book, with_masters


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    made = with_masters(new_book(tmp_path_factory.mktemp("view")))
    made.post(("1111", 1_250_500), ("4312", -1_250_500))
    made.post(("5113", 250_000), ("1111", -250_000), day=dt.date(2025, 4, 1))
    yield made
    made.session.close()


def statement(ledger, name):
    return yearly_statement(ledger.session.book, ledger.session.by, name, "2025")


def test_figures_are_written_and_lead_to_their_lines(ledger):
    shown = view_of(statement(ledger, "trial-balance"), words_of("en"))
    cash = next(line for line in shown.lines if "1111" in line.cells[0].text)
    assert [cell.text for cell in cash.cells[2:5]] == [NOTHING, "1,250.500", "250.000"]
    assert cash.cells[3].drill is not None
    assert not shown.empty


def test_days_in_the_heading_are_isolated(ledger):
    shown = view_of(statement(ledger, "activities"), words_of("ar"))
    assert "\u20662025-01-01\u2069" in shown.period
    assert "2025-12-31" in strip_isolates(shown.period)


def test_an_open_year_is_noted(ledger):
    assert view_of(statement(ledger, "activities"), words_of("en")).notes


def test_a_year_without_figures_is_empty(tmp_path):
    session = new_book(tmp_path)
    found = yearly_statement(session.book, session.by, "activities", None)
    assert view_of(found, words_of("ar")).empty
    session.close()


def made(ledger, **more):
    year = next(iter(masters_of(ledger.session.book, ledger.session.by).years.values()))
    return points(statement(ledger, "trial-balance"), year, **({"separated": True} | more))


def test_duties_in_one_hand_are_a_point_to_look_at(ledger):
    found = made(ledger, sound=True, signers=2, separated=False)
    assert {point.key: point.standing for point in found}["duties"] is Standing.LOOK
    assert may_sign(found)
    assert SENTENCES["duties", Standing.LOOK]


def test_points_before_signing(ledger):
    found = made(ledger, sound=True, signers=2)
    assert [point.standing for point in found] == [
        Standing.READY, Standing.READY, Standing.LOOK, Standing.READY, Standing.READY,
        Standing.READY,
    ]  # fmt: skip
    assert may_sign(found)
    assert not may_sign(made(ledger, sound=False, signers=2))


def test_what_is_not_known_is_not_called_sound(ledger):
    found = {point.key: point.standing for point in made(ledger, sound=None, signers=1)}
    assert found["sound"] is found["signers"] is Standing.LOOK


def test_every_point_has_its_sentence(ledger):
    for sound in (True, False, None):
        for signers in (1, 2):
            for point in made(ledger, sound=sound, signers=signers):
                assert SENTENCES[point.key, point.standing]
    assert Point("balanced", Standing.STOP).key == "balanced"
