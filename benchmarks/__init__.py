"""Programs that print tables of measured ratios, and that write records of runs on real data.

| program | what it does |
|---|---|
| `python -m benchmarks` | print all tables of speed (`make bench`) |
| `python -m benchmarks.nmt` | speed of translation: training, decoding, attention alone |
| `python -m benchmarks.transformer` | speed of the Transformer against Keras, KerasHub, PyTorch |
| `python -m benchmarks.tokenization` | speed of tokenizers against the libraries' |
| `python -m benchmarks.pretraining_data` | speed of making data for pre-training, and of masking |
| `python -m benchmarks.bert` | speed of pre-training against its peers, and what padding costs |
| `python -m benchmarks.squad` | speed of fine-tuning on questions, and of making their windows |
| `python -m benchmarks.nmt_samples` | train recurrent models with three seeds each on the samples |
| `python -m benchmarks.transformer_samples` | the same for a Transformer and what it lacks |
| `python -m benchmarks.bert_samples` | the same for what makes a BERT learn |
| `python -m benchmarks.squad_samples` | the same for BERTs that answer questions |
| `python -m benchmarks.vocabularies` | count what vocabularies of several sizes do to a text |
| `python -m benchmarks.squad_coverage` | count the answers that survive the way into tokens |
| `python -m benchmarks.squad_minilm` | evaluate a finished fine-tuning on SQuAD, keep its record |
| `python -m benchmarks.squad_curve` | the same for runs with more and more questions |
| `python -m benchmarks.squad_v2` | the same for questions that may have no answer |
| `python -m benchmarks.squad_defects` | measure what known mistakes cost a finished fine-tuning |
| `python -m benchmarks.record` | evaluate a finished training run and keep its record |
| `python -m benchmarks.results` | write the README's tables anew from the records |

Records are JSON files in `benchmarks/results/`.
"""
