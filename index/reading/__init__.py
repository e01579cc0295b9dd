"""Sources become articles: one module per format, recognised by content."""
