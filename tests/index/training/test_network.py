"""The network takes over what the base model knows, and what only fills a row changes nothing."""

from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")

from index.training.network import Network, loss  # noqa: E402 - it needs torch
from index.training.sizes import Sizes  # noqa: E402 - likewise
from index.training.targets import IGNORED  # noqa: E402 - likewise
from tests.index.training.conftest import TINY  # noqa: E402 - likewise


@pytest.fixture
def network():
    torch.manual_seed(1)
    return Network(TINY).eval()


def inputs(rows, length):
    generator = torch.Generator().manual_seed(length)
    ids, quote, case = (torch.randint(0, size, (rows, length), generator=generator) for size in (30_000, 4, 6))
    return ids, quote, case, torch.ones(rows, length, dtype=torch.long)


def test_each_piece_gets_tags_and_scores_for_every_other(network):
    tags, link, source = network(*inputs(2, 9))
    assert (tags.shape, link.shape, source.shape) == ((2, 9, 7), (2, 9, 9), (2, 9, 9))


def test_the_answer_does_not_depend_on_what_fills_the_row(network):
    short = inputs(1, 6)
    filled = [torch.cat([part, torch.full((1, 4), 3 if place < 3 else 0)], 1) for place, part in enumerate(short)]
    for alone, beside in zip(network(*short), network(*filled), strict=True):
        shown = beside[:, :6] if beside.shape[-1] == 7 else beside[:, :6, :6]
        assert torch.allclose(alone, shown, atol=1e-5)


def test_quotation_marks_and_capitals_are_seen(network):
    ids, quote, case, mask = inputs(1, 6)
    before = network(ids, quote, case, mask)[0]
    assert not torch.equal(before, network(ids, (quote + 1) % 4, case, mask)[0])
    assert not torch.equal(before, network(ids, quote, (case + 1) % 6, mask)[0])


def test_without_a_corpus_the_answer_is_marked_in_the_way_of_the_first():
    torch.manual_seed(1)
    network = Network(replace(TINY, corpora=2)).eval()
    numbers = ((), (torch.tensor([0]),), (torch.tensor([1]),))
    plain, first, second = (network(*inputs(1, 6), *number)[0] for number in numbers)
    assert torch.equal(plain, first)
    assert not torch.equal(plain, second)


def test_every_part_of_the_encoder_comes_from_the_base_model(network, write_base, tmp_path):
    before = {name: part.clone() for name, part in network.state_dict().items()}
    base = write_base(tmp_path / "model.safetensors")
    network.load_base(tmp_path / "model.safetensors")
    after = network.state_dict()
    kept = {name for name in after if torch.equal(after[name], before[name])}
    assert {name.split(".")[0] for name in kept} == {
        "quote", "case", "corpus", "tags", "link_from", "link_to", "source_from", "source_to",
    }  # fmt: skip
    assert torch.equal(after["layers.0.down.weight"], base["encoder.layer.0.output.dense.weight"])
    assert torch.equal(after["segment"], base["embeddings.token_type_embeddings.weight"][0])


def test_files_that_name_the_model_before_each_part_are_read_too(network, write_base, tmp_path):
    save_file = pytest.importorskip("safetensors.torch").save_file
    base = write_base(tmp_path / "model.safetensors")
    save_file({f"bert.{name}": part for name, part in base.items()}, str(tmp_path / "other.safetensors"))
    network.load_base(tmp_path / "other.safetensors")
    assert torch.equal(network.word.weight, base["embeddings.word_embeddings.weight"])


def test_all_parameters_but_word_embeddings_are_fitted_once(network):
    fitted = [*network.encoder_parameters(), *network.head_parameters()]
    assert len({id(part) for part in fitted}) == len(fitted) == len(list(network.parameters())) - 1


def test_the_loss_is_small_for_the_right_answer_and_large_for_another():
    tags = torch.tensor([[3, 0, IGNORED]])
    target = {"tags": tags, "link": torch.full((1, 3), IGNORED), "source": torch.full((1, 3), IGNORED)}
    right = 20.0 * torch.nn.functional.one_hot(tags.clamp(min=0), 7).float()
    nowhere = torch.zeros(1, 3, 3)
    assert float(loss((right, nowhere, nowhere), target)) < 0.001
    assert float(loss((-right, nowhere, nowhere), target)) > 10


def test_what_is_ignored_costs_nothing():
    ignored = torch.full((1, 3), IGNORED)
    target = {"tags": ignored, "link": ignored, "source": ignored}
    assert float(loss((torch.randn(1, 3, 7), torch.randn(1, 3, 3), torch.randn(1, 3, 3)), target)) == 0.0


def test_more_layers_are_more_parameters():
    two = Sizes(width=16, layers=2, heads=2, inner=32, pointer=8)
    assert len(Network(two).encoder_parameters()) > len(Network(TINY).encoder_parameters())
