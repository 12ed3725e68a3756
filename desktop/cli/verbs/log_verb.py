"""`sijill log`: does the book agree with its log, where does the log stand, is this entry in it?"""

from __future__ import annotations

import base64
from argparse import Namespace
from typing import Final

from desktop.cli.evidence_arguments import ROTATE
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened, opened_with, passphrase_of
from desktop.cli.passphrase import passphrase
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.domain.log.entry_leaf import entry_subject
from desktop.domain.log.short_head import short_head
from desktop.services.session import Session
from desktop.services.trust.find_leaf import find_leaf
from desktop.services.trust.log_head import log_head, prove_leaf
from desktop.services.trust.rotate_log_key import rotate_log_key
from desktop.services.trust.verify_book import verify_book
from desktop.text.subjects import fault_key, finding_text, subject_text

PROVE: Final = "prove"
_ENTRY_PARTS: Final = 3
_MOST_DIGITS: Final = 18
"""More than any log has records, less than the database can count to."""


def run(options: Namespace, terminal: Terminal) -> int:
    """Answer the question; exit code 1 where the book does not agree with its log."""
    if options.action == PROVE and options.record is None:
        raise UserError("log-record-not-said")
    if options.action != PROVE and options.record is not None:
        raise UserError("log-record-superfluous", record=options.record)
    if options.action == ROTATE:
        return _rotate(options, terminal)
    answer = {"verify": _verify, "head": _head, PROVE: _prove}[options.action]
    with opened(options, terminal) as session:
        return answer(session, options, terminal)


def _rotate(options: Namespace, terminal: Terminal) -> Exit:
    words = terminal.words
    secret = passphrase_of(options, terminal)
    file = options.founder_passphrase_file
    founder = None if file is None else passphrase(file, terminal, "")
    with opened_with(options, secret) as session:
        made = rotate_log_key(session, passphrase=secret, founder_passphrase=founder)
    if options.json:
        terminal.json({"key": made.verifier, "groups": made.groups, "size": made.size})
        return Exit.DONE
    terminal.say(words("The log is signed with a new key from now on."))
    terminal.say(words("Key of the log: {key}", key=made.verifier))
    terminal.say(words("Fingerprint of the key: {groups}", groups=made.groups))
    return Exit.DONE


def _verify(session: Session, options: Namespace, terminal: Terminal) -> Exit:
    words = terminal.words
    with progress_bar(terminal, words("Comparing the book with its log")) as progress:
        found = verify_book(session.book, session.by, progress=progress)
    if options.json:
        findings = [
            {
                "fault": fault_key(finding.fault),
                "subject": finding.subject,
                "text": finding_text(finding, words),
            }
            for finding in found.findings
        ]
        terminal.json(
            {
                "sound": found.sound,
                "size": found.size,
                "short_head": found.short_head,
                "findings": findings,
            }
        )
    else:
        for finding in found.findings:
            terminal.say(finding_text(finding, words))
        if found.short_head:
            said = words.plural("{n} record in the log", "{n} records in the log", found.size)
            terminal.say(said)
            terminal.say(words("Short head: {head}", head=found.short_head))
        if found.sound:
            terminal.say(words("The book agrees with its log."))
        else:
            terminal.say(words("The book does NOT agree with its log."))
    return Exit.DONE if found.sound else Exit.NO


def _head(session: Session, options: Namespace, terminal: Terminal) -> Exit:
    words = terminal.words
    head = log_head(session.book, session.by)
    moment = head.recorded_at.isoformat(timespec="seconds")
    if options.json:
        terminal.json(
            {
                "size": head.size,
                "root": _base64(head.root),
                "short_head": head.short,
                "note": head.note,
                "verifier": head.verifier,
                "recorded_at": moment,
            }
        )
        return Exit.DONE
    terminal.say(words.plural("{n} record in the log", "{n} records in the log", head.size))
    terminal.say(words("Short head: {head}", head=head.short))
    terminal.say(words("Written at {moment}", moment=moment))
    terminal.say(words("Key of the log: {key}", key=head.verifier))
    terminal.say()
    terminal.say(head.note.rstrip("\n"))
    return Exit.DONE


def _prove(session: Session, options: Namespace, terminal: Terminal) -> Exit:
    words = terminal.words
    position = _position(session, options.record)
    proof = prove_leaf(session.book, session.by, position)
    if options.json:
        terminal.json(
            {
                "subject": proof.subject,
                "position": proof.position,
                "size": proof.size,
                "leaf": _base64(proof.data),
                "path": [_base64(step) for step in proof.path],
                "note": proof.note,
            }
        )
        return Exit.DONE
    head = log_head(session.book, session.by)
    terminal.say(
        words(
            "{subject} is in the log, at place {position} of {size}.",
            subject=subject_text(proof.subject, words),
            position=proof.position,
            size=proof.size,
        )
    )
    terminal.say(words("Short head: {head}", head=short_head(head.size, head.root)))
    terminal.say(words("Leaf: {leaf}", leaf=_base64(proof.data)))
    for step in proof.path:
        terminal.say(words("Path: {step}", step=_base64(step)))
    terminal.say()
    terminal.say(proof.note.rstrip("\n"))
    return Exit.DONE


def _position(session: Session, record: str) -> int:
    """Return the place that `record` names: a number, year/series/number, or a log subject."""
    if _is_number(record):
        return int(record)
    parts = record.split("/")
    subject = record
    if len(parts) == _ENTRY_PARTS and _is_number(parts[2]):
        subject = entry_subject(parts[0], parts[1], int(parts[2]))
    position = find_leaf(session.book, session.by, subject)
    if position is None:
        raise UserError("log-record-missing", record=record)
    return position


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= _MOST_DIGITS


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
