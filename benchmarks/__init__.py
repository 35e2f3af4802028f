"""Programs that print tables of measured ratios, and that write records of runs on real data.

| `python -m benchmarks.` | what it does |
|---|---|
| without a name | print all tables of speed (`make bench`) |
| `speed.translation` | speed of translation: training, decoding, attention alone |
| `speed.transformer` | speed of the Transformer against Keras, KerasHub, PyTorch |
| `speed.tokenization` | speed of tokenizers against the libraries' |
| `speed.pretraining_data` | speed of making data for pre-training, and of masking |
| `speed.pretraining` | speed of pre-training against its peers, and what padding costs |
| `speed.question_answering` | speed of fine-tuning on questions, and of making their windows |
| `studies.translation` | train recurrent models with three seeds each on the samples |
| `studies.transformer` | the same for a Transformer and what it lacks |
| `studies.pretraining` | the same for what makes a BERT learn |
| `studies.question_answering` | the same for BERTs that answer questions |
| `studies.vocabularies` | count what vocabularies of several sizes do to a text |
| `evaluation.squad_coverage` | count the answers that survive the way into tokens |
| `evaluation.squad` | evaluate a finished fine-tuning on SQuAD, keep its record |
| `studies.squad_curve` | the same for runs with more and more questions |
| `studies.squad_v2` | the same for questions that may have no answer |
| `studies.squad_defects` | measure what known mistakes cost a finished fine-tuning |
| `evaluation.translation` | evaluate a finished training run and keep its record |
| `report.results` | write the README's tables anew from the records |

Records are JSON files in `benchmarks/results/`.
"""
