"""Sentences about receipts, authorities and older copies of a book."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "receipt-unread": mark(
        "This file is not a receipt, or it was changed on its way. Copy it again from the stick, "
        "or ask the authority for it once more."
    ),
    "receipt-file-unread": mark(
        "The file {path} cannot be read. Look whether it is still there and may be opened."
    ),
    "receipt-folder-unread": mark(
        "The folder {path} cannot be read. Look whether the stick is in its place."
    ),
    "receipt-none": mark(
        "No receipt lies in {path}. Its name ends in .receipt; look whether it is the right stick."
    ),
    "receipt-authority-unknown": mark(
        "The receipt is signed by “{authority}”, whose key this book does not know. "
        "If you trust this authority, enter its key from its paper first, then take the receipt in."
    ),
    "receipt-altered": mark(
        "This is not what “{authority}” signed: the receipt was changed, or somebody else made it. "
        "Nothing was taken in. Ask the authority for the receipt once more."
    ),
    "receipt-of-another": mark(
        "This receipt is for the book of another organisation. Nothing was taken in."
    ),
    "receipt-package-differs": mark(
        "The receipt names another package than {package}, though the file it describes is that "
        "one. Nothing was taken in. Show it to the authority."
    ),
    "authority-key-unread": mark(
        "The key of the authority cannot be read. Type or paste it as it stands on its paper: "
        "a name, a plus sign, eight letters and digits, a plus sign, and the key."
    ),
    "authority-key-differs": mark(
        "The eight groups of digits do not belong to this key. Compare both with the paper of the "
        "authority; if they are typed as they stand there, do not accept the key, and call the "
        "authority."
    ),
    "authority-known": mark("The receipts of “{authority}” are accepted already."),
    "head-digits": mark(
        "A head has forty digits in eight groups of five; {count} were typed. Look for those that "
        "are missing or stand twice."
    ),
    "copy-reason-missing": mark(
        "Say why work goes on in this copy: the next officer will read it."
    ),
    "copy-not-older": mark(
        "Nothing is known of this book beyond this copy: there is nothing to accept."
    ),
}
