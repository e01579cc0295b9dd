"""What news databases export: many articles in one file, each with its fields; one module per database."""
