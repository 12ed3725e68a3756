"""Set, put aside and list the rules by which entries need approval."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.approval_rules import NewRule, Rule, check_rule
from desktop.services.trust.approvals.officers_now import acting_officers
from desktop.services.trust.officers import roles_text
from desktop.store.book import Book
from desktop.store.queries.approvals import load_rules
from desktop.store.tables.approvals import approval_rule


def add_rule(book: Book, by: Acting, rule: NewRule) -> int:
    """Set a rule and return its id; it covers what is posted from now on.

    Raises UserError `rule-roles-empty`, `rule-approvals`, `rule-amount`, `rule-fund-unknown`,
    `rule-project-unknown`, or `rule-unsatisfiable` where the book has too few officers who could
    agree: everything that it covers would wait for ever.
    """
    check_rule(rule)
    with book.begin(by, Act.MANAGE_RULES) as tx:
        masters = tx.masters()
        if rule.fund_id is not None and rule.fund_id not in masters.funds:
            raise UserError("rule-fund-unknown")
        if rule.project_id is not None and rule.project_id not in masters.projects:
            raise UserError("rule-project-unknown")
        _refuse_unsatisfiable(tx.conn, rule)
        return tx.insert(
            approval_rule,
            series=rule.series,
            fund_id=rule.fund_id,
            project_id=rule.project_id,
            from_amount=rule.from_amount,
            approvals=rule.approvals,
            roles=roles_text(rule.roles),
            self_allowed=int(rule.self_allowed),
            active=1,
        )


def stop_rule(book: Book, by: Acting, rule_id: int) -> None:
    """Put a rule aside; it stays in the book, and what it covered while it held stays covered.

    A rule is never changed: put it aside and set another. Raises UserError `rule-missing` or
    `rule-stopped`.
    """
    with book.begin(by, Act.MANAGE_RULES) as tx:
        found = next((rule for rule in load_rules(tx.conn) if rule.id == rule_id), None)
        if found is None:
            raise UserError("rule-missing", rule=rule_id)
        if not found.active:
            raise UserError("rule-stopped", rule=rule_id)
        tx.update(approval_rule, rule_id, active=0)


def list_rules(book: Book, by: Acting) -> tuple[Rule, ...]:
    """Return every rule, those put aside as well, in order of entry."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return load_rules(conn)


def _refuse_unsatisfiable(conn: Connection, rule: NewRule) -> None:
    officers = acting_officers(conn)
    able = [each for each in officers if each.may(Act.APPROVE_ENTRY) and each.roles & rule.roles]
    makers = [each for each in officers if each.may(Act.POST_ENTRY)]
    if not any(len(_without(able, maker, rule)) >= rule.approvals for maker in makers):
        raise UserError("rule-unsatisfiable", able=len(able), wanted=rule.approvals)


def _without(able: Sequence[Acting], maker: Acting, rule: NewRule) -> list[Acting]:
    return [e for e in able if rule.self_allowed or e.officer_id != maker.officer_id]
