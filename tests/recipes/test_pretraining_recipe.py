"""The recipe of pre-training: its presets, and what is wrong with its fields."""

import json

import pytest

from tfqa.models import BertConfig
from tfqa.recipes import PRETRAINING_PRESETS, PretrainingRecipe
from tfqa.recipes.recipe import override, read_recipe


def test_presets_go_through_json():
    for name, preset in PRETRAINING_PRESETS.items():
        assert PretrainingRecipe.from_dict(json.loads(json.dumps(preset.to_dict()))) == preset
        assert read_recipe(name, PRETRAINING_PRESETS) is preset
        BertConfig.from_dict(preset.model)


def test_the_held_out_text_is_in_no_preset():
    for preset in PRETRAINING_PRESETS.values():
        names = preset.data if isinstance(preset.data, tuple) else (preset.data,)
        assert not {"wiki_squad_dev", "samples-dev"} & set(names)


def test_places_to_guess_follow_from_the_length():
    recipe = PretrainingRecipe()
    assert [recipe.make_options(n).max_predictions for n in (128, 512, 20)] == [20, 77, 3]
    half = PretrainingRecipe(examples={"masking_rate": 0.5, "whole_word": True}).make_options(64)
    assert (half.max_length, half.max_predictions, half.whole_word) == (64, 32, True)


def test_phases_are_set_as_lists():
    recipe = override(
        PretrainingRecipe(),
        ["lengths=[32,64]", "batch_sizes=[8,4]", "steps=[500,250]", "examples.next_sentence=sop"],
    )
    assert (recipe.lengths, recipe.steps) == ((32, 64), (500, 250))
    assert recipe.examples == {"next_sentence": "sop"}


def test_other_data_has_its_own_text_to_evaluate_on():
    preset = PRETRAINING_PRESETS["text"]
    changed = preset.with_data("my.txt")
    assert changed == preset.replace(data="my.txt", validation_data=None)
    assert preset.with_data(list(preset.data)) == preset


def test_the_model_is_bert_base_but_for_what_is_set():
    assert PretrainingRecipe(model={"max_length": 512}).make_config(30_522) == BertConfig.base()
    small = PretrainingRecipe(model={"num_layers": 3}, clip_norm=None).make_config(71)
    assert small == BertConfig(vocabulary_size=71, num_layers=3, max_length=128)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"lengths": (32, 64)}, r"a number for each phase.*lengths=\(32, 64\)"),
        ({"lengths": (), "batch_sizes": (), "steps": ()}, "a number for each phase"),
        ({"steps": (300,)}, r"multiple of `evaluate_every`.*steps=\(300,\), evaluate_every=250"),
        ({"warmup_steps": 1000}, "less than all `steps`"),
        ({"validation_share": 1.0}, "validation_share=1.0"),
        ({"validation_share": 0}, "validation_share=0.0"),
        ({"lengths": (64, 64), "batch_sizes": (3, 5), "steps": (250, 500)}, "must be different"),
        ({"model": {"num_layers": "two"}}, r"`model\.num_layers` must be of type int"),
        ({"model": {"max_length": "128"}}, r"`model\.max_length` must be of type int"),
        ({"model": {"num_heads": 5}}, "Received: hidden_dim=768, num_heads=5"),
        ({"model": {"hidden_dim": 130}}, "Received: hidden_dim=130, num_heads=12"),
        ({"examples": {"masking_rate": "much"}}, r"`examples\.masking_rate` must be of type float"),
        ({"model": {"max_length": 64}}, r"model.max_length=64, lengths=\(128,\)"),
        ({"model": {"hiden_dim": 3}}, "Did you mean 'hidden_dim'"),
        ({"model": {"vocabulary_size": 3}}, "no field 'vocabulary_size'"),
        ({"examples": {"mask_rate": 0.3}}, "Did you mean 'mask"),
        ({"examples": {"max_length": 64}}, "no field 'max_length'"),
        ({"examples": {"masking_rate": 1.5}}, "masking_rate=1.5"),
        ({"batch_sizes": (0,)}, "at least 1"),
    ],
)
def test_wrong_fields(changes, message):
    with pytest.raises(ValueError, match=message):
        PretrainingRecipe(**changes)
