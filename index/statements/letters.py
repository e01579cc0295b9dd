"""Capital letters of the alphabets that names are written in, for regular expressions."""

CAPITALS = "A-Z" + "".join(character for character in map(chr, range(0xC0, 0x530)) if character.isupper())
"""What stands inside the brackets of a character class: Latin, Greek, Cyrillic and their neighbours."""
