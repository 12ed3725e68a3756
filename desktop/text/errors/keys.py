"""The sentences of keys: passphrases, officers who come and go, the recovery code, groups."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "group-unknown": mark("This book has no group with the number {group}. Choose another group."),
    "group-not-yours": mark(
        "“{group}” is a confidential group that you do not belong to. Ask one of its members "
        "to take you in, or to show you the document."
    ),
}
