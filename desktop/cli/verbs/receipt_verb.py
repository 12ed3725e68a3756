"""`sijill receipt`: what authorities signed for, whom the book believes, and does it all agree?"""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.domain.trust.evidence import Agreement, Judged
from desktop.services.session import Session
from desktop.services.trust.evidence.find_receipts import find_receipts, read_receipt
from desktop.services.trust.evidence.import_receipt import Imported, import_receipt
from desktop.services.trust.evidence.known_heads import KnownHeads, default_folder
from desktop.services.trust.evidence.list_receipts import list_receipts
from desktop.services.trust.evidence.look import look_at_evidence
from desktop.services.trust.evidence.witnesses import NewWitness, add_witness, list_witnesses
from desktop.services.trust.rotate_log_key import key_groups
from desktop.text.labels import label

_MOMENT: Final = "%Y-%m-%d %H:%M"


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked; exit code 1 where a receipt shows an older or rewritten book."""
    if options.action == "authority":
        deed = {"add": _trust, "list": _authorities}[options.authority]
    else:
        deed = {"import": _import, "list": _list, "compare": _compare}[options.action]
    with opened(options, terminal) as session:
        return deed(session, options, terminal)


def _import(session: Session, options: Namespace, terminal: Terminal) -> Exit:
    file = options.file
    paths = [each.path for each in find_receipts(file)] if file.is_dir() else [file]
    if not paths:
        raise UserError("receipt-none", path=str(file))
    taken = [import_receipt(session, read_receipt(path)) for path in paths]
    if options.json:
        terminal.json({"receipts": [_taken(each) for each in taken]})
    else:
        for each in taken:
            _say_taken(each, terminal)
    agreed = all(each.agreement is Agreement.AGREES for each in taken)
    return Exit.DONE if agreed else Exit.NO


def _taken(each: Imported) -> dict[str, object]:
    return {
        "authority": each.authority,
        "package": each.package,
        "at": each.at.isoformat(),
        "size": each.size,
        "agreement": each.agreement.value,
        "already": each.already,
    }


def _say_taken(each: Imported, terminal: Terminal) -> None:
    words = terminal.words
    if each.already:
        terminal.say(
            words("The receipt of “{authority}” was kept already.", authority=each.authority)
        )
    else:
        day = f"{each.at:{_MOMENT}}"
        said = words("Receipt of “{authority}” of {day} kept.", authority=each.authority, day=day)
        terminal.say(said)
    terminal.say(label(each.agreement, words))


def _list(session: Session, options: Namespace, terminal: Terminal) -> Exit:
    words = terminal.words
    kept = list_receipts(session.book, session.by)
    if options.json:
        rows = [
            {
                "authority": each.authority,
                "package": each.package,
                "size": each.size,
                "at": each.issued_at.isoformat(),
                "recorded_at": each.recorded_at.isoformat(),
                "sha256": each.sha256,
            }
            for each in kept
        ]
        terminal.json({"receipts": rows})
        return Exit.DONE
    if not kept:
        terminal.say(words("There is no receipt yet."))
    lines = [
        (f"{each.issued_at:{_MOMENT}}", each.authority, each.package or "?", str(each.size))
        for each in kept
    ]
    for line in table(lines, words, frozenset({3})):
        terminal.say(line)
    return Exit.DONE


def _compare(session: Session, options: Namespace, terminal: Terminal) -> Exit:
    words = terminal.words
    with progress_bar(terminal, words("Comparing the log with its receipts")) as progress:
        looked = look_at_evidence(session, KnownHeads(default_folder()), progress=progress)
    agreed = not looked.older and not looked.rewritten
    if options.json:
        terminal.json(
            {
                "agrees": agreed,
                "size": looked.size,
                "short_head": looked.short,
                "clock": None if looked.clock is None else looked.clock.value.replace("_", "-"),
                "states": [_state(each) for each in looked.states],
            }
        )
        return Exit.DONE if agreed else Exit.NO
    for each in looked.states:
        one = each.remembered
        shown = (f"{one.at:{_MOMENT}}", label(one.source, words), one.who, one.what)
        said = label(each.agreement, words)
        terminal.say(words("{state}: {verdict}", state=" ".join(filter(None, shown)), verdict=said))
    if looked.clock is not None:
        terminal.say(label(looked.clock, words))
    terminal.say(words("Short head: {head}", head=looked.short))
    return Exit.DONE if agreed else Exit.NO


def _state(each: Judged) -> dict[str, object]:
    one = each.remembered
    return {
        "source": one.source.value,
        "who": one.who,
        "what": one.what,
        "size": one.size,
        "at": one.at.isoformat(),
        "agreement": each.agreement.value,
        "accepted": each.accepted,
    }


def _trust(session: Session, options: Namespace, terminal: Terminal) -> Exit:
    add_witness(session, NewWitness(options.name, options.key, options.groups))
    return _authorities(session, options, terminal)


def _authorities(session: Session, options: Namespace, terminal: Terminal) -> Exit:
    words = terminal.words
    known = list_witnesses(session.book, session.by)
    if options.json:
        rows = [
            {
                "name": each.name,
                "key": each.verifier_key,
                "groups": key_groups(each.verifier_key),
                "active": each.active,
            }
            for each in known
        ]
        terminal.json({"authorities": rows})
        return Exit.DONE
    if not known:
        terminal.say(words("No authority was entered yet."))
    for each in known:
        terminal.say(each.name)
        terminal.say(f"  {each.verifier_key}")
        terminal.say(f"  {key_groups(each.verifier_key)}")
    return Exit.DONE
