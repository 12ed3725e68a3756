"""Find the lines of one fund or one partner without reading them all."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    "CREATE INDEX ix_line_fund ON line (fund_id, day, account_id, amount)",
    "CREATE INDEX ix_line_partner ON line (partner_id, day) WHERE partner_id IS NOT NULL",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
