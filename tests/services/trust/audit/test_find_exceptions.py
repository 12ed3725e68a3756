"""The tests over real books: each exception is found once, and none where there is none."""

from dataclasses import replace

import pytest

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.domain.trust.exceptions import ExceptionKind, Thresholds
from desktop.services.trust.audit.find_exceptions import find_exceptions
from desktop.services.trust.verify_book import verify_book
from desktop.text.exceptions import SAID, benford_text, hit_subject, hit_text
from desktop.text.words import LANGUAGES, words_of


def counts(made, **more):
    found = find_exceptions(made.book, made.auditor, **more)
    return {kind: len(hits) for kind, hits in found.hits.items() if hits}


def test_every_exception_is_found_once(full):
    # Numbers without gaps and digits of thirty entries have nothing to show in an honest book.
    silent = {ExceptionKind.GAP, ExceptionKind.BENFORD}
    assert counts(full) == dict.fromkeys(set(ExceptionKind) - silent, 1)
    assert verify_book(full.book, full.by).findings == ()


def test_a_clean_book_gives_none(clean):
    assert counts(clean) == {}


def test_years_and_kinds_are_chosen(full):
    assert counts(full, year="2025") == counts(full)
    one = {ExceptionKind.NIGHT}
    found = find_exceptions(full.book, full.auditor, "2025", one)
    assert list(found.hits) == [ExceptionKind.NIGHT]
    with pytest.raises(UserError, match="year-unknown"):
        find_exceptions(full.book, full.auditor, "1999")


def test_thresholds_are_parameters(full):
    looser = Thresholds(weekend=frozenset(), night_from=24, round_units=3_000, backdated_days=60)
    found = counts(full, thresholds=looser)
    gone = {ExceptionKind.WEEKEND, ExceptionKind.NIGHT, ExceptionKind.ROUND_AMOUNT}
    assert not found.keys() & (gone | {ExceptionKind.BACKDATED})


def test_only_those_who_may_read_the_audit(full):
    clerk = replace(full.by, roles=frozenset({Role.TREASURER}), allowed=None)
    with pytest.raises(UserError, match="not-permitted"):
        find_exceptions(full.book, clerk)


@pytest.mark.parametrize("at", [0, 5, 12])
def test_it_can_be_stopped(full, at):
    def told(done, total):
        assert 0 <= done <= total
        if done >= at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        find_exceptions(full.book, full.auditor, progress=told)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_hit_is_a_sentence(full, language):
    words = words_of(language)
    found = find_exceptions(full.book, full.auditor)
    currency = currency_of("LYD")
    said = {hit_text(hit, currency, words) for hits in found.hits.values() for hit in hits}
    assert len(said) == found.count
    assert all("{" not in each and each for each in said)
    assert all(hit_subject(hit, words) for hits in found.hits.values() for hit in hits)
    assert "{" not in benford_text(found.benford, 300, words)
    assert set(SAID) == set(ExceptionKind)
