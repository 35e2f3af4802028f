"""A fine-tuned BERT with its tokenizer: a question and a page in, answers out."""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import keras
import numpy as np
from keras import ops

from tfqa.checkpoints import load_pretrained, load_tokenizer, save_tokenizer
from tfqa.checkpoints.locate import choose_family, find_directory
from tfqa.datasets import SquadExample, SquadWindows, length_sorted, make_windows
from tfqa.decoding import AnswerSet, find_spans, merge_windows, null_scores
from tfqa.models.registry import find_model
from tfqa.pipelines.pipeline import Pipeline, check_vocabulary
from tfqa.tokenizers import WordPieceTokenizer

N_BEST = 20
"""Candidates among which probability is shared, as in BERT's program."""


class Answer(NamedTuple):
    """A part of the page.

    Attributes:
        text: `context[start:end]`.
        start, end: in Unicode code points, end-exclusive.
        probability: among the best answers and "no answer".
        no_answer_probability: that the page does not say it; the same for all its answers.
    """

    text: str
    start: int
    end: int
    probability: float
    no_answer_probability: float


class Predictions(NamedTuple):
    """What was found for each question of a set.

    Attributes:
        texts: question id -> the answer, "" where "no answer" is better by the threshold.
        guesses: question id -> the best answer, however little it is believed: what `squad_v1` and
            `squad_v2` take.
        no_answer_scores: question id -> how much better "no answer" is than the best answer, in
            units of the logits: what `squad_v2` takes.
        answers: question id -> an `AnswerSet`, with the n best.
    """

    texts: dict[str, str]
    guesses: dict[str, str]
    no_answer_scores: dict[str, float]
    answers: dict[str, AnswerSet]


class QuestionAnswerer(Pipeline):
    """Finds the part of a page that answers a question (Devlin et al. 2019, sections 4.2, 4.3).

    A long page is read in windows. An answer is the best legal span of all of them; "no answer" has
    the least of the windows' [CLS] scores, because one window that answers is enough.

    Args:
        model: a `BertForQuestionAnswering`, or that of another family.
        tokenizer: what cut the text that it was trained on.
        max_length: tokens of a window at most, question included.
        stride: tokens from the start of a window to the next one's start.
        max_question_length: tokens that are read of a question.
        max_answer_tokens: of an answer at most.
        no_answer_threshold: `predict` answers "" where "no answer" is better than the best answer
            by more than this; None always answers.

    Raises:
        ValueError: the tokenizer's vocabulary is not the model's, `max_length` is more than the
            model has positions, or `stride` would leave gaps between the windows.
    """

    settings_file = "question_answering.json"

    def __init__(
        self,
        model: keras.Model,
        tokenizer: WordPieceTokenizer,
        *,
        max_length: int = 384,
        stride: int = 128,
        max_question_length: int = 64,
        max_answer_tokens: int = 30,
        no_answer_threshold: float | None = None,
    ):
        check_vocabulary(tokenizer, model)
        if max_length > (most := model.config.max_length):
            raise ValueError(
                f"`max_length` must be at most {most}, the positions that the model has. "
                f"Received: max_length={max_length}."
            )
        room = max_length - max_question_length - 3
        if not 1 <= stride <= room:
            raise ValueError(
                "`stride` must be at least 1 and at most max_length - max_question_length - 3 = "
                f"{room}, or there would be gaps between the windows. Received: stride={stride}."
            )
        self.model = model
        self.tokenizer = tokenizer
        self.max_length = max_length
        self.stride = stride
        self.max_question_length = max_question_length
        self.max_answer_tokens = max_answer_tokens
        self.no_answer_threshold = no_answer_threshold

    def answer(
        self,
        question: str | Sequence[str],
        context: str | Sequence[str],
        top_k: int = 3,
        batch_size: int = 32,
    ) -> list[Answer] | list[list[Answer]]:
        """Find answers to a question on a page, the likeliest first.

        Args:
            question: one, or several.
            context: the page, or one for each question.
            top_k: answers at most, 1 to 20.
            batch_size: windows at a time.

        Returns:
            list of `Answer`; for several questions a list of those.

        Raises:
            ValueError: an empty question or page, or not as many pages as questions.
        """
        single = isinstance(question, str)
        questions, contexts = ([question], [context]) if single else (question, context)
        if isinstance(contexts, str) or len(questions) != len(contexts):
            raise ValueError(
                "`context` must be as `question`: one string, or a list with one for each "
                f"question. Received: {len(questions)} questions and "
                f"{'one string' if isinstance(contexts, str) else f'{len(contexts)} contexts'}."
            )
        if not 1 <= top_k <= N_BEST:
            raise ValueError(f"`top_k` must be from 1 to {N_BEST}. Received: top_k={top_k}.")
        examples = []
        for row, (asked, page) in enumerate(zip(questions, contexts, strict=True)):
            for name, text in (("question", asked), ("context", page)):
                if not isinstance(text, str) or not text.strip():
                    raise ValueError(
                        f"Every {name} must be a string with a word in it. "
                        f"Received: {name} {row + 1} is {text!r}."
                    )
            examples.append(SquadExample(str(row), "", asked, page, ()))
        results = [
            [
                Answer(
                    page[span.start : span.end],
                    *(span.start, span.end, span.probability),
                    answers.no_answer_probability,
                )
                for span in answers.spans[:top_k]
            ]
            for page, answers in zip(contexts, self.find(examples, batch_size), strict=True)
        ]
        return results[0] if single else results

    def predict(self, examples: Sequence[SquadExample], batch_size: int = 32) -> Predictions:
        """Answer the questions of a set, as `load_squad` gives it."""
        limit = np.inf if self.no_answer_threshold is None else self.no_answer_threshold
        predictions = Predictions({}, {}, {}, {})
        for example, answers in zip(examples, self.find(examples, batch_size), strict=True):
            best = [example.context[span.start : span.end] for span in answers.spans[:1]]
            guess = "".join(best)  # "" where there is no legal span
            predictions.guesses[example.id] = guess
            predictions.texts[example.id] = "" if answers.null_difference > limit else guess
            predictions.no_answer_scores[example.id] = answers.null_difference
            predictions.answers[example.id] = answers
        return predictions

    def find(self, examples: Sequence[SquadExample], batch_size: int = 32) -> list[AnswerSet]:
        """Return the n best answers of each example."""
        windows = self.windows(examples)
        shape = (len(windows), N_BEST)
        starts, ends = np.zeros(shape, "int32"), np.zeros(shape, "int32")
        scores, nulls = np.full(shape, -np.inf, "float32"), np.zeros(len(windows), "float32")
        for rows, logits in self.logits(windows, batch_size):
            width = logits["start_logits"].shape[1]
            first, last, score = find_spans(
                logits["start_logits"],
                logits["end_logits"],
                windows.best_context_mask(rows, width),
                windows.context_mask(rows, width),
                max_answer_tokens=self.max_answer_tokens,
                top_k=N_BEST,
            )  # (B, K)
            characters = windows.character_spans(
                np.repeat(rows, N_BEST), first.reshape(-1), last.reshape(-1)
            )
            starts[rows], ends[rows] = np.moveaxis(characters.reshape(len(rows), N_BEST, 2), 2, 0)
            scores[rows] = score
            nulls[rows] = null_scores(logits["start_logits"], logits["end_logits"])
        return merge_windows(
            windows.example, starts, ends, scores, nulls, len(examples), top_k=N_BEST
        )

    def windows(self, examples: Sequence[SquadExample]) -> SquadWindows:
        """Cut examples into windows as the model reads them."""
        return make_windows(
            examples,
            self.tokenizer,
            max_length=self.max_length,
            stride=self.stride,
            max_question_length=self.max_question_length,
        )

    def logits(
        self, windows: SquadWindows, batch_size: int = 32
    ) -> Iterator[tuple[np.ndarray, Mapping[str, np.ndarray]]]:
        """Score every token of every window, longest windows first.

        Yields:
            row numbers (B,), and a dict of "start_logits" and "end_logits", float32 (B, T).
        """
        forward, multiple = self._forward
        for rows in length_sorted(windows.lengths, batch_size):
            outputs = forward(windows.inputs(rows, multiple))
            yield rows, {name: ops.convert_to_numpy(logits) for name, logits in outputs.items()}

    @functools.cached_property
    def _forward(self):
        """Return a compiled call of the model, and of what the widths should be multiples."""
        if keras.backend.backend() != "tensorflow":
            return self.model.predict_on_batch, 64  # compiled anew for each width
        import tensorflow as tf

        table = tf.TensorSpec((None, None), tf.int32)
        mask = tf.TensorSpec((None, None), tf.bool)
        inputs = {"token_ids": table, "segment_ids": table, "padding_mask": mask}
        signature = {"input_signature": [inputs], "autograph": False}
        return tf.function(lambda inputs: self.model(inputs), **signature), 8

    def settings(self) -> dict:
        """Return the arguments of this class that are numbers."""
        names = "max_length", "stride", "max_question_length", "max_answer_tokens"
        return {name: getattr(self, name) for name in (*names, "no_answer_threshold")}

    def save_tokenizers(self, directory: Path) -> None:
        """Write the vocabulary as Hugging Face does."""
        save_tokenizer(self.tokenizer, directory)

    def save_weights(self, directory: Path) -> None:
        """Write weights and configuration as Hugging Face does."""
        self.model.save_pretrained(directory)

    @classmethod
    def load(
        cls, directory_or_name: str | os.PathLike, *, dtype: str | None = None
    ) -> QuestionAnswerer:
        """Read what `save` wrote, or a model for questions that others have fine-tuned.

        Args:
            directory_or_name: as `from_pretrained` of the models takes it.
            dtype: of the model: a Keras dtype policy.

        Raises:
            FileNotFoundError: there is no such model.
            ValueError: it cannot be read, or was never trained to answer questions.
        """
        model, report = load_answering_model(directory_or_name, dtype=dtype)
        if missing := report.newly_initialized_parts:
            raise ValueError(
                "Expected a model that was trained to answer questions. Received: "
                f"{directory_or_name}, which has no {' and no '.join(missing)}. "
                "Fine-tune it first: python -m tfqa squad train --set pretrained=DIRECTORY."
            )
        tokenizer = load_tokenizer(directory_or_name)
        directory = find_directory(directory_or_name) or Path(directory_or_name)
        path = directory / cls.settings_file
        settings = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        return cls(model, tokenizer, **settings)


def load_answering_model(
    directory_or_name: str | os.PathLike, *, dtype: str | None = None, **changes
):
    """Load a checkpoint into its family's model for questions, with a new head if it has none.

    Args:
        directory_or_name: as `from_pretrained` takes it.
        dtype: of the model: a Keras dtype policy.
        **changes: fields of the configuration that differ from the checkpoint's.

    Returns: the model, and the report of what was read.
    """
    model_type = choose_family(directory_or_name).model_type
    model_class = find_model(model_type, "ForQuestionAnswering")
    return load_pretrained(model_class, directory_or_name, dtype=dtype, **changes)
