"""What keeps the notebooks honest. `make` calls it; by hand: `python -m notebooks.tools --help`.

A notebook has two files. `notebooks/src/NN_name.py` (percent format) is written and reviewed;
`notebooks/NN_name.ipynb` is made from it and carries the outputs. Nobody edits the second by hand.
In a source, the first Markdown cell quotes the chapter's question (`> Why …?`), the first code cell
is the install cell, and the last one prints `METRICS ` and a JSON object of what it measured.

| file | what it does |
|---|---|
| pairs.py | finds the pairs, makes a notebook from a source, keeps the outputs of unchanged cells |
| execute.py | runs notebooks in a fresh kernel, as copies or to publish |
| check.py | the rules that a committed notebook keeps |
| chapters.py | the README's chapter table |
| colab.py | the install cell and the repository's address |
"""
