"""Verify a disclosure package offline: every check in order, and one verdict."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from desktop.domain.log.malformed import MalformedError
from desktop.exchange.package import reader
from desktop.exchange.package.faults import PackageFault
from desktop.services.disclosure.verify import (
    annex_arithmetic,
    chain,
    description_check,
    enrolment,
    log_checkpoint,
    log_consistency,
    log_entries,
    log_key,
    log_leaves,
    manifests,
    pdf_attachments,
    pdf_pin,
    pdf_signatures,
    signatures,
)
from desktop.services.disclosure.verify.check import (
    Check,
    Outcome,
    Result,
    Verdict,
    failed,
    not_applicable,
    passed,
)
from desktop.services.disclosure.verify.evidence import Evidence, Known

CONTAINER: Final = "container"

CHECKS: Final[Mapping[str, Callable[[Evidence], Outcome]]] = MappingProxyType(
    {
        module.KEY: module.check
        for module in (
            manifests,
            description_check,
            signatures,
            chain,
            enrolment,
            pdf_pin,
            pdf_signatures,
            pdf_attachments,
            annex_arithmetic,
            log_key,
            log_checkpoint,
            log_consistency,
            log_leaves,
            log_entries,
        )
    }
)

Progress = Callable[[int, int], None]
"""Called with (checks done, checks in all)."""

_log: Final = logging.getLogger(__name__)


def verify_package(
    source: bytes | Path, known: Known | None = None, *, progress: Progress | None = None
) -> Verdict:
    """Return the verdict on a package: accepted when no check failed.

    Nothing is unpacked to disk or executed, and no network is used. A file that is no package at
    all is refused like any other; only OSError (the file cannot be read) is raised.
    """
    total = len(CHECKS) + 1
    digest = ""
    try:
        data = reader.load(source)
        digest = hashlib.sha256(data).hexdigest()
        container = reader.read(data)
    except PackageFault as fault:
        return _verdict(digest, _stopped(failed(fault.key, **fault.fields)))
    done = [Check(CONTAINER, *_parts(passed(members=len(container.members))))]
    evidence = Evidence(container, known or Known())
    for key, check in CHECKS.items():
        if progress is not None:
            progress(len(done), total)
        done.append(Check(key, *_parts(_run(key, check, evidence))))
    if progress is not None:
        progress(total, total)
    return _verdict(digest, done)


def _parts(outcome: Outcome) -> tuple[Result, Mapping[str, object]]:
    return outcome.result, outcome.detail


def _stopped(outcome: Outcome) -> list[Check]:
    """Return the list of a container that could not be read: nothing in it was looked at."""
    skipped = _parts(not_applicable("container-refused"))
    return [Check(CONTAINER, *_parts(outcome)), *(Check(key, *skipped) for key in CHECKS)]


def _run(key: str, check: Callable[[Evidence], Outcome], evidence: Evidence) -> Outcome:
    """Run one check; whatever a hostile member breaks inside it is a refusal, never a crash."""
    try:
        return check(evidence)
    except PackageFault as fault:
        return failed(fault.key, **fault.fields)
    except MalformedError as error:
        return failed("log-malformed", why=error.what)
    except Exception:  # noqa: BLE001 - see above
        _log.exception("the check %s broke on its input", key)
        return failed("check-broke")


def _verdict(digest: str, checks: list[Check]) -> Verdict:
    accepted = all(check.result is not Result.FAILED for check in checks)
    return Verdict(accepted, digest, tuple(checks))
