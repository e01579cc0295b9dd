"""Makes the shipped model from corpora; never imported by the program, left out of the package."""
