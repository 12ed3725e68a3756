"""Settings stay within their bounds, are logged, and a hand in the file changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.trust.controls import REFUSALS, Control, Strictness
from desktop.domain.trust.settings import (
    CONTROL_SETTINGS,
    SETTINGS,
    Setting,
    Settings,
    read_settings,
)
from desktop.services.trust.settings import change_setting, settings_of
from desktop.services.trust.verify_book import verify_book
from tests.books_made import new_book


@pytest.fixture
def session(tmp_path):
    made = new_book(tmp_path)
    yield made
    made.close()


def test_every_setting_has_its_kind_and_every_control_its_setting():
    assert set(SETTINGS) == set(Setting)
    assert set(CONTROL_SETTINGS) == set(Control) == set(REFUSALS)
    assert len(set(CONTROL_SETTINGS.values())) == len(Control)
    assert read_settings({}) == Settings()


def test_a_setting_is_changed_twice_and_logged(session):
    change_setting(session.book, session.by, Setting.LOCK_MINUTES, "2")
    change_setting(session.book, session.by, Setting.LOCK_MINUTES, "15")
    change_setting(session.book, session.by, Setting.FUND_CONTROL, "block")
    found = settings_of(session.book, session.by)
    assert (found.lock_minutes, found.strictness(Control.FUND_OVERSPENT)) == (15, Strictness.BLOCK)
    assert verify_book(session.book, session.by).findings == ()


@pytest.mark.parametrize("text", ["0", "16", "", "-3", "5.0", "\u0665", "five"])
def test_minutes_out_of_bounds_are_refused(session, text):
    with pytest.raises(UserError) as error:
        change_setting(session.book, session.by, Setting.LOCK_MINUTES, text)
    assert error.value.key == "setting-number"
    assert settings_of(session.book, session.by) == Settings()


def test_an_unknown_strictness_is_refused(session):
    with pytest.raises(UserError) as error:
        change_setting(session.book, session.by, Setting.BUDGET_CONTROL, "forget")
    assert error.value.key == "setting-value"


@given(st.dictionaries(st.sampled_from([key.value for key in Setting]), st.text(max_size=5)))
def test_whatever_stands_in_the_book_gives_settings_within_bounds(stored):
    found = read_settings(stored)
    assert 1 <= found.lock_minutes <= 15
    assert 1 <= found.backup_days <= 90
