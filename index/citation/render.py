"""Paragraphs of runs → plain text, HTML, Markdown and RTF that say the same words.

HTML and RTF carry no fonts, sizes or colours, so that pasted words look like the document they land in. Only italics
and links are marked. A link leads only to `http` and `https`; any other address is shown as words.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from index.citation.marks import collapse
from index.citation.record import Flavours, Paragraph, Run
from index.text import tidy

_WEB = re.compile(r"https?://", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
_MARKDOWN_SPECIAL = re.compile(r"[\\`*_\[\]<~|$]|&(?=[#\w]+;)|!(?=\[)")
_MARKDOWN_BLOCK = re.compile(r"^(?P<lead>\d{1,9})(?P<dot>[.)])(?=\s|$)|^(?P<sign>[-+=>#])")


def flavours(paragraphs: Sequence[Paragraph]) -> Flavours:
    """The paragraphs in every flavour, one blank line apart where the flavour is text.

    Runs of the same kind are joined, blanks at the ends of a paragraph and empty paragraphs are dropped.
    """
    cleaned = [runs for paragraph in paragraphs if (runs := _cleaned(paragraph))]
    if not cleaned:
        return Flavours(plain="", html="", markdown="", rtf="")
    return Flavours(
        plain="\n\n".join("".join(run.text for run in runs) for runs in cleaned),
        html="\n".join(f"<p>{''.join(map(_html, runs))}</p>" for runs in cleaned),
        markdown="\n\n".join(_markdown_paragraph(runs) for runs in cleaned),
        rtf="{\\rtf1\\ansi\\uc1 " + "\\par\n".join("".join(map(_rtf, runs)) for runs in cleaned) + "}",
    )


def _cleaned(paragraph: Paragraph) -> Paragraph:
    """The runs on one line, neighbours of one kind joined, blanks moved out of italics and links."""
    runs = [
        piece
        for run in paragraph
        for piece in _apart_from_blanks(run._replace(text=_BLANKS.sub(" ", tidy(run.text))))
        if piece.text
    ]
    joined = [
        Run("".join(run.text for run in group), italic=italic, link=link)
        for (italic, link), group in groupby(runs, key=lambda run: (run.italic, run.link))
    ]
    if joined:
        joined[0] = joined[0]._replace(text=joined[0].text.lstrip())
        joined[-1] = joined[-1]._replace(text=joined[-1].text.rstrip())
    return tuple(run for run in joined if run.text)


def _apart_from_blanks(run: Run) -> Iterator[Run]:
    """The run without blanks at its ends, which become plain runs: Markdown has no italics that end with a blank."""
    link = run.link if run.link and _WEB.match(run.link) else None
    text = run.text.strip()
    if not text or not (run.italic or link):
        yield Run(run.text)
        return
    start = run.text.index(text)
    yield Run(run.text[:start])
    yield Run(text, italic=run.italic, link=link)
    yield Run(run.text[start + len(text) :])


def _html(run: Run) -> str:
    text = escape(run.text, quote=False)
    if run.italic:
        text = f"<em>{text}</em>"
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text


def _markdown_paragraph(runs: Paragraph) -> str:
    """The runs together; an exclamation mark before a link would make it a picture."""
    text = ""
    for part in map(_markdown, runs):
        text = (f"{text[:-1]}\\!" if text.endswith("!") and part.startswith("[") else text) + part
    return _MARKDOWN_BLOCK.sub(lambda match: rf"{match['lead'] or ''}\{match['dot'] or match['sign']}", text)


def _markdown(run: Run) -> str:
    if run.link and run.link == run.text and not run.italic and not re.search(r"[<>\s]", run.link):
        return f"<{run.link}>"
    text = _MARKDOWN_SPECIAL.sub(r"\\\g<0>", run.text)
    if run.italic:
        text = f"*{text}*"
    return f"[{text}](<{_address(run.link)}>)" if run.link else text


def _rtf(run: Run) -> str:
    text = "".join(map(_rtf_character, run.text))
    if run.italic:
        text = f"{{\\i {text}}}"
    if not run.link:
        return text
    address = "".join(map(_rtf_character, _address(run.link)))
    return f'{{\\field{{\\*\\fldinst{{HYPERLINK "{address}"}}}}{{\\fldrslt {text}}}}}'


def _rtf_character(character: str) -> str:
    """One character in ASCII; beyond that as UTF-16 units, which RTF counts from -32768, with `?` for old readers."""
    if character in "\\{}":
        return f"\\{character}"
    if " " <= character <= "~":
        return character
    units = character.encode("utf-16-le")
    numbers = (int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2))
    return "".join(f"\\u{number}?" for number in numbers)


def _address(link: str) -> str:
    r"""The address without signs that would end it early: blanks, `<`, `>`, `"`, `\`, `{` and `}`."""
    return re.sub(
        r"[\s<>\"\\{}]", lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), collapse(link)
    )
