"""SpecialTokens: roles that names tell, or that are said; and they outlive their file."""

import json

import pytest

from tfqa.tokenizers import (
    SPECIAL_TOKENS,
    BytePairTokenizer,
    LibraryTokenizer,
    SpecialTokens,
    UnigramTokenizer,
    WordPieceTokenizer,
)
from tfqa.tokenizers.wordpiece import BERT_TOKENS

# Roles whose names tell nothing, and a token that has two of them.
OWN = SpecialTokens(pad="_", unk="?", cls="<|end|>", sep="<|end|>", others=("!",))


def test_roles_are_recognized_by_name():
    bert = SpecialTokens.of(BERT_TOKENS)
    assert bert == SpecialTokens(pad="[PAD]", unk="[UNK]", cls="[CLS]", sep="[SEP]", mask="[MASK]")
    piece = SpecialTokens.of(["<s>", "<pad>", "</s>", "<unk>", "[CLS]", "<extra>"])
    assert (piece.pad, piece.unk, piece.cls) == ("<pad>", "<unk>", "[CLS]")
    assert (piece.bos, piece.eos, piece.others) == ("<s>", "</s>", ("<extra>",))
    assert SpecialTokens.of(["?", "[UNK]"], unk="?").unk == "?"
    assert SpecialTokens.of(["?", "[UNK]"], unk="?").others == ("[UNK]",)


def test_it_is_a_collection_of_tokens():
    assert tuple(SpecialTokens.of(BERT_TOKENS)) == BERT_TOKENS
    assert tuple(SpecialTokens.of(SPECIAL_TOKENS)) == SPECIAL_TOKENS
    assert list(OWN) == ["_", "?", "<|end|>", "!"] and len(OWN) == 4
    assert "!" in OWN and "[PAD]" not in OWN


def test_state_is_a_list_where_names_tell_the_roles():
    assert SpecialTokens.of(BERT_TOKENS, continuation="##").state() == list(BERT_TOKENS)
    for special in (OWN, SpecialTokens.of(["?", "a"], unk="?"), SpecialTokens()):
        assert SpecialTokens.of(json.loads(json.dumps(special.state())), unk=special.unk) == special


def test_require():
    assert OWN.require("cls", "pad") == ("<|end|>", "_")
    with pytest.raises(ValueError, match=r"tokens \[PAD\], \[MASK\], or .*one without \[MASK\]\."):
        OWN.require("pad", "mask")


def make_tokenizers(special_tokens):
    tokens = [*special_tokens, "a", "##a", "▁"]
    return [
        WordPieceTokenizer(tokens, special_tokens=special_tokens),
        BytePairTokenizer(tokens, [], special_tokens=special_tokens),
        UnigramTokenizer(tokens, [-1.0] * len(tokens), special_tokens=special_tokens, form=None),
    ]


@pytest.mark.parametrize("number", range(3))
def test_tokenizers_know_their_own(number, tmp_path):
    tokenizer = make_tokenizers(OWN)[number]
    words = ("##", "") if number == 0 else ("", "▁")
    assert (tokenizer.special_tokens.continuation, tokenizer.special_tokens.word_start) == words
    assert (tokenizer.pad_id, tokenizer.unk_id, tokenizer.mask_id) == (0, 1, None)
    assert tokenizer.cls_id == tokenizer.sep_id == 2
    assert tokenizer.decode([0, 2, 3, 4]) == "a", "special tokens are no text"
    assert tokenizer.encode("z").ids[-1] == tokenizer.unk_id
    tokenizer.save(tmp_path / "t.json")
    again = type(tokenizer).load(tmp_path / "t.json")
    assert again.special_tokens == tokenizer.special_tokens
    assert again.fingerprint == tokenizer.fingerprint
    usual = make_tokenizers(BERT_TOKENS)[number]
    assert (usual.cls_id, usual.mask_id, usual.bos_id) == (2, 4, None)


@pytest.mark.parametrize("kind", ["word", "bpe"])
def test_a_library_tokenizer_knows_its_own(kind):
    tokenizer = LibraryTokenizer.train(["a b"], 200, kind=kind)
    assert (tokenizer.pad_id, tokenizer.unk_id, tokenizer.bos_id, tokenizer.eos_id) == (0, 1, 2, 3)
    assert tokenizer.cls_id is None
    assert tokenizer.special_tokens.word_start == ("▁" if kind == "bpe" else "")
    with pytest.raises(ValueError, match="'no such token' is not one of the"):
        tokenizer.token_to_id("no such token")
