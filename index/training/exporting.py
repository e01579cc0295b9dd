"""From torch weights to the file that the program runs: ONNX, its answers checked, then eight-bit integers.

Dynamic quantisation per channel with reduced range loses nothing that the scores show; per tensor loses over a point.
The mean of several seeds' weights costs nothing when it runs (Wortsman et al. 2022, "Model soups: averaging weights of
multiple fine-tuned models improves accuracy without increasing inference time").
"""

import json
import shutil
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from index import resources
from index.training import card
from index.training.corpus import sha256_of
from index.training.errors import ExportDiffers, RunDiffers
from index.training.network import CASES, QUOTE_STATES, Network
from index.training.sizes import MINILM, Sizes
from index.training.stages import Record, record_of

LARGEST_DIFFERENCE = 1e-4
"""Between the answers of torch and of the exported network, before it is quantised."""
MOST_BYTES = 30_000_000
NETWORK_FILE = "model.int8.onnx"

_INPUTS = ("ids", "quote", "case", "mask")
_OUTPUTS = ("tags", "link", "slink")
_OPSET = 17
_SHAPES = ((1, 7), (1, 131), (2, 64), (3, 288))


def export(weights: Sequence[Path], folder: Path, way: Mapping[str, float] | None = None) -> float:
    """Writes the quantised network into a model's folder, and how it was made into the model's record and card.

    A folder without a record gets the shipped vocabulary and the shipped record, whose confidence is that of another
    network until it is calibrated.

    Args:
        weights: files that were fitted; of several the mean is taken, and they must come from the same stages and
            differ in their seed alone.
        folder: the model's.
        way: in whose way the network marks, by corpus: how much of each corpus's own vector goes into the one that
            the network has for good. In that of the recipe's first corpus if None.

    Returns:
        The largest difference between the answers of torch and those of the network before quantising.

    Raises:
        ExportDiffers: that difference, or the file, is too large; the folder is as it was.
        RunDiffers: the files were not made in the same way, or from no corpus of such a name.
    """
    record = _record(weights)
    sizes = Sizes(**record["network"]) if "network" in record else MINILM
    network = Network(sizes)
    network.load_state_dict(_mean(weights))
    if way:
        _mark_in(network, way, record)
        record["way"] = dict(way)
    network.eval()
    with tempfile.TemporaryDirectory() as scratch:
        exact, small = Path(scratch) / "exact.onnx", Path(scratch) / NETWORK_FILE
        _write(network, sizes, exact)
        difference = _difference(network, sizes, exact)
        if difference >= LARGEST_DIFFERENCE:
            raise ExportDiffers(f"the answers of the exported network differ by {difference:.1e}")
        _quantise(exact, small)
        if small.stat().st_size > MOST_BYTES:
            raise ExportDiffers(f"the network has {small.stat().st_size:,} bytes, more than {MOST_BYTES:,}")
        _complete(folder)
        shutil.copyfile(small, folder / NETWORK_FILE)
    card.change(
        folder,
        network={"file": NETWORK_FILE, "sha256": sha256_of(folder / NETWORK_FILE)},
        training=record,
        # They were another network's.
        scores={},
    )
    return difference


def _record(weights: Sequence[Path]) -> Record:
    """How the weights were made; of several seeds, with all of them and their check sums."""
    records = [record_of(path) or {"weights": sha256_of(path)} for path in weights]
    first = records[0]
    if len(records) == 1:
        return first
    own = ("seed", "weights", "workers")
    if any({**record, **{name: first.get(name) for name in own}} != first for record in records):
        raise RunDiffers("only weights that were made in the same way, with other seeds, have a mean")
    return {**first, **{name: [record.get(name) for record in records] for name in own[:2]}}


def _mean(weights: Sequence[Path]) -> dict[str, torch.Tensor]:
    total: dict[str, torch.Tensor] = {}
    for path in weights:
        for name, part in torch.load(path, weights_only=True, map_location="cpu").items():
            total[name] = total[name] + part if name in total else part
    return {name: part / len(weights) for name, part in total.items()}


def _mark_in(network: Network, way: Mapping[str, float], record: Record) -> None:
    """Lets the first corpus's vector, which is the one that is exported, be the mixed one."""
    kind = "corpus "
    corpora = [name.removeprefix(kind) for name in record.get("made_from", {}) if name.startswith(kind)]
    if unknown := [name for name in way if name not in corpora]:
        raise RunDiffers(f"the weights know no corpus “{unknown[0]}”; they know {', '.join(corpora) or 'none by name'}")
    with torch.no_grad():
        vectors = network.corpus.weight
        vectors[0] = sum(share * vectors[corpora.index(name)] for name, share in way.items())


def _complete(folder: Path) -> None:
    """A model's folder has at least a vocabulary and a record."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / card.RECORD).exists():
        record = json.loads(resources.text("model", card.RECORD))
        shutil.copyfile(resources.path("model", record["vocabulary"]["file"]), folder / record["vocabulary"]["file"])
        shutil.copyfile(resources.path("model", card.RECORD), folder / card.RECORD)


def _write(network: Network, sizes: Sizes, path: Path) -> None:
    axes = {name: {0: "rows", 1: "pieces"} for name in (*_INPUTS, "tags")}
    axes |= {name: {0: "rows", 1: "pieces", 2: "targets"} for name in _OUTPUTS[1:]}
    with warnings.catch_warnings():
        # WORKAROUND: torch advises its newer exporter, which needs one more package (onnxscript) and gains nothing.
        # Can go when torch drops this one.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            network,
            _sample(1, 64, sizes),
            str(path),
            input_names=list(_INPUTS),
            output_names=list(_OUTPUTS),
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )


def _quantise(exact: Path, small: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(exact, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def _sample(rows: int, length: int, sizes: Sizes) -> tuple[torch.Tensor, ...]:
    """Inputs at random, the same ones for the same shape; the last row is not filled to its end."""
    generator = torch.Generator().manual_seed(rows * 1000 + length)
    ids, quote, case = (
        torch.randint(0, size, (rows, length), generator=generator) for size in (sizes.vocabulary, QUOTE_STATES, CASES)
    )
    mask = torch.ones(rows, length, dtype=torch.long)
    if rows > 1:
        mask[-1, length // 2 :] = 0
    return ids, quote, case, mask


def _difference(network: Network, sizes: Sizes, path: Path) -> float:
    import onnxruntime

    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    largest = 0.0
    for shape in _SHAPES:
        sample = _sample(*shape, sizes)
        with torch.inference_mode():
            ours = network(*sample)
        theirs = session.run(list(_OUTPUTS), dict(zip(_INPUTS, (part.numpy() for part in sample), strict=True)))
        # Only what is not blocked is ever read; blocked scores are of another magnitude.
        shown = sample[3].numpy().astype(bool)
        for our, their in zip(ours, theirs, strict=True):
            kept = np.abs(our.numpy() - their)[shown]
            largest = max(largest, float(np.where(np.abs(their[shown]) < 1000, kept, 0.0).max()))
    return largest
