"""The fitted weights of `index.speakers.pronouns`."""

WEIGHTS = {
    "log sentences": -0.8, "log paragraphs": -0.5, "sentences 0": 0.5, "sentences 1": 0.4, "same paragraph": 0.4,
    "was subject": 0.8, "was oblique": -0.5, "was possessive": 0.0, "was pronoun": 1.0, "was quoted": -1.0,
    "both quoted": 0.5, "both subject": 0.3, "gender told": 1.5, "gender suggested": 1.0, "gender against": -3.0,
    "gender unknown": 0.0, "unknown sort": -1.0, "reporter": 2.0, "previous speaker": 0.5, "previous speaker near": 0.5,
    "previous speaker here": 0.5, "previous speaker continues": 1.0, "rank 0": 0.5, "share": 1.0, "in content": -3.0,
    "named later": -2.0,
}  # fmt: skip
NOBODY = {"always": 0.0, "distance": 0.5}
