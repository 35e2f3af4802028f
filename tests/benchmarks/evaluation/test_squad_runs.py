"""What a finished fine-tuning says of itself, and what it is asked."""

from benchmarks.evaluation import squad_runs
from tests.benchmarks.people import SIZES
from tfqa.recipes import SquadRecipe


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
