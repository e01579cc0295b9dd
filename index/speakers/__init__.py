"""Statements get their speakers, with the evidence; pure: no Qt, no SQL."""
