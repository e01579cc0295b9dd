"""The exceptions that whoever trains may meet.

    TrainingError             anything that training can explain
    ├── CorpusDamaged         a file is not the expected one, or a line of it cannot be understood
    ├── RecipeUnclear         a recipe lacks something or names something that it does not define
    ├── RunDiffers            a run's folder holds something other than what is asked for
    ├── TooFewStatements      there is too little to learn from
    └── ExportDiffers         the exported network does not answer as the one that was trained

`str()` gives a plain sentence for the command line.
"""


class TrainingError(Exception):
    """Anything that training can explain to whoever runs it."""


class CorpusDamaged(TrainingError):
    """A file is not the one that a recipe names, or a line of it cannot be understood."""


class RecipeUnclear(TrainingError):
    """A recipe lacks something or names something that it does not define."""


class RunDiffers(TrainingError):
    """A run's folder is not prepared, or what it holds was made in another way than is asked for now."""


class TooFewStatements(TrainingError):
    """The corpora hold too little to fit anything to."""


class ExportDiffers(TrainingError):
    """The exported network does not answer as the one that was trained, or its file is too large."""
