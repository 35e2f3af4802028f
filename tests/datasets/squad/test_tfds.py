"""SQuAD by way of TensorFlow Datasets, whose builder gets other records."""

import pytest

from tests.datasets.questions import V1, make_v2
from tfqa.datasets import load_squad

V2 = make_v2()


def find_records(content):
    """Yield the questions as TFDS gives them: flat, an answer's fields as columns."""
    for article in content["data"]:
        for paragraph in article["paragraphs"]:
            for question in paragraph["qas"]:
                record = {
                    **{key: question[key] for key in ("id", "question")},
                    "title": article["title"],
                    "context": paragraph["context"],
                    "answers": columns(question["answers"]),
                }
                if "is_impossible" in question:
                    record["is_impossible"] = question["is_impossible"]
                    record["plausible_answers"] = columns(question.get("plausible_answers", []))
                yield record


def columns(answers):
    return {
        "text": [answer["text"] for answer in answers],
        "answer_start": [answer["answer_start"] for answer in answers],
    }


@pytest.fixture
def tfds_mock(data, monkeypatch):
    """`tfds.testing.mock_data` with these questions, and the splits named."""
    tfds = pytest.importorskip("tensorflow_datasets")
    import tensorflow as tf

    def mock(content, splits=("train", "validation")):
        def as_dataset(builder, split, **options):
            def make():
                for record in find_records(content):
                    yield {**record, "id": f"{split} {record['id']}"}

            signature = tf.nest.map_structure(
                lambda spec: tf.TensorSpec(spec.shape, spec.dtype),
                builder.info.features.get_tensor_info(),
            )
            return tf.data.Dataset.from_generator(make, output_signature=signature)

        infos = [tfds.core.SplitInfo(name=s, shard_lengths=[1], num_bytes=1) for s in splits]
        monkeypatch.setattr(tfds.core.DatasetInfo, "splits", tfds.core.splits.SplitDict(infos))
        return tfds.testing.mock_data(as_dataset_fn=as_dataset)

    return mock


@pytest.mark.parametrize(("version", "content"), [("1.1", V1), ("2.0", V2)])
@pytest.mark.parametrize(("split", "read"), [("train", "train"), ("dev", "validation")])
def test_squad(tfds_mock, version, content, split, read):
    with tfds_mock(content):
        dataset = load_squad(f"tfds:squad/v{version}", split)
    assert (dataset.name, dataset.version) == (f"tfds:squad/v{version}, {split}", version)
    assert [one.id for one in dataset] == [f"{read} {i}" for i in ("b1", "b2", "r1", "l1")]
    written = dataset.to_official()
    for article in written["data"]:
        for paragraph in article["paragraphs"]:
            for question in paragraph["qas"]:
                question["id"] = question["id"].removeprefix(f"{read} ")
    assert written == content
    assert dataset[0].context is dataset[1].context


def test_faults(tfds_mock):
    with tfds_mock(V1, ["train"]):
        with pytest.raises(ValueError, match=r"as SQuAD has. Received: 'mnist', without id, tit"):
            load_squad("tfds:mnist")
        with pytest.raises(ValueError, match=r"a split 'validation'. .*'squad/v1.1', which has t"):
            load_squad("tfds:squad/v1.1", "dev")


def test_a_fault_in_a_record_is_named(tfds_mock):
    spoiled = make_v2()
    spoiled["data"][1]["paragraphs"][0]["qas"][0]["answers"][0]["answer_start"] = 1
    with tfds_mock(spoiled):
        with pytest.raises(
            ValueError, match=r"tfds:squad/v2.0, train, article 2 \('Lyon'\), paragraph 1, questio"
        ):
            load_squad("tfds:squad/v2.0", "train")
