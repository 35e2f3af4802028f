"""Whole training jobs, one a file; the notebooks and the command line call the same functions.

| name | source | notebook |
|---|---|---|
| `train`, `evaluate`, `NMTRecipe`, `PRESETS` | chapter 01, translation with attention | 01 |
| `Translator` | what a training leaves: strings in, strings out | 01 |
| `alignment_error`, `attention_weights` | Och and Ney 2003, section 6, of a translator | 01 |
| `pretrain`, `PretrainingRecipe`, `PRETRAINING_PRESETS` | Devlin et al. 2019, 3.1, A.2 | 04 |
| `MaskedLanguageModel` | what a pre-training leaves: texts with blanks in, guesses out | 04 |
| `load_record` | recorded runs, `benchmarks/results/` | 01 |
"""

from tfqa.recipes.alignment import alignment_error, attention_weights
from tfqa.recipes.bert import pretrain
from tfqa.recipes.bert_recipe import PRETRAINING_PRESETS, PretrainingRecipe
from tfqa.recipes.masked_language_model import MaskedLanguageModel
from tfqa.recipes.nmt import evaluate, train
from tfqa.recipes.nmt_recipe import PRESETS, NMTRecipe
from tfqa.recipes.records import load_record
from tfqa.recipes.translator import Translator

__all__ = [
    "PRESETS",
    "PRETRAINING_PRESETS",
    "MaskedLanguageModel",
    "NMTRecipe",
    "PretrainingRecipe",
    "Translator",
    "alignment_error",
    "attention_weights",
    "evaluate",
    "load_record",
    "pretrain",
    "train",
]
