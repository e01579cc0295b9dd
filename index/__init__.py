"""Everything of On the Record that needs no window: from a source to a citation."""
