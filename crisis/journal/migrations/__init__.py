"""The database's layout, step by step, for SQLite and PostgreSQL alike (Alembic)."""
