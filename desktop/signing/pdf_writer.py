"""The writer of new revisions, which leaves a document's metadata as its makers wrote it.

pyHanko would name itself the producer and rewrite the XMP packet in every revision; a PDF/A file
would then no longer say that it is one.
"""

from __future__ import annotations

from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class RevisionWriter(IncrementalPdfFileWriter):
    """An incremental writer over bytes that touches nothing it was not asked to."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__(BytesIO(pdf))

    def _update_meta(self) -> None:
        """Leave /Info and /Metadata alone."""
