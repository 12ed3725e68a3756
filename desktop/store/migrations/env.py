"""What Alembic runs: our one connection, already inside its transaction."""

from __future__ import annotations

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=False, transaction_per_migration=False)
context.run_migrations()
