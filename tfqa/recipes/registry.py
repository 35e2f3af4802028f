"""The jobs that the command line knows."""

from tfqa.recipes.commands import pretraining, question_answering, tokenizer, translation

JOBS = (translation.JOB, tokenizer.JOB, pretraining.JOB, question_answering.JOB)
"""In the order of the help. A job's file in `commands` says what it is called and what it does."""
