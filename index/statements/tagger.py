"""The shipped network: word pieces in, scores for roles and links out.

A MiniLM encoder (Wang et al. 2020, "MiniLM: Deep self-attention distillation for task-agnostic compression of
pre-trained transformers") with three heads: a tag for each piece (begin or inside of source, cue, content), a pointer
from each piece to the cue it belongs to, and a pointer from each cue to its source.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index import resources
from index.errors import ModelDamaged, ModelMissing
from index.statements.features import Passage
from index.statements.wordpiece import WordPiece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

TAGS = 7
"""Outside, then begin and inside of source, cue and content."""
_INPUTS = ("ids", "quote", "case", "mask")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scored:
    """The network's answer for one window, a row for each piece of its passages in order."""

    tags: "Scores"
    """Logarithms of the probabilities of the tags."""
    positions: Sequence[int]
    """For each row, the position of its piece in the window."""
    link_logits: "Scores"
    """By position, how well a piece and the first piece of a cue go together."""
    source_logits: "Scores"
    """The same for a piece of a cue and the first piece of its source."""

    def link(self, rows: Sequence[int]) -> "Scores":
        """For pieces, the logarithms of the probabilities that the cue begins at each position; at 0: none."""
        return _log_softmax(self.link_logits[[self.positions[row] for row in rows]])

    def source(self, rows: Sequence[int]) -> "Scores":
        """For pieces of cues, the logarithms of the probabilities that the source begins at each position."""
        return _log_softmax(self.source_logits[[self.positions[row] for row in rows]])


class Tagger:
    """The network and its vocabulary, loaded from a folder.

    Raises:
        ModelMissing: a file is not there.
        ModelDamaged: a file is not the one that the model's record names, or it does not load.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or resources.path("model")
        files = _files(folder)
        vocabulary = _verified(*files["vocabulary"])
        network = _verified(*files["network"])
        self.pieces = WordPiece(vocabulary.decode("utf-8").splitlines())
        self._session = _session(network, files["network"][0])

    def score(self, shown: Sequence[Passage]) -> Scored:
        """Runs the network over passages, shown together and by themselves.

        One window a time: the network scales its numbers by the largest in a run, so that windows read in one run
        would change each other's answers, and reading them together is hardly quicker.
        """
        import numpy as np

        ids, quote, case = [self.pieces.begin], [0], [0]
        positions: list[int] = []
        for passage in shown:
            positions.extend(range(len(ids), len(ids) + len(passage.ids)))
            ids += [*passage.ids, self.pieces.end]
            quote += [*passage.quote, 0]
            case += [*passage.case, 0]
        rows = np.array([ids, quote, case, [1] * len(ids)], np.int64)
        outputs = self._session.run(None, dict(zip(_INPUTS, rows[:, None], strict=True)))
        tags, link, source = (output[0] for output in outputs)
        return Scored(tags=_log_softmax(tags[positions]), positions=positions, link_logits=link, source_logits=source)


def _files(folder: Path) -> dict[str, tuple[Path, str]]:
    """The model's files by what they are, with their check sums, from the model's record."""
    path = folder / "model.json"
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return {part: (folder / record[part]["file"], record[part]["sha256"]) for part in ("network", "vocabulary")}
    except FileNotFoundError as error:
        raise ModelMissing(path) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelDamaged(path) from error


def _verified(path: Path, sha256: str) -> bytes:
    """The content of a file, if it is the one we shipped."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ModelMissing(path) from error
    except OSError as error:
        raise ModelDamaged(path) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ModelDamaged(path)
    return content


def _session(network: bytes, path: Path) -> Any:  # noqa: ANN401 - the runtime has no types
    """An inference session on one thread: articles are short, and the window must stay quick."""
    # Newer releases of the runtime send telemetry unless told not to before their import.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # It would remember how memory was laid out for every length of a paragraph.
    options.enable_mem_pattern = False
    try:
        return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelDamaged(path) from error


def _log_softmax(scores: "Scores") -> "Scores":
    import numpy as np

    shifted = scores - scores.max(-1, keepdims=True)
    result: Scores = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result
