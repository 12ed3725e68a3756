"""What the checks look at: the members that were read, and what the verifier knows already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cryptography import x509

from desktop.domain.log.checkpoint import Checkpoint, parse_checkpoint
from desktop.domain.log.key_chain import KeyChain
from desktop.domain.log.note import parse_note
from desktop.domain.log.proof_bundle import LogProof
from desktop.domain.log.verifier_key import VerifierKey, parse_verifier_key
from desktop.exchange.package import json_text, names
from desktop.exchange.package.description import Description, load
from desktop.exchange.package.faults import PackageFault
from desktop.exchange.package.reader import Container
from desktop.signing.certificates import load_certificate
from desktop.signing.pdf_examine import PdfExamination, examine_pdf


@dataclass(frozen=True, slots=True)
class Known:
    """What the verifier brings along.

    `authority` is the enrolled fingerprint (64 hexadecimal letters), `previous` the signed note of
    the last filed checkpoint; None where the verifier has neither.
    """

    authority: str | None = None
    previous: str | None = None


class Evidence:
    """A container that was read, with its parts parsed once, when a check first asks."""

    def __init__(self, container: Container, known: Known) -> None:
        self.members: Mapping[str, bytes] = container.members
        self.signatures = container.signatures
        self.known = known

    def member(self, name: str) -> bytes:
        """Return a member; PackageFault `member-missing`."""
        if name not in self.members:
            raise PackageFault("member-missing", file=name)
        return self.members[name]

    def text(self, name: str) -> str:
        """Return a member as text; PackageFault `member-unreadable`."""
        try:
            return self.member(name).decode("utf-8")
        except UnicodeDecodeError as error:
            raise PackageFault("member-unreadable", file=name) from error

    @cached_property
    def description(self) -> Description:
        """The description; PackageFault `description-…`."""
        return load(self.members)

    @cached_property
    def authority(self) -> x509.Certificate:
        """The organisation's root; PackageFault `member-…`."""
        return self.certificate(names.AUTHORITY)

    def certificate(self, name: str) -> x509.Certificate:
        """Return the certificate in a member; PackageFault `member-…`."""
        try:
            return load_certificate(self.member(name))
        except ValueError as error:
            raise PackageFault("member-unreadable", file=name) from error

    @cached_property
    def examination(self) -> PdfExamination:
        """What the PDF's signatures say; raises PdfRefused."""
        return examine_pdf(self.member(names.PDF), self.member(names.AUTHORITY))

    @cached_property
    def proof(self) -> LogProof:
        """The log proof; PackageFault or MalformedError."""
        return LogProof.from_json(json_text.load(names.PROOF, self.member(names.PROOF)))

    @cached_property
    def log_keys(self) -> KeyChain | VerifierKey:
        """The keys of the log from the first to the present one, or its only key; unverified."""
        if names.LOG_KEYS in self.members:
            return KeyChain.from_bytes(self.member(names.LOG_KEYS))
        return parse_verifier_key(self.description.log_vkey)

    def checkpoint(self, name: str) -> Checkpoint:
        """Return the checkpoint in a signed note; its signature is another check's matter."""
        return parse_checkpoint(parse_note(self.text(name)).text)
