"""What Alembic runs: the steps that are missing, in the transaction that is handed to it."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    # Both databases take the making of tables back with the transaction, SQLite because we begin
    # it ourselves: a step that was cut off leaves nothing.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
