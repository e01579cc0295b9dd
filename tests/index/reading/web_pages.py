"""Invented web pages in the shapes that real ones have."""

STORY = (
    "The harbour board voted on Tuesday to close the eastern quay for the winter, citing cracks in its oldest piers.",
    "“We cannot ask crews to moor where the stone gives way,” said Ida Holm, who chairs the board of five members.",
    "Fishermen had asked for a second survey. Their union warned that forty boats would have nowhere else to land.",
    "The repairs will take until April and cost about two million crowns, half of which the ministry has promised.",
)


def page(*, head="", before="", between="", after="", paragraphs=STORY, html="<html lang='en'>"):
    """A page with a story in it, and what a test puts around its parts."""
    first, *rest = [f"<p>{paragraph}</p>" for paragraph in paragraphs]
    return f"""<!DOCTYPE html>
{html}<head><meta charset="utf-8">{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article>{before}<h1>Quay to close for the winter</h1>{first}{between}{"".join(rest)}</article>{after}
<footer><p>Imprint and contact</p></footer></body></html>"""
