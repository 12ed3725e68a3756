"""Packages that were made wrongly, by people who hold real keys: each is refused by its check."""

import dataclasses
import hashlib
import json
import subprocess
from datetime import timedelta, timezone
from io import BytesIO

import pikepdf
import pytest
from pyhanko.pdf_utils import generic

from desktop.domain.log import canonical
from desktop.domain.log.checkpoint import Checkpoint
from desktop.exchange.package import container, reader
from desktop.services.disclosure.seal_package import PackageSigner, certify_log_key, seal_package
from desktop.services.disclosure.verify.evidence import Known
from desktop.services.disclosure.verify.verify_package import CHECKS, verify_package
from desktop.signing import cades
from desktop.signing.log_key import LogKey, sign_checkpoint
from desktop.signing.pdf_fields import prepare_fields
from desktop.signing.pdf_signature import sign_pdf
from desktop.signing.pdf_writer import RevisionWriter
from desktop.text.checks import LABELS, REASONS, RESULTS, reason
from desktop.text.words import words_of
from tests.services.disclosure.packages import (
    FACTS,
    FIELDS,
    NOW,
    annex_of,
    facts,
    good,
    log_of,
    office,
    package,
    signed_pdf,
    unsigned_pdf,
)
from tests.services.disclosure.second import SECOND


def verdict_of(data, known=None):
    """Verify with both verifiers, which must agree, and return the main one's verdict."""
    verdict = verify_package(data, known)
    second = SECOND.verify(
        data, known.authority if known else None, known.previous if known else None
    )
    assert second == verdict.accepted
    for check in verdict.checks:
        assert check.key in LABELS
        assert check.result in RESULTS
        if "reason" in check.detail:
            REASONS[check.detail["reason"]].format(**check.detail)
    return verdict


def failures(data, known=None):
    return {
        c.key: c.detail["reason"] for c in verdict_of(data, known).checks if c.result == "failed"
    }


def attached(members):
    return {"lines.csv": members["annex/lines.csv"]}


def overlay(pdf):
    """Draw another figure over the page by an incremental update, as an attacker would."""
    writer = RevisionWriter(pdf)
    drawing = generic.StreamObject(
        stream_data=b"q 1 1 1 rg 0 400 300 60 re f Q BT /F1 12 Tf 12 421 Td (Total 9.000) Tj ET"
    )
    writer.add_stream_to_page(0, writer.add_object(drawing))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def sign(pdf, field, key, *, certify, close):
    return sign_pdf(pdf, field, key, appearance=None, certify=certify, close=close, signed_at=NOW)


def test_a_good_package_is_accepted_and_says_what_it_is():
    verdict = verdict_of(good())
    assert verdict.accepted
    assert [check.key for check in verdict.checks] == ["container", *CHECKS]
    assert verdict.sha256 == hashlib.sha256(good()).hexdigest()
    shape = verdict.to_json()
    assert shape["verdict"] == "accepted"
    assert {"check", "result", "detail"} == set(shape["checks"][0])
    json.dumps(shape)


def test_progress_ends_with_all_checks_done():
    seen = []
    verify_package(good(), progress=lambda done, total: seen.append((done, total)))
    assert seen[0] == (1, len(CHECKS) + 1)
    assert seen[-1] == (len(CHECKS) + 1, len(CHECKS) + 1)


def test_a_package_without_a_log_or_annex_attachments_can_hold():
    data = package(office(), with_log=False, attachments=(), annex=annex_of([]))
    assert verdict_of(data).accepted


def test_the_enrolled_authority_is_asked_for():
    keys = office()
    assert not failures(good(), Known(authority=keys.authority.fingerprint.upper()))
    assert failures(good(), Known(authority="0" * 64)) == {"enrolment": "authority-not-enrolled"}
    stranger = package(office("الفجر"))
    assert verdict_of(stranger).accepted
    assert failures(stranger, Known(authority=keys.authority.fingerprint)) == {
        "enrolment": "authority-not-enrolled"
    }


class TestThePdf:
    def resealed(self, change):
        members = annex_of(facts(5))
        return package(office(), pdf=change(signed_pdf(office(), unsigned_pdf(attached(members)))))

    def test_an_overlay_after_the_last_signature(self, tmp_path):
        data = self.resealed(overlay)
        assert failures(data)["pdf-signatures"] == "pdf-changed-after-signing"
        pdf = tmp_path / "overlay.pdf"
        pdf.write_bytes(reader.read(data).members["disclosure.pdf"])
        said = subprocess.run(
            ["pdfsig", "-nocert", str(pdf)], capture_output=True, text=True, check=False
        ).stdout
        assert said.count("Signature is Valid") == 2  # the foreign judge does not see it

    def test_an_overlay_between_the_signatures(self):
        keys, members = office(), annex_of(facts(5))
        first = sign(
            prepare_fields(unsigned_pdf(attached(members)), FIELDS),
            "Chair",
            keys.chair,
            certify=True,
            close=False,
        )
        pdf = sign(overlay(first), "Treasurer", keys.treasurer, certify=False, close=True)
        assert failures(package(keys, pdf=pdf))["pdf-signatures"] == "pdf-changed-after-signing"

    @pytest.mark.parametrize("mode", ["disable", "preserve", "generate"])
    def test_every_way_of_writing_a_pdf_is_understood(self, mode):
        """Object and cross-reference streams hide what plain files show."""
        with pikepdf.open(BytesIO(unsigned_pdf(attached(annex_of(facts(5)))))) as pdf:
            with pdf.open_metadata() as meta:
                meta["pdfaid:part"] = "3"
            out = BytesIO()
            pdf.save(out, object_stream_mode=getattr(pikepdf.ObjectStreamMode, mode))
        data = package(office(), pdf=signed_pdf(office(), out.getvalue()))
        assert failures(data) == {}
        changed = overlay(reader.read(data).members["disclosure.pdf"])
        assert (
            failures(package(office(), pdf=changed))["pdf-signatures"]
            == "pdf-changed-after-signing"
        )

    def test_one_signer_certifies_and_closes(self):
        keys, members = office(), annex_of([])
        ready = prepare_fields(unsigned_pdf({}), FIELDS[:1])
        for close, expected in ((True, {}), (False, {"pdf-signatures": "pdf-not-locked"})):
            pdf = sign(ready, "Chair", keys.chair, certify=close, close=close)
            data = seal_package(
                FACTS,
                pdf=pdf,
                annex=members,
                attachments=(),
                read_me=b"",
                authority=keys.authority.certificate,
                signers=(PackageSigner("Chair", "chair", keys.chair),),
                log=None,
                signed_at=NOW.astimezone(timezone(timedelta(hours=2))),
            )
            assert failures(data) == expected
            assert (
                verify_package(data).checks[3].detail["signers"][0]["local_time"] == NOW.isoformat()
            )

    def test_an_embedded_file_in_another_filter(self):
        with pikepdf.open(BytesIO(unsigned_pdf(attached(annex_of(facts(5)))))) as pdf:
            spec = pdf.attachments["lines.csv"]
            stream = spec.get_file().obj
            hexadecimal = stream.read_bytes().hex().encode() + b">"
            stream.write(hexadecimal, filter=pikepdf.Name.ASCIIHexDecode)
            out = BytesIO()
            pdf.save(
                out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
            )
        assert b"ASCIIHexDecode" in out.getvalue()
        data = package(office(), pdf=signed_pdf(office(), out.getvalue()))
        assert failures(data)["pdf-attachments"] == "pdf-unreadable"

    def test_an_earlier_revision(self):
        def earlier(pdf):
            return pdf[: pdf.rindex(b"%%EOF", 0, len(pdf) - 8) + 6]

        assert failures(self.resealed(earlier))["pdf-signatures"] == "pdf-signers-differ"

    def test_no_signature_at_all(self):
        data = package(office(), pdf=unsigned_pdf(attached(annex_of(facts(5)))))
        assert failures(data)["pdf-signatures"] == "pdf-signers-differ"

    def test_a_document_that_nobody_certified_or_closed(self):
        keys = office()
        ready = prepare_fields(unsigned_pdf(attached(annex_of(facts(5)))), FIELDS)
        first = sign(ready, "Chair", keys.chair, certify=False, close=False)
        pdf = sign(first, "Treasurer", keys.treasurer, certify=False, close=True)
        assert failures(package(keys, pdf=pdf)) == {"pdf-signatures": "pdf-not-locked"}

    def test_the_signers_the_other_way_round(self):
        keys = office()
        swapped = dataclasses.replace(keys, chair=keys.treasurer, treasurer=keys.chair)
        pdf = signed_pdf(swapped, unsigned_pdf(attached(annex_of(facts(5)))))
        assert failures(package(keys, pdf=pdf)) == {"pdf-signatures": "pdf-signature-does-not-hold"}

    def test_other_tables_inside_than_beside(self):
        pdf = signed_pdf(office(), unsigned_pdf(attached(annex_of(facts(4)))))
        assert failures(package(office(), pdf=pdf)) == {"pdf-attachments": "attachment-differs"}

    def test_one_table_more_inside(self):
        members = annex_of(facts(5))
        pdf = signed_pdf(office(), unsigned_pdf(attached(members) | {"more.csv": b"1"}))
        assert failures(package(office(), pdf=pdf)) == {"pdf-attachments": "attachments-differ"}

    def test_a_stream_that_unfolds_too_far(self):
        bomb = unsigned_pdf({"lines.csv": bytes(100 << 20)})
        assert len(bomb) < 1 << 20
        data = package(office(), pdf=signed_pdf(office(), bomb))
        assert verify_package(data).checks[7].detail == {
            "reason": "pdf-unreadable",
            "why": "unfolds-too-far",
        }
        assert not SECOND.verify(data)


class TestTheAnnex:
    def edited(self, name, old, new):
        """Edit a table and its hash, as somebody would who can sign."""
        members = annex_of(facts(5))
        assert members[name].count(old)
        members[name] = members[name].replace(old, new, 1)
        listed = json.loads(members["annex/datapackage.json"])
        for one in listed["resources"]:
            if f"annex/{one['path']}" == name:
                one["hash"] = "sha256:" + hashlib.sha256(members[name]).hexdigest()
                one["bytes"] = len(members[name])
        members["annex/datapackage.json"] = json.dumps(listed).encode()
        return failures(package(office(), annex=members))

    def test_one_amount_raised(self):
        amount = f"{facts(1)[0].lines[0].amount / 1000:.3f}".encode()
        found = self.edited("annex/lines.csv", b"," + amount + b",", b",1" + amount + b",")
        assert found["annex"] == "entry-out-of-balance"
        assert found["log-entries"] == "entry-differs-from-log"

    def test_a_balance_altered(self):
        assert (
            self.edited("annex/trial-balance.csv", b".", b"1.")["annex"] == "trial-balance-differs"
        )

    def test_a_total_altered(self):
        members = annex_of(facts(5))
        listed = json.loads(members["annex/datapackage.json"])
        listed["sijill"]["entries"] = 6
        members["annex/datapackage.json"] = json.dumps(listed).encode()
        assert failures(package(office(), annex=members)) == {"annex": "totals-differ"}

    def test_a_day_moved(self):
        found = self.edited("annex/entries.csv", b"2025-01-02", b"2025-01-03")
        assert found == {"log-entries": "entry-differs-from-log"}

    def test_a_narration_rewritten(self):
        found = self.edited("annex/entries.csv", "قيد رقم 3".encode(), "قيد رقم 9".encode())
        assert found == {"log-entries": "entry-differs-from-log"}

    def test_a_table_that_is_not_listed(self):
        members = annex_of(facts(5)) | {"annex/more.csv": b"a\n"}
        assert failures(package(office(), annex=members)) == {"annex": "annex-hash"}

    def test_a_hash_that_is_wrong(self):
        members = annex_of(facts(5))
        members["annex/counts.json"] += b" "
        assert failures(package(office(), annex=members)) == {"annex": "annex-hash"}

    def test_one_entry_left_out(self):
        assert not failures(package(office(), annex=annex_of(facts(5)[:4])))
        assert (
            failures(package(office(), annex=annex_of(facts(6))))["log-entries"]
            == "entry-not-in-log"
        )

    def test_amounts_of_another_book(self):
        changed = [
            e._replace(lines=tuple(x._replace(amount=x.amount * 2) for x in e.lines))
            for e in facts(5)
        ]
        assert failures(package(office(), annex=annex_of(changed))) == {
            "log-entries": "entry-differs-from-log"
        }


class TestTheLog:
    def log(self, **changes):
        return dataclasses.replace(log_of(office(), facts(5), previous_size=3), **changes)

    def test_a_key_that_the_authority_did_not_certify(self):
        statement = certify_log_key(self.log().vkey, office().chair, NOW)
        assert failures(package(office(), log=self.log(statement=statement))) == {
            "log-key": "log-key-not-certified"
        }

    def test_a_checkpoint_by_another_key(self):
        log = self.log()
        origin = office().log.origin()
        forged = sign_checkpoint(LogKey.generate(), origin, Checkpoint(origin, 6, bytes(32)))
        found = failures(package(office(), log=dataclasses.replace(log, checkpoint=forged)))
        assert found["log-checkpoint"] == "checkpoint-not-signed"
        assert found["log-leaves"] == "proof-of-other-checkpoint"

    def test_a_rewritten_history(self):
        log, origin = self.log(), office().log.origin()
        old = sign_checkpoint(
            office().log, origin, Checkpoint(origin, 3, hashlib.sha256(b"x").digest())
        )
        proof = canonical.decode(log.proof) | {"previous": old}
        rewritten = dataclasses.replace(log, previous=old, proof=canonical.encode(proof))
        assert failures(package(office(), log=rewritten))["log-consistency"] == "history-rewritten"

    def test_the_last_filing_must_be_continued(self):
        filed = self.log().previous
        assert verdict_of(good(), Known(previous=filed)).accepted
        later = log_of(office(), facts(5), previous_size=4).previous
        assert failures(good(), Known(previous=later)) == {
            "log-consistency": "previous-not-the-last-filed"
        }
        first = package(office(), previous_size=None)
        assert failures(first, Known(previous=filed)) == {"log-consistency": "previous-missing"}
        none = package(office(), with_log=False)
        assert failures(none, Known(previous=filed)) == {"log-consistency": "log-missing"}

    def test_an_opening_that_was_changed(self):
        log = self.log()
        proof = canonical.decode(log.proof)
        proof["leaves"][0][2][0][2][3] = "2024-01-01"
        found = failures(
            package(office(), log=dataclasses.replace(log, proof=canonical.encode(proof)))
        )
        assert found["log-leaves"] == "leaf-does-not-hold"

    def test_a_leaf_that_is_not_in_the_tree(self):
        log = self.log()
        proof = canonical.decode(log.proof)
        proof["path"] = proof["path"][:-1]
        found = failures(
            package(office(), log=dataclasses.replace(log, proof=canonical.encode(proof)))
        )
        assert found == {"log-leaves": "leaf-does-not-hold"}

    def test_a_proof_that_is_no_json(self):
        found = failures(package(office(), log=self.log(proof=b"[[")))
        assert found["log-leaves"] == "json-unreadable"


class TestTheSigners:
    def test_a_certificate_by_another_authority(self):
        keys, stranger = office(), office("الفجر")
        mixed = dataclasses.replace(keys, treasurer=stranger.treasurer)
        assert failures(package(mixed))["certificates"] == "certificate-not-from-authority"

    def test_an_expired_certificate(self):
        keys = office()
        late = dataclasses.replace(FACTS, created=NOW + timedelta(days=366 * 6))
        assert failures(package(keys, fact=late)) == {
            "certificates": "certificate-not-from-authority"
        }

    def test_a_signature_over_another_manifest(self):
        read = reader.read(good())
        other = cades.sign_detached(b"other", office().chair, signed_at=NOW)
        pairs = [(read.signatures[0][0], other), read.signatures[1]]
        assert failures(container.build(read.members, pairs)) == {
            "signatures": "signature-does-not-hold",
            "certificates": "signature-does-not-hold",
        }

    def test_a_missing_second_signature(self):
        read = reader.read(good())
        assert (
            failures(container.build(read.members, read.signatures[:1]))["signatures"]
            == "signers-differ"
        )

    @pytest.mark.parametrize(
        "gone", ["package.json", "certificates/ca.pem", "disclosure.pdf", "log/proof.json"]
    )
    def test_a_member_gone_with_everything_signed_again(self, gone):
        read = reader.read(good())
        members = {name: content for name, content in read.members.items() if name != gone}
        pairs = []
        for position, key in enumerate((office().chair, office().treasurer), 1):
            manifest = container.manifest(members, position)
            pairs.append((manifest, cades.sign_detached(manifest, key, signed_at=NOW)))
        assert failures(container.build(members, pairs))


def test_every_check_has_its_name():
    assert set(LABELS) == {"container", *CHECKS}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_outcome_can_be_said(language):
    words = words_of(language)
    refused = verify_package(good()[:-1] + b"x")
    stranger = verify_package(good(), Known(authority="0" * 64))
    for verdict in (refused, stranger, verify_package(good())):
        for check in verdict.checks:
            said = reason(check.detail, words)
            assert bool(said) == ("reason" in check.detail)
            assert "{" not in said
            assert words(LABELS[check.key])
            assert words(RESULTS[check.result])
    assert {words(text) for text in REASONS.values()}
