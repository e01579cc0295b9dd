"""The SQLite library: the truth that everything else is derived from."""
