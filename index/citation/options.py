"""What a user can choose about citations beside their style."""

from dataclasses import dataclass
from enum import StrEnum


class Punctuation(StrEnum):
    """Which quotation marks stand outside where a style leaves that open: double ones, or single ones."""

    AMERICAN = "american"
    BRITISH = "british"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The choices; the defaults are those of a new user."""

    punctuation: Punctuation = Punctuation.AMERICAN
    passage_links: bool = True
    """Whether the link of a citation opens its page at the quote; its words are the same either way."""
    template: str = ""
    """The user's own form of a citation, for the style `own`; empty is the one that the program proposes."""

    @property
    def is_british(self) -> bool:
        """Whether single marks stand outside."""
        return self.punctuation is Punctuation.BRITISH
