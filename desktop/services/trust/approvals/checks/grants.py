"""Money that a donor, an endowment or zakat binds is spent as it is bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.formats import format_day
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.dimensions import FundLine
from desktop.domain.ledger.grants.grant import FundLaw, Grant, GrantLine
from desktop.domain.ledger.grants.spending import Place, by_line, spending_of
from desktop.domain.ledger.grants.terms import FundNature
from desktop.domain.trust.controls import Breach, Control, fund_outflows
from desktop.services.trust.approvals.checks.held import Held
from desktop.store.queries.approvals import fund_holds
from desktop.store.queries.fund_money import receipts_of, spent_so_far


def check_grants(held: Held) -> Iterator[Breach]:
    """Yield what the entry would spend against the terms of a fund, its lines, or its grant."""
    laws, lines = held.laws.funds, held.masters.fund_lines
    bound = laws.keys() | {each.fund_id for each in lines.values() if each.amount is not None}
    touched = bound.intersection(line.fund_id for line in held.entry.lines)
    if not touched:
        return
    yield from _principal(held, touched)
    for fund_id, places in spending_of(held.entry, held.masters.accounts).items():
        if fund_id in touched and sum(places.values()) > 0:
            yield from _Spending(held, fund_id, places, laws.get(fund_id, FundLaw())).breaches()


def _principal(held: Held, touched: set[int]) -> Iterator[Breach]:
    """Yield endowments that would be left with less than their principal."""
    for fund_id, out in fund_outflows(held.entry, held.masters).items():
        law = held.laws.funds.get(fund_id)
        terms = None if law is None else law.terms
        if fund_id not in touched or terms is None or terms.principal is None:
            continue
        after = fund_holds(held.conn, fund_id) - out
        if after < terms.principal:
            code = held.masters.funds[fund_id].code
            strictness = held.laws.strictness(Control.PRINCIPAL_SPENT, fund_id)
            yield Breach(Control.PRINCIPAL_SPENT, strictness, code, terms.principal, after)


@dataclass(frozen=True, slots=True)
class _Spending:
    """What an entry spends from one fund."""

    held: Held
    fund_id: int
    places: Mapping[Place, int]
    law: FundLaw

    def breaches(self) -> Iterator[Breach]:
        """Yield every rule of the fund that is not kept."""
        if self.law.terms is not None and self.law.terms.nature is FundNature.ZAKAT:
            yield from self._zakat()
        if self.law.grant is not None:
            yield from self._days(self.law.grant)
        yield from self._amounts(self.law.grant)

    def _breach(
        self, control: Control, what: str, limit: int = 0, after: int = 0, **told: str
    ) -> Breach:
        strictness = self.held.laws.strictness(control, self.fund_id)
        return Breach(control, strictness, what, limit, after, tuple(told.items()))

    def _zakat(self) -> Iterator[Breach]:
        masters = self.held.masters
        headless = sum(
            amount
            for (account_id, line_id), amount in self.places.items()
            if masters.accounts[account_id].kind is AccountKind.EXPENSE
            and (line_id is None or masters.fund_lines[line_id].zakat_head is None)
        )
        if headless > 0:
            code = masters.funds[self.fund_id].code
            yield self._breach(Control.ZAKAT_HEAD, code, after=headless)

    def _days(self, grant: Grant) -> Iterator[Breach]:
        day = self.held.entry.day
        if grant.hold is not None and grant.hold.bars(day):
            yield self._breach(
                Control.GRANT_BARRED, grant.code, day=format_day(day), reason=grant.hold.reason
            )
        if not grant.first_day <= day <= grant.last_day:
            yield self._breach(
                Control.GRANT_PERIOD,
                grant.code,
                day=format_day(day),
                first=format_day(grant.first_day),
                last=format_day(grant.last_day),
            )

    def _amounts(self, grant: Grant | None) -> Iterator[Breach]:
        """Hold the budget lines, and the grant as a whole, within their amounts."""
        masters = self.held.masters
        own = [each for each in masters.fund_lines.values() if each.fund_id == self.fund_id]
        lines = () if grant is None else grant.lines
        if grant is None and all(each.amount is None for each in own):
            return
        before = spent_so_far(self.held.conn, self.fund_id, [each.id for each in own])
        worth = 0 if grant is None else self._worth(grant)
        was = by_line(before.items(), lines, masters.accounts)
        out = by_line(self.places.items(), lines, masters.accounts)
        for each in own:
            limit = _limit(each, grant, lines, worth)
            after = was.get(each.id, 0) + out.get(each.id, 0)
            if limit is not None and out.get(each.id, 0) > 0 and after > limit:
                yield self._breach(Control.FUND_LINE_EXCEEDED, each.code, limit, after)
        if grant is not None:
            after = sum(before.values()) + sum(self.places.values())
            if after > worth:
                yield self._breach(Control.GRANT_EXCEEDED, grant.code, worth, after)

    def _worth(self, grant: Grant) -> int:
        base = self.held.masters.organisation.currency
        came = receipts_of(self.held.conn, grant, base)
        return grant.worth(
            sum(each.foreign for each in came), sum(each.base for each in came), base
        )


def _limit(
    line: FundLine, grant: Grant | None, lines: tuple[GrantLine, ...], worth: int
) -> int | None:
    """Return what may be spent on a budget line, in minor units of the base currency."""
    if line.amount is not None or grant is None:
        return line.amount
    amounts = (each.amount for each in lines if each.fund_line_id == line.id)
    return next((grant.share(amount, worth) for amount in amounts), None)
