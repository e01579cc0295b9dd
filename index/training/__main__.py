"""The command line of training: `python -m index.training COMMAND …`, in a checkout.

Exit codes: 0 all went well; 1 something failed; 2 the command line was wrong.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from index import resources
from index.errors import RecordError
from index.training.errors import TrainingError

Arguments = argparse.Namespace

_NEEDS_EXTRA = frozenset(("torch", "safetensors", "onnx"))
_WEIGHTS = "a .pt file that `fit` has written; of several seeds' files the mean is taken"
_WAY = "in whose way to mark, mixed by these shares; default: in that of the recipe's first corpus"
_CORPUS = "JSON lines, .gz allowed; not what the network learnt from"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code.

    Raises:
        SystemExit: the command line was wrong, or asked for help.
    """
    arguments = _parser().parse_args(argv)
    try:
        arguments.run(arguments)
    except ModuleNotFoundError as error:
        if error.name not in _NEEDS_EXTRA:
            raise
        return _failed(f"{error.name} is not installed; it comes with the extra “training” (see the README)")
    except (TrainingError, RecordError, OSError) as error:
        return _failed(str(error))
    return 0


def _failed(reason: str) -> int:
    sys.stderr.write(f"training: {reason}\n")
    return 1


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


# Each command imports what it needs when it runs: torch is large, and most commands do without.


def _prepare(arguments: Arguments) -> None:
    from index.training import preparing, recipe

    preparing.prepare(recipe.load(arguments.recipe), arguments.data, arguments.base, arguments.run_folder)
    _say(f"{arguments.run_folder} is prepared")


def _fit(arguments: Arguments) -> None:
    from index.training import recipe, stages

    plan = recipe.load(arguments.recipe)
    seeds = arguments.seed or plan.seeds
    for path in stages.fit_all(plan, arguments.run_folder, seeds, arguments.workers, _say):
        _say(str(path))


def _export(arguments: Arguments) -> None:
    from index.training import exporting

    difference = exporting.export(arguments.weights, arguments.model, dict(arguments.way))
    _say(f"{arguments.model}: written; before quantising, answers differ from torch's by {difference:.1e} at most")


def _evaluate(arguments: Arguments) -> None:
    from index.statements.extract import Extractor
    from index.training import card, corpus, evaluation

    extractor = Extractor(arguments.model)
    listed = arguments.listed
    against = evaluation.predictions(arguments.against, listed=listed) if arguments.against else None
    for path in arguments.corpus:
        name = corpus.name_of(path) + (", listed" if listed else "")
        result = evaluation.evaluate(corpus.articles(path), name, extractor, against=against, listed=listed)
        _say(evaluation.report(result))
        if arguments.record:
            card.add_scores(arguments.model, name, result.scores())


def _calibrate(arguments: Arguments) -> None:
    from index.training import calibrate

    _say(calibrate.calibrate(arguments.corpus, arguments.model, dry_run=arguments.dry_run))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index.training", description="Makes the model of the program.")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    command = commands.add_parser("prepare", help="check what a training is made from and lay it out")
    command.set_defaults(run=_prepare)
    command.add_argument("recipe", type=Path, metavar="RECIPE", help="a TOML file")
    command.add_argument("--data", type=Path, nargs="+", required=True, metavar="DIR", help="where its files are")
    command.add_argument("--base", type=Path, required=True, metavar="DIR", help="folder of the base model")
    _add_run(command)

    command = commands.add_parser("fit", help="run the stages of a recipe for each seed; goes on where it was stopped")
    command.set_defaults(run=_fit)
    command.add_argument("recipe", type=Path, metavar="RECIPE", help="the one that the run was prepared for")
    _add_run(command)
    command.add_argument("--seed", type=int, nargs="+", metavar="N", help="only these; default: those of the recipe")
    command.add_argument("--workers", type=int, choices=range(1, 9), default=2, metavar="N", help="default: 2")

    command = commands.add_parser("export", help="write fitted weights as the network that the program runs")
    command.set_defaults(run=_export)
    command.add_argument("weights", type=Path, nargs="+", metavar="WEIGHTS", help=_WEIGHTS)
    command.add_argument("--way", type=_share, nargs="+", default=(), metavar="CORPUS=SHARE", help=_WAY)
    _add_model(command)

    command = commands.add_parser("evaluate", help="how good a model is on corpora")
    command.set_defaults(run=_evaluate)
    command.add_argument("corpus", type=Path, nargs="+", metavar="CORPUS", help=_CORPUS)
    command.add_argument("--against", type=Path, metavar="PREDICTIONS", help="another system's answers to compare with")
    command.add_argument("--listed", action="store_true", help="only what the default view shows and what was said")
    command.add_argument("--record", action="store_true", help="put the scores into the model's record and card")
    _add_model(command)

    command = commands.add_parser("calibrate", help="fit the confidence of statements to corpora")
    command.set_defaults(run=_calibrate)
    command.add_argument("corpus", type=Path, nargs="+", metavar="CORPUS", help=_CORPUS)
    command.add_argument("--dry-run", action="store_true", help="only report")
    _add_model(command)
    return parser


def _share(text: str) -> tuple[str, float]:
    """`name=0.5`, split."""
    name, _, share = text.rpartition("=")
    if not name:
        raise ValueError(text)
    return name, float(share)


def _add_run(command: argparse.ArgumentParser) -> None:
    command.add_argument("--run", type=Path, required=True, dest="run_folder", metavar="DIR", help="folder of the run")


def _add_model(command: argparse.ArgumentParser) -> None:
    model = resources.path("model")
    command.add_argument("--model", type=Path, default=model, metavar="DIR", help="default: the program's own")


if __name__ == "__main__":
    sys.exit(main())
