"""The network in torch: a MiniLM encoder that also sees quotation marks and case, with three heads.

Encoder: Wang et al. 2020, "MiniLM: Deep self-attention distillation for task-agnostic compression of pre-trained
transformers" (six layers, 384 dimensions). The pointers are bilinear as in Dozat and Manning 2017, "Deep biaffine
attention for neural dependency parsing", without the bias terms.
"""

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from index.statements.tagger import TAGS
from index.training.sizes import MINILM, Sizes

QUOTE_STATES, CASES = 4, 6
DROPOUT = 0.1
_BLOCKED = -10_000.0
_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "after_attention": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "after_inner": "output.LayerNorm",
}
"""Our names of a layer's parts, and those of the base model's file."""


class Layer(nn.Module):
    """One transformer layer."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width, inner = sizes.width, sizes.inner
        self._width, self._heads = width, sizes.heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.after_attention = nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.after_inner = nn.LayerNorm(width, eps=1e-12)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States of the next layer; `bias` is added to the attention scores."""
        rows, length, _ = states.shape

        def by_head(values: Tensor) -> Tensor:
            return values.view(rows, length, self._heads, self._width // self._heads).transpose(1, 2)

        mixed = functional.scaled_dot_product_attention(
            by_head(self.query(states)), by_head(self.key(states)), by_head(self.value(states)), attn_mask=bias
        )
        states = self.after_attention(states + self.out(mixed.transpose(1, 2).reshape(rows, length, self._width)))
        return self.after_inner(states + self.down(functional.gelu(self.up(states))))


class Network(nn.Module):
    """Word pieces in, logits of tags, cue pointers and source pointers out."""

    def __init__(self, sizes: Sizes = MINILM) -> None:
        super().__init__()
        width = sizes.width
        self._scale = math.sqrt(sizes.pointer)
        self.word = nn.Embedding(sizes.vocabulary, width)
        self.position = nn.Embedding(sizes.positions, width)
        self.segment = nn.Parameter(torch.zeros(width))
        self.quote = nn.Embedding(QUOTE_STATES, width)
        self.case = nn.Embedding(CASES, width)
        self.corpus = nn.Embedding(sizes.corpora, width)
        self.embedded = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        self.tags = nn.Linear(width, TAGS)
        self.link_from, self.link_to, self.source_from, self.source_to = (
            nn.Linear(width, sizes.pointer) for _ in range(4)
        )
        # The base model knows none of them: they begin almost silent.
        for embedding in (self.quote, self.case, self.corpus):
            nn.init.normal_(embedding.weight, std=0.01)

    def forward(
        self, ids: Tensor, quote: Tensor, case: Tensor, mask: Tensor, corpus: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of tags (rows x n x 7), of the cue and of the source of each piece (both rows x n x n).

        Args:
            ids: word pieces, rows x n.
            quote: quote state of each.
            case: case shape of each.
            mask: 1 for a piece, 0 for what only fills the row.
            corpus: for each row, the number of the corpus in whose way it is marked; without it, in that of the first.
        """
        length = ids.shape[1]
        way = self.corpus.weight[0] if corpus is None else self.corpus(corpus)[:, None]
        embedded = self.word(ids) + self.position.weight[:length] + self.segment + self.quote(quote) + self.case(case)
        embedded = embedded + way
        states = self.drop(self.embedded(embedded))
        bias = ((1.0 - mask.to(states.dtype)) * _BLOCKED)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, bias)
        return (
            self.tags(states),
            self._pointer(self.link_from(states), self.link_to(states), bias),
            self._pointer(self.source_from(states), self.source_to(states), bias),
        )

    def _pointer(self, start: Tensor, end: Tensor, bias: Tensor) -> Tensor:
        return torch.matmul(start, end.transpose(1, 2)) / self._scale + bias[:, 0]

    def load_base(self, path: Path) -> None:
        """Takes the encoder's weights from the base model's safetensors file; heads stay as they are."""
        from safetensors.torch import load_file

        base = {name.removeprefix("bert."): weight for name, weight in load_file(str(path)).items()}
        ours = {
            "word.weight": base["embeddings.word_embeddings.weight"],
            "position.weight": base["embeddings.position_embeddings.weight"],
            "segment": base["embeddings.token_type_embeddings.weight"][0],
        }
        for kind in ("weight", "bias"):
            ours[f"embedded.{kind}"] = base[f"embeddings.LayerNorm.{kind}"]
            for number in range(len(self.layers)):
                for our, their in _NAMES.items():
                    ours[f"layers.{number}.{our}.{kind}"] = base[f"encoder.layer.{number}.{their}.{kind}"]
        self.load_state_dict(ours, strict=False)

    def encoder_parameters(self) -> list[nn.Parameter]:
        """What the base model has taught, but for the word embeddings: too few words are seen to move them."""
        new = self.head_parameters()
        return [part for part in self.parameters() if part is not self.word.weight and all(part is not p for p in new)]

    def head_parameters(self) -> list[nn.Parameter]:
        """What begins at random."""
        heads = (self.tags, self.link_from, self.link_to, self.source_from, self.source_to)
        return [part for head in (*heads, self.quote, self.case, self.corpus) for part in head.parameters()]


def loss(answers: tuple[Tensor, Tensor, Tensor], batch: dict[str, Tensor]) -> Tensor:
    """Cross entropy of the tags, plus 0.3 and 0.2 of that of the pointers."""
    total = torch.zeros(())
    for answer, name, weight in zip(answers, ("tags", "link", "source"), (1.0, 0.3, 0.2), strict=True):
        target = batch[name]
        if bool((target >= 0).any()):
            total = total + weight * functional.cross_entropy(answer.flatten(0, 1).float(), target.flatten())
    return total
