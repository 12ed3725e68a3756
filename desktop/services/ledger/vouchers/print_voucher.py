"""Print a voucher: every printing is a copy with a number, and is logged before it is drawn."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.ledger.vouchers.paper import PaperSize
from desktop.domain.log.entry_leaf import entry_subject
from desktop.domain.trust.accesses import AccessKind
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.approvals import Decision
from desktop.exchange.careful_write import careful_write
from desktop.reports.statements.stamp import Stamp
from desktop.reports.vouchers.voucher_paper import Agreed, VoucherPaper, voucher_pdf
from desktop.services.ledger.vouchers.view_voucher import load_posted
from desktop.services.session import Session
from desktop.services.trust.log_head import log_head
from desktop.store.book import Book
from desktop.store.queries.approvals import answers_of, proposal_of_entry
from desktop.store.queries.vouchers import officer_names, times_printed
from desktop.store.tables import documents
from desktop.text.words import Words

_QR = "SIJILL:VOUCHER:1:{book}:{subject}:{leaf}:{head}"


def print_voucher_to(
    session: Session, entry_id: int, size: PaperSize, words: Words, target: Path
) -> Path:
    """Print a voucher into the new file `target` and return its path.

    Raises UserError `entry-missing`, or as `careful_write` does (`write-target-exists`, …).
    """
    if target.exists():
        careful_write(target, b"", 0)  # refuses it before a copy is counted
    pdf = print_voucher(session.book, session.by, entry_id, size, words)
    return careful_write(target, pdf, len(pdf)).path


def print_voucher(book: Book, by: Acting, entry_id: int, size: PaperSize, words: Words) -> bytes:
    """Return the voucher as a PDF in this size; the first printing is the original.

    Raises UserError `entry-missing`.
    """
    head = log_head(book, by)
    with book.begin(by, Act.READ_LEDGER) as tx:
        masters = tx.masters()
        voucher = load_posted(tx.conn, entry_id)
        entry = voucher.entry
        subject = entry_subject(entry.year_name, entry.series.value, entry.number)
        copy = times_printed(tx.conn, subject) + 1
        names = officer_names(tx.conn)
        agreed: tuple[Agreed, ...] = ()
        proposal = proposal_of_entry(tx.conn, entry_id)
        if proposal is not None:
            agreed = tuple(
                Agreed(words.of(*names[each.officer_id]), each.recorded_at)
                for each in answers_of(tx.conn, (proposal,))[proposal.id]
                if each.decision is Decision.APPROVED
            )
        tx.insert(
            documents.access,
            kind=AccessKind.PRINTED,
            subject=subject,
            officer_id=by.officer_id,
            recorded_at=tx.recorded_at,
        )
        moment = tx.recorded_at
    paper = VoucherPaper(voucher, masters, words.of(*names[entry.officer_id]), agreed, copy, size)
    qr = _QR.format(
        book=masters.organisation.book_id, subject=subject, leaf=entry.leaf, head=head.short
    )
    stamp = Stamp(moment, head.short, f"{entry.number} / {entry.year_name}", qr)
    return voucher_pdf(paper, stamp, words).pdf
