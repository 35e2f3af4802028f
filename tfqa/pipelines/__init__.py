"""Models with their tokenizers: strings in, answers out; all have `save` and `load`.

| name | source | notebook |
|---|---|---|
| `Translator` | what a training leaves: strings in, strings out | 01 |
| `alignment_error`, `attention_weights` | Och and Ney 2003, section 6, of a translator | 01 |
| `MaskedLanguageModel` | what a pre-training leaves: texts with blanks in, guesses out | 04 |
| `QuestionAnswerer`, `Answer` | what a fine-tuning leaves: a question and a page in | 05 |
"""

from tfqa.pipelines.alignment import alignment_error, attention_weights
from tfqa.pipelines.masked_language_model import MaskedLanguageModel
from tfqa.pipelines.question_answerer import Answer, QuestionAnswerer
from tfqa.pipelines.translator import Translator

__all__ = [
    "Answer",
    "MaskedLanguageModel",
    "QuestionAnswerer",
    "Translator",
    "alignment_error",
    "attention_weights",
]
