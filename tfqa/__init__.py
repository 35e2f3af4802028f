"""A course on attention, and the library that it teaches.

| package | what it holds | backend |
|---|---|---|
| `tfqa.attention` | compatibility, distribution, masks, `Attention` | any |
| `tfqa.layers` | recurrent and Transformer layers, embeddings | any |
| `tfqa.models` | whole models with their configurations, one family a file | any |
| `tfqa.checkpoints` | published weights and vocabularies, in and out | any |
| `tfqa.decoding` | greedy, beam search, sampling over a step function | any |
| `tfqa.tokenizers` | text to ids and back, with character offsets | none |
| `tfqa.datasets` | named data sets, samples, batches | TensorFlow |
| `tfqa.metrics` | BLEU, alignment error rate | none |
| `tfqa.training` | losses, schedules, callbacks, seeds, precision | TensorFlow, JAX |
| `tfqa.recipes` | whole training jobs, for notebooks and the command line | TensorFlow, JAX |
| `tfqa.plots` | NumPy arrays in, matplotlib axes out | none |
| `tfqa.testing` | the properties that every layer keeps, as functions for your own tests | any |

`import tfqa` loads none of them: import the package that you need, as in
`from tfqa.attention import Attention`. "Any" means what Keras 3 runs on.
"""

from tfqa._versions import check_installed

__version__ = "0.1.0"

check_installed()
