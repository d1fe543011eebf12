"""The refusals in words, by subject: code → Danish and English. Read through texts.py alone."""
