"""How backups are told on the terminal: sentences, and JSON for programs."""

from __future__ import annotations

import base64

from desktop.cli.terminal import Terminal
from desktop.services.trust.backup.back_up import BackedUp
from desktop.services.trust.backup.check_copy import Copied
from desktop.services.trust.backup.list_backups import Listed


def backup_json(made: BackedUp) -> dict[str, object]:
    """Return what was made; sizes are bytes."""
    return {
        "path": str(made.path),
        "sha256": made.sha256,
        "bytes": made.bytes,
        **copied_json(made.checked),
        "documents": made.manifest.blobs,
        "copied": made.copied,
        "copied_bytes": made.copied_bytes,
        "missing": list(made.missing),
        "medium": made.medium.value,
        "volume": made.volume,
        "same_disk": made.same_disk,
        "recorded": made.recorded,
    }


def copied_json(checked: Copied) -> dict[str, object]:
    """Return what stands in a copy of the book."""
    return {
        "size": checked.size,
        "root": base64.b64encode(checked.root).decode("ascii"),
        "short_head": checked.short_head,
        "entries": checked.entries,
        "last_day": None if checked.last_day is None else checked.last_day.isoformat(),
    }


def listed_json(each: Listed) -> dict[str, object]:
    """Return one backup on a stick."""
    return {
        "path": str(each.path),
        "book": each.book_id,
        "program": each.program,
        "made_at": each.made_at.isoformat(timespec="seconds"),
        "purpose": each.purpose.value,
        "size": each.size,
        "short_head": each.short_head,
        "documents": each.blobs,
        "missing": each.missing,
        "bytes": each.bytes,
    }


def say_backup(made: BackedUp, terminal: Terminal) -> None:
    """Say what was made; the path is the last line."""
    words = terminal.words
    say_copied(made.checked, terminal)
    terminal.say(words.plural("{n} document copied anew", "{n} documents copied anew", made.copied))
    if made.missing:
        terminal.warn(
            words.plural(
                "{n} document could not be copied: its file is gone from the book, or damaged.",
                "{n} documents could not be copied: their files are gone from the book, or "
                "damaged.",
                len(made.missing),
            )
        )
    if made.same_disk:
        terminal.warn(
            words("It lies on the same disk as the book: one broken disk would take both.")
        )
    if not made.recorded:
        terminal.warn(
            words("The book itself takes no writing any more, so it does not list this backup.")
        )
    terminal.say(words("Read back, opened and compared with the log."))
    terminal.say(str(made.path))


def say_copied(checked: Copied, terminal: Terminal) -> None:
    """Say how much stands in a copy of the book, and up to which day."""
    words = terminal.words
    if checked.last_day is None:
        terminal.say(words("No entry yet"))
    else:
        terminal.say(
            words.plural(
                "{n} entry, the last of {day}",
                "{n} entries, the last of {day}",
                checked.entries,
                day=checked.last_day.isoformat(),
            )
        )
    terminal.say(words("Short head: {head}", head=checked.short_head))
