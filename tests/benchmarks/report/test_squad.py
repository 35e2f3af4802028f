"""Programs that evaluate finished fine-tunings on SQuAD: what they record, and the tables of it."""

import json
import shlex

import numpy as np
import pytest

from benchmarks.evaluation import squad as squad_minilm
from benchmarks.evaluation import squad_runs
from benchmarks.evaluation import translation as record
from benchmarks.report import results
from benchmarks.studies import squad_curve, squad_defects, squad_v2
from tfqa._files import write_json
from tfqa.checkpoints import save_tokenizer
from tfqa.datasets import load_squad
from tfqa.metrics import squad_v1
from tfqa.metrics import squad_v2 as official
from tfqa.models import BertConfig, BertForQuestionAnswering
from tfqa.pipelines import QuestionAnswerer
from tfqa.pipelines.question_answerer import Predictions
from tfqa.recipes import SQUAD_PRESETS, SquadRecipe
from tfqa.recipes.question_answering import FineTuningResult
from tfqa.recipes.recipe import override
from tfqa.recipes.run import RESULT, summarize
from tfqa.tokenizers import WordPieceTokenizer

SIZES = {"max_length": 24, "stride": 5, "max_question_length": 7, "max_answer_tokens": 5}
SHORT = {"max_length": 18, "stride": 4, "max_question_length": 6}
NAMES, CITIES = "ann ben cid dora eve".split(), "rome oslo lima cairo".split()


def write_questions(place, version, count):
    """Write questions about five articles in SQuAD's format, one in three without an answer."""
    rng = np.random.default_rng(23)
    articles = [{"title": f"People {number}", "paragraphs": []} for number in range(5)]
    for number in range(count):
        people = rng.permutation(NAMES).tolist()
        lines = [f"{one} lives in {rng.choice(CITIES)}." for one in people[:-1]]
        context = " ".join(lines[: rng.integers(2, 5)])
        asked = people[0] if number % 3 or version == "1.1" else people[-1]
        start = context.find(f"{asked} lives in ") + len(f"{asked} lives in ")
        city = context[start:].partition(".")[0]
        answers = [{"text": city, "answer_start": start}] if asked != people[-1] else []
        question = {"id": f"q{number}", "question": f"Where does {asked} live?"}
        question |= {"answers": answers}
        if version == "2.0":
            question["is_impossible"] = not answers
        articles[number % 5]["paragraphs"].append({"context": context, "qas": [question]})
    label = {"1.1": "1.1", "2.0": "v2.0"}[version]
    place.write_text(json.dumps({"version": label, "data": articles}), encoding="utf-8")
    return str(place)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Training and dev questions of each version."""
    place = tmp_path_factory.mktemp("questions")
    return {
        version: tuple(
            write_questions(place / f"{split}-{version}.json", version, count)
            for split, count in (("train", 31), ("dev", 23))
        )
        for version in ("1.1", "2.0")
    }


@pytest.fixture(scope="module")
def answerer(files):
    texts = [text for one in load_squad(files["1.1"]) for text in (one.context, one.question)]
    tokenizer = WordPieceTokenizer.train(texts, 90)
    sizes = {"hidden_dim": 12, "intermediate_dim": 7, "num_heads": 2, "num_layers": 1}
    sizes |= {"vocabulary_size": tokenizer.vocabulary_size, "initializer_range": 0.5}
    model = BertForQuestionAnswering(BertConfig.tiny(**sizes))
    return QuestionAnswerer(model, tokenizer, **SIZES)


@pytest.fixture(scope="module")
def make_run(answerer, files, tmp_path_factory):
    """Return a function that writes the directory of a fine-tuning that took no step."""

    def make(version="1.1", *, train_examples=7, **changes):
        recipe = SquadRecipe(data=files[version], train_examples=train_examples, **SIZES)
        recipe = recipe.replace(**{"validation_examples": 0} | changes)
        place = tmp_path_factory.mktemp("runs") / "run"
        answerer.save(place)
        save_tokenizer(answerer.tokenizer, place)
        done = FineTuningResult(answerer, [], 1.5, train_examples, train_examples + 2)
        write_json(place / RESULT, {**summarize(recipe, done), "commit": "abc"})
        return place

    return make


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Return a function that reads the one record that a program writes."""
    for program in (squad_minilm, squad_curve, squad_v2, squad_defects):
        monkeypatch.setattr(program, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(squad_defects, "SHORT", SHORT)
    monkeypatch.setattr(squad_v2, "SHORT", SHORT)

    def read():
        (record,) = results.load_records(tmp_path / "results")
        assert record == json.loads(json.dumps(record, allow_nan=False))
        text = json.dumps(record, ensure_ascii=False)
        assert not any(f"{name} li" in text or f"does {name}" in text for name in NAMES)
        return record

    return read


def render(record):
    """Return what stands in the README between the marks of a record's kind."""
    kind = record["kind"]
    marks = f"<!-- results:{kind} -->\n<!-- /results:{kind} -->\n"
    text = results.render_readme(marks, [record])
    assert results.render_readme(text, [record]) == text and len(text) > len(marks)
    return text


# What they share


@pytest.mark.parametrize(
    ("preset", "settings", "words"),
    [
        ("squad-v1.1", {"validation_examples": 0}, "--set validation_examples=0"),
        (
            "squad-v1.1",
            {"train_examples": 1250, "from_scratch": True},
            "--set train_examples=1250 from_scratch=true",
        ),
        (
            "squad-v2.0-articles",
            {"pretrained": "runs/squad", "validation_examples": None, "model": {"dropout": 0.2}},
            """validation_examples=null pretrained=runs/squad 'model={"dropout": 0.2}'""",
        ),
        ("samples", {}, "train --config samples --output"),
    ],
)
def test_the_command_repeats_the_training(preset, settings, words):
    recipe = SQUAD_PRESETS[preset].replace(**settings)
    command = squad_runs.find_command(recipe)
    assert f"--config {preset} " in command and words in command
    given = shlex.split(command.partition("--set ")[2].partition(" --output")[0])
    if "model" not in settings:  # whose entries `override` changes one by one or all
        assert override(SQUAD_PRESETS[preset], given) == recipe


def test_settings_give_any_recipe_back():
    known = SQUAD_PRESETS["samples"]
    recipe = known.replace(data=("a.json", "b.json"), pretrained="true", clip_norm=None, seed=3)
    assert override(known, record.find_settings(known, recipe)) == recipe


def test_a_directory_of_the_machine_is_not_named(make_run):
    _, recipe = squad_runs.read_run(make_run(pretrained="/somewhere/else/squad"))
    assert recipe.pretrained == "runs/squad"
    result, _ = squad_runs.read_run(make_run(pretrained="minilm-l6"))
    assert result["recipe"]["pretrained"] == "minilm-l6"


def test_the_run_before_is_looked_for_beside_the_run(make_run, tmp_path):
    (tmp_path / "runs").mkdir()
    first, second = tmp_path / "runs" / "first", tmp_path / "runs" / "second"
    make_run(train_examples=13).rename(first)
    make_run("2.0", pretrained="runs/first").rename(second)
    assert squad_runs.describe_before(second)["questions"] == 13
    assert squad_runs.describe_before(first) is None


def test_some_of_the_questions_are_always_the_same(files):
    recipe = SquadRecipe(data=files["2.0"], **SIZES)
    few = squad_runs.load_questions(recipe, limit=7)
    other = squad_runs.load_questions(recipe.replace(seed=3, from_scratch=True), limit=7)
    assert few == other and len(few) == 7
    assert len(squad_runs.load_questions(recipe, limit=99)) == 23
    answerable = squad_runs.load_questions(recipe.replace(answerable=True))
    assert answerable.version == "1.1" and 0 < len(answerable) < 23


def test_a_program_refuses_the_other_version(make_run, written):
    for program, version in ((squad_v2, "1.1"), (squad_defects, "2.0"), (squad_curve, "2.0")):
        with pytest.raises(ValueError, match=f"Received.*version {version}"):
            program.main([str(make_run(version))])


# The whole dev set


def test_a_run_that_went_on_from_another_is_recorded_with_it(make_run, written, tmp_path):
    first = make_run(train_examples=13).rename(tmp_path / "first")
    squad_minilm.main([str(make_run(train_examples=11, pretrained=str(first))), "second"])
    record = written()
    assert (record["name"], record["data"]["dev"]) == ("second", 23)
    assert record["before"]["questions"] == 13
    text = render(record)
    assert "runs/first (" in text and "11 questions of " in text and "| EM after 24 |" in text


# The learning curve


def test_runs_are_added_to_the_curve(make_run, written, files, answerer):
    first = [make_run(train_examples=count) for count in (7, 13)]
    squad_curve.main([*map(str, first), "--limit", "11"])
    questions = load_squad(files["1.1"]).sample(11, 0)
    scores = squad_v1(questions, answerer.predict(questions).guesses)
    record = written()
    assert [run["questions"] for run in record["runs"]] == [7, 13]
    for run in record["runs"]:
        assert run["model"] == "pre-trained" and "train_examples=" in run["command"]
        assert run["exact"] == pytest.approx(scores["exact_match"], abs=1e-4)
        assert run["f1"] == pytest.approx(scores["f1"], abs=1e-4)
    squad_curve.main([str(make_run(from_scratch=True, seed=5)), "--limit", "11"])
    again = written()
    points = [(run["model"], run["questions"], run["seed"]) for run in again["runs"]]
    assert points == [("from scratch", 7, 5), ("pre-trained", 7, 0), ("pre-trained", 13, 0)]
    assert again["runs"][1:] == record["runs"] and again["minutes"] == 4.5
    assert (again["limit"], again["data"]["dev"]) == (11, 11)
    squad_curve.main([str(first[0]), "--limit", "11"])
    assert written() == again, "the run takes its own place"
    shown = f"{again['runs'][1]['exact']:.1f} | {again['runs'][1]['f1']:.1f}"
    text = render(again)
    assert f"| 7 | {shown} | {shown} | 2 (2–2) |" in text
    assert f"| 13 | – | – | {shown} | 2 |" in text and "On 11 dev questions" in text
    assert "seeds 0, 5, commit abc" in text and "train_examples=13" in text
    most = {**again["runs"][0], "questions": 17, "command": "train 17"}
    assert "Commands: `train 17`" in render({**again, "runs": [most, *again["runs"]]})
    with pytest.raises(ValueError, match="--limit 11. Received: --limit left out"):
        squad_curve.main([str(first[0])])
    with pytest.raises(ValueError, match="epochs=1 became 2.*13 questions"):
        squad_curve.main([str(make_run(train_examples=13, epochs=2)), "--limit", "11"])
    assert written() == again


def test_runs_of_one_call_are_points_of_one_curve(make_run, written, tmp_path):
    with pytest.raises(ValueError, match="learning_rate=0.0001 became 0.1"):
        squad_curve.main([str(make_run()), str(make_run(train_examples=9, learning_rate=0.1))])
    with pytest.raises(ValueError, match="every run once"):
        squad_curve.main([str(make_run()), str(make_run())])
    with pytest.raises(FileNotFoundError, match=r"result\.json"):
        squad_curve.main([str(tmp_path)])
    assert not (tmp_path / "results").exists()


# Questions without an answer


def make_predictions(questions, seed=3):
    """Return predictions that are right now and then, with scores that tell a little."""
    rng = np.random.default_rng(seed)
    guesses, nulls = {}, {}
    for one in questions:
        right = bool(one.answers) and rng.random() < 0.6
        guesses[one.id] = one.answers[0].text if right else "elsewhere"
        nulls[one.id] = float(rng.normal(1.0 if one.is_impossible else -1.0))
    return Predictions({}, guesses, nulls, {})


def test_articles_are_cut_in_two(files):
    questions = load_squad(files["2.0"])
    second = squad_v2.cut_by_article(questions)
    titles = np.array([one.title for one in questions])
    assert set(titles[second]) == {"People 1", "People 3"}
    assert set(titles[~second]) == {"People 0", "People 2", "People 4"}
    with pytest.raises(ValueError, match="two articles at least.*Received: 1"):
        squad_v2.cut_by_article(questions.take([0, 1, 2]))


def test_every_threshold_is_that_of_the_other_half(files):
    questions = load_squad(files["2.0"])
    second, found = squad_v2.cut_by_article(questions), make_predictions(questions)
    figures = squad_v2.measure_thresholds(found, questions, second)
    halves = [questions.take(np.flatnonzero(rows).tolist()) for rows in (~second, second)]
    totals = {"exact": 0.0, "f1": 0.0}
    for half, other, shown in zip(halves, halves[::-1], figures["halves"], strict=True):
        limits = sorted(found.no_answer_scores[one.id] for one in other)
        picked = [  # every threshold by a loop, also the one that answers none
            (score(other, found, limit)["f1"], -place)
            for place, limit in enumerate([limits[0] - 1, *limits])
        ]
        best = [limits[0], *limits][-max(picked)[1]]
        assert shown["threshold"] == pytest.approx(best)
        assert (shown["articles"], shown["questions"]) == (5 - len({o.title for o in other}),
                                                           len(half))  # fmt: skip
        for name in totals:
            totals[name] += score(half, found, best)[name] * len(half) / len(questions)
    for name, total in totals.items():
        assert figures["held_out"][name] == pytest.approx(total)
    keys = list(score(questions, found, 0.0))
    assert list(figures["held_out"]) == list(figures["untuned"]) == keys
    assert figures["untuned"] == score(questions, found, 0.0)
    assert figures["always"]["NoAns_f1"] == 0 < figures["always"]["HasAns_f1"]
    assert figures["never"]["NoAns_f1"] == 100 and figures["never"]["HasAns_f1"] == 0
    assert figures["best"]["best_f1"] >= figures["held_out"]["f1"]


def score(questions, found, limit):
    """Return the official figures at a threshold, from the texts alone."""
    texts = {
        one.id: "" if found.no_answer_scores[one.id] > limit else found.guesses[one.id]
        for one in questions
    }
    return official(questions, texts)


def test_a_curve_is_thinned(files):
    questions = load_squad(files["2.0"])
    found = make_predictions(questions)
    curve = squad_v2.threshold_curve(questions, found.guesses, found.no_answer_scores)
    every = squad_v2.thin_curve(curve, 99)
    assert [one["f1"] for one in every] == curve.f1.tolist()
    some = squad_v2.thin_curve(curve, 5)
    assert len(some) == 5 and some[0] == every[0] and some[-1] == every[-1]
    assert all(one in every for one in some)


def test_thresholds_and_windows_are_recorded(make_run, written):
    first = make_run("1.1", train_examples=13)
    run = make_run("2.0", pretrained=str(first))
    squad_v2.main([str(run)])
    record = written()
    assert record["recipe"]["pretrained"] == "runs/run"
    assert (record["before"]["questions"], record["before"]["commit"]) == (13, "abc")
    found = record["evaluation"]
    assert found["held_out"]["total"] == 23 and len(found["curve"]) <= squad_v2.POINTS
    for layout, size in zip(found["layouts"], (SIZES, SHORT), strict=True):
        assert layout.items() >= {name: size[name] for name in SHORT}.items()
        assert 0 < layout["several"] <= 23 < layout["windows"]
        minimum = layout["rows"][0]
        assert [row["null"] for row in layout["rows"]] == ["minimum", "mean", "maximum"]
        assert minimum["all"]["f1_difference"] == minimum["several"]["f1_difference"] == 0
    assert found["layouts"][0]["rows"][0]["all"]["f1"] == found["held_out"]["f1"]
    text = render(record)
    assert f"| never an answer | {found['never']['exact']:.1f} |" in text
    assert "after 13 of " in text and "| 18 tokens, step 4 | minimum |" in text
    record["before"] = None
    assert " after " not in render(record)


# Known mistakes


def test_mistakes_are_recorded(make_run, written, capsys, answerer, files):
    squad_defects.main([str(make_run()), "--limit", "19"])
    record = written()
    assert record["data"]["dev"] == 19 and record["recipe"]["max_length"] == 24
    found = record["evaluation"]
    first, second = found["layouts"]
    names = [*squad_defects.SPANS, squad_defects.UNLIMITED, *squad_defects.WINDOWS]
    both = [squad_defects.WRONG, squad_defects.LEFT_OUT]
    assert [row["defect"] for row in first["rows"]] == [*names, *both]
    assert [row["defect"] for row in second["rows"]] == [*squad_defects.WINDOWS, *both]
    assert (first["max_length"], second["max_length"]) == (24, 18)
    questions = load_squad(files["1.1"]).sample(19, 0)
    scores = squad_v1(questions, answerer.predict(questions).guesses)
    assert first["exact"] == pytest.approx(scores["exact_match"], abs=1e-4)
    assert first["f1"] == pytest.approx(scores["f1"], abs=1e-4)
    assert found["labels"]["train"]["questions"] == 31
    assert found["labels"]["dev"]["right"] == {"exact": 100, "f1": 100}
    assert capsys.readouterr().out.count(" answers differ") == len(names) + 3 + 2 * len(both)
    text = render(record)
    for layout in found["layouts"]:
        assert f"| none |  | {layout['windows']:,} | {layout['exact']:.1f} |" in text
        for row in layout["rows"]:
            assert f"| {row['defect']} | {row['affected']:,} | {row['windows']:,} |" in text
    assert text.index("| train | 31 |") < text.index("| dev | 19 |")
    lost = next(row for row in second["rows"] if row["defect"] == squad_defects.WRONG)
    assert f"−{-lost['f1_difference']:.2f} ± {lost['f1_standard_error']:.2f} |" in text


def test_what_is_not_defined_is_a_dash(make_run, written):
    squad_defects.main([str(make_run()), "--limit", "2"])
    record = written()
    row = record["evaluation"]["layouts"][0]["rows"][-1]
    row |= dict.fromkeys(("exact", "f1", "f1_difference"))
    assert f"| {squad_defects.LEFT_OUT} | {row['affected']} | {row['windows']} | – | – | – |" in (
        render(record)
    )
