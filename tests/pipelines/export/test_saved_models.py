"""SavedModels: whole or not at all, and never in place of something else."""

from pathlib import Path

import keras
import pytest
import tensorflow as tf

from tfqa.pipelines.export.saved_models import check_new, write_saved_model


def make_module():
    module = tf.Module()
    module.double = tf.function(lambda x: {"twice": 2 * x}, [tf.TensorSpec([None], tf.int32)])
    return module


def test_what_is_written_is_loaded(tmp_path):
    module, place = make_module(), check_new(tmp_path / "new" / "double", "doubler")
    write_saved_model(module, module.double, place)
    assert [path.name for path in place.parent.iterdir()] == ["double"]
    found = tf.saved_model.load(place).signatures["serving_default"](tf.constant([3, 5]))
    assert found["twice"].numpy().tolist() == [6, 10]


def test_one_that_fails_leaves_nothing(tmp_path, monkeypatch):
    save = tf.saved_model.save

    def fail(module, directory, signatures):
        save(tf.Module(), directory)
        assert list(tmp_path.iterdir()) == [Path(directory)] != [tmp_path / "double"]
        raise OSError("no space left")

    monkeypatch.setattr(tf.saved_model, "save", fail)
    module = make_module()
    with pytest.raises(OSError, match="no space left"):
        write_saved_model(module, module.double, tmp_path / "double")
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_stays(tmp_path):
    with pytest.raises(FileExistsError, match="must not exist yet"):
        check_new(tmp_path, "doubler")


def test_other_backends(tmp_path, monkeypatch):
    monkeypatch.setattr(keras.backend, "backend", lambda: "jax")
    with pytest.raises(RuntimeError, match="'jax'.*KERAS_BACKEND=tensorflow; a saved doubler"):
        check_new(tmp_path / "new", "doubler")
