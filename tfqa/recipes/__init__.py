"""Whole training jobs, one a file; the notebooks and the command line call the same functions.

| name | source | notebook |
|---|---|---|
| `train`, `evaluate`, `NMTRecipe`, `PRESETS` | chapter 01, translation with attention | 01 |
| `Translator` | what a training leaves: strings in, strings out | 01 |
| `alignment_error`, `attention_weights` | Och and Ney 2003, section 6, of a translator | 01 |
| `load_record` | recorded runs, `benchmarks/results/` | 01 |
"""

from tfqa.recipes.alignment import alignment_error, attention_weights
from tfqa.recipes.nmt import evaluate, train
from tfqa.recipes.nmt_recipe import PRESETS, NMTRecipe
from tfqa.recipes.records import load_record
from tfqa.recipes.translator import Translator

__all__ = [
    "PRESETS",
    "NMTRecipe",
    "Translator",
    "alignment_error",
    "attention_weights",
    "evaluate",
    "load_record",
    "train",
]
