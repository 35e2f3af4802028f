"""Documents as ids, and the text that each token was cut from."""

import itertools

import numpy as np

from tests.datasets.documents import make_documents, make_tokenizer
from tfqa.datasets.corpus.loading import Document
from tfqa.datasets.pretraining.tokenized import find_offsets, source_text, tokenize_documents

TOKENIZER = make_tokenizer()


def test_ids_are_those_of_the_sentences():
    first = Document(5, "a", ("One two. Three!", "\u200b", "Four?"))
    empty = Document(6, "b", ("\u200b",))
    (made,) = tokenize_documents([first, empty], TOKENIZER)
    sentences = [TOKENIZER.encode(text).ids for text in ("One two.", "Three!", "Four?")]
    assert made.number == 5
    assert made.token_ids.tolist() == sum(sentences, [])
    assert made.starts == [0, *itertools.accumulate(map(len, sentences))]
    assert made.token_ids.dtype == np.int32


def test_offsets_have_the_text_of_their_tokens():
    documents = make_documents(documents=11)
    for document, made in zip(documents, tokenize_documents(documents, TOKENIZER), strict=True):
        ids, offsets = find_offsets(document, TOKENIZER)
        assert ids == made.token_ids.tolist()
        for number, offset in zip(ids, offsets, strict=True):
            text = document.paragraphs[offset.paragraph][offset.start : offset.end]
            if number != TOKENIZER.token_to_id("[UNK]"):
                assert TOKENIZER.normalize(text) == TOKENIZER.tokens[number].removeprefix("##")
            assert text == text.strip() != ""


def test_source_text_is_the_part_of_the_document():
    document = Document(0, "a", ("Café river.  A stone! Forest.", "Zürich."))
    tokenizer = make_tokenizer()
    ids, offsets = find_offsets(document, tokenizer)
    assert source_text(document, tokenizer, 0, len(ids)) == "\n".join(document.paragraphs)
    dot = next(i for i, offset in enumerate(offsets) if offset.start == 10)
    assert source_text(document, tokenizer, dot, dot + 2) == ".  A"
    last = next(i for i, offset in enumerate(offsets) if offset.paragraph == 1)
    assert source_text(document, tokenizer, last - 1, last + 1).startswith(".\nZ")
    assert source_text(document, tokenizer, 3, 3) == ""
