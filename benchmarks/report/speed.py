"""Tables of speed, one function a benchmark."""

from benchmarks.report.tables import format_commands, format_optional, format_table, join_parts

PROFILER = "by TensorFlow's profiler; operations that run at the same time each count in full"


def render_speed(record):
    """Return the tables of a benchmark of speed."""
    renderers = {
        "speed_nmt": _render_recurrent,
        "speed_transformer": _render_transformer,
        "speed_tokenization": _render_tokenization,
        "speed_pretraining_data": _render_pretraining_data,
        "speed_bert": _render_bert,
        "speed_squad": _render_squad,
    }
    return renderers[record["name"]](record)


def _render_recurrent(record):
    sizes = ", ".join(f"{name.replace('_', ' ')} {n}" for name, n in record["sizes"].items())
    tables = {name: [row for row in record["rows"] if row["table"] == name]
              for name in ("training", "decoding", "attention")}  # fmt: skip
    training = [
        [row["model"], row["written"], f"{row['step_milliseconds']:.0f}",
         f"{row['step_milliseconds_minimum']:.0f}", f"{row['tokens_per_second']:,.0f}",
         f"{row['times_fixed_vector']:.2f}", format_optional(row, "times_plain_keras", ".2f"),
         f"{sum(row['operations'].values()) / 1e9:.1f}" if "operations" in row else "–",
         format_optional(row, "share_of_peak", ".0%")]
        for row in tables["training"]
    ]  # fmt: skip
    decoding = [
        [row["search"], row["batch"], row["program"], f"{row['tokens_per_second']:,.0f}",
         f"{row['times_tfqa']:.1f}", f"{row['same_tokens']:.1%}"]
        for row in tables["decoding"]
    ]  # fmt: skip
    attention = [
        [row["source_tokens"], row["compatibility"], f"{row['milliseconds']:.2f}",
         f"{row['times_dot']:.1f}"]
        for row in tables["attention"]
    ]  # fmt: skip
    return join_parts([
        _describe_machine(record, sizes),
        format_table(
            ["model", "implementation", "ms per step", "fastest", "target tokens/s",
             "× fixed vector", "times as fast as plain Keras", "GFLOP per step", "share of peak"],
            training),
        format_table(
            ["search", "sentences", "program", "tokens/s", "× time of tfqa", "same tokens"],
            decoding),
        "Attention alone, forward: the keys once, then a query for each target step:",
        format_table(["source tokens", "compatibility", "ms", "× dot"], attention),
        format_commands(record["command"]),
    ])  # fmt: skip


def _render_transformer(record):
    rows = record["rows"]
    decoding = [
        [row["batch"], row["tokens"], row["program"], f"{row['tokens_per_second']:,.0f}",
         f"{row['token_milliseconds']:.2f}", f"{row['times_shortest']:.2f}",
         f"{row['times_cached']:.1f}", f"{row['same_tokens']:.1%}"]
        for row in rows if row["table"] == "decoding"
    ]  # fmt: skip
    attention = [
        [row["length"], row["passes"], row["path"], f"{row['milliseconds']:.1f}",
         "–" if row["mebibytes"] is None else f"{row['mebibytes']:,.0f}"]
        for row in rows if row["table"] == "attention length"
    ]  # fmt: skip
    return join_parts([
        _describe_machine(record),
        _compare_training(rows, "target tokens/s"),
        f"Where a step of tfqa goes, {PROFILER}:",
        _list_parts(rows),
        "Greedy search, every sentence decoded to its full length:",
        format_table(
            ["sentences", "tokens", "program", "tokens/s", "ms per token", "× ms at the shortest",
             "× time of the cache", "same tokens"], decoding),
        "Attention alone, one sentence, width 512, 8 heads; memory is the growth of the process:",
        format_table(["length", "passes", "path", "ms", "MiB"], attention),
        format_commands(record["command"]),
    ])  # fmt: skip


def _render_bert(record):
    models = {
        row["model"]: f"{row['model']}: {row['layers']} layers of width {row['width']}, "
        f"{row['examples']} examples per step"
        for row in record["rows"] if row["table"] == "training"
    }  # fmt: skip
    texts = [row for row in record["rows"] if row["table"] == "padding"]
    padding = [
        [row["batches"], f"{row['padding']:.1%}", f"{row['step_milliseconds']:,.0f}",
         f"{row['step_milliseconds_minimum']:,.0f}", f"{row['tokens_per_second']:,.0f}",
         f"{row['times_full']:.2f}"]
        for row in texts
    ]  # fmt: skip
    return join_parts([
        _describe_machine(record),
        f"Sizes: {'; '.join(models.values())}.",
        _compare_training(record["rows"], "tokens/s"),
        f"What padding costs: {texts[0]['model']}, the same {texts[0]['steps']} batches of "
        f"{texts[0]['data']}, {texts[0]['entries']:,} entries:",
        format_table(
            ["batches are", "padding", "ms per step", "fastest", "tokens/s",
             "× time of full length"], padding),
        format_commands(record["command"]),
    ])  # fmt: skip


def _compare_training(rows, tokens):
    """Return a table of training steps by several libraries; `tokens` heads the throughput."""
    cells = [
        [row["model"], row["written"], f"{row['step_milliseconds']:,.0f}",
         f"{row['step_milliseconds_minimum']:,.0f}", f"{row['tokens_per_second']:,.0f}",
         f"{row['times_tfqa']:.2f}", f"{sum(row['operations'].values()) / 1e9:.0f}",
         f"{row['share_of_peak']:.0%}"]
        for row in rows if row["table"] == "training"
    ]  # fmt: skip
    header = ["size", "implementation", "ms per step", "fastest", tokens, "× time of tfqa"]
    return format_table([*header, "GFLOP per step", "share of peak"], cells)


def _list_parts(rows):
    """Return a table of what `profile_step` measured."""
    cells = [
        [row["model"], row["part"], f"{row['forward']:.1f}", f"{row['backward']:.1f}",
         f"{row['product_milliseconds']:.1f}"]
        for row in rows if row["table"] == "parts"
    ]  # fmt: skip
    header = ["size", "part", "ms forward", "ms backward", "of these matrix products"]
    return format_table(header, cells)


def _render_squad(record):
    tables = {name: [row for row in record["rows"] if row["table"] == name]
              for name in ("preprocessing", "training", "parts")}  # fmt: skip
    windows = [
        [f"{row['order']}, {row['passages']:,} passages", row["program"], f"{row['windows']:,}",
         f"{row['windows_per_second']:,.0f}", f"{row['times_as_fast']:.2f}",
         format_optional(row, "same_ids", ".2%"), format_optional(row, "same_labels", ".2%")]
        for row in tables["preprocessing"]
    ]  # fmt: skip
    training = [
        [row["written"], row["steps"], f"{row['padding']:.1%}", f"{row['step_milliseconds']:,.0f}",
         f"{row['step_milliseconds_minimum']:,.0f}", f"{row['examples_per_second']:.2f}",
         f"{row['times_tfqa']:.2f}", f"{sum(row['operations'].values()) / 1e9:.0f}",
         f"{row['share_of_peak']:.0%}", f"{row['useful_share_of_peak']:.0%}"]
        for row in tables["training"]
    ]  # fmt: skip
    peers = dict.fromkeys(name for row in record["rows"] for name in row.get("packages", ()))
    model = tables["training"][0]
    tokens = [row["tokens"] for row in tables["parts"][:1]]
    return join_parts([
        f"{_describe_machine(record)} Compared with {', '.join(peers)}.",
        "Making windows and their labels, by the CPU time of one thread:",
        format_table(
            ["questions", "program", "windows", "windows/s", "times as fast as tokenizers",
             "same ids", "same labels"], windows),
        f"Training steps of {model['layers']} layers of width {model['width']}, "
        f"{model['examples']} windows each, without dropout, in float32 unless the name says "
        f"otherwise. The peak is that of a matrix product timed between them, "
        f"{model['peak_gflops']:.0f} GFLOP/s; the useful share counts what real tokens need:",
        format_table(
            ["implementation", "batches", "padding", "ms per step", "fastest", "windows/s",
             "× time of tfqa", "GFLOP per step", "share of peak", "useful share"], training),
        *(f"Where a step of tfqa on a batch of {count} tokens goes, {PROFILER}:"
          for count in tokens),
        *(_list_parts(record["rows"]) for _ in tokens),
        format_commands(record["command"]),
    ])  # fmt: skip


def _render_tokenization(record):
    encoding = [
        [row["algorithm"], row["program"], f"{row['megabytes_per_second']:.2f}",
         f"{row['times_as_fast']:.1f}", f"{row['same_texts']:.2%}"]
        for row in record["rows"] if row["table"] == "encoding"
    ]  # fmt: skip
    learning = [
        [row["algorithm"], row["program"], f"{row['seconds']:.1f}", f"{row['times_tfqa']:.2f}"]
        for row in record["rows"] if row["table"] == "learning"
    ]  # fmt: skip
    many = [row for row in record["rows"] if row["table"] == "merges"]
    merges = [
        [row["algorithm"], row["program"], f"{row['megabytes']:.1f}", f"{row['merges']:,}",
         f"{row['seconds']:.1f}", f"{row['times_tfqa']:.2f}"]
        for row in many
    ]  # fmt: skip
    return join_parts([
        _describe_machine(record),
        format_table(
            ["algorithm", "program", "MB/s", "times as fast as a batch", "texts with the same ids"],
            encoding),
        "Learning a vocabulary from these texts:",
        format_table(["algorithm", "program", "s", "× time of tfqa"], learning),
        f"Learning many merges from {many[0]['data']}, one repetition each:",
        format_table(["algorithm", "program", "MB", "merges", "s", "× time of tfqa"], merges),
        format_commands(record["command"]),
    ])  # fmt: skip


def _render_pretraining_data(record):
    parts = [
        [row["program"], f"{row['megabytes_per_second']:.1f}", f"{row['examples_per_second']:,.0f}"]
        for row in record["rows"] if row["table"] == "parts"
    ]  # fmt: skip
    masking = [
        [row["program"], f"{row['examples_per_second']:,.0f}", f"{row['times_as_fast']:.1f}"]
        for row in record["rows"] if row["table"] == "masking"
    ]  # fmt: skip
    return join_parts([
        _describe_machine(record),
        format_table(["step", "MB/s of text, one process", "examples/s"], parts),
        "Masking, the same examples:",
        format_table(["program", "examples/s", "times as fast as the loop"], masking),
        format_commands(record["command"]),
    ])  # fmt: skip


def _describe_machine(record, sizes=None):
    if sizes is None:
        sizes = ", ".join(f"{count:,} {name}" for name, count in record["sizes"].items())
    return (
        f"{record['hardware']}; {record['backend']} {record['versions'][record['backend']]}, Keras "
        f"{record['versions']['keras']}; medians of {record['repetitions']} repetitions; {sizes}; "
        f"a float32 matrix product reaches {record['peak_gflops']:.0f} GFLOP/s."
    )
