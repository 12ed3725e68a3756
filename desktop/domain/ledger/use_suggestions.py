"""What accounts look like that are not marked yet: by the shipped chart, or by kind and name.

Nothing is marked by it; a person agrees. Where two uses fit, nothing is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from desktop.domain.folding import fold, without_article
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import USES
from desktop.domain.ledger.chart import Account, NewAccount


class Because(Enum):
    """Why a use is proposed."""

    SHIPPED = "shipped"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A use that an account looks like."""

    account: Account
    use: AccountUse
    because: Because


def suggestions(
    accounts: Iterable[Account],
    shipped: Iterable[NewAccount],
    names: Mapping[AccountUse, tuple[str, ...]],
) -> tuple[Suggestion, ...]:
    """Return what the unmarked accounts that take entries look like, in their order.

    `shipped` is the chart that comes with the program: same code, kind and name mean the same
    account, with or without a use. `names` are those of each use (of several words all have to
    stand in the name, in any order); the use with the longest name found is proposed.
    """
    known = {each.code: each for each in shipped if each.postable}
    folded = {use: tuple(_parts(name) for name in each) for use, each in names.items()}
    found: list[Suggestion] = []
    for account in accounts:
        if account.use is not None or not account.postable or not account.active:
            continue
        same = known.get(account.code)
        if same is not None and _same(account, same):
            if same.use is not None:
                found.append(Suggestion(account, same.use, Because.SHIPPED))
            continue
        use = _by_name(account, folded)
        if use is not None:
            found.append(Suggestion(account, use, Because.NAME))
    return tuple(found)


def _same(account: Account, shipped: NewAccount) -> bool:
    return account.kind is shipped.kind and (
        fold(account.name_ar) == fold(shipped.name_ar)
        or fold(account.name_en) == fold(shipped.name_en)
    )


def _by_name(
    account: Account, names: Mapping[AccountUse, tuple[frozenset[str], ...]]
) -> AccountUse | None:
    """Return the use whose words stand in the account's name, None where none or two do."""
    own = _parts(f"{account.name_ar} {account.name_en}")
    best: dict[int, set[AccountUse]] = {}
    for use in USES[account.kind]:
        for wanted in names.get(use, ()):
            if wanted and wanted <= own:
                best.setdefault(len(wanted), set()).add(use)
    if not best:
        return None
    longest = best[max(best)]
    return next(iter(longest)) if len(longest) == 1 else None


def _parts(name: str) -> frozenset[str]:
    return frozenset(without_endings(word) for word in fold(name).split())


def without_endings(word: str) -> str:
    """Return a folded word without the article and without an English plural."""
    word = without_article(word)
    if word.isascii() and word.endswith("s") and len(word) > 4:
        return word[:-1]
    return word
