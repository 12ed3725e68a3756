"""The chart of accounts as a tree, and the rows of a section drawn from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.statements.sums import Measure, code_order
from desktop.domain.ledger.statements.table import Drill, Label, Row, RowKind, account_label


class AccountTree:
    """Parents and children of the chart; children stand in order of their codes."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self.by_id: Mapping[int, Account] = {account.id: account for account in accounts}
        self._children: dict[int | None, list[Account]] = defaultdict(list)
        for account in sorted(accounts, key=code_order):
            self._children[self._parent_of(account)].append(account)

    def _parent_of(self, account: Account) -> int | None:
        """Return the parent within the same kind; a parent of another kind is no heading here."""
        parent = self.by_id.get(account.parent_id) if account.parent_id is not None else None
        return parent.id if parent is not None and parent.kind is account.kind else None

    def roots(self, kind: AccountKind) -> tuple[Account, ...]:
        """Return the topmost accounts of `kind`."""
        return tuple(account for account in self._children[None] if account.kind is kind)

    def children(self, account: Account) -> tuple[Account, ...]:
        """Return the accounts directly below `account`."""
        return tuple(self._children.get(account.id, ()))

    def subtree(self, account: Account) -> tuple[int, ...]:
        """Return the ids of `account` and of all below it."""
        ids = [account.id]
        for child in self.children(account):
            ids.extend(self.subtree(child))
        return tuple(ids)

    def ancestors(self, account: Account) -> tuple[Account, ...]:
        """Return the accounts above `account`, outermost first."""
        above: list[Account] = []
        parent_id = self._parent_of(account)
        while parent_id is not None:
            parent = self.by_id[parent_id]
            above.append(parent)
            parent_id = self._parent_of(parent)
        return tuple(reversed(above))

    def headings(self, account: Account) -> tuple[Account, ...]:
        """Return the accounts above, without one that is the only root of its whole kind."""
        above = self.ancestors(account)
        return above[1:] if len(self.roots(account.kind)) == 1 else above


def told_apart(accounts: Sequence[Account]) -> dict[int, Label]:
    """Return a label for each account that tells it from all others outside its place in the tree.

    A name that several accounts bear ("Other") is preceded by the names of its headings.
    """
    tree = AccountTree(accounts)
    arabic = Counter(account.name_ar for account in accounts if account.name_ar)
    english = Counter(account.name_en for account in accounts if account.name_en)
    return {
        account.id: account_label(
            account,
            tree.headings(account)
            if arabic[account.name_ar] > 1 or english[account.name_en] > 1
            else (),
        )
        for account in accounts
    }


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one kind of account, and the totals of each column (natural sign)."""

    rows: tuple[Row, ...]
    totals: tuple[int, ...]


def section(
    tree: AccountTree, kind: AccountKind, measures: Sequence[Measure], key: str, total_key: str
) -> Section:
    """Return a heading, the accounts of `kind` that show a figure, and their total.

    Assets and expenses are shown as debits, the others as credits. An account that is only the
    heading of its whole section, or of a single account, takes no row of its own.
    """
    drawing = _Drawing(tree, kind, measures)
    roots = [root for root in tree.roots(kind) if drawing.shown(root)]
    top = roots
    if len(roots) == 1 and not any(drawing.own(roots[0])):
        top = [child for child in tree.children(roots[0]) if drawing.shown(child)]
    rows = [row for account in top for row in drawing.rows(account, 1, ())]
    everything = tuple(id_ for root in tree.roots(kind) for id_ in tree.subtree(root))
    totals = drawing.sums(everything)
    return Section(
        (
            Row(RowKind.HEADING, 0, Label(key=key)),
            *rows,
            Row(RowKind.TOTAL, 0, Label(key=total_key), totals, drawing.drills(everything)),
        ),
        totals,
    )


class _Drawing:
    """One walk through the accounts of one kind, with the sums of each column at hand."""

    def __init__(self, tree: AccountTree, kind: AccountKind, measures: Sequence[Measure]) -> None:
        self._tree = tree
        self._sign = 1 if kind.debit_natured else -1
        self._measures = measures

    def own(self, account: Account) -> tuple[int, ...]:
        return self.sums((account.id,))

    def sums(self, account_ids: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(self._sign * measure.total(account_ids) for measure in self._measures)

    def drills(self, account_ids: tuple[int, ...]) -> tuple[Drill, ...]:
        return tuple(measure.drill(account_ids) for measure in self._measures)

    def shown(self, account: Account) -> bool:
        return any(any(self.sums((id_,))) for id_ in self._tree.subtree(account))

    def rows(self, account: Account, level: int, within: tuple[Account, ...]) -> Iterator[Row]:
        own = self.own(account)
        below = [child for child in self._tree.children(account) if self.shown(child)]
        label = account_label(account, within)
        if not below:
            yield Row(RowKind.ACCOUNT, level, label, own, self.drills((account.id,)))
            return
        if len(below) == 1 and not any(own):
            yield from self.rows(below[0], level, (*within, account))
            return
        yield Row(RowKind.HEADING, level, label)
        if any(own):
            alone = account_label(account)
            yield Row(RowKind.ACCOUNT, level + 1, alone, own, self.drills((account.id,)))
        for child in below:
            yield from self.rows(child, level + 1, ())
        all_ids = self._tree.subtree(account)
        yield Row(RowKind.SUBTOTAL, level, label, self.sums(all_ids), self.drills(all_ids))
