"""The key of the log is replaced, and what was filed under the old one still binds."""

import dataclasses
from functools import cache

import pytest

from desktop.domain.errors import UserError
from desktop.domain.log.checkpoint import Checkpoint, parse_checkpoint
from desktop.domain.log.key_chain import KeyChain, StatedKey
from desktop.domain.log.note import parse_note
from desktop.domain.log.verifier_key import parse_verifier_key
from desktop.domain.trust.acting import Role
from desktop.services.disclosure.export_package import ExportOrder, export_package
from desktop.services.disclosure.seal_package import certify_log_key
from desktop.services.disclosure.verify.evidence import Known
from desktop.services.disclosure.verify.verify_package import verify_package
from desktop.services.trust.log_head import log_head
from desktop.services.trust.open_book import open_book
from desktop.services.trust.rotate_log_key import rotate_log_key
from desktop.services.trust.verify_book import verify_book
from desktop.signing.key_chain import sign_too, verify_note_of
from desktop.signing.log_key import LogKey, UnsignedError, sign_checkpoint, verify_note
from desktop.store.queries.log_keys import log_keys
from tests.books_made import PASSPHRASE, new_book, new_ledger
from tests.services.disclosure.packages import NOW, facts, log_of, office, package
from tests.services.disclosure.second import SECOND


def both(data, previous=None):
    """Return the failed checks; the two verifiers must agree."""
    verdict = verify_package(data, Known(previous=previous))
    assert SECOND.verify(data, None, previous) == verdict.accepted
    return {c.key: c.detail["reason"] for c in verdict.checks if c.result == "failed"}


def file_package(session, folder):
    """Export a package and return its bytes and the checkpoint in it."""
    folder.mkdir(exist_ok=True)
    out = export_package(
        session.book, session.by, ExportOrder("commission-annual", None, folder, PASSPHRASE)
    )
    data = out.path.read_bytes()
    with session.book.inspect() as conn:
        note = conn.exec_driver_sql(
            "SELECT checkpoint FROM package ORDER BY id DESC LIMIT 1"
        ).scalar_one()
    return data, note


def test_packages_before_between_and_after_are_accepted_and_continue_each_other(tmp_path):
    made = new_ledger(tmp_path)
    session = made.session
    made.post(("1111", 5_000), ("4211", -5_000))
    first, head = file_package(session, tmp_path / "1")
    assert both(first) == {}
    key = log_head(session.book, session.by).verifier
    rotated = rotate_log_key(session, passphrase=PASSPHRASE)
    now = log_head(session.book, session.by)
    assert rotated.verifier == now.verifier != key
    with pytest.raises(UnsignedError):
        verify_note(now.note, parse_verifier_key(key))
    second, between = file_package(session, tmp_path / "2")
    assert both(second, head) == {}
    made.post(("1111", 700), ("4211", -700))
    session.close()

    session = open_book(session.book.folder.path, PASSPHRASE)
    rotate_log_key(session, passphrase=PASSPHRASE)
    third, _ = file_package(session, tmp_path / "3")
    assert both(third, between) == {}
    assert both(third, head) == {"log-consistency": "previous-not-the-last-filed"}
    assert both(first) == {}
    assert verify_book(session.book, session.by).sound
    with session.book.inspect() as conn:
        chain = log_keys(conn)
        kept = conn.exec_driver_sql("SELECT length(private) FROM log_key ORDER BY id").all()
    session.close()
    assert [row[0] for row in kept] == [0, 0, 32]
    assert len(chain.keys) == 3
    assert {parse_checkpoint(parse_note(note).text).origin for note in (head, between)} == {
        chain.present.name
    }


def test_only_the_chair_may_and_a_wrong_passphrase_changes_nothing(tmp_path):
    session = new_book(tmp_path, roles=frozenset({Role.TREASURER}))
    head = log_head(session.book, session.by)
    with pytest.raises(UserError) as refused:
        rotate_log_key(session, passphrase=PASSPHRASE)
    assert refused.value.key == "not-permitted"
    with pytest.raises(UserError) as refused:
        rotate_log_key(session, passphrase="another one")
    assert refused.value.key == "wrong-passphrase"
    assert log_head(session.book, session.by) == head
    session.close()


@cache
def rotated():
    """Return (keys of the office, the log of a package after one rotation, its parts)."""
    keys, new = office(), LogKey.generate()
    origin = keys.log.origin()
    entries = facts(5)
    plain = log_of(keys, entries, previous_size=3)
    handover = sign_too(plain.previous, new, origin)
    vkey = str(new.verifier(origin))
    chain = KeyChain(
        (
            StatedKey(keys.log.verifier(origin), plain.statement),
            StatedKey(new.verifier(origin), certify_log_key(vkey, keys.authority.key, NOW)),
        ),
        (handover,),
    )
    head = parse_checkpoint(parse_note(plain.checkpoint).text)
    checkpoint = sign_checkpoint(new, origin, head)
    proof = plain.proof.replace(in_json(plain.checkpoint), in_json(checkpoint))
    log = dataclasses.replace(
        plain,
        vkey=vkey,
        statement=chain.keys[1].statement,
        checkpoint=checkpoint,
        proof=proof,
        keys=chain.to_bytes(),
    )
    return keys, new, log, chain


def in_json(note):
    """Return a note as it stands inside JSON."""
    return note.replace("\n", "\\n").encode()


def sealed(**changes):
    keys, _, log, _ = rotated()
    return package(keys, log=dataclasses.replace(log, **changes))


def test_a_package_made_by_hand_after_a_rotation_is_accepted():
    _, _, log, _ = rotated()
    assert both(sealed(), log.previous) == {}


def broken(chain, **changes):
    """Return the bytes of a chain that the class would not make."""
    made = object.__new__(KeyChain)
    for name in ("keys", "handovers"):
        object.__setattr__(made, name, changes.get(name, getattr(chain, name)))
    return made.to_bytes()


def strangers_chain(chain):
    """Return the chain with a handover that only the new key signed."""
    _, new, log, _ = rotated()
    head = parse_checkpoint(parse_note(log.previous).text)
    return broken(chain, handovers=(sign_checkpoint(new, head.origin, head),))


def uncertified(chain):
    keys, other = rotated()[0], office("أخرى")
    foreign = certify_log_key(str(chain.keys[0].key), other.authority.key, NOW)
    assert keys.authority is not other.authority
    return broken(chain, keys=(StatedKey(chain.keys[0].key, foreign), chain.keys[1]))


def of_another_log(chain):
    keys, new, _, _ = rotated()
    stranger = LogKey.generate()
    origin = keys.log.origin()
    vkey = stranger.verifier(origin)
    head = Checkpoint(origin, 3, parse_checkpoint(parse_note(chain.handovers[0]).text).root)
    note = sign_too(sign_checkpoint(stranger, origin, head), new, origin)
    stated = StatedKey(vkey, certify_log_key(str(vkey), keys.authority.key, NOW))
    return broken(chain, keys=(stated, chain.keys[1]), handovers=(note,))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda _: None, "log-key-not-handed-over"),
        (strangers_chain, "log-key-not-handed-over"),
        (uncertified, "log-key-not-certified"),
        (of_another_log, "log-malformed"),
        (lambda chain: broken(chain, keys=chain.keys[::-1]), "log-malformed"),
        (lambda chain: broken(chain, keys=chain.keys[:1], handovers=()), "log-malformed"),
        (lambda chain: chain.to_bytes() + b"\n", "log-malformed"),
        (lambda chain: chain.to_bytes().replace(b'"format"', b'"former"'), "log-malformed"),
    ],
)
def test_a_key_that_is_not_chained_is_refused(change, reason):
    chain = rotated()[3]
    assert both(sealed(keys=change(chain)))["log-key"] == reason


def test_a_retired_key_signs_nothing_that_came_after_it():
    """A thief of the old key could otherwise file a state of today under it."""
    keys, _, log, chain = rotated()
    head = parse_checkpoint(parse_note(log.checkpoint).text)
    later = Checkpoint(head.origin, 5, bytes(32))
    with pytest.raises(UnsignedError):
        verify_note_of(sign_checkpoint(keys.log, head.origin, later), chain)
    forged = sign_checkpoint(keys.log, head.origin, later)
    proof = log.proof.replace(in_json(log.previous), in_json(forged))
    faults = both(sealed(previous=forged, proof=proof))
    assert faults["log-consistency"] == "previous-not-signed"


def test_a_new_key_signs_nothing_from_before_it():
    _, new, log, chain = rotated()
    head = parse_checkpoint(parse_note(log.previous).text)
    earlier = sign_checkpoint(new, head.origin, Checkpoint(head.origin, 2, bytes(32)))
    with pytest.raises(UnsignedError):
        verify_note_of(earlier, chain)
