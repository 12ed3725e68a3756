"""Print the recovery code: one sheet for each half, each to a place of its own."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.trust.recovery_code import RecoveryCode
from desktop.exchange.careful_write import Written, careful_write
from desktop.reports.trust.recovery_sheet import RecoverySheet, recovery_pdf
from desktop.services.session import Session
from desktop.store.queries.masters import load_organisation
from desktop.text.words import Words


def recovery_sheet(session: Session, code: RecoveryCode, half: int, words: Words) -> bytes:
    """Return the sheet of half 1 or 2 as PDF, to be printed or written; it is kept nowhere."""
    with session.book.inspect() as conn:
        organisation = load_organisation(conn)
    return recovery_pdf(
        RecoverySheet(
            organisation_ar=organisation.name_ar,
            organisation_en=organisation.name_en,
            book=session.book.folder.path.stem,
            half=half,
            code=code.first if half == 1 else code.second,
            moment=session.book.now(),
        ),
        words,
    )


def write_recovery_sheet(
    session: Session, code: RecoveryCode, half: int, target: Path, words: Words
) -> Written:
    """Write the sheet of half 1 or 2 to the new file `target`, and read it back.

    Raises UserError as the careful write.
    """
    content = recovery_sheet(session, code, half, words)
    return careful_write(target, content, len(content))
