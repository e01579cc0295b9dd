"""How an evidence pack looks, on a screen and on paper. It has to stand alone: no font, picture or script is loaded."""

HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
:root {{ --paper: #fff; --ink: #1f2328; --second: #5c6670; --line: #d5d1cb; --ground: #fff3c4; --marked: #1f2328;
  --accent: #2b5c8a }}
@media (prefers-color-scheme: dark) {{ :root {{ --paper: #1d2024; --ink: #e8e6e3; --second: #a0a6ad; --line: #3e4349;
  --ground: #4a3f12; --marked: #f3efe2; --accent: #8ab4e8 }} }}
body {{ max-width: 42rem; margin: 2.5rem auto; padding: 0 1.25rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 Georgia, "Liberation Serif", serif }}
header p, .hand, .where, dl, .number {{ font-family: "Liberation Sans", Arial, sans-serif; font-size: .8125rem;
  line-height: 1.45; color: var(--second) }}
h1 {{ font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem }}
h2 {{ font-size: 1.125rem; line-height: 1.35; margin: 0 0 .5rem }}
.number {{ display: inline-block; min-width: 1.25rem; margin-right: .25rem; font-weight: normal }}
section {{ border-top: 1px solid var(--line); padding: 1.25rem 0 1rem }}
.hand, .where {{ margin: .25rem 0 }}
blockquote {{ margin: .5rem 0; padding-left: 1rem; border-left: 2px solid var(--line); white-space: pre-line;
  overflow-wrap: anywhere }}
mark {{ background: var(--ground); color: var(--marked); padding: .05em 0; -webkit-box-decoration-break: clone;
  box-decoration-break: clone }}
.cue {{ text-decoration: underline dotted var(--second) 1.5px; text-underline-offset: .2em }}
.who {{ text-decoration: underline solid var(--accent) 1.5px; text-underline-offset: .2em }}
dl {{ display: grid; grid-template-columns: 7.5rem 1fr; gap: .2rem 1rem; margin: .9rem 0 0 }}
dd {{ margin: 0; color: var(--ink); overflow-wrap: anywhere }}
a {{ color: var(--accent) }}
@media (max-width: 32rem) {{ dl {{ grid-template-columns: 5.5rem 1fr; column-gap: .75rem }} }}
@page {{ margin: 2cm }}
@media print {{
  :root {{ --paper: #fff; --ink: #000; --second: #444; --line: #999; --ground: #fff3c4; --marked: #000;
    --accent: #2b5c8a }}
  body {{ max-width: none; margin: 0; padding: 0; font-size: 10.5pt }}
  header p, .hand, .where, dl, .number {{ font-size: 8.5pt }}
  mark {{ border-bottom: 1.5px solid #000; print-color-adjust: exact; -webkit-print-color-adjust: exact }}
  section {{ break-inside: avoid }}
  .long {{ break-inside: auto }}
  h2, dt, .hand, .where {{ break-after: avoid }}
  blockquote, dd {{ orphans: 3; widows: 3 }}
  dl {{ display: block; break-inside: avoid }}
  dt {{ float: left; clear: left; width: 3.1cm }}
  dd {{ margin-left: 3.4cm; min-height: 1.45em }}
}}
</style>
</head>
<body>
<header>
<h1>{title}</h1>
"""
