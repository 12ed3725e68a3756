"""A package leaves the house whole, checked by strangers' tools; or nothing leaves at all."""

import csv
import io
import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pikepdf
import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Series
from desktop.domain.log.checkpoint import parse_checkpoint
from desktop.domain.log.note import parse_note
from desktop.domain.trust.acting import Role
from desktop.services.disclosure.export.signers import SigningOfficer
from desktop.services.disclosure.export_package import ExportOrder, export_package
from desktop.services.disclosure.profiles import load_profile, profile_names
from desktop.services.disclosure.verify.evidence import Known
from desktop.services.disclosure.verify.verify_package import verify_package
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.log_head import log_head
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.strength import LOWEST
from desktop.services.trust.verify_book import verify_book
from desktop.store.queries.disclosure import issued_packages
from tests.books_made import PASSPHRASE, new_book, new_ledger, with_masters

CHAIR = "بحر ونخلة 9"
ROOT = Path(__file__).parents[3]


def filled(folder):
    made = new_ledger(folder, roles=frozenset({Role.TREASURER}))
    for step in range(1, 8):
        made.post(
            ("1121", 10_000 * step, "EU"),
            ("4312", -10_000 * step, "EU"),
            series=Series.RECEIPT,
            narration=f"قبض الدفعة {step} من المنحة (2025)",
            reference=f"TR-{step}",
        )
        made.post(("5112", 7_250, "EU", "P01"), ("1121", -7_250, "EU"), series=Series.PAYMENT)
    session = made.session
    by = type(session.by)(1, "O1", "س", "S", frozenset({Role.CHAIR}))
    chair = NewOfficer("رئيسة المجلس", "Chair", frozenset({Role.CHAIR}), CHAIR)
    add_officer(session.book, by, chair, passphrase=PASSPHRASE, strength=LOWEST)
    return made


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    out = folder / "stick"
    out.mkdir()
    made = filled(folder)
    first = export_package(made.session.book, made.session.by, order(out))
    made.post(("1111", 500), ("4211", -500), narration="تبرع متأخر")
    second = export_package(
        made.session.book, made.session.by, order(out, changes="أضيف تبرع متأخر")
    )
    yield made, first, second
    made.session.close()


def order(folder, **changes):
    signers = (SigningOfficer("O1", PASSPHRASE), SigningOfficer("O2", CHAIR))
    values = {"signers": signers, "passphrase": "", "year_name": "2025"} | changes
    return ExportOrder(profile="commission-annual", folder=folder, **values)


def run(*command, **more):
    return subprocess.run(
        [str(part) for part in command],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        **more,
    )


def test_it_is_accepted_and_says_who_signed(exported):
    _, first, second = exported
    for package in (first, second):
        verdict = verify_package(package.path, Known()).to_json()
        assert verdict["verdict"] == "accepted"
        told = {each["check"]: each for each in verdict["checks"]}
        roles = [each["role"] for each in told["signatures"]["detail"]["signers"]]
        assert roles == ["chair", "treasurer"]
        assert told["log-entries"]["detail"]["entries"] >= 14
        assert package.signers == 2


def test_the_next_filing_proves_that_the_books_only_grew(exported):
    _, first, second = exported
    told = verify_package(second.path, Known()).to_json()["checks"]
    grown = next(each for each in told if each["check"] == "log-consistency")
    with zipfile.ZipFile(first.path) as archive:
        note = archive.read("log/checkpoint.txt").decode()
    before = parse_checkpoint(parse_note(note).text).size
    assert grown["result"] == "passed"
    assert grown["detail"]["old"] == before < grown["detail"]["new"]
    assert verify_package(second.path, Known(previous=note)).to_json()["verdict"] == "accepted"


def test_versions_follow_one_another_and_stand_in_the_book(exported):
    made, first, second = exported
    assert (first.version, second.version, first.number) == (1, 2, second.number)
    with made.session.book.inspect() as conn:
        issued = issued_packages(conn)
    assert [each.sha256 for each in issued] == [first.sha256, second.sha256]
    assert verify_book(made.session.book, made.session.by).findings == ()
    with zipfile.ZipFile(second.path) as archive:
        described = json.loads(archive.read("package.json"))
    assert described["supersedes"] == "CSC-2025 v1"
    assert described["changes"] == "أضيف تبرع متأخر"


def test_poppler_finds_two_valid_signatures_over_the_whole(exported, foreign):
    _, first, _ = exported
    told = run(foreign("pdfsig"), first.reading_copy).stdout
    assert told.count("Signature is Valid") == 2
    assert "رئيسة المجلس" in told
    assert told.count("Total document signed") == 1
    assert told.rindex("Total document signed") > told.index("Signature #2")


def test_openssl_verifies_each_officer_over_the_list_of_files(exported, foreign, tmp_path):
    _, first, _ = exported
    with zipfile.ZipFile(first.path) as archive:
        archive.extractall(tmp_path)
    for number in ("001", "002"):
        told = run(
            foreign("openssl"), "cms", "-verify", "-cades", "-binary", "-inform", "DER",
            "-in", f"META-INF/signature{number}.p7s", "-content", f"META-INF/ASiCManifest{number}.xml",
            "-CAfile", "certificates/ca.pem", "-purpose", "any", "-out", "/dev/null", cwd=tmp_path,
        )  # fmt: skip
        assert "CAdES Verification successful" in told.stderr
    listed = (tmp_path / "META-INF/ASiCManifest001.xml").read_text()
    assert listed.count("DigestValue>") // 2 >= 20


def test_the_archive_and_the_document_are_sound(exported, foreign):
    _, first, _ = exported
    assert run(foreign("unzip"), "-tqq", first.path).returncode == 0
    assert run(foreign("qpdf"), "--check", first.reading_copy).returncode == 0
    with zipfile.ZipFile(first.path) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.read("disclosure.pdf") == first.reading_copy.read_bytes()


def test_the_document_speaks_arabic_that_can_be_copied(exported, foreign):
    _, first, _ = exported
    drawn = run(foreign("pdftotext"), first.reading_copy, "-").stdout
    text = unicodedata.normalize("NFKC", drawn)  # lam-alef comes as its one code
    for said in ("قائمة المركز المالي", "CSC-2025", "مؤسسة الاختبار"):
        assert said in text
    assert re.search(r"280[.,]000", text.replace("\u202a", "").replace("\u202c", ""))


def test_the_annex_travels_inside_the_document_too(exported):
    _, first, _ = exported
    with pikepdf.open(first.reading_copy) as document, zipfile.ZipFile(first.path) as archive:
        inside = {name: spec.get_file().read_bytes() for name, spec in document.attachments.items()}
        annex = [name for name in archive.namelist() if name.startswith("annex/")]
        assert {name.rpartition("/")[2] for name in annex} == set(inside)
        for name in annex:
            assert archive.read(name) == inside[name.rpartition("/")[2]]
        assert len(document.Root.AF) == len(inside)


def test_names_of_partners_and_makers_stay_at_home(exported):
    _, first, _ = exported
    with zipfile.ZipFile(first.path) as archive:
        rows = list(
            csv.DictReader(io.StringIO(archive.read("annex/lines.csv").decode("utf-8-sig")))
        )
        proof = archive.read("log/proof.json").decode()
    assert all(row["partner"] == "" and row["memo"] == "" for row in rows)
    assert '"maker"' not in proof
    assert ".party" not in proof


def test_the_small_verifier_agrees(exported):
    _, first, second = exported
    script = ROOT / "resources/verify/verify_sijill.py"
    for package in (first, second):
        told = run(sys.executable, script, package.path)
        assert told.returncode == 0, told.stdout + told.stderr


def test_duties_in_one_hand_are_declared_and_others_not(exported, tmp_path, foreign):
    session = new_book(tmp_path)
    with_masters(session).post(("1111", 500), ("4211", -500))
    alone = ExportOrder("commission-annual", None, tmp_path, PASSPHRASE)
    done = export_package(session.book, session.by, alone, language="en")
    session.close()
    said = run(foreign("pdftotext"), done.reading_copy, "-").stdout
    assert "Duties that are not separated" in said
    assert "Chair, Treasurer" in said
    apart = run(foreign("pdftotext"), exported[1].reading_copy, "-").stdout
    assert "غير مفصول" not in apart


def test_one_officer_alone_signs_once_and_closes(tmp_path):
    session = new_book(tmp_path)
    made = with_masters(session)
    made.post(("1111", 500), ("4211", -500))
    try:
        alone = ExportOrder("commission-annual", None, tmp_path, PASSPHRASE)
        done = export_package(session.book, session.by, alone, language="en")
    finally:
        session.close()
    assert done.signers == 1
    assert verify_package(done.path, Known()).to_json()["verdict"] == "accepted"


def nothing_left(folder, made, size):
    assert list(folder.iterdir()) == []
    assert log_head(made.session.book, made.session.by).size == size


@pytest.fixture
def ready(tmp_path):
    made = filled(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    yield made, out, log_head(made.session.book, made.session.by).size
    made.session.close()


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"signers": (SigningOfficer("O1", PASSPHRASE), SigningOfficer("O2", "no"))}, "signer-wrong-passphrase"),
        ({"signers": (SigningOfficer("O9", PASSPHRASE),)}, "officer-unknown"),
        ({"signers": (SigningOfficer("O1", PASSPHRASE),) * 2}, "signer-twice"),
        ({"year_name": "1999"}, "year-unknown"),
    ],
)  # fmt: skip
def test_a_wrong_order_makes_nothing(ready, changes, key):
    made, out, size = ready
    with pytest.raises(UserError) as error:
        export_package(made.session.book, made.session.by, order(out, **changes))
    assert error.value.key == key
    nothing_left(out, made, size)


def test_an_unknown_profile_names_those_there_are():
    with pytest.raises(UserError) as error:
        load_profile("nothing")
    assert error.value.fields["known"] == ", ".join(profile_names())
    assert {load_profile(name).key for name in profile_names()} == set(profile_names())


def test_a_full_disk_leaves_nothing_half_written(ready):
    """The kernel itself refuses to write more than 100 kB, as a full disk does."""
    made, out, _ = ready
    made.session.close()
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from desktop.domain.errors import UserError\n"
        "from desktop.services.disclosure.export_package import ExportOrder, export_package\n"
        "from desktop.services.disclosure.export.signers import SigningOfficer\n"
        "from desktop.services.trust.open_book import open_book\n"
        "session = open_book(Path(sys.argv[1]), sys.argv[2])\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "signers = (SigningOfficer('O1', sys.argv[2]), SigningOfficer('O2', sys.argv[3]))\n"
        "order = ExportOrder('commission-annual', '2025', Path(sys.argv[4]), '', signers)\n"
        "def progress(done, total):\n"
        "    if done >= 800:\n"
        "        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    export_package(session.book, session.by, order, progress=progress)\n"
        "except UserError as error:\n"
        "    print(error.key)\n"
    )
    told = run(sys.executable, "-c", code, made.session.book.folder.path, PASSPHRASE, CHAIR, out)
    assert told.stdout.strip() in ("write-target-full", "write-file-too-large"), told.stderr
    assert list(out.iterdir()) == []


class StoppedError(Exception):
    """The person pressed cancel."""


@pytest.mark.parametrize("at", [0, 250, 400, 800, 950])
def test_cancel_at_any_time_leaves_nothing(ready, at):
    made, out, size = ready

    def progress(done, total):
        if done >= at:
            raise StoppedError

    with pytest.raises(StoppedError):
        export_package(made.session.book, made.session.by, order(out), progress=progress)
    nothing_left(out, made, size)


def test_progress_only_goes_on(ready):
    made, out, _ = ready
    heard = []
    export_package(
        made.session.book,
        made.session.by,
        order(out),
        progress=lambda done, total: heard.append(done * 1_000 // total),
    )
    assert heard == sorted(heard)
    assert heard[-1] == 1_000
