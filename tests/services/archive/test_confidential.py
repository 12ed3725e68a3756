"""Documents of a confidential group: opened by its members alone, and never unnoticed."""

import pytest
from sqlalchemy import select

from desktop.domain.errors import UserError
from desktop.domain.trust.accesses import AccessKind
from desktop.domain.trust.acting import Role
from desktop.domain.trust.key_groups import NewGroup
from desktop.services.archive.add_document import add_document
from desktop.services.archive.check_documents import check_documents
from desktop.services.archive.list_documents import list_documents
from desktop.services.archive.my_groups import group_by_code, my_groups
from desktop.services.archive.read_document import open_document, read_document, save_document_as
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.confidential_groups import change_members, create_group
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.open_book import open_book
from desktop.services.trust.strength import LOWEST
from desktop.services.trust.verify_book import verify_book
from desktop.store.tables import documents as t
from tests.books_made import PASSPHRASE, new_book

OTHER = "سماء وزيتون 9"
PDF = b"%PDF-1.7\n" + b"contract" * 100


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    session = new_book(tmp_path_factory.mktemp("book"))
    chair = NewOfficer("رئيس", "Chair", frozenset({Role.CHAIR}), OTHER, code="O2")
    add_officer(session.book, session.by, chair, passphrase=PASSPHRASE, strength=LOWEST)
    path = session.book.folder.path
    session.close()
    for officer, secret in (("O2", OTHER), ("O1", PASSPHRASE)):
        session = open_book(path, secret, officer=officer)
        session.close() if officer == "O2" else None
    group = create_group(session, NewGroup("دائرة العقود", "Contracts", (), recovery=False))
    document = add_document(session, PDF, title="عقد", name="c.pdf", group_id=group)
    session.close()
    return path, group, document


@pytest.fixture
def as_officer(made):
    opened = []

    def enter(code):
        if opened:
            opened.pop().close()
        opened.append(open_book(made[0], OTHER if code == "O2" else PASSPHRASE, officer=code))
        return opened[-1]

    yield enter
    for each in opened:
        each.close()


def accesses(session):
    with session.book.inspect() as conn:
        return [(row.kind, row.subject) for row in conn.execute(select(t.access))]


def test_each_opening_and_saving_is_noted_before_anything_is_given_out(made, as_officer, tmp_path):
    session, document = as_officer("O1"), made[2]
    assert document.confidential
    before = len(accesses(session))
    subject = f"document:{document.id}"
    opened = open_document(session, document.id)
    assert accesses(session)[before:] == [(AccessKind.OPENED, subject)]
    assert b"".join(opened.pieces) == PDF
    save_document_as(session, document.id, tmp_path / "c.pdf")
    assert accesses(session)[before + 1 :] == [(AccessKind.EXPORTED, subject)]
    assert verify_book(session.book, session.by).sound


def test_who_does_not_belong_sees_that_it_is_there_and_opens_nothing(made, as_officer):
    session, (_, group, document) = as_officer("O2"), made
    assert document.id in [each.id for each in list_documents(session.book, session.by).rows]
    before = len(accesses(session))
    for verb in (
        lambda: read_document(session, document.id),
        lambda: add_document(session, b"words", title="t", name="a.txt", group_id=group),
    ):
        with pytest.raises(UserError) as error:
            verb()
        assert error.value.key == "group-not-yours"
    assert len(accesses(session)) == before
    assert group not in [each.id for each in my_groups(session)]
    assert check_documents(session.book, session.by) == ()


def test_the_same_content_in_two_groups_is_two_files(made, as_officer):
    session, (_, group, document) = as_officer("O1"), made
    general = add_document(session, PDF, title="again", name="c.pdf")
    assert general.id != document.id
    assert not general.confidential
    assert {each.id for each in my_groups(session)} >= {group, general.group_id}
    assert my_groups(session)[0].general
    assert "AUTHORITY" not in [each.code for each in my_groups(session)]
    assert group_by_code(session, document.group) == group


def test_members_change_and_the_file_stays(made, as_officer):
    session, (_, group, document) = as_officer("O1"), made
    files = {p: p.read_bytes() for p in session.book.folder.blobs.rglob("*") if p.is_file()}
    change_members(session, group, ["O2"])
    with pytest.raises(UserError) as error:
        read_document(session, document.id)
    assert error.value.key == "group-not-yours"
    session = as_officer("O2")
    assert read_document(session, document.id) == PDF
    change_members(session, group, ["O1"])
    assert {p: p.read_bytes() for p in files} == files
    assert read_document(as_officer("O1"), document.id) == PDF
