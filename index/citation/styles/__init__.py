"""Citation styles, one module each: records in, paragraphs of runs out."""
