"""The board of a Danish local emergency staff (lokal beredskabsstab, LBS)."""
