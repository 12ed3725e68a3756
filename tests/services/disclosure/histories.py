"""Histories of a log after a receipt: honest ones, and ones that somebody with every key rewrote.

The forger holds the key of the log and writes what he likes: he changes, removes, inserts, swaps
and back-dates records that the authority has seen, or goes on from an older copy; signs it anew;
and presents it with the filed checkpoint, with one that he forged, or as a first filing. Three
judges are asked about every history: the book at its next start, the verifier of packages, and the
second verifier. `run` is called small by the tests and with 3,000 of each kind by the soak.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random
from types import SimpleNamespace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding

from desktop.domain.log import canonical
from desktop.domain.log.checkpoint import Checkpoint
from desktop.domain.log.entry_leaf import EntryFact, LineFact
from desktop.domain.log.key_chain import KeyChain, StatedKey
from desktop.domain.log.merkle import root_of
from desktop.domain.log.note import parse_note
from desktop.domain.log.proof_bundle import make_proof
from desktop.domain.log.seal_entry import seal_entry
from desktop.domain.trust.evidence import Agreement, Remembered, Source, judge, roots_at
from desktop.domain.trust.receipts import Receipt
from desktop.exchange.package import description, names
from desktop.services.disclosure.seal_package import certify_log_key
from desktop.services.disclosure.verify import (
    log_checkpoint,
    log_consistency,
    log_key,
    log_leaves,
)
from desktop.services.disclosure.verify.check import Result as Verdict
from desktop.services.disclosure.verify.evidence import Evidence, Known
from desktop.services.disclosure.verify.verify_package import _run
from desktop.signing.authority import create_authority
from desktop.signing.fingerprint import fingerprint
from desktop.signing.key_chain import sign_too
from desktop.signing.log_key import LogKey, sign_checkpoint
from desktop.signing.receipt import issue_receipt, verify_receipt
from tests.services.disclosure.second import SECOND

NOW = dt.datetime(2026, 3, 31, 9, 30, tzinfo=dt.UTC)
AUTHORITY = "commission.example/desk"
CHECKS = (log_key, log_checkpoint, log_consistency, log_leaves)
ATTACKS = ("rewritten", "deleted", "back-dated", "swapped", "restored")
PRESENTED = ("filed", "forged", "first")
"""As what the last filing is shown: the note really filed, a note of his own, or none at all."""


@dataclass(frozen=True)
class Keys:
    """The organisation's authority and two log keys, and the desk that signs receipts."""

    organisation: object
    first: LogKey
    second: LogKey
    desk: LogKey
    statements: tuple[bytes, bytes]

    @property
    def origin(self) -> str:
        return self.first.origin()


@dataclass(frozen=True)
class Case:
    """A log as it is presented after a receipt over its first `seen` leaves."""

    kind: str
    hashes: list[bytes]
    receipt: bytes
    handover: str | None
    presented: str


@dataclass
class Result:
    """What the judges said; `missed` and `refused` name the cases that went wrong."""

    honest: int = 0
    rewritten: int = 0
    missed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    disagreed: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    control_missed: int = 0
    """Rewritten histories that judges who ignore the receipt let pass: the control must miss some."""

    @property
    def kept(self) -> bool:
        """Whether every promise was kept and the control failed as it must."""
        wrong = self.missed or self.refused or self.disagreed
        return not wrong and self.control_missed > 0


@lru_cache(maxsize=1)
def keys() -> Keys:
    """Return the keys, made once."""
    authority = create_authority("سلطة مؤسسة النور", "مؤسسة النور", now=NOW)
    first, second = LogKey.generate(), LogKey.generate()
    stated = tuple(
        certify_log_key(str(key.verifier(first.origin())), authority.key, NOW)
        for key in (first, second)
    )
    return Keys(authority, first, second, LogKey.generate(), stated)


def run(count: int, seed: int) -> Result:
    """Judge `count` rewritten and `count` honest histories."""
    random = Random(seed)
    result = Result()
    for number in range(count):
        for case in (honest(random), forged(random, number)):
            _judge(case, f"{case.kind}/{case.presented} {seed}:{number}", result)
    return result


# Histories -----------------------------------------------------------------------------------------


def _leaf(random: Random, number: int) -> bytes:
    amount = random.randrange(1, 10**7)
    lines = (LineFact("1110", "GEN", amount, "LYD"), LineFact("4100", "GEN", -amount, "LYD"))
    fact = EntryFact(
        number,
        "journal",
        "2025",
        "2025-01-15",
        "2026-01-01T08:00:00Z",
        "O1",
        "قيد",
        "",
        None,
        lines,
    )
    return seal_entry(fact, random.randbytes(16)).hash


def _note(key: LogKey, hashes: list[bytes], size: int) -> str:
    origin = keys().origin
    return sign_checkpoint(key, origin, Checkpoint(origin, size, root_of(hashes[:size])))


def _filed(random: Random) -> tuple[list[bytes], int, str, bytes]:
    """Return (leaves, how many were filed, the filed note, the receipt for it)."""
    hashes = [_leaf(random, number) for number in range(1, random.randrange(4, 40))]
    size = random.randrange(2, len(hashes) + 1)
    note = _note(keys().first, hashes, size)
    receipt = issue_receipt(
        keys().desk,
        AUTHORITY,
        package="CSC-2025",
        version=1,
        sha256=random.randbytes(32).hex(),
        checkpoint=note,
        at=NOW,
    )
    return hashes, size, note, receipt


def honest(random: Random) -> Case:
    """Return a log that only grew since the receipt; its key may have been replaced."""
    hashes, size, _, receipt = _filed(random)
    handover = None
    if random.random() < 0.4:
        met = random.randrange(size, len(hashes) + 1)
        handover = sign_too(_note(keys().first, hashes, met), keys().second, keys().origin)
    grown = hashes + [_leaf(random, 100 + more) for more in range(random.randrange(6))]
    return Case("honest", grown, receipt, handover, "filed")


def forged(random: Random, number: int) -> Case:
    """Return a log in which something that the authority had seen is not so any more."""
    hashes, size, _, receipt = _filed(random)
    kind = ATTACKS[number % len(ATTACKS)]
    made = list(hashes)
    at = random.randrange(size)
    if kind == "rewritten":
        made[at] = _leaf(random, at + 1)
    elif kind == "deleted":
        del made[at]
    elif kind == "back-dated":
        made.insert(at, _leaf(random, 999))
    elif kind == "swapped":
        other = (at + random.randrange(1, size)) % size
        made[at], made[other] = made[other], made[at]
    else:
        more = random.randrange(1, 2 * len(hashes))
        made = made[:at] + [_leaf(random, 500 + each) for each in range(more)]
    if kind != "restored":
        made += [_leaf(random, 200 + more) for more in range(random.randrange(4))]
    handover = None
    if len(made) > 1 and random.random() < 0.3:
        met = random.randrange(1, len(made))
        handover = sign_too(_note(keys().first, made, met), keys().second, keys().origin)
    return Case(kind, made, receipt, handover, PRESENTED[number // len(ATTACKS) % 3])


# Judges --------------------------------------------------------------------------------------------


def _judge(case: Case, name: str, result: Result) -> None:
    verdicts = {
        "book": book_accepts(case),
        "verifier": verifier_accepts(case, bring_receipt=True),
        "second": second_accepts(case, bring_receipt=True),
    }
    if len(set(verdicts.values())) > 1:
        result.disagreed.append(f"{name} {verdicts}")
    result.kinds[case.kind] += 1
    if case.kind == "honest":
        result.honest += 1
        if not all(verdicts.values()):
            result.refused.append(name)
        return
    result.rewritten += 1
    if any(verdicts.values()):
        result.missed.append(name)
    blind = (verifier_accepts(case, bring_receipt=False), second_accepts(case, bring_receipt=False))
    if blind[0] != blind[1]:
        result.disagreed.append(f"{name} without the receipt {blind}")
    result.control_missed += all(blind)


def book_accepts(case: Case) -> bool:
    """Tell whether the book, at its next start, finds that it continues the receipt."""
    receipt = Receipt.from_bytes(case.receipt)
    verify_receipt(receipt, keys().desk.cosigner(AUTHORITY))
    said = receipt.statement
    one = Remembered(Source.RECEIPT, said.size, said.root, said.at, AUTHORITY, said.package, 10**6)
    roots = roots_at(lambda first, last: case.hashes[first:last], [said.size])
    return judge([one], roots, [])[0].agreement is Agreement.AGREES


def verifier_accepts(case: Case, *, bring_receipt: bool) -> bool:
    """Tell whether the checks of the log pass, with or without the receipt's checkpoint."""
    known = Known(previous=_seen(case) if bring_receipt else None)
    container = SimpleNamespace(members=_members(case), signatures=())
    evidence = Evidence(container, known)
    return all(_run(each.KEY, each.check, evidence).result is not Verdict.FAILED for each in CHECKS)


def second_accepts(case: Case, *, bring_receipt: bool) -> bool:
    """Tell the same of the verifier that shares no line with the program."""
    members = _members(case)
    described = canonical.decode(canonical.encode(_described(members)))
    root = keys().organisation.certificate
    known = _seen(case) if bring_receipt else None
    try:
        SECOND.check_log(members, described, known, None, root)
    except (SECOND.RefusedError, InvalidSignature):
        return False
    return True


def _seen(case: Case) -> str:
    """Return the checkpoint that the authority cosigned: what it keeps of the last filing."""
    return str(Receipt.from_bytes(case.receipt).checkpoint)


def _members(case: Case) -> dict[str, bytes]:
    """Return the log's members of a package made of this history."""
    held, hashes = keys(), case.hashes
    present = held.first if case.handover is None else held.second
    vkey = str(present.verifier(held.origin))
    checkpoint = _note(present, hashes, len(hashes))
    previous = _previous(case)
    size = 0 if previous is None else int(parse_note(previous).text.split("\n")[1])
    proof = make_proof(checkpoint, previous if size <= len(hashes) else None, hashes, [])
    members = {
        names.AUTHORITY: held.organisation.certificate.public_bytes(Encoding.PEM),
        names.LOG_KEY: f"{vkey}\n".encode(),
        names.LOG_KEY_STATEMENT: held.statements[case.handover is not None],
        names.CHECKPOINT: checkpoint.encode(),
        names.PROOF: canonical.encode(proof.to_json() | {"previous": previous}),
    }
    if previous is not None:
        members[names.PREVIOUS] = previous.encode()
    if case.handover is not None:
        chain = KeyChain(
            (
                StatedKey(held.first.verifier(held.origin), held.statements[0]),
                StatedKey(held.second.verifier(held.origin), held.statements[1]),
            ),
            (case.handover,),
        )
        members[names.LOG_KEYS] = chain.to_bytes()
    members[names.DESCRIPTION] = description.dump(_description(members, vkey))
    return members


def _previous(case: Case) -> str | None:
    filed = Receipt.from_bytes(case.receipt)
    if case.presented == "first":
        return None
    if case.presented == "forged":
        size = min(filed.statement.size, len(case.hashes))
        return _note(keys().first, case.hashes, size)
    own = filed.checkpoint.signatures[0]
    return f"{filed.checkpoint.text}\n{own.line()}"


def _described(members: dict[str, bytes]) -> dict[str, object]:
    described = description.load(members)
    return {
        "log": {
            "vkey": described.log_vkey,
            "checkpoint_sha256": described.checkpoint_sha256,
            "previous_sha256": described.previous_sha256,
        }
    }


def _description(members: dict[str, bytes], vkey: str) -> description.Description:
    previous = members.get(names.PREVIOUS)
    return description.Description(
        number="CSC-2025",
        version=2,
        supersedes="",
        changes="",
        organisation_ar="مؤسسة النور",
        organisation_en="",
        period_start=dt.date(2025, 1, 1),
        period_end=dt.date(2025, 12, 31),
        profile="commission-annual",
        created=NOW,
        program="test",
        signers=(),
        authority=fingerprint(keys().organisation.certificate),
        pdf_sha256="00" * 32,
        pdf_bytes=0,
        pdf_revisions=0,
        attachments=(),
        log_vkey=vkey,
        checkpoint_sha256=SECOND.sha(members[names.CHECKPOINT]),
        previous_sha256="" if previous is None else SECOND.sha(previous),
    )
