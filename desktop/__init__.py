"""The window: shows the work of `index` and has no rules of its own."""
