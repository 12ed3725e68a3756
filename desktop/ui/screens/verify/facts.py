"""What a package says of itself, as far as the checks hold: label and value, ready to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.services.disclosure.verify.check import Result, Verdict
from desktop.text.words import Words, mark

_LABELS: Final = {
    "organisation": mark("Organisation"),
    "number": mark("Package"),
    "period": mark("Period"),
    "signers": mark("Signed by"),
    "entries": mark("Entries"),
    "total": mark("Total debit"),
    "log": mark("Records in the log"),
    "groups": mark("To compare with the enrolment sheet"),
    "sha256": mark("Fingerprint of the file"),
}
_GROUP: Final = 8


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of facts."""

    key: str
    label: str
    value: str


def facts_of(verdict: Verdict, words: Words) -> tuple[Fact, ...]:
    """Return what is known of the package; a check that failed vouches for nothing."""
    held = {check.key: check.detail for check in verdict.checks if check.result is Result.PASSED}
    values = {
        **_described(held.get("description", {}), words),
        **_signed(held.get("pdf-signatures", {})),
        **_counted(held.get("annex", {})),
        **_logged(held.get("log-checkpoint", {})),
        "groups": _groups(verdict),
        "sha256": isolate_ltr(_grouped(verdict.sha256)) if verdict.sha256 else "",
    }
    return tuple(
        Fact(key, words(label), values[key]) for key, label in _LABELS.items() if values.get(key)
    )


def _groups(verdict: Verdict) -> str:
    """Return the digits of the authority, whether or not they were compared already."""
    found = (check.detail.get("groups") for check in verdict.checks if check.key == "enrolment")
    return next((isolate_ltr(groups) for groups in found if groups), "")


def _described(detail: Mapping[str, object], words: Words) -> dict[str, str]:
    if not detail:
        return {}
    name = words.of(str(detail["organisation_ar"]), str(detail["organisation_en"]))
    start, end = (isolate_ltr(detail[each]) for each in ("period_start", "period_end"))
    return {
        "organisation": isolate_name(name),
        "number": words(
            "{number}, version {version}",
            number=isolate_ltr(detail["number"]),
            version=isolate_ltr(detail["version"]),
        ),
        "period": words("from {start} to {end}", start=start, end=end),
    }


def _signed(detail: Mapping[str, object]) -> dict[str, str]:
    signers = detail.get("signers")
    if not isinstance(signers, list):
        return {}
    return {"signers": " \u00b7 ".join(isolate_name(each["name"]) for each in signers)}


def _counted(detail: Mapping[str, object]) -> dict[str, str]:
    if not detail:
        return {}
    whole, point, rest = str(detail["total_debit"]).partition(".")
    total = f"{int(whole):,}{point}{rest} {detail['currency']}"
    return {"entries": isolate_ltr(detail["entries"]), "total": isolate_ltr(total)}


def _logged(detail: Mapping[str, object]) -> dict[str, str]:
    return {"log": isolate_ltr(detail["size"])} if detail else {}


def _grouped(sha256: str) -> str:
    capitals = sha256.upper()
    return " ".join(capitals[at : at + _GROUP] for at in range(0, len(capitals), _GROUP))
