"""Accounts, sessions, tokens and their audit trail: the one thing outside the journal."""
