"""`sijill auditpack`: the audit pack of a year; its path is the last line of the answer."""

from __future__ import annotations

from argparse import Namespace

from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.domain.ledger.audit_pack import PackPart
from desktop.services.ledger.audit_pack.make_pack import PackMade, PackOrder, make_audit_pack
from desktop.text.labels import label


def run(options: Namespace, terminal: Terminal) -> int:
    """Make the pack in the language of the answers."""
    words = terminal.words
    without = {PackPart(each) for each in options.left_out}
    order = PackOrder(options.year, options.out, options.zip, frozenset(PackPart) - without)
    with (
        opened(options, terminal) as session,
        progress_bar(terminal, words("Making the audit pack")) as progress,
    ):
        made = make_audit_pack(session, order, words, progress)
    if options.json:
        terminal.json(_said(made))
        return Exit.DONE
    for one in made.left_out:
        terminal.say(words("Not in the pack: {name}", name=one.name))
        terminal.say(f"    {label(one.why, words)}")
    count = len(made.files)
    terminal.say(words.plural("The pack has {n} file", "The pack has {n} files", count))
    terminal.say(words("Head of the log: {head}", head=made.short_head))
    terminal.say(str(made.path))
    return Exit.DONE


def _said(made: PackMade) -> dict[str, object]:
    return {
        "path": str(made.path),
        "year": made.year,
        "files": len(made.files),
        "bytes": made.size,
        "short_head": made.short_head,
        "left_out": [
            {"name": one.name, "why": one.why.value, "error": one.key or None}
            for one in made.left_out
        ],
    }
