"""Operations of TensorFlow's profiler find their part of a training step."""

from benchmarks.speed.profile_step import REST, find_part
from benchmarks.speed.question_answering_training import HEAD


def test_operations_of_the_profiler_find_their_part():
    assert find_part("transformer/encoder_layer/multi_head_attention/dense/MatMul") == (
        "attention, projections"
    )
    assert find_part("gradient_tape/transformer/decoder_layer/feed_forward/dense/MatMul") == (
        "feed-forward"
    )
    assert find_part("adam/Sqrt") == "optimizer"
    assert find_part("transformer/encoder_layer/residual/dropout/stateless_random/Random") == (
        "dropout, random numbers"
    )


def test_a_part_has_the_name_of_the_head():
    assert find_part("bert_for_question_answering/MatMul", HEAD) == "starts and ends"
    assert find_part("transformer/MatMul") == "vocabulary"
    assert find_part("transformer/Sum") == find_part("gradient_tape/AddN", "head") == REST
