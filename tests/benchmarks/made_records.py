"""Records of trainings of which every figure is known."""

MACHINE = {"commit": "abc", "hardware": "2 cores", "python": "3.11", "backend": "tensorflow"}
MACHINE |= {"versions": {"tensorflow": "2", "keras": "3"}, "minutes": 12.34}


def make_evaluation(bleu):
    bins = [{"low": 1, "high": 9, "pairs": 4, "bleu": bleu - 1}]
    bins += [{"low": 9, "high": None, "pairs": 0, "bleu": None}]
    search = {"bleu": bleu, "by_length": bins}
    return {"signature": "sig", "greedy": search, "beam": {**search, "bleu": bleu + 1}}


def make_training():
    return {
        **MACHINE, "name": "run", "kind": "training", "command": "python -m tfqa", "seeds": [0],
        "data": {"name": "some/data", "train": 29000}, "recipe": {}, "parameters": 3_210_000,
        "epochs": 7, "curve": [], "model": "Bahdanau, additive, GRU",
        "evaluation": make_evaluation(33.44),
    }  # fmt: skip


def make_seeds():
    runs = [
        {"model": "Luong", "seed": seed, "parameters": 210_000, "minutes": 1.0 + seed,
         "evaluation": {**make_evaluation(70.0 + seed), "alignment_error_rate": 0.1 * seed}}
        for seed in range(3)
    ]  # fmt: skip
    return {
        **MACHINE, "name": "seeds", "kind": "seeds", "command": "python -m x", "seeds": [0, 1, 2],
        "data": {"name": "samples", "train": 12000, "alignment_pairs": 300}, "recipe": {},
        "models": ["Luong"], "runs": runs, "threads": 1,
    }  # fmt: skip
