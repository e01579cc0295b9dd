"""Fits the network by steps and seeds, on as many workers as asked; stopped at any moment, it goes on where it was.

Workers see different windows of each step and take the mean of their gradients, so that one thread each is used to the
full. AdamW (Loshchilov and Hutter 2019, "Decoupled weight decay regularization"); the learning rate rises for a few
steps and then falls in a line to zero.
"""

import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn

from index.statements.wordpiece import WordPiece
from index.training.corpus import LabelledArticle
from index.training.network import Network, loss
from index.training.targets import Example, batch, examples
from index.training.variation import Names, varied

WINDOWS = 6
"""Windows of one worker in one step."""
WARM_UP = 100
SAVED_EVERY = 100
BUCKET = 24
"""Batches whose windows are sorted by length together."""
_PORT = 29_713


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One part of the training: which articles, for how many steps, how boldly."""

    name: str
    steps: int
    encoder_rate: float
    head_rate: float
    share: tuple[float, ...]
    """For each corpus, how often its articles are seen in one round; 1 is once, 0.5 a random half."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a run needs besides its stage."""

    corpora: tuple[tuple[LabelledArticle, ...], ...]
    names: Names
    vocabulary: tuple[str, ...]
    base: Path
    """The base model, or the result of an earlier stage (`.pt`)."""
    folder: Path
    seed: int
    workers: int


def fit(stage: Stage, task: Task, log: Callable[[str], None]) -> Path:
    """Runs a stage to its end and returns the file with its weights; goes on from the last saved step.

    The same stage, task and number of workers give the same weights on the same machine.
    """
    result = task.folder / f"{stage.name}.pt"
    if result.exists():
        return result
    task.folder.mkdir(parents=True, exist_ok=True)
    if task.workers > 1 and not torch.cuda.is_available():
        torch.multiprocessing.spawn(_work, args=(stage, task, task.workers), nprocs=task.workers)
    else:
        _work(0, stage, task, 1)
    log(f"{stage.name}: {result.name} written")
    return result


def _work(rank: int, stage: Stage, task: Task, workers: int) -> None:
    """One worker's part of a stage; the first one saves."""
    torch.set_num_threads(1 if workers > 1 else torch.get_num_threads())
    if workers > 1:
        os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
        os.environ.setdefault("MASTER_PORT", str(_PORT))
        dist.init_process_group("gloo", rank=rank, world_size=workers)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(task.seed)
    network = Network()
    if task.base.suffix == ".pt":
        network.load_state_dict(torch.load(task.base, weights_only=True))
    else:
        network.load_base(task.base)
    network.word.weight.requires_grad_(False)
    _Run(stage, task, network.to(device), rank, workers).go_on()
    if workers > 1:
        dist.barrier()
        dist.destroy_process_group()


class _Run:
    """The loop over steps."""

    def __init__(self, stage: Stage, task: Task, network: Network, rank: int, workers: int) -> None:
        self._stage, self._task, self._network = stage, task, network
        self._rank, self._workers = rank, workers
        groups = [
            {"params": network.encoder_parameters(), "lr": stage.encoder_rate, "full": stage.encoder_rate},
            {"params": network.head_parameters(), "lr": stage.head_rate, "full": stage.head_rate},
        ]
        self._parts: list[nn.Parameter] = [part for group in groups for part in group["params"]]  # type: ignore[union-attr]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        self._saved = task.folder / f"{stage.name}.partial.pt"

    def go_on(self) -> None:
        """From the last saved step, or the first, to the last."""
        start, since = self._restore(), time.monotonic()
        self._network.train()
        recent = 0.0
        for step, windows in enumerate(_batches(self._stage, self._task, self._workers)):
            if step >= self._stage.steps:
                break
            if step < start:
                continue
            if step == start:
                # Dropout must not depend on where a run was stopped.
                torch.manual_seed(hash((self._task.seed, self._rank, step)) % 2**31)
            recent += self._step(step, windows[self._rank :: self._workers])
            if (step + 1) % SAVED_EVERY == 0 and self._rank == 0:
                self._save(step + 1)
                mean, recent = recent / SAVED_EVERY, 0.0
                sys.stdout.write(
                    f"{self._stage.name}: step {step + 1}, loss {mean:.4f}, {time.monotonic() - since:.0f} s\n"
                )
                sys.stdout.flush()
        if self._rank == 0:
            torch.save(self._network.state_dict(), self._task.folder / f"{self._stage.name}.pt")
            self._saved.unlink(missing_ok=True)

    def _step(self, step: int, windows: Sequence[Example]) -> float:
        scale = min(1.0, (step + 1) / WARM_UP) * (1.0 - step / self._stage.steps)
        for group in self._optimiser.param_groups:
            group["lr"] = group["full"] * scale
        device = self._network.word.weight.device
        tensors = {name: torch.from_numpy(array).to(device) for name, array in batch(windows).items()}
        answers = self._network(tensors["ids"], tensors["quote"], tensors["case"], tensors["mask"])
        total = loss(answers, tensors)
        total.backward()  # type: ignore[no-untyped-call]
        if self._workers > 1:
            _average([part.grad for part in self._parts if part.grad is not None])
        nn.utils.clip_grad_norm_(self._parts, 1.0)
        self._optimiser.step()
        self._optimiser.zero_grad()
        return float(total.detach())

    def _save(self, step: int) -> None:
        state = {"step": step, "network": self._network.state_dict(), "optimiser": self._optimiser.state_dict()}
        temporary = self._saved.with_suffix(".tmp")
        torch.save(state, temporary)
        temporary.replace(self._saved)

    def _restore(self) -> int:
        if not self._saved.exists():
            return 0
        state: dict[str, Any] = torch.load(self._saved, weights_only=True)
        self._network.load_state_dict(state["network"])
        self._optimiser.load_state_dict(state["optimiser"])
        return int(state["step"])


def _average(gradients: Sequence[Tensor]) -> None:
    """Replaces gradients by their mean over all workers, in one exchange."""
    flat = torch.cat([gradient.flatten() for gradient in gradients])
    dist.all_reduce(flat)
    flat /= dist.get_world_size()
    for gradient, mean in zip(gradients, flat.split([gradient.numel() for gradient in gradients]), strict=True):
        gradient.copy_(mean.view_as(gradient))


def _batches(stage: Stage, task: Task, workers: int) -> Iterator[list[Example]]:
    """Windows for one step of all workers together, without end; the same for every worker."""
    pieces = WordPiece(task.vocabulary)
    size = WINDOWS * workers
    number = 0
    while True:
        rng = random.Random(f"{stage.name} {task.seed} {number}")
        windows = [window for article in _round(stage, task, rng) for window in examples(article, pieces, rng)]
        rng.shuffle(windows)
        cut = []
        for start in range(0, len(windows), size * BUCKET):
            alike = sorted(windows[start : start + size * BUCKET], key=len)
            cut += [alike[first : first + size] for first in range(0, len(alike) - size + 1, size)]
        if not cut:
            raise ValueError("too few articles for one step")
        rng.shuffle(cut)
        yield from cut
        number += 1


def _round(stage: Stage, task: Task, rng: random.Random) -> Iterator[LabelledArticle]:
    """Variants of the articles of one round, each corpus as often as its share says."""
    for corpus, share in zip(task.corpora, stage.share, strict=True):
        for article in corpus:
            for _ in range(int(share) + (rng.random() < share % 1)):
                yield varied(article, task.names, rng)
