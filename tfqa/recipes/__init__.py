"""Whole training jobs, one a file; the notebooks and the command line call the same functions.

| name | source | notebook |
|---|---|---|
| `train`, `evaluate`, `NMTRecipe`, `PRESETS` | chapter 01, translation with attention | 01 |
| `Translator` | what a training leaves: strings in, strings out | 01 |
| `alignment_error`, `attention_weights` | Och and Ney 2003, section 6, of a translator | 01 |
| `pretrain`, `PretrainingRecipe`, `PRETRAINING_PRESETS` | Devlin et al. 2019, 3.1, A.2 | 04 |
| `MaskedLanguageModel` | what a pre-training leaves: texts with blanks in, guesses out | 04 |
| `fine_tune`, `SquadRecipe`, `SQUAD_PRESETS` | Devlin et al. 2019, 4.2 and 4.3 | 05 |
| `evaluate_squad` | Rajpurkar et al. 2016; 2018, of an answerer | 05 |
| `QuestionAnswerer`, `Answer` | what a fine-tuning leaves: a question and a page in | 05 |
| `load_record` | recorded runs, `benchmarks/results/` | 01 |
"""

from tfqa.pipelines.alignment import alignment_error, attention_weights
from tfqa.pipelines.masked_language_model import MaskedLanguageModel
from tfqa.pipelines.question_answerer import Answer, QuestionAnswerer
from tfqa.pipelines.translator import Translator
from tfqa.recipes.pretraining import pretrain
from tfqa.recipes.pretraining_recipe import PRETRAINING_PRESETS, PretrainingRecipe
from tfqa.recipes.question_answering import evaluate_squad, fine_tune
from tfqa.recipes.records import load_record
from tfqa.recipes.squad_recipe import SQUAD_PRESETS, SquadRecipe
from tfqa.recipes.translation import evaluate, train
from tfqa.recipes.translation_recipe import PRESETS, NMTRecipe

__all__ = [
    "PRESETS",
    "PRETRAINING_PRESETS",
    "SQUAD_PRESETS",
    "Answer",
    "MaskedLanguageModel",
    "NMTRecipe",
    "PretrainingRecipe",
    "QuestionAnswerer",
    "SquadRecipe",
    "Translator",
    "alignment_error",
    "attention_weights",
    "evaluate",
    "evaluate_squad",
    "fine_tune",
    "load_record",
    "pretrain",
    "train",
]
