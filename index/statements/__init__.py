"""Articles become statements, without speakers yet."""
