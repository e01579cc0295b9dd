"""From torch weights to the file that the program runs: ONNX, its answers checked, then eight-bit integers.

Dynamic quantisation per channel with reduced range loses nothing that the scores show; per tensor loses over a point.
"""

import json
import tempfile
from pathlib import Path

import numpy as np
import torch

from index.training.corpus import sha256_of
from index.training.network import CASES, QUOTE_STATES, VOCABULARY, Network

LARGEST_DIFFERENCE = 1e-4
"""Between the answers of torch and of the exported network, before it is quantised."""
MOST_BYTES = 30_000_000
NETWORK_FILE = "model.int8.onnx"

_INPUTS = ("ids", "quote", "case", "mask")
_OUTPUTS = ("tags", "link", "slink")
_OPSET = 17
_SHAPES = ((1, 7), (1, 131), (2, 64), (3, 288))


class ExportDiffers(Exception):
    """The exported network does not answer as the one that was trained."""


def export(weights: Path, folder: Path) -> float:
    """Writes the quantised network into a model's folder and its check sum into the model's record, if there is one.

    Returns:
        The largest difference between the answers of torch and those of the network before quantising.

    Raises:
        ExportDiffers: that difference, or the file, is too large.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network = Network()
    network.load_state_dict(torch.load(weights, weights_only=True, map_location="cpu"))
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        _write(network, exact)
        difference = _difference(network, exact)
        if difference >= LARGEST_DIFFERENCE:
            raise ExportDiffers(f"answers differ by {difference:.1e}")
        target = folder / NETWORK_FILE
        quantize_dynamic(exact, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    if target.stat().st_size > MOST_BYTES:
        raise ExportDiffers(f"the network has {target.stat().st_size:,} bytes, more than {MOST_BYTES:,}")
    _record(folder / "model.json", target)
    return difference


def _write(network: Network, path: Path) -> None:
    axes = {name: {0: "rows", 1: "pieces"} for name in (*_INPUTS, "tags")}
    axes |= {name: {0: "rows", 1: "pieces", 2: "targets"} for name in _OUTPUTS[1:]}
    torch.onnx.export(
        network,
        _sample(1, 64),
        str(path),
        input_names=list(_INPUTS),
        output_names=list(_OUTPUTS),
        dynamic_axes=axes,
        opset_version=_OPSET,
        dynamo=False,
    )


def _sample(rows: int, length: int) -> tuple[torch.Tensor, ...]:
    """Inputs at random, the same ones for the same shape; the last row is not filled to its end."""
    generator = torch.Generator().manual_seed(rows * 1000 + length)
    ids, quote, case = (
        torch.randint(0, size, (rows, length), generator=generator) for size in (VOCABULARY, QUOTE_STATES, CASES)
    )
    mask = torch.ones(rows, length, dtype=torch.long)
    if rows > 1:
        mask[-1, length // 2 :] = 0
    return ids, quote, case, mask


def _difference(network: Network, path: Path) -> float:
    import onnxruntime

    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    largest = 0.0
    for shape in _SHAPES:
        sample = _sample(*shape)
        with torch.inference_mode():
            ours = network(*sample)
        theirs = session.run(list(_OUTPUTS), dict(zip(_INPUTS, (part.numpy() for part in sample), strict=True)))
        # Only what is not blocked is ever read; blocked scores are of another magnitude.
        shown = sample[3].numpy().astype(bool)
        for our, their in zip(ours, theirs, strict=True):
            kept = np.abs(our.numpy() - their)[shown]
            largest = max(largest, float(np.where(np.abs(their[shown]) < 1000, kept, 0.0).max()))
    return largest


def _record(path: Path, network: Path) -> None:
    if path.exists():
        record = json.loads(path.read_text(encoding="utf-8"))
        record["network"] = {"file": network.name, "sha256": sha256_of(network)}
        path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
