"""Published weights into our models, and ours into files that others read.

| name | source | notebook |
|---|---|---|
| `load_pretrained`, `CheckpointReport` | huggingface/transformers; google-research/bert | 05 |
| `CheckpointError` | – | 05 |
| `from_keras_hub` | KerasHub's `BertBackbone` | 05 |
| `save_pretrained` | the folder of huggingface/transformers | 05 |
| `load_tokenizer`, `save_tokenizer` | its `vocab.txt` and `tokenizer_config.json` | 05 |
| `fetch_minilm` | Wang et al. 2020 (MiniLM) | 05 |
"""

from tfqa.checkpoints.checkpoint import CheckpointError
from tfqa.checkpoints.loading import from_keras_hub, load_pretrained
from tfqa.checkpoints.minilm import fetch_minilm
from tfqa.checkpoints.report import CheckpointReport
from tfqa.checkpoints.saving import save_pretrained
from tfqa.checkpoints.tokenizer import load_tokenizer, save_tokenizer

__all__ = [
    "CheckpointError",
    "CheckpointReport",
    "fetch_minilm",
    "from_keras_hub",
    "load_pretrained",
    "load_tokenizer",
    "save_pretrained",
    "save_tokenizer",
]
