"""Statements as files to take away: the results of a search, in the format that the ending of the name asks for."""
