"""Turn a drawn document into PDF/A-3b (ISO 19005-3) with the machine annex as associated files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf, String

from desktop import resources

_PROFILE: Final = "icc/sRGB.icc"
_CONDITION: Final = "sRGB IEC61966-2.1"
_RGB: Final = 3
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{program}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<xmp:MetadataDate>{stamp}</xmp:MetadataDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class FileMeta:
    """What the file says of itself; `moment` is aware and is the file's only date.

    `language` is a BCP 47 tag ("ar"), `program` the name and version that drew it.
    """

    title: str
    author: str
    subject: str
    language: str
    moment: dt.datetime
    program: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to embed; `mime` as in "text/csv", `description` in the document's language."""

    name: str
    mime: str
    data: bytes
    description: str


def to_pdfa3b(pdf: bytes, meta: FileMeta, attachments: Sequence[Attachment] = ()) -> bytes:
    """Return the document as PDF/A-3b; the same input gives the same bytes.

    Attachments stand in the order of their names, related to the document as its data
    (`/AFRelationship /Data`).
    """
    with Pdf.open(BytesIO(pdf)) as document:
        _describe(document, meta)
        _add_output_intent(document)
        _attach(document, attachments, meta.moment)
        document.Root.Lang = String(meta.language)
        document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        if meta.language == "ar":
            document.Root.ViewerPreferences.Direction = Name.R2L
        out = BytesIO()
        document.remove_unreferenced_resources()
        document.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return out.getvalue()


def _pdf_date(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%SZ")


def _describe(document: Pdf, meta: FileMeta) -> None:
    """Write the document information and the XMP packet, saying the same in both."""
    when = meta.moment.astimezone(dt.UTC).replace(microsecond=0)
    for key in list(document.docinfo.keys()):
        del document.docinfo[key]
    document.docinfo[Name.Title] = String(meta.title)
    document.docinfo[Name.Author] = String(meta.author)
    document.docinfo[Name.Subject] = String(meta.subject)
    document.docinfo[Name.Creator] = String(meta.program)
    document.docinfo[Name.Producer] = String(meta.program)
    document.docinfo[Name.CreationDate] = String(_pdf_date(when))
    document.docinfo[Name.ModDate] = String(_pdf_date(when))
    document.Root.Metadata = document.make_stream(
        _packet(meta, when.strftime("%Y-%m-%dT%H:%M:%SZ")),
        Type=Name.Metadata,
        Subtype=Name.XML,
    )


def _packet(meta: FileMeta, stamp: str) -> bytes:
    """Return the XMP packet; every namespace is declared where the oldest readers look for it."""
    said = {
        "title": escape(meta.title),
        "author": escape(meta.author),
        "subject": escape(meta.subject),
        "language": escape(meta.language),
        "program": escape(meta.program),
        "stamp": stamp,
    }
    return _XMP.format(**said).encode()


def _add_output_intent(document: Pdf) -> None:
    """Say by an ICC profile what the colours mean, as PDF/A asks."""
    profile = document.make_stream(resources.path(_PROFILE).read_bytes(), N=_RGB)
    document.Root.OutputIntents = Array(
        [
            document.make_indirect(
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFA1,
                    OutputConditionIdentifier=String(_CONDITION),
                    RegistryName=String("http://www.color.org"),
                    Info=String(_CONDITION),
                    DestOutputProfile=profile,
                )
            )
        ]
    )


def _attach(document: Pdf, attachments: Sequence[Attachment], moment: dt.datetime) -> None:
    """Embed the files and relate them to the whole document (PDF 2.0 associated files)."""
    related = Array()
    for each in sorted(attachments, key=lambda one: one.name):
        spec = AttachedFileSpec(
            document,
            each.data,
            description=each.description,
            filename=each.name,
            mime_type=each.mime,
            creation_date=_pdf_date(moment),
            mod_date=_pdf_date(moment),
        )
        spec.obj.AFRelationship = Name.Data
        document.attachments[each.name] = spec
        related.append(document.attachments[each.name].obj)
    if len(related):
        document.Root.AF = related
