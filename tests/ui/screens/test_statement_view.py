"""A statement in words and written figures, from a real book."""

import datetime as dt

import pytest

from desktop.domain.isolates import strip_isolates
from desktop.services.ledger.closing.check import Purpose
from desktop.services.ledger.closing.checklist import checklist
from desktop.services.ledger.read_journal import masters_of
from desktop.services.ledger.statements import yearly_statement
from desktop.text.words import words_of
from desktop.ui.screens.disclosure.readiness import Standing, may_sign, points, sentence
from desktop.ui.screens.statements.view import NOTHING, view_of
from tests.books_made import new_book, new_ledger


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    made = new_ledger(tmp_path_factory.mktemp("view"))
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
    session = ledger.session
    found = checklist(session.book, session.by, "2025", purpose=Purpose.FILING)
    return points(found, **more)


def test_duties_in_one_hand_are_a_point_to_look_at(ledger):
    found = made(ledger, sound=True, signers=2)
    assert {point.key: point.standing for point in found}["duties"] is Standing.LOOK
    assert may_sign(found)


def test_points_before_signing(ledger):
    found = {point.key: point.standing for point in made(ledger, sound=True, signers=2)}
    assert found == {
        "closed": Standing.LOOK,
        "balanced": Standing.READY,
        "entries": Standing.READY,
        "drafts": Standing.READY,
        "proposals": Standing.READY,
        "log": Standing.READY,
        "opinion": Standing.LOOK,
        "duties": Standing.LOOK,
        "signers": Standing.READY,
    }
    assert not may_sign(made(ledger, sound=False, signers=2))


def test_what_is_not_known_is_not_called_sound(ledger):
    found = {point.key: point.standing for point in made(ledger, sound=None, signers=1)}
    assert found["log"] is found["signers"] is Standing.LOOK


def test_every_point_has_its_sentence(ledger):
    currency = masters_of(ledger.session.book, ledger.session.by).organisation.currency
    for sound in (True, False, None):
        for signers in (1, 2):
            for point in made(ledger, sound=sound, signers=signers):
                assert sentence(point, currency)
