"""The sentences of exporting a disclosure package."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "profile-unknown": mark("There is no package profile called “{name}”. There are: {known}."),
    "year-without-entries": mark(
        "The fiscal year {year} has no entries, so there is nothing to disclose. Choose "
        "another year."
    ),
    "signer-twice": mark("One officer is named twice among the signers. Name each officer once."),
    "signer-without-role": mark(
        "The officer {officer} holds none of the offices that sign this package, or another "
        "officer signs for it already. Choose the officers by their offices."
    ),
    "signer-wrong-passphrase": mark(
        "This is not the passphrase of the officer {officer}. Nothing was signed; type it again."
    ),
}
