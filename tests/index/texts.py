"""Invented articles, short enough to be read at once."""

BRIDGE = """Bridge reopens after repairs

Mayor Ada Quill said the bridge was safe again. “We have waited two years for this day,” she said.

Lee Tan warned that the ferry would close.
"""
HARVEST = """Farmers expect a poor harvest

“It has not rained since May,” said Otto Brandt, a farmer. Brandt added that the river was dry.
"""
