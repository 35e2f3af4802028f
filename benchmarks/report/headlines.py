"""The README's one table: a few results, picked from the records."""

from benchmarks.report.tables import format_spread, format_table


def render_headlines(records):
    """Return the table of headline results.

    Args:
        records: what `load_records` gives.

    Raises:
        KeyError: a record that the table needs is missing.
    """
    named = {record["name"]: record for record in records}
    rows = [*_list_translation(named), *_list_bert(named), *_list_speed(named)]
    return format_table(["chapter", "measured", "result"], rows)


def _list_translation(named):
    """Yield rows of BLEU: the samples with three seeds, and Multi30k's test split."""
    samples, tokens = named["nmt_samples"], named["tokens_multi30k"]
    yield [
        "01",
        "BLEU on the samples, additive attention; with a fixed vector",
        f"{_spread_bleu(samples, 'Bahdanau, additive')}; {_spread_bleu(samples, 'fixed vector')}",
    ]
    for chapter, name, text in (
        ("01", "multi30k_attention", "BLEU on Multi30k English–German, recurrent with attention"),
        ("02", "multi30k_transformer_en_de", "the same, Transformer"),
        ("02", "multi30k_transformer_en_fr", "BLEU on Multi30k English–French, Transformer"),
    ):
        yield [chapter, text, f"{named[name]['evaluation']['beam']['bleu']:.1f}"]
    yield [
        "03",
        "BLEU on Multi30k English–German, small Transformer, words; subwords",
        f"{_spread_bleu(tokens, 'words', 'beam')}; {_spread_bleu(tokens, 'subwords', 'beam')}",
    ]


def _list_bert(named):
    """Yield rows of masked tokens and of answers to questions."""
    runs = [run for run in named["bert_samples"]["runs"] if run["model"] == "BERT"]
    accuracy = format_spread([run["evaluation"]["accuracy"] for run in runs], 3)
    yield ["04", "accuracy of a small BERT on masked tokens of held-out articles", accuracy]
    scores = named["squad_minilm_full"]["evaluation"]["all"]
    yield [
        "05",
        "SQuAD 1.1, a pre-trained MiniLM after one epoch, EM; F1",
        f"{scores['exact_match']:.1f}; {scores['f1']:.1f}",
    ]
    scratch = [run for run in named["squad_curve"]["runs"] if run["model"] == "from scratch"]
    most = max(scratch, key=lambda run: run["questions"])
    yield [
        "05",
        f"the same network from scratch, {most['questions']:,} questions, EM; F1",
        f"{most['exact']:.1f}; {most['f1']:.1f}",
    ]
    v2 = named["squad_v2_articles"]["evaluation"]
    yield [
        "05",
        "SQuAD 2.0, F1 at a tuned threshold; never answering",
        f"{v2['held_out']['f1']:.1f}; {v2['never']['f1']:.1f}",
    ]


def _list_speed(named):
    """Yield rows of time over tfqa's."""
    for chapter, name, size, model in (
        ("02", "speed_transformer", "tiny", "Transformer"),
        ("04", "speed_bert", "small", "BERT"),
    ):
        times = {
            row["written"]: f"{row['times_tfqa']:.2f}"
            for row in named[name]["rows"]
            if row["table"] == "training" and row["model"] == size
        }
        text = f"training step of a small {model}, × the time of tfqa: KerasHub; PyTorch"
        yield [chapter, text, f"{times['KerasHub']}; {times['PyTorch']}"]


def _spread_bleu(record, model, search="greedy"):
    runs = [run["evaluation"] for run in record["runs"] if run["model"] == model]
    return format_spread([scores[search]["bleu"] for scores in runs], 1)
