"""Quotes against statements: which statement a pasted quote comes from, and what is different in it."""
