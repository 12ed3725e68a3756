"""PDF/A-3b: judged by PDFBox Preflight, qpdf and poppler, reproducible to the byte."""

from __future__ import annotations

import datetime as dt
import io
import subprocess

import pikepdf
import pytest

from desktop.reports.page import render
from desktop.reports.pdfa import Attachment, FileMeta, to_pdfa3b
from tests.reports.page import sample

JARS = [
    "preflight",
    "pdfbox2",
    "xmpbox",
    "fontbox2",
    "commons-logging",
    "commons-io",
    "javax.activation",
    "jaxb-api",
]
META = FileMeta(
    "حزمة الإفصاح <2024> & الملاحق", "مؤسسة الواحة", "إفصاح", "ar", sample.MOMENT, "Sijill 1.0"
)
FILES = (
    Attachment("entries.csv", "text/csv", b"id,amount\n1,2.000\n", "القيود"),
    Attachment("accounts.csv", "text/csv", "الحساب\n".encode(), "دليل الحسابات"),
)
# Level 1b is all that Preflight knows; a file that says "part 3" cannot please it in this.
PART = "7.11.2 : Error on MetaData, part must be 1"
EMBEDDED = (
    "1.4.7 : Trailer Syntax error, EmbeddedFile entry is present in the Names dictionary",
    "1.2.9 : Body Syntax error, EmbeddedFile entry is present in a FileSpecification dictionary",
)


@pytest.fixture(scope="module")
def drawn():
    return render(sample.document("ar"), sample.arabic()).pdf


@pytest.fixture(scope="module")
def findings(drawn, foreign, tmp_path_factory):
    """What Preflight says of the file without attachments, and with them."""

    def judge(name, attachments):
        path = tmp_path_factory.mktemp("pdfa") / name
        path.write_bytes(to_pdfa3b(drawn, META, attachments))
        jars = ":".join(foreign(f"/usr/share/java/{jar}.jar") for jar in JARS)
        validator = "org.apache.pdfbox.preflight.Validator_A1b"
        command = [foreign("java"), "-cp", jars, validator, str(path)]
        told = subprocess.run(command, check=False, capture_output=True, text=True)
        assert name in told.stdout, told.stderr
        return [line for line in told.stdout.splitlines()[1:] if line.strip()]

    return judge("plain.pdf", ()), judge("annex.pdf", FILES)


def test_preflight_finds_nothing_but_the_part(findings):
    assert findings[0] == [PART]


def test_preflight_finds_beside_it_only_the_attachments(findings):
    assert sorted(set(findings[1])) == sorted([PART, *EMBEDDED])


def test_the_same_input_gives_the_same_bytes(drawn):
    made = to_pdfa3b(drawn, META, FILES)
    assert made == to_pdfa3b(drawn, META, tuple(reversed(FILES)))
    later = FileMeta(
        META.title, META.author, META.subject, "ar", META.moment + dt.timedelta(1), META.program
    )
    assert made != to_pdfa3b(drawn, later, FILES)


def test_what_the_file_says_of_itself(drawn):
    with pikepdf.open(io.BytesIO(to_pdfa3b(drawn, META, FILES))) as pdf:
        said = pdf.open_metadata()
        assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("3", "B")
        assert said["dc:title"] == str(pdf.docinfo.Title) == META.title
        assert str(pdf.Root.Lang) == "ar"
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"
        assert str(pdf.docinfo.CreationDate) == "D:20250315093000Z"
        (intent,) = pdf.Root.OutputIntents
        profile = intent.DestOutputProfile.read_bytes()
        assert profile[8:9] == b"\x02"
        assert profile[36:40] == b"acsp"
        assert pdf.pdf_version == "1.7"


def test_the_annex_is_associated_and_comes_out_as_it_went_in(drawn):
    with pikepdf.open(io.BytesIO(to_pdfa3b(drawn, META, FILES))) as pdf:
        assert [str(each.UF) for each in pdf.Root.AF] == ["accounts.csv", "entries.csv"]
        for each in FILES:
            spec = pdf.attachments[each.name]
            assert spec.get_file().read_bytes() == each.data
            assert spec.get_file().mime_type == each.mime
            assert spec.description == each.description
            assert str(spec.obj.AFRelationship) == "/Data"


def test_every_font_is_embedded_and_qpdf_is_content(drawn, foreign, tmp_path):
    path = tmp_path / "d.pdf"
    path.write_bytes(to_pdfa3b(drawn, META, FILES))
    subprocess.run([foreign("qpdf"), "--check", str(path)], check=True, capture_output=True)
    told = subprocess.run(
        [foreign("pdffonts"), str(path)], check=True, capture_output=True, text=True
    ).stdout.splitlines()[2:]
    assert told
    assert all(" yes yes yes " in line for line in told)
    assert not any("Helvetica" in line for line in told)
