"""Confidential groups: the key of the database is not enough."""

import pytest

from desktop.domain.errors import UserError
from desktop.domain.trust.key_groups import AUTHORITY, NewGroup
from desktop.services.archive.add_document import add_document
from desktop.services.archive.read_document import read_document
from desktop.services.trust.confidential_groups import change_members, create_group, list_groups
from desktop.services.trust.groups import open_as, open_group, open_group_generation
from desktop.services.trust.verify_book import verify_book
from desktop.store.engine import connect
from desktop.store.exchange_key import ExchangeKey
from tests.book_key import book_key
from tests.services.trust.keys.conftest import SECRETARY, key_of

TABLES = """SELECT name FROM sqlite_master
    WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"""


@pytest.fixture
def chair(circle):
    session = circle.open("O2")
    yield session
    session.close()


def test_members_open_it_and_others_do_not(circle, chair):
    group = create_group(chair, NewGroup("رواتب", "Pay", ("O1",)))
    for code, opens in (("O1", True), ("O2", True), ("O3", False)):
        chair.close()
        session = circle.open(code)
        with session.book.inspect() as conn:
            if opens:
                assert len(open_group(conn, group, session.by, session.exchange).key) == 32
            else:
                key = key_of(open_group, conn, group, session.by, session.exchange)
                assert key == "group-not-yours"
        shown = next(each for each in list_groups(session) if each.id == group)
        assert (shown.members, shown.mine) == (("O1", "O2"), opens)
        session.close()


def test_raw_sql_and_the_key_of_the_database_do_not_give_the_groups_key(circle, chair):
    group = create_group(chair, NewGroup("رواتب", "", ()))
    with chair.book.inspect() as conn:
        key = open_group(conn, group, chair.by, chair.exchange).key
    chair.close()
    raw = connect(circle.path / "book.db", book_key(circle.path, SECRETARY))
    everything = b"".join(
        bytes(value) if isinstance(value, bytes) else str(value).encode()
        for (name,) in raw.execute(TABLES).fetchall()
        for row in raw.execute(f'SELECT * FROM "{name}"')
        for value in row
    )
    raw.close()
    assert key not in everything
    session = circle.open("O3")
    with session.book.inspect() as conn:
        for exchange in (None, session.exchange, ExchangeKey.generate()):
            with pytest.raises(UserError) as refused:
                open_as(conn, group, 1, "officer:O2", exchange)
            assert refused.value.key == "group-not-yours"
    session.close()


def test_who_leaves_opens_nothing_new_and_documents_stay_readable(circle, chair, tmp_path):
    group = create_group(chair, NewGroup("رواتب", "", ("O3",)))
    document = add_document(chair, b"name,pay\nA,100\n", title="كشف", group_id=group)
    change_members(chair, group, ("O1", "O2"))
    assert read_document(chair, document.id) == b"name,pay\nA,100\n"
    assert verify_book(chair.book, chair.by).findings == ()
    chair.close()
    session = circle.open("O3")
    with session.book.inspect() as conn:
        assert key_of(open_group, conn, group, session.by, session.exchange) == "group-not-yours"
        old = open_group_generation(conn, group, 1, session.by, session.exchange)
        assert old.generation == 1
    assert key_of(read_document, session, document.id) == "group-not-yours"
    assert key_of(change_members, session, group, ("O3",)) == "group-not-yours"
    session.close()
    session = circle.open("O1")
    assert read_document(session, document.id) == b"name,pay\nA,100\n"
    session.close()


def test_what_is_refused(chair):
    create_group(chair, NewGroup("رواتب", "", ()))
    assert key_of(create_group, chair, NewGroup("رواتب", "", ())) == "group-name-taken"
    assert key_of(create_group, chair, NewGroup("أخرى", "", ("O9",))) == "officer-unknown"
    authority = next(each for each in list_groups(chair) if each.code == AUTHORITY)
    assert key_of(change_members, chair, authority.id, ("O3",)) == "group-not-changed"
    assert key_of(change_members, chair, authority.id, ()) == "group-members-empty"
    assert set(authority.members) == {"O1", "O2"}
    assert "رواتب" not in repr(open_group)
