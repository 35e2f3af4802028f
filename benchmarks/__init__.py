"""Programs that measure tfqa, and the records and tables of what they measured.

| `python -m benchmarks` | what it does |
|---|---|
| without a name | run all benchmarks of speed and print their tables (`make bench`) |
| `.speed.translation` | recurrent translation: training, decoding, attention alone |
| `.speed.transformer` | the Transformer against Keras, KerasHub and PyTorch |
| `.speed.tokenization` | tokenizers against the libraries' |
| `.speed.pretraining_data` | making data for pre-training, and masking |
| `.speed.pretraining` | pre-training against its peers, and what padding costs |
| `.speed.question_answering` | fine-tuning on questions, and making their windows |
| `.studies.translation` | train recurrent models with three seeds each on the samples |
| `.studies.transformer` | the same for a Transformer and its ablations |
| `.studies.tokens` | the same for words, subwords and characters, on real captions |
| `.studies.pretraining` | the same for what makes a BERT learn |
| `.studies.question_answering` | the same for BERTs that answer questions |
| `.studies.vocabularies` | what the size of a vocabulary does to a text |
| `.studies.squad_curve` | evaluate fine-tunings on more and more questions |
| `.studies.squad_v2` | evaluate a fine-tuning on questions that may have no answer |
| `.studies.squad_defects` | measure what known mistakes cost a fine-tuning |
| `.evaluation.translation` | evaluate a training on its test split, and keep the record |
| `.evaluation.pretraining` | the same for a pre-training on real text |
| `.evaluation.squad` | the same for a fine-tuning on SQuAD |
| `.evaluation.squad_coverage` | count the answers that survive the way into tokens |
| `.report.results` | write RESULTS.md and the README's table from the records |

`records` reads and writes the records, the JSON files in `results/`; `peers` are the models of
other libraries.
"""
