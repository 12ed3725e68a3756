"""What an auditor asks for first: reversals, voids, overrides, self-approvals, findings, tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desktop.domain.ledger.audit_pack import LeftOut, WhyLeftOut
from desktop.domain.trust.acting import Act
from desktop.domain.trust.findings import FindingFilter
from desktop.exchange.audit_pack.folder import PackFolder
from desktop.services.ledger.audit_pack.data_files import OfYear, write_table
from desktop.services.session import Session
from desktop.services.trust.audit.export_exceptions import export_exceptions
from desktop.services.trust.audit.find_exceptions import find_exceptions
from desktop.services.trust.audit.print_findings import print_findings
from desktop.store.queries.audit_data import FINDINGS, LISTS
from desktop.text.words import Words

_OF_AUDIT: Final = ("lists/exceptions", "lists/findings")
COUNT: Final = len(LISTS) + len(_OF_AUDIT)


def write_lists(of: OfYear, folder: PackFolder, told: Callable[[], None]) -> None:
    """Write the lists that everybody who may take the pack may read; `told` after each."""
    for table in LISTS:
        write_table(of, folder, "lists", table)
        told()


def write_audit(
    session: Session, of: OfYear, folder: PackFolder, words: Words, told: Callable[[], None]
) -> tuple[LeftOut, ...]:
    """Write findings and exceptions, where the officer may read the audit."""
    book, by = session.book, session.by
    if not by.may(Act.READ_AUDIT):
        return tuple(LeftOut(name, WhyLeftOut.NOT_PERMITTED, "not-permitted") for name in _OF_AUDIT)
    found = find_exceptions(book, by, of.year.name, progress=lambda _done, _total: told())
    for ending in (".pdf", ".xlsx"):
        folder.adopt(
            f"lists/exceptions{ending}",
            lambda path: export_exceptions(book, by, found, path, words),
        )
    told()
    write_table(of, folder, "lists", FINDINGS)
    folder.adopt(
        "lists/findings.pdf", lambda path: print_findings(book, by, FindingFilter(), path, words)
    )
    return ()
