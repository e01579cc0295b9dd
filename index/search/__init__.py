"""The Whoosh index: derived from the library, can be deleted and made again."""
