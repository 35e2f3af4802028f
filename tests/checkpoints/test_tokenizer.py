"""The tokenizer of a folder: its words, its case, and what ours does not do."""

import json

import pytest

from tfqa.checkpoints import CheckpointError, load_tokenizer, save_tokenizer
from tfqa.tokenizers import BytePairTokenizer, WordPieceTokenizer
from tfqa.tokenizers.wordpiece import BERT_TOKENS

TOKENS = (*BERT_TOKENS, "the", "cafe", "##s", "café", "The", "river", ",")
LOWER = tuple(token for token in TOKENS if token not in ("The", "café"))
TEXT = "The cafés, the river"


def write(directory, tokens=LOWER, **settings):
    (directory / "vocab.txt").write_text("\n".join(tokens) + "\n", encoding="utf-8")
    if settings:
        path = directory / "tokenizer_config.json"
        path.write_text(json.dumps(settings), encoding="utf-8")
    return directory


def write_library(directory, tokens=LOWER, **changes):
    """Write a `tokenizer.json` with the `tokenizers` library."""
    tokenizers = pytest.importorskip("tokenizers", reason="tokenizers is not installed")
    ids = {token: number for number, token in enumerate(tokens)}
    library = tokenizers.Tokenizer(tokenizers.models.WordPiece(ids, unk_token="[UNK]"))
    library.normalizer = tokenizers.normalizers.BertNormalizer(**changes)
    library.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    library.add_special_tokens(list(BERT_TOKENS))
    library.save(str(directory / "tokenizer.json"))
    return library


@pytest.mark.parametrize("lowercase", [True, False])
def test_case(tmp_path, lowercase):
    tokens = LOWER if lowercase else TOKENS
    tokenizer = load_tokenizer(write(tmp_path, tokens, do_lower_case=lowercase))
    expected = "the cafe ##s , the river" if lowercase else "The café ##s , the river"
    assert tokenizer.encode(TEXT).tokens == expected.split()
    assert tokenizer.tokens == tokens and tokenizer.lowercase is lowercase


def test_a_folder_that_does_not_say(tmp_path):
    """Lower case, unless the vocabulary says otherwise; the special tokens' capitals do not."""
    assert load_tokenizer(write(tmp_path)).lowercase
    assert not load_tokenizer(tmp_path, lowercase=False).lowercase
    write(tmp_path, TOKENS)
    with pytest.raises(CheckpointError, match="has capitals, such as 'The'.*lowercase=False"):
        load_tokenizer(tmp_path)
    assert load_tokenizer(tmp_path, lowercase=True).lowercase


@pytest.mark.parametrize("lowercase", [True, False])
def test_the_librarys_file(tmp_path, lowercase):
    tokens = LOWER if lowercase else TOKENS
    library = write_library(tmp_path, tokens, lowercase=lowercase)
    tokenizer = load_tokenizer(tmp_path)
    assert tokenizer.tokens == tokens and tokenizer.lowercase is lowercase
    assert list(tokenizer.encode(TEXT).ids) == library.encode(TEXT).ids


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"lowercase": True, "strip_accents": False}, "`strip_accents`"),
        ({"lowercase": False, "strip_accents": True}, "`strip_accents`"),
        ({"handle_chinese_chars": False}, "`tokenize_chinese_chars`"),
    ],
)
def test_the_librarys_file_asks_for_more(tmp_path, changes, message):
    write_library(tmp_path, **changes)
    with pytest.raises(CheckpointError, match=f"{message} must be .*tokenizer.json"):
        load_tokenizer(tmp_path)


def test_another_librarys_file(tmp_path):
    write_library(tmp_path)
    path = tmp_path / "tokenizer.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**values, "normalizer": None}), encoding="utf-8")
    with pytest.raises(CheckpointError, match=r"Received: \('WordPiece', None\)"):
        load_tokenizer(tmp_path)
    values["added_tokens"].append({"id": 99, "content": "[NEW]"})
    path.write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(CheckpointError, match="more tokens added"):
        load_tokenizer(tmp_path)


@pytest.mark.parametrize(
    "settings",
    [
        {"do_lower_case": True, "strip_accents": False},
        {"do_lower_case": False, "strip_accents": True},
        {"strip_accents": False},
        {"tokenizer_class": "RobertaTokenizer"},
        {"tokenize_chinese_chars": False},
        {"do_basic_tokenize": False},
        {"never_split": ["[X]"]},
        {"unk_token": "<unk>"},
        {"unk_token": {"content": "<unk>"}},
    ],
)
def test_settings_that_ask_for_more(tmp_path, settings):
    key = list(settings)[-1]
    with pytest.raises(CheckpointError, match=f"`{key}` must be one of .*tokenizer_config.json"):
        load_tokenizer(write(tmp_path, **settings))


def test_settings_that_are_as_usual(tmp_path):
    usual = {"strip_accents": None, "tokenizer_class": "BertTokenizerFast", "never_split": None}
    usual |= {"unk_token": {"content": "[UNK]", "lstrip": False}, "model_max_length": 512}
    assert load_tokenizer(write(tmp_path, **usual, do_lower_case=True)).lowercase
    assert load_tokenizer(write(tmp_path, strip_accents=True)).lowercase


def test_no_vocabulary(tmp_path):
    with pytest.raises(CheckpointError, match=r"vocab.txt or tokenizer.json .*Received: \[\]"):
        load_tokenizer(tmp_path)
    with pytest.raises(FileNotFoundError, match="a directory with a checkpoint"):
        load_tokenizer(tmp_path / "none")
    with pytest.raises(CheckpointError, match="an empty line 3"):
        load_tokenizer(write(tmp_path, ("[UNK]", "a", "", "b")))
    with pytest.raises(CheckpointError, match="no vocabulary of BERT's kind"):
        load_tokenizer(write(tmp_path, ("a", "b")))


@pytest.mark.parametrize("lowercase", [True, False])
def test_there_and_back(tmp_path, lowercase):
    tokenizer = WordPieceTokenizer(TOKENS, lowercase=lowercase)
    save_tokenizer(tokenizer, tmp_path / "new", max_length=23)
    again = load_tokenizer(tmp_path / "new")
    assert again.tokens == tokenizer.tokens and again.lowercase is lowercase
    assert again.encode(TEXT) == tokenizer.encode(TEXT)
    settings = json.loads((tmp_path / "new/tokenizer_config.json").read_text(encoding="utf-8"))
    assert settings["model_max_length"] == 23 and settings["do_lower_case"] is lowercase


def test_the_models_length(tmp_path):
    tokenizer = WordPieceTokenizer(TOKENS)
    path = tmp_path / "tokenizer_config.json"
    save_tokenizer(tokenizer, tmp_path)
    assert "model_max_length" not in json.loads(path.read_text(encoding="utf-8"))
    (tmp_path / "config.json").write_text('{"max_position_embeddings": 31}', encoding="utf-8")
    save_tokenizer(tokenizer, tmp_path)
    assert json.loads(path.read_text(encoding="utf-8"))["model_max_length"] == 31


@pytest.mark.parametrize("lowercase", [True, False])
def test_hugging_face_reads_it(tmp_path, lowercase):
    transformers = pytest.importorskip("transformers", reason="transformers is not installed")
    tokenizer = WordPieceTokenizer(TOKENS, lowercase=lowercase)
    save_tokenizer(tokenizer, tmp_path, max_length=31)
    theirs = transformers.BertTokenizer.from_pretrained(tmp_path)
    assert theirs(TEXT, add_special_tokens=False)["input_ids"] == list(tokenizer.encode(TEXT).ids)
    assert (theirs.model_max_length, theirs.pad_token_id) == (31, 0)


def test_what_hugging_face_has_not(tmp_path):
    with pytest.raises(TypeError, match="Received: BytePairTokenizer"):
        save_tokenizer(BytePairTokenizer.train(["a b"], 300), tmp_path)
    with pytest.raises(ValueError, match="Received: 7"):
        save_tokenizer(WordPieceTokenizer(TOKENS, max_characters_per_word=7), tmp_path)
    with pytest.raises(ValueError, match=r"special tokens .*Received: \('\[UNK\]',\)"):
        save_tokenizer(WordPieceTokenizer(("[UNK]", "a"), special_tokens=("[UNK]",)), tmp_path)
    assert not list(tmp_path.iterdir())
