"""What all pipelines share."""

import pytest

from tfqa.models import BertConfig, BertModel
from tfqa.pipelines.pipeline import check_vocabulary
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.tokenizers.wordpiece import BERT_TOKENS


def test_vocabularies_of_different_sizes():
    tokenizer = WordPieceTokenizer([*BERT_TOKENS, "a", "b"])
    check_vocabulary(tokenizer, BertModel(BertConfig.tiny(vocabulary_size=7)))
    with pytest.raises(ValueError, match="was trained with. Received: 7 tokens, and a model of 8"):
        check_vocabulary(tokenizer, BertModel(BertConfig.tiny(vocabulary_size=8)))
