"""The scans of the year's vouchers, named by voucher; what cannot be given is named too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Final

from desktop.domain.archive.document import Document
from desktop.domain.errors import UserError
from desktop.domain.ledger.audit_pack import LeftOut, WhyLeftOut, ascii_part
from desktop.domain.trust.accesses import AccessKind
from desktop.exchange.audit_pack.folder import PackFolder
from desktop.services.archive.read_document import open_document
from desktop.services.session import Session
from desktop.store.queries.audit_data import Scan

_ENDINGS: Final = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/tiff": "tif",
    "image/webp": "webp",
}
_NOT_OURS: Final = frozenset({"group-not-yours"})
_DAMAGED: Final = frozenset(
    {"document-file-damaged", "document-file-missing", "document-erased", "document-unknown"}
)


def write_scans(
    session: Session, scans: Sequence[Scan], folder: PackFolder, told: Callable[[], None]
) -> tuple[LeftOut, ...]:
    """Write every scan that the officer may open; `told` after each.

    Whatever is confidential is noted in the log as taken out before it is given. Raises UserError
    as the folder does.
    """
    left_out: list[LeftOut] = []
    counts: Counter[str] = Counter()
    for scan in scans:
        counts[scan.entry] += 1
        name = scan_name(scan, counts[scan.entry])
        try:
            opened = open_document(session, scan.document_id, kind=AccessKind.EXPORTED)
            ending = _ending(opened.document)
            folder.copy(f"{name}.{ending}", opened.pieces, opened.document.size)
        except UserError as error:
            if error.key in _NOT_OURS:
                left_out.append(LeftOut(name, WhyLeftOut.NOT_PERMITTED, error.key))
            elif error.key in _DAMAGED:
                left_out.append(LeftOut(name, WhyLeftOut.DAMAGED, error.key))
            else:
                raise
        told()
    return tuple(left_out)


def scan_name(scan: Scan, place: int) -> str:
    """Return where a scan lies, without its ending: vouchers/2025/payment-0042-1."""
    return f"vouchers/{ascii_part(scan.year, 'year')}/{scan.series}-{scan.number:04d}-{place}"


def _ending(document: Document) -> str:
    """Return the ending by what the content is; a name's own only where it is plain ASCII."""
    known = _ENDINGS.get(document.media_type)
    if known is not None:
        return known
    return ascii_part(PurePath(document.file_name).suffix[:6], "bin").lower()
