"""Fits the network by steps and seeds, on as many workers as asked; stopped at any moment, it goes on where it was.

Workers see different windows of each step and take the mean of their gradients, so that one thread each is used to the
full. AdamW (Loshchilov and Hutter 2019, "Decoupled weight decay regularization"); the learning rate rises for a few
steps and then falls in a line to zero.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn

from index.statements.wordpiece import WordPiece
from index.training.corpus import LabelledArticle
from index.training.errors import TooFewStatements
from index.training.network import Network, loss
from index.training.sizes import MINILM, Sizes
from index.training.targets import Example, batch, examples
from index.training.variation import Names, varied

PIECES = 2720
"""The most in one step, dealt out to the workers: how many workers there are changes the speed and not the task."""
MOST_WORKERS = 8
"""As many windows has every step: a worker without one would have nothing to do."""
WARM_UP = 100
SAVED_EVERY = 100
BUCKET = 1400
"""Windows that are sorted by length together."""
FIRST_WEIGHTS = 0
"""Where the heads begin, for each seed alike: only then is the mean of several seeds' weights a network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One part of the training: which articles, for how many steps, how boldly."""

    name: str
    steps: int
    encoder_rate: float
    head_rate: float
    share: tuple[float, ...]
    """For each corpus, how often its articles are seen in one round; 1 is once, 0.5 a random half, 0 never."""
    mix: float = 1.0
    """Share of the stage's own weights in its result; the rest is of the earlier stage's that it started from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a run needs besides its stage."""

    corpora: tuple[tuple[LabelledArticle, ...], ...]
    """All of the recipe, in its order, by which the network tells them apart."""
    names: Names
    vocabulary: tuple[str, ...]
    base: Path
    """The base model, or the result of an earlier stage (`.pt`)."""
    folder: Path
    seed: int
    workers: int
    """Processes with one thread each; where there is an accelerator, one uses it and this number is not looked at."""
    sizes: Sizes = MINILM

    def __post_init__(self) -> None:
        if not 1 <= self.workers <= MOST_WORKERS:
            raise ValueError(f"there are 1 to {MOST_WORKERS} workers, not {self.workers}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What each worker is told."""

    stage: Stage
    task: Task
    workers: int
    meeting: Path
    """A file by which the workers find each other: unlike a port, no other run can have it."""
    stop_after: int | None


def device_kind() -> str:
    """What a run computes on: the accelerator where there is one."""
    return "cuda" if torch.cuda.is_available() else "cpu"


def fit(stage: Stage, task: Task, log: Callable[[str], None], *, stop_after: int | None = None) -> Path:
    """Runs a stage to its end, from its last saved step on, and returns the file for its weights.

    The same stage, task and number of workers give the same weights on the same machine, stopped in between or not.
    A stage whose file is there is not run again.

    Args:
        stage: what to do.
        task: what to do it with.
        log: takes lines of text.
        stop_after: steps after which to save and stop, if the end is not reached before; the file is not there then.

    Raises:
        TooFewStatements: the stage's corpora hold no text.
    """
    result = task.folder / f"{stage.name}.pt"
    if result.exists():
        return result
    seen = (corpus for corpus, share in zip(task.corpora, stage.share, strict=True) if share > 0)
    if not any(article.text.strip() and article.annotations for corpus in seen for article in corpus):
        raise TooFewStatements(f"stage {stage.name}: there is no article to learn from")
    task.folder.mkdir(parents=True, exist_ok=True)
    workers = task.workers if device_kind() == "cpu" else 1
    with tempfile.TemporaryDirectory() as scratch:
        meeting = Path(scratch) / "workers"
        plan = _Plan(stage=stage, task=task, workers=workers, meeting=meeting, stop_after=stop_after)
        if workers > 1:
            torch.multiprocessing.spawn(_work, args=(plan,), nprocs=workers)
        else:
            _work(0, plan)
    log(f"{stage.name}: {f'{result.name} written' if result.exists() else 'stopped before its end'}")
    return result


def _work(rank: int, plan: _Plan) -> None:
    """One worker's part of a stage; the first one saves."""
    task = plan.task
    if plan.workers > 1:
        torch.set_num_threads(1)
        store = dist.FileStore(str(plan.meeting), plan.workers)
        dist.init_process_group("gloo", store=store, rank=rank, world_size=plan.workers)
    torch.manual_seed(FIRST_WEIGHTS)
    network = Network(task.sizes)
    if task.base.suffix == ".pt":
        network.load_state_dict(torch.load(task.base, weights_only=True, map_location="cpu"))
    else:
        network.load_base(task.base)
    network.word.weight.requires_grad_(False)
    _Run(plan, network.to(device_kind()), rank).go_on()
    if plan.workers > 1:
        dist.barrier()
        dist.destroy_process_group()


class _Run:
    """The loop over steps."""

    def __init__(self, plan: _Plan, network: Network, rank: int) -> None:
        self._plan, self._stage, self._task = plan, plan.stage, plan.task
        self._network, self._rank = network, rank
        encoder, heads = network.encoder_parameters(), network.head_parameters()
        groups = [
            {"params": encoder, "lr": self._stage.encoder_rate, "full": self._stage.encoder_rate},
            {"params": heads, "lr": self._stage.head_rate, "full": self._stage.head_rate},
        ]
        self._parts = [*encoder, *heads]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self._saved = self._task.folder / f"{self._stage.name}.partial.pt"

    def go_on(self) -> None:
        """From the last saved step, or the first, to the last, or to where it is to stop."""
        stage, since = self._stage, time.monotonic()
        start = self._restore()
        end = stage.steps if self._plan.stop_after is None else min(stage.steps, start + self._plan.stop_after)
        self._network.train()
        recent: list[float] = []
        for step, windows in enumerate(islice(_batches(stage, self._task), start, end), start):
            recent.append(self._step(step, windows[self._rank :: self._plan.workers]))
            if (step + 1) % SAVED_EVERY == 0:
                self._save(step + 1)
                if self._rank == 0:
                    mean, spent = sum(recent) / len(recent), time.monotonic() - since
                    sys.stdout.write(f"{stage.name}: step {step + 1}, loss {mean:.4f}, {spent:.0f} s\n")
                    sys.stdout.flush()
                recent.clear()
        if end < stage.steps:
            self._save(end)
        elif self._rank == 0:
            _write(self._mixed(), self._task.folder / f"{stage.name}.pt")
            self._saved.unlink(missing_ok=True)

    def _mixed(self) -> dict[str, Tensor]:
        own: dict[str, Tensor] = {name: part.cpu() for name, part in self._network.state_dict().items()}
        if self._stage.mix == 1:
            return own
        base = torch.load(self._task.base, weights_only=True, map_location="cpu")
        return {name: torch.lerp(base[name], part, self._stage.mix) for name, part in own.items()}

    def _step(self, step: int, windows: Sequence[Example]) -> float:
        scale = min(1.0, (step + 1) / WARM_UP) * (1.0 - step / self._stage.steps)
        for group in self._optimiser.param_groups:
            group["lr"] = group["full"] * scale
        device = self._network.word.weight.device
        tensors = {name: torch.from_numpy(array).to(device) for name, array in batch(windows).items()}
        answers = self._network(*(tensors[name] for name in ("ids", "quote", "case", "mask", "corpus")))
        total = loss(answers, tensors)
        total.backward()
        if self._plan.workers > 1:
            _average([_gradient(part) for part in self._parts])
        nn.utils.clip_grad_norm_(self._parts, 1.0)
        self._optimiser.step()
        self._optimiser.zero_grad()
        return float(total.detach())

    def _save(self, step: int) -> None:
        """Everything that the next step depends on; all workers must call it at the same step."""
        generators = self._generators()
        if self._rank == 0:
            state = {
                "step": step,
                "network": self._network.state_dict(),
                "optimiser": self._optimiser.state_dict(),
                "generators": generators,
            }
            _write(state, self._saved)

    def _generators(self) -> list[Tensor]:
        """The states of all workers' random number generators: dropout must not depend on where a run was stopped."""
        own = torch.get_rng_state() if device_kind() == "cpu" else torch.cuda.get_rng_state()
        if self._plan.workers == 1:
            return [own]
        states = [torch.empty_like(own) for _ in range(self._plan.workers)]
        dist.all_gather(states, own)
        return states

    def _restore(self) -> int:
        if not self._saved.exists():
            torch.manual_seed(hash((self._task.seed, self._rank, 0)) % 2**31)
            return 0
        state: dict[str, Any] = torch.load(self._saved, weights_only=True, map_location="cpu")
        self._network.load_state_dict(state["network"])
        self._optimiser.load_state_dict(state["optimiser"])
        generator = state["generators"][self._rank]
        torch.set_rng_state(generator) if device_kind() == "cpu" else torch.cuda.set_rng_state(generator)
        return int(state["step"])


def _write(state: dict[str, Any], path: Path) -> None:
    """Saves so that the file is whole or not there."""
    temporary = path.with_suffix(".tmp")
    torch.save(state, temporary)
    temporary.replace(path)


def _gradient(part: nn.Parameter) -> Tensor:
    """The gradient of a part; zeros if this worker's windows have nothing for its head: all must exchange the same."""
    if part.grad is None:
        part.grad = torch.zeros_like(part)
    return part.grad


def _average(gradients: Sequence[Tensor]) -> None:
    """Replaces gradients by their mean over all workers, in one exchange."""
    flat = torch.cat([gradient.flatten() for gradient in gradients])
    dist.all_reduce(flat)
    flat /= dist.get_world_size()
    for gradient, mean in zip(gradients, flat.split([gradient.numel() for gradient in gradients]), strict=True):
        gradient.copy_(mean.view_as(gradient))


def _batches(stage: Stage, task: Task) -> Iterator[list[Example]]:
    """The windows of one step after the other, without end; the same for every worker and number of workers."""
    pieces = WordPiece(task.vocabulary)
    number = 0
    while True:
        rng = random.Random(f"{stage.name} {task.seed} {number}")
        windows: list[Example] = []
        while sum(map(len, windows)) < PIECES:
            windows += [
                window
                for corpus, article in _round(stage, task, rng)
                for window in examples(article, pieces, rng, corpus)
            ]
        rng.shuffle(windows)
        cut: list[list[Example]] = []
        for start in range(0, len(windows), BUCKET):
            cut += _filled(sorted(windows[start : start + BUCKET], key=len))
        rng.shuffle(cut)
        yield from cut
        number += 1


def _filled(windows: Sequence[Example]) -> Iterator[list[Example]]:
    """Windows sorted by length, as many together as a step can take with the shorter ones filled up."""
    together: list[Example] = []
    for window in windows:
        if (len(together) + 1) * len(window) > PIECES:
            yield together
            together = []
        together.append(window)
    if len(together) >= MOST_WORKERS:
        yield together


def _round(stage: Stage, task: Task, rng: random.Random) -> Iterator[tuple[int, LabelledArticle]]:
    """Variants of the articles of one round with their corpus's number, each corpus as often as its share says."""
    for number, (corpus, share) in enumerate(zip(task.corpora, stage.share, strict=True)):
        for article in corpus:
            for _ in range(int(share) + (rng.random() < share % 1)):
                yield number, varied(article, task.names, rng)
