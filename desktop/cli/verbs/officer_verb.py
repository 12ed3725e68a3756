"""`sijill officer`: who may open the book and sign."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.names import by_letters
from desktop.cli.opening import opened_with, passphrase_of
from desktop.cli.passphrase import passphrase
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.domain.codes import clean_code
from desktop.domain.trust.acting import Role
from desktop.services.session import Session
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.change_passphrase import change_passphrase
from desktop.services.trust.officers import NewOfficer, Officer, list_officers
from desktop.services.trust.remove_officer import remove_officer
from desktop.services.trust.reset_officer import reset_officer
from desktop.text.labels import label


def run(options: Namespace, terminal: Terminal) -> int:
    """List the officers, add, remove or reset one, or change one's own passphrase."""
    secret = passphrase_of(options, terminal)
    with opened_with(options, secret) as session:
        if options.action == "list":
            _list(session, options, terminal)
        else:
            _DEEDS[options.action](session, options, terminal, secret)
    return Exit.DONE


def _list(session: Session, options: Namespace, terminal: Terminal) -> None:
    words = terminal.words
    officers = list_officers(session.book, session.by)
    if options.json:
        terminal.json({"officers": [_json(officer) for officer in officers]})
        return
    joint = words(", ")
    rows = [
        (
            officer.code,
            words.of(officer.name_ar, officer.name_en),
            joint.join(label(role, words) for role in Role if role in officer.roles),
            "" if officer.active else words("removed"),
        )
        for officer in officers
    ]
    for line in table(rows, words, frozenset()):
        terminal.say(line)


def _json(officer: Officer) -> dict[str, object]:
    return {
        "code": officer.code,
        "name_ar": officer.name_ar or None,
        "name_en": officer.name_en or None,
        "roles": [role.value for role in Role if role in officer.roles],
        "active": officer.active,
    }


def _add(session: Session, options: Namespace, terminal: Terminal, secret: str) -> None:
    words = terminal.words
    if options.code:
        clean_code(options.code)
    name_ar, name_en = by_letters(options.name, options.name_en)
    founder = founder_of(options, terminal)
    prompt = words("Passphrase of the new officer")
    new = passphrase(options.new_passphrase_file, terminal, prompt, twice=True)
    roles = frozenset(Role(name) for name in options.roles)
    code = add_officer(
        session.book,
        session.by,
        NewOfficer(name_ar, name_en, roles, new, options.code),
        passphrase=secret,
        authority_passphrase=founder,
    )
    terminal.say(words("The officer was added with the code {officer}.", officer=code))


def _remove(session: Session, options: Namespace, terminal: Terminal, secret: str) -> None:
    words = terminal.words
    with progress_bar(terminal, words("Changing the key of the book")) as progress:
        remove_officer(
            session,
            options.code,
            passphrase=secret,
            founder_passphrase=founder_of(options, terminal),
            progress=progress,
        )
    terminal.say(words("The officer {officer} was removed.", officer=options.code))
    terminal.say(words("Backups made before today stay readable to them."))


def _reset(session: Session, options: Namespace, terminal: Terminal, secret: str) -> None:
    words = terminal.words
    prompt = words("New passphrase of the officer {officer}", officer=options.code)
    done = reset_officer(
        session,
        options.code,
        passphrase=secret,
        new_passphrase=passphrase(options.new_passphrase_file, terminal, prompt, twice=True),
        founder_passphrase=founder_of(options, terminal),
    )
    terminal.say(words("The officer {officer} has new keys.", officer=options.code))
    for group in done.lost_groups:
        said = words("A member has to take them into “{group}” again.", group=group)
        terminal.say(said)


def _passphrase(session: Session, options: Namespace, terminal: Terminal, secret: str) -> None:
    words = terminal.words
    prompt = words("Your new passphrase")
    new = passphrase(options.new_passphrase_file, terminal, prompt, twice=True)
    change_passphrase(session, old=secret, new=new)
    terminal.say(words("Your passphrase was changed. Backups made before open with the old one."))


def founder_of(options: Namespace, terminal: Terminal) -> str | None:
    """Return the passphrase of the book's founder, where a file of it is named."""
    file = options.founder_passphrase_file
    return None if file is None else passphrase(file, terminal, "")


_DEEDS: Final[dict[str, Callable[[Session, Namespace, Terminal, str], None]]] = {
    "add": _add,
    "remove": _remove,
    "reset": _reset,
    "passphrase": _passphrase,
}
