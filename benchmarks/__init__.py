"""Programs that print tables of measured ratios, and that write records of runs on real data.

| program | what it does |
|---|---|
| `python -m benchmarks` | print all tables of speed (`make bench`) |
| `python -m benchmarks.nmt` | speed of translation: training, decoding, attention alone |
| `python -m benchmarks.transformer` | speed of the Transformer against Keras, KerasHub, PyTorch |
| `python -m benchmarks.nmt_samples` | train recurrent models with three seeds each on the samples |
| `python -m benchmarks.transformer_samples` | the same for a Transformer and what it lacks |
| `python -m benchmarks.record` | evaluate a finished training run and keep its record |
| `python benchmarks/results.py` | write the README's tables anew from the records |

Records are JSON files in `benchmarks/results/`.
"""
