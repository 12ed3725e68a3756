"""The sentences of keys: passphrases, officers who come and go, the recovery code, groups."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "passphrase-of-another": mark(
        "This passphrase cannot be used in this book. Choose another one that you have told nobody."
    ),
    "officer-name-taken": mark(
        "{name} is already an officer of this book, with the code {officer}. If this is another "
        "person, add the father's or grandfather's name, so that nobody takes one for the other."
    ),
    "officer-removed": mark(
        "The officer {officer} was removed from this book, and its key was changed. Ask an officer "
        "who manages officers."
    ),
    "officer-must-unlock-first": mark(
        "The officer {officer} has not opened the book since it was brought up to date, and has "
        "no key of their own yet. Let them open it once, or remove them first."
    ),
    "officer-remove-self": mark(
        "Nobody removes themselves from the book. Ask another officer who manages officers."
    ),
    "officer-reset-self": mark(
        "Nobody resets themselves. Change your own passphrase instead, or use the recovery code."
    ),
    "officer-last-manager": mark(
        "{officer} is the last officer who may manage officers. Give this right to another one "
        "first, or nobody could let anyone in any more."
    ),
    "officer-not-active": mark("{officer} was removed from the book before. Nothing was changed."),
    "slots-outdated": mark(
        "The file of key slots {file} is older than the book. Nothing was changed. Put back the "
        "newer file, or restore the whole book from the last backup."
    ),
    "key-not-written": mark(
        "Your own key could not be written into the book at {path}. Nothing else was changed. See "
        "whether the disk is full or takes no writing, then do it again."
    ),
    "authority-not-yours": mark(
        "You do not hold the key of the organisation's authority yet. Let an officer who holds it "
        "add, reset or remove an officer: that gives it to everybody who may have it."
    ),
    "group-unknown": mark("This book has no group with the number {group}. Choose another group."),
    "group-not-yours": mark(
        "“{group}” is a confidential group that you do not belong to. Ask one of its members "
        "to take you in, or to show you the document."
    ),
    "group-not-changed": mark(
        "The members of “{group}” follow from the offices in this book. Change the offices instead."
    ),
    "group-name-taken": mark(
        "There is already a group called “{group}”. Choose another name, or add members to it."
    ),
    "group-members-empty": mark(
        "A confidential group needs at least one member, or nobody could open its documents."
    ),
    "book-changing-keys": mark(
        "The key of the book at {path} is being changed. Wait until that is done, then do it again."
    ),
    "rekey-check-failed": mark(
        "The copy of the book under its new key did not agree with the book. Nothing was changed. "
        "Make a backup to another disk, then try again."
    ),
    "recovery-length": mark(
        "A half of the recovery code has five groups of five letters and digits, 25 in all; "
        "{count} were found. Type it as it stands on the sheet."
    ),
    "recovery-group-wrong": mark(
        "Group {group} of half {half} is mistyped. Compare it with the sheet."
    ),
    "recovery-same-half": mark(
        "Both are the same half of the recovery code. Type what stands on the other sheet as well."
    ),
    "recovery-none": mark(
        "This book has no recovery code, or it was used before. Ask an officer who manages "
        "officers to give you a new passphrase."
    ),
    "recovery-wrong": mark(
        "These two halves do not open this book. They may belong to an earlier code, or to another "
        "book: compare the date and the organisation on the sheets."
    ),
    "book-on-stick": mark(
        "{path} lies on a stick or a card, where a book is easily lost or damaged. Nothing was "
        "changed. Keep the book on the computer's own disk: restore a backup there, or copy the "
        "whole folder there, and open that."
    ),
    "document-key-altered": mark(
        "The key of document {document} was changed outside the program, so its group cannot be "
        "given a new key. Nothing was changed. Check the documents, put the document back from a "
        "backup, then try again."
    ),
}
