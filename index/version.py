"""The program's version, for every part that shows it; the frozen program has no package metadata to ask."""

VERSION = "0.1.0"
