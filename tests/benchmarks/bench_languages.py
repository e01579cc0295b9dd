"""What telling an article's language costs beside finding its statements: `python -m tests.benchmarks.bench_languages`.

Processor time for 1,000 words, the best of some runs; the machine may be busy.
"""

import time
from collections.abc import Callable

from index.reading import sample
from index.reading.language import language_of
from index.workspace import extract_article
from tests.index.reading.foreign import FOREIGN

RUNS = 7


def best_ms(work: Callable[[], object]) -> float:
    """The least processor time of some runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return 1000 * min(times)


def main() -> None:
    """Prints a line for each measure."""
    start = time.process_time()
    language_of(FOREIGN["de"])
    print(f"first text that is not English (loads the model): {1000 * (time.process_time() - start):.0f} ms")
    article = sample.article()
    texts = {"English": article.text, **{name: " ".join([FOREIGN[name]] * 20) for name in ("de", "ru")}}
    for name, text in texts.items():
        cost = best_ms(lambda text=text: language_of(text)) * 1000 / len(text.split())
        print(f"{name}, 1,000 words: {cost:.2f} ms")
    cost = best_ms(lambda: extract_article(article)) * 1000 / len(article.text.split())
    print(f"statements of 1,000 words: {cost:.0f} ms")


if __name__ == "__main__":
    main()
