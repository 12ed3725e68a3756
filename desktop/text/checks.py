"""What the checks of a package are called, and why one of them does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.text.words import Words, mark

LABELS: Final[Mapping[str, str]] = {
    "container": mark("The file is one whole package"),
    "manifests": mark("Every file in it is as it was signed"),
    "description": mark("The package says what it is"),
    "signatures": mark("All officers signed"),
    "certificates": mark("The signatures come from the organisation"),
    "enrolment": mark("The organisation is the enrolled one"),
    "pdf-pin": mark("The document is the one that was filed"),
    "pdf-signatures": mark("Nothing was added to the document after signing"),
    "pdf-attachments": mark("The document carries the same tables as the package"),
    "annex": mark("The figures add up"),
    "log-key": mark("The log belongs to the organisation"),
    "log-checkpoint": mark("The log is signed"),
    "log-consistency": mark("The log only grew since the last filing"),
    "log-leaves": mark("What is shown stands in the log"),
    "log-entries": mark("The entries are those of the log"),
}

RESULTS: Final[Mapping[str, str]] = {
    "passed": mark("holds"),
    "failed": mark("does not hold"),
    "not-applicable": mark("not checked"),
}

REASONS: Final[Mapping[str, str]] = {
    "not-a-container": mark("The file is not a disclosure package."),
    "not-canonical": mark("The file was changed after it was made."),
    "too-large": mark("The file is larger than a package may be."),
    "too-many-members": mark("The package holds more files than it may."),
    "too-many-signers": mark("The package holds more signatures than it may."),
    "member-name": mark("A file in the package has a name that is not allowed: {name}."),
    "name-twice": mark("A file stands in the package twice: {name}."),
    "manifest-differs": mark("A file in the package is not the one that signer {position} signed."),
    "unsigned": mark("Nobody signed the package."),
    "container-refused": mark("Not looked at, because the file itself was refused."),
    "member-missing": mark("The file {file} is missing from the package."),
    "member-unreadable": mark("The file {file} in the package cannot be read."),
    "description-missing": mark("The package does not say what it is."),
    "description-shape": mark("The description of the package cannot be read."),
    "signers-differ": mark("{expected} signatures are expected, {found} are there."),
    "signature-does-not-hold": mark("Signature {position} does not hold ({why})."),
    "signer-differs": mark("Signature {position} is not by the expected officer ({role})."),
    "authority-differs": mark("The certificate of the organisation is not the described one."),
    "certificate-not-from-authority": mark(
        "The certificate of signer {position} was not issued by the organisation, or was not "
        "valid then."
    ),
    "compare-with-enrolment-sheet": mark("Compare these groups with the enrolment sheet: {groups}"),
    "authority-not-enrolled": mark(
        "The organisation that signed is not the enrolled one. Its groups are {groups}"
    ),
    "pdf-differs": mark(
        "The document is not the one that was described; perhaps an earlier or later state of it."
    ),
    "pdf-unreadable": mark("The document cannot be examined ({why})."),
    "pdf-signers-differ": mark("The signatures in the document are not the expected ones."),
    "pdf-signature-does-not-hold": mark(
        "The signature “{field}” in the document does not hold ({why})."
    ),
    "pdf-changed-after-signing": mark("The document was changed after the signature “{field}”."),
    "pdf-revisions-differ": mark(
        "Something was added to the document between or after the signatures."
    ),
    "pdf-not-locked": mark("The signatures do not lock the document."),
    "attachments-differ": mark("The files inside the document are not those of the package."),
    "attachment-differs": mark(
        "The file {file} inside the document differs from the one in the package."
    ),
    "no-attachments": mark("The document carries no files."),
    "no-annex": mark("The package has no tables for programs."),
    "annex-missing": mark("The table {file} is missing."),
    "annex-hash": mark("The table {file} is not the listed one."),
    "annex-shape": mark("The list of tables ({file}) cannot be read."),
    "csv-unreadable": mark("The table {file} cannot be read at line {line}."),
    "csv-columns": mark("The table {file} has other columns than it should."),
    "json-unreadable": mark("The file {file} cannot be read."),
    "amount-unreadable": mark("An amount in the tables cannot be read."),
    "unknown-reference": mark(
        "The tables name {value} in the column {column}, which is not listed."
    ),
    "line-out-of-place": mark("Line {position} of entry {id} is out of place."),
    "entry-twice": mark("{id} stands in the tables twice."),
    "entry-out-of-balance": mark("Entry {id} is out of balance by {difference}."),
    "totals-differ": mark("The stated total is {stated}, the lines give {found} ({total})."),
    "trial-balance-differs": mark("The balance of {account} differs from its lines."),
    "no-log": mark("The package carries no log."),
    "log-missing": mark("The package carries no log, though one was filed before."),
    "log-without-key": mark("The package carries a log without its key."),
    "log-key-differs": mark("The key of the log is not the described one."),
    "log-key-not-certified": mark("The organisation did not sign for the key of the log."),
    "log-key-not-handed-over": mark(
        "The key of the log was replaced, and the key before it did not hand over to it."
    ),
    "checkpoint-differs": mark("The state of the log is not the described one."),
    "checkpoint-not-signed": mark("The state of the log is not signed with its key."),
    "first-filing": mark("This is a first filing."),
    "previous-missing": mark("The proof from the last filing is missing."),
    "previous-differs": mark("The last filed state of the log is not the described one."),
    "previous-not-signed": mark("The last filed state of the log is not signed with its key."),
    "previous-not-the-last-filed": mark("The proof starts from another filing than the last one."),
    "history-rewritten": mark("The log was rewritten: it does not continue the last filed one."),
    "proof-of-other-checkpoint": mark("The proof is about another state of the log."),
    "leaf-does-not-hold": mark("Something shown is not in the log ({why})."),
    "entries-without-place": mark("The entries do not say where they stand in the log."),
    "entry-without-place": mark("{count} entries do not say where they stand in the log."),
    "entry-not-in-log": mark("Entry {id} is not in the log."),
    "entry-differs-from-log": mark("Entry {id} differs from the log."),
    "log-malformed": mark("The log in the package cannot be read ({why})."),
    "check-broke": mark("This part of the package cannot be read."),
}


def reason(detail: Mapping[str, object], words: Words) -> str:
    """Return the sentence for a check's detail; empty where it names no reason."""
    key = detail.get("reason")
    return words(REASONS[str(key)], **detail) if key in REASONS else ""
