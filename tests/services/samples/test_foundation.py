"""The sample organisation as a real book: sound, balanced, with its two officers."""

import datetime as dt
import hashlib
import json

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.dimensions import PartnerKind, Restriction
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.journal_list import JournalFilter
from desktop.domain.ledger.statements.net_assets import fund_movements
from desktop.domain.ledger.statements.registry import STATEMENTS
from desktop.domain.ledger.year import YearStatus
from desktop.domain.trust.acting import Role
from desktop.services.ledger.closing.checklist import checklist
from desktop.services.ledger.read_journal import count_entries, journal_page, masters_of, view_entry
from desktop.services.ledger.statements import (
    book_trial_balance,
    statement_source,
    yearly_statement,
)
from desktop.services.samples.foundation import create_sample
from desktop.services.trust.officers import list_officers
from desktop.services.trust.open_book import open_book
from desktop.services.trust.strength import LOWEST
from desktop.services.trust.verify_book import verify_book
from desktop.store.queries.entries import stored_facts

PASSPHRASE = "رواق ونخلة 12"
FACTS = "d1fc33898a08a3247556e11527ed5191541659393fd305624ee62a334e8e69e8"


def clock():
    return dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def heard():
    return []


@pytest.fixture(scope="module")
def sample(tmp_path_factory, heard):
    path = tmp_path_factory.mktemp("sample") / "foundation"
    session = create_sample(
        path,
        PASSPHRASE,
        strength=LOWEST,
        clock=clock,
        progress=lambda done, total: heard.append((done, total)),
    )
    yield session
    session.close()


def test_the_book_is_sound_and_tells_how_far_it_was(sample, heard):
    found = verify_book(sample.book, sample.by)
    assert found.findings == ()
    count = count_entries(sample.book, sample.by, JournalFilter())
    assert 1_900 <= count <= 2_100
    closing = count_entries(sample.book, sample.by, JournalFilter(series=Series.CLOSING))
    assert closing == 8
    assert heard[-1] == (count - closing, count - closing)
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    assert found.size > count


def test_the_facts_of_the_book_are_the_same_on_every_machine(sample):
    """Everything that the log says of an entry, but for the moment of posting."""
    digest = hashlib.sha256()
    with sample.book.inspect() as conn:
        for stored in stored_facts(conn, "LYD"):
            said = stored.fact._asdict() | {"lines": [line._asdict() for line in stored.fact.lines]}
            del said["recorded_at"]
            digest.update(json.dumps(said, ensure_ascii=False, sort_keys=True).encode())
    assert digest.hexdigest() == FACTS


def test_masters_are_those_of_a_real_organisation(sample):
    masters = masters_of(sample.book, sample.by)
    assert masters.organisation.currency.code == "LYD"
    assert [year.name for year in masters.years.values()] == ["2024", "2025"]
    assert len(masters.projects) == 12
    kinds = [fund.restriction for fund in masters.funds.values()]
    assert (len(kinds), kinds.count(Restriction.RESTRICTED)) == (9, 7)
    assert kinds.count(Restriction.ENDOWMENT) == 1
    others = [p for p in masters.partners.values() if p.kind is not PartnerKind.MEMBER]
    assert 38 <= len(others) <= 50
    assert len(masters.partners) - len(others) == 60
    for named in (*masters.partners.values(), *masters.funds.values(), *masters.projects.values()):
        assert named.name_ar
        assert named.name_en


@pytest.mark.parametrize("year", [None, "2024", "2025"])
def test_the_trial_balance_is_zero(sample, year):
    trial = book_trial_balance(sample.book, sample.by, year)
    assert trial.debit == trial.credit > 0


def test_statements_of_both_years_agree(sample):
    for year in ("2024", "2025"):
        made = {name: yearly_statement(sample.book, sample.by, name, year) for name in STATEMENTS}
        assert all(statement.rows for statement in made.values())
        keys = [row.label.key for row in made["financial-position"].rows]
        assert "difference" not in keys
    first, second = (statement_source(sample.book, sample.by, year) for year in ("2024", "2025"))
    before = {each.fund.code: each for each in fund_movements(first, first.year)}
    after = {each.fund.code: each for each in fund_movements(second, second.year)}
    assert set(before) < set(after)
    for code, movement in after.items():
        assert movement.opening == (before[code].closing if code in before else 0)
        moved = movement.income + movement.expenses + movement.transfers
        assert movement.closing == movement.opening + moved
        assert movement.closing > 0
    assert sum(each.transfers for each in after.values()) == 0
    assert any(each.transfers for each in after.values())


def test_position_equals_net_assets(sample):
    position = yearly_statement(sample.book, sample.by, "financial-position", "2025")
    cells = {row.label.key: row.cells for row in position.rows if row.label.key}
    assert cells["total-assets"] == cells["total-liabilities-and-net-assets"]
    source = statement_source(sample.book, sample.by, "2025")
    net = sum(each.closing for each in fund_movements(source, source.year))
    assert cells["total-net-assets"][0] == net


def test_mistakes_are_reversed_and_named(sample):
    back = []
    after = None
    while True:
        page = journal_page(sample.book, sample.by, JournalFilter(), after=after, limit=500)
        back += [row for row in page.rows if row.reverses is not None]
        if page.next_key is None:
            break
        after = page.next_key
    assert len(back) == 3
    for row in back:
        wrong = view_entry(sample.book, sample.by, row.reverses)
        assert wrong.reversed_by == row.id
        assert "عكس" in row.narration


def test_words_in_a_narration_are_found(sample):
    found = count_entries(sample.book, sample.by, JournalFilter(words="البلديات المفتوحة"))
    assert found > 20


def test_two_officers_with_offices_apart(sample):
    officers = list_officers(sample.book, sample.by)
    assert [officer.roles for officer in officers] == [
        frozenset({Role.TREASURER}),
        frozenset({Role.CHAIR}),
    ]
    assert sample.by.roles == frozenset({Role.TREASURER})


def test_the_chair_may_have_a_passphrase_of_their_own(tmp_path):
    path = tmp_path / "two"
    create_sample(path, PASSPHRASE, chair_passphrase="بحر وسماء 77", strength=LOWEST).close()
    for passphrase, role in ((PASSPHRASE, Role.TREASURER), ("بحر وسماء 77", Role.CHAIR)):
        session = open_book(path.with_suffix(".sijill"), passphrase)
        assert session.by.roles == frozenset({role})
        session.close()


def test_what_is_stopped_leaves_nothing_behind(tmp_path):
    class StoppedError(Exception):
        pass

    def stop(_done, _total):
        raise StoppedError

    with pytest.raises(StoppedError):
        create_sample(tmp_path / "no", PASSPHRASE, strength=LOWEST, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_taken_is_refused(tmp_path):
    (tmp_path / "here.sijill").mkdir()
    with pytest.raises(UserError) as error:
        create_sample(tmp_path / "here", PASSPHRASE, strength=LOWEST)
    assert error.value.key == "book-exists"
    assert [each.name for each in tmp_path.iterdir()] == ["here.sijill"]


def test_the_first_year_is_closed_and_every_open_point_of_it_explained(sample):
    found = checklist(sample.book, sample.by, "2024", sound=True)
    assert found.year.status is YearStatus.CLOSED
    assert found.left == ()
    explained = {each.check.key for each in found.points if each.note is not None}
    assert {"receivables", "payables", "documents", "opinion"} <= explained
    later = checklist(sample.book, sample.by, "2025", sound=True)
    assert later.blocking == ()
    assert {"advances", "receivables", "documents"} <= {each.check.key for each in later.left}
