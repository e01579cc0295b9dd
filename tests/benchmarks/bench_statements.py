"""How good and how quick the statement stage is: `python -m tests.benchmarks.bench_statements [PART…]`.

The parts are scores, styles and speed; without a name all of them.
Needs the reference corpora and the prototype in `shared` beside the checkout; says so and stops where they are absent.
Takes about six minutes. Scores come through the command line, as a user would get them.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "data" / "polnear" / "dev.jsonl.gz"
SCORER = SHARED / "tools" / "score_attributions.py"
PROTOTYPE = SHARED / "prototype" / "encoder"
STYLES = {"straight": '""', "british": "‘’", "guillemets": "«»", "low": "„“"}
KINDS = ("all", "direct", "mixed", "indirect")

Row = dict[str, Any]


def rows() -> Iterator[Row]:
    """The articles of the corpus."""
    with gzip.open(GOLD, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def extracted(articles: list[Row], folder: Path) -> Path:
    """The predictions for articles, as the scorer reads them, made by the command line."""
    source, predictions = folder / "articles.jsonl", folder / "predictions.jsonl"
    source.write_text("".join(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in articles))
    command = [sys.executable, "-m", "index", "extract", "--json", str(source)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    with predictions.open("w", encoding="utf-8") as out:
        for found in map(json.loads, done.stdout.splitlines()):
            statements = [{**statement, "source": statement["mention"]} for statement in found["statements"]]
            out.write(json.dumps({"id": found["id"], "attributions": statements}) + "\n")
    return predictions


def scores(articles: list[Row]) -> dict[str, float]:
    """Joint F1 in percent by kind, the kinds taken from the marks of the corpus as it is."""
    with tempfile.TemporaryDirectory() as folder:
        predictions = extracted(articles, Path(folder))
        command = [sys.executable, str(SCORER), str(GOLD), str(predictions), "--json"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    joint = json.loads(done.stdout)["joint"]["iou50+source"]
    return {kind: 100 * joint[kind]["f1"] for kind in KINDS}


def turned(text: str, marks: str) -> str:
    """A text with its double marks in another style; as long as it was, so that offsets still fit."""
    letters = list(text)
    for line in re.finditer(r"[^\n]+", text):
        is_open = False
        for place in range(*line.span()):
            letter = text[place]
            if letter in "“«„" or letter in "”»" or letter == '"':
                is_open = letter in "“«„" or (letter == '"' and not is_open)
                letters[place] = marks[not is_open]
    return "".join(letters)


def show_scores() -> None:
    """Scores as the articles are."""
    show("as they are", scores(list(rows())))


def show_styles() -> None:
    """Scores with the marks of every article turned to another style."""
    for style, marks in STYLES.items():
        show(style, scores([{**row, "text": turned(row["text"], marks)} for row in rows()]))


def show(name: str, found: dict[str, float]) -> None:
    """Prints one line of scores."""
    print(f"{name:12} joint F1 " + "  ".join(f"{kind} {value:.1f}" for kind, value in found.items()), flush=True)


def show_speed() -> None:
    """Words per second of the prototype and of ours, article by article in turn, in one process on one core."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "ENCODER": str(PROTOTYPE)}
    code = "from tests.benchmarks.bench_statements import compare; compare()"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)


def compare() -> None:
    """Measures process time; to be run with ENCODER set, on one thread."""
    sys.path.insert(0, str(PROTOTYPE))
    import decode
    import prep

    from index.reading.layout import article
    from index.statements.extract import Extractor

    decode.DROPLOOSE = True
    backend = decode.OnnxBE(str(PROTOTYPE / "model.int8.onnx"), 1)
    extractor = Extractor()

    def theirs(text: str) -> None:
        encoded = prep.encode(text)
        decode.decode_doc(text, encoded, decode.run_doc(backend, encoded), 3, 0.6)

    def ours(text: str) -> None:
        extractor.extract(article(text))

    texts = [row["text"] for row in rows()]
    spent = {theirs: 0.0, ours: 0.0}
    for number, text in enumerate([texts[0], *texts]):
        for read in (theirs, ours) if number % 2 else (ours, theirs):
            began = time.process_time()
            read(text)
            # The first article warms both up.
            spent[read] += time.process_time() - began if number else 0.0
    words = sum(len(text.split()) for text in texts)
    print(f"prototype {words / spent[theirs]:,.0f} words/s  ours {words / spent[ours]:,.0f} words/s  ", end="")
    print(f"ratio {spent[theirs] / spent[ours]:.2f}")


def main() -> None:
    """Runs the parts named on the command line, or all of them."""
    if not GOLD.exists():
        print("The reference corpora are not beside the checkout; nothing to measure.")
        return
    parts = {"scores": show_scores, "styles": show_styles, "speed": show_speed}
    for name in sys.argv[1:] or parts:
        parts[name]()


if __name__ == "__main__":
    main()
