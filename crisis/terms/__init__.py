"""The field's words as frozen values; no side effects here."""
