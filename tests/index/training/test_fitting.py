"""A fit depends on recipe and seed alone: not on the clock, and not on where it was stopped."""

import pytest

torch = pytest.importorskip("torch")

from index.training.errors import TooFewStatements  # noqa: E402 - it needs torch
from index.training.fitting import Stage, Task, fit  # noqa: E402 - likewise
from index.training.network import Network  # noqa: E402 - likewise
from index.training.targets import batch, examples  # noqa: E402 - likewise
from index.training.variation import Names  # noqa: E402 - likewise
from tests.index.training.conftest import TINY  # noqa: E402 - likewise
from tests.index.training.labelled import labelled, news  # noqa: E402 - likewise

NAMES = Names(given=("Xola",), family=("Xhaka",), places=("Xiva",))
SILENT = "Timetable\n\nThe ferry leaves at nine."


@pytest.fixture
def base(tmp_path):
    torch.manual_seed(3)
    torch.save(Network(TINY).state_dict(), tmp_path / "base.pt")
    return tmp_path / "base.pt"


@pytest.fixture
def run(tmp_path, base, vocabulary):
    """Runs a short stage in a folder and returns its result's path."""

    def ran(folder, *, steps=5, seed=1, workers=1, corpus=None, rate=1e-2, stop_after=None):
        task = Task(
            corpora=(tuple(news(f"{number}") for number in range(14)) if corpus is None else corpus,),
            names=NAMES,
            vocabulary=vocabulary,
            base=base,
            folder=tmp_path / folder,
            seed=seed,
            workers=workers,
            sizes=TINY,
        )
        stage = Stage(name="news", steps=steps, encoder_rate=rate, head_rate=rate, share=(1.0,))
        return fit(stage, task, print, stop_after=stop_after)

    return ran


def weights(path):
    return torch.load(path, weights_only=True)


def same(first, second):
    ours, theirs = weights(first), weights(second)
    return all(torch.equal(ours[name], theirs[name]) for name in ours)


def test_the_same_seed_gives_the_same_weights(run):
    assert same(run("one"), run("two"))


def test_another_seed_gives_other_weights(run):
    assert not same(run("one"), run("two", seed=2))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_that_was_stopped_ends_with_the_weights_of_one_that_was_not(run, workers):
    whole = run("whole", workers=workers)
    assert not run("stopped", workers=workers, stop_after=2).exists()
    assert same(whole, run("stopped", workers=workers))


def test_what_was_saved_on_the_way_is_gone_at_the_end(run, tmp_path):
    run("one", stop_after=2)
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["news.partial.pt"]
    run("one")
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["news.pt"]


def test_a_finished_stage_is_left_alone(run):
    result = run("one")
    before = result.stat().st_mtime_ns
    assert run("one", steps=50) == result
    assert result.stat().st_mtime_ns == before


def test_word_embeddings_do_not_move(run, base):
    before, after = weights(base), weights(run("one"))
    moved = {name for name in after if not torch.equal(before[name], after[name])}
    assert moved == set(after) - {"word.weight"}


def test_few_articles_are_seen_more_than_once(run):
    assert run("one", corpus=(news(),)).exists()


def test_workers_whose_windows_hold_no_statement_wait_for_nobody(run):
    # Two steps' windows, of which one has roles: in its step one of the workers has none.
    silent = [labelled(SILENT, name=f"{number}") for number in range(23)]
    assert run("one", corpus=(news(), *silent), workers=2).exists()


def test_the_network_learns_what_it_is_shown(run, vocabulary):
    network = Network(TINY)
    network.load_state_dict(weights(run("one", steps=150, corpus=(news(),))))
    assert share_right(network.eval(), vocabulary) > 0.95


def share_right(network, vocabulary):
    """How many pieces of an article with a role get the right tag."""
    import random

    from index.statements.wordpiece import WordPiece

    tensors = {
        name: torch.from_numpy(array)
        for name, array in batch(examples(news(), WordPiece(vocabulary), random.Random(1))).items()
    }
    with torch.inference_mode():
        tags = network(*(tensors[name] for name in ("ids", "quote", "case", "mask")))[0].argmax(-1)
    counted = tensors["tags"] > 0
    return float((tags == tensors["tags"])[counted].float().mean())


@pytest.mark.parametrize("corpus", [(), (labelled(" "),)], ids=["no article", "no text"])
def test_nothing_to_learn_from_is_refused(run, corpus):
    with pytest.raises(TooFewStatements, match="stage news"):
        run("one", corpus=corpus)


@pytest.mark.parametrize("workers", [0, 9])
def test_there_are_as_many_workers_as_have_windows(run, workers):
    with pytest.raises(ValueError, match="1 to 8 workers"):
        run("one", workers=workers)
