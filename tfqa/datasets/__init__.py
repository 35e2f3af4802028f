"""Text to learn from.

| name | source (paper, equation) | notebook |
|---|---|---|
| `load_parallel` | – | 01 |
| `ParallelText`, `ParallelSplit` | – | 01 |
| `make_batches` | – | 01 |
| `load_corpus`, `Corpus`, `Document` | – | 04 |
| `load_topics` | the topic of each sample article | 04 |
| `load_facts`, `Fact` | Petroni et al. 2019, section 3 | 04 |
| `split_sentences`, `find_offsets`, `source_text` | – | 04 |
| `PretrainingExamples`, `PretrainingOptions` | Devlin et al. 2019, 3.1; Lan et al. 2020, 3.1 | 04 |
| `Example` | Devlin et al. 2019, figure 2 | 04 |
| `pretraining_batches` | Liu et al. 2019, section 4.1 (dynamic masking) | 04 |
| `left_to_right` | the same text predicted from left to right, for comparison | 04 |
| `write_shards`, `Shards` | – | 04 |
| `load_squad`, `SquadDataset` | Rajpurkar et al. 2016; Rajpurkar et al. 2018 | 05 |
| `SquadExample`, `SquadAnswer` | – | 05 |
| `make_windows`, `SquadWindows` | Devlin et al. 2019, section 4.2 | 05 |
| `squad_batches`, `length_sorted` | – | 05 |
"""

from tfqa.datasets.corpus.articles import Fact, load_facts, load_topics
from tfqa.datasets.corpus.loading import Corpus, Document, load_corpus
from tfqa.datasets.corpus.sentences import split_sentences
from tfqa.datasets.parallel.batching import length_sorted, make_batches
from tfqa.datasets.parallel.loading import load_parallel
from tfqa.datasets.parallel.records import ParallelSplit, ParallelText
from tfqa.datasets.pretraining.batches import pretraining_batches
from tfqa.datasets.pretraining.examples import PretrainingExamples
from tfqa.datasets.pretraining.left_to_right import left_to_right
from tfqa.datasets.pretraining.options import PretrainingOptions
from tfqa.datasets.pretraining.records import Example
from tfqa.datasets.pretraining.shards import Shards, write_shards
from tfqa.datasets.pretraining.tokenized import find_offsets, source_text
from tfqa.datasets.squad.batches import squad_batches
from tfqa.datasets.squad.cutting import make_windows
from tfqa.datasets.squad.loading import load_squad
from tfqa.datasets.squad.records import SquadAnswer, SquadDataset, SquadExample
from tfqa.datasets.squad.windows import SquadWindows

__all__ = [
    "Corpus",
    "Document",
    "Example",
    "Fact",
    "ParallelSplit",
    "ParallelText",
    "PretrainingExamples",
    "PretrainingOptions",
    "Shards",
    "SquadAnswer",
    "SquadDataset",
    "SquadExample",
    "SquadWindows",
    "find_offsets",
    "left_to_right",
    "length_sorted",
    "load_corpus",
    "load_facts",
    "load_parallel",
    "load_squad",
    "load_topics",
    "make_batches",
    "make_windows",
    "pretraining_batches",
    "source_text",
    "split_sentences",
    "squad_batches",
    "write_shards",
]
