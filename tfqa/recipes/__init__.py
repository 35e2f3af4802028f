"""Whole training jobs, one a file; the notebooks and the command line call the same functions.

| name | source | notebook |
|---|---|---|
| `train_translator`, `NMTRecipe`, `TRANSLATION_PRESETS` | chapters 01 and 02, translation | 01 |
| `evaluate_translator` | Papineni et al. 2002, of a translator | 01 |
| `pretrain`, `PretrainingRecipe`, `PRETRAINING_PRESETS` | Devlin et al. 2019, 3.1, A.2 | 04 |
| `fine_tune`, `SquadRecipe`, `SQUAD_PRESETS` | Devlin et al. 2019, 4.2 and 4.3 | 05 |
| `evaluate_squad` | Rajpurkar et al. 2016; 2018, of an answerer | 05 |
| `load_record` | recorded runs, `benchmarks/results/` | 01 |

The jobs are imported when one of these names is first used, so that `tfqa --help` answers at once.
"""

__all__ = [
    "PRETRAINING_PRESETS",
    "SQUAD_PRESETS",
    "TRANSLATION_PRESETS",
    "NMTRecipe",
    "PretrainingRecipe",
    "SquadRecipe",
    "evaluate_squad",
    "evaluate_translator",
    "fine_tune",
    "load_record",
    "pretrain",
    "train_translator",
]

_MOVED = {
    "PRESETS": "tfqa.recipes.TRANSLATION_PRESETS",
    "evaluate": "tfqa.recipes.evaluate_translator",
    "train": "tfqa.recipes.train_translator",
    "Answer": "tfqa.pipelines.Answer",
    "MaskedLanguageModel": "tfqa.pipelines.MaskedLanguageModel",
    "QuestionAnswerer": "tfqa.pipelines.QuestionAnswerer",
    "Translator": "tfqa.pipelines.Translator",
    "alignment_error": "tfqa.pipelines.alignment_error",
    "attention_weights": "tfqa.pipelines.attention_weights",
}


def __getattr__(name):
    if name in _MOVED:
        raise ImportError(f"`tfqa.recipes.{name}` is now `{_MOVED[name]}`.")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from tfqa.recipes import pretraining, question_answering, records, translation

    jobs = pretraining, question_answering, records, translation
    return next(getattr(job, name) for job in jobs if hasattr(job, name))


def __dir__():
    return __all__
