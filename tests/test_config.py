"""Options: every default and every sentence of help is written once."""

import ast
from collections import Counter
from pathlib import Path

from retrocolor import config, research_config
from retrocolor.ranges import typed

TREE = ast.parse("\n".join(Path(m.__file__).read_text(encoding="utf-8") for m in (config, research_config)))
TWO_WORDS = 8  # characters


def test_no_sentence_of_help_is_written_twice() -> None:
    docstrings = {id(node.value) for node in ast.walk(TREE) if isinstance(node, ast.Expr)}
    texts = Counter(
        node.value
        for node in ast.walk(TREE)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    )
    twice = [text for text, count in texts.items() if count > 1 and " " in text and len(text) > TWO_WORDS]
    assert not twice


def test_one_flag_has_one_default_and_one_help() -> None:
    """A field of one name, default and help in two verbs comes from one function, not from two calls of `flag`."""
    written = Counter(
        (item.target.id, ast.unparse(item.value.args[0]), ast.unparse(item.value.args[1]))
        for group in ast.walk(TREE)
        if isinstance(group, ast.ClassDef)
        for item in group.body
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name) and isinstance(item.value, ast.Call)
        if ast.unparse(item.value.func) == "flag"
    )
    assert len(written) > 20 and max(written.values()) == 1


def test_a_value_of_an_option_is_told_as_it_is_typed() -> None:
    told = {
        name: typed(research_config.TrainOptions, name, value)
        for name, value in {"mixing": 0.5, "augment": True, "resume": False, "max_minutes": None, "output": "x"}.items()
    }
    assert list(told.values()) == ["--lambda 0.5", "--augment", "no --resume", "no --max-minutes", "-o x"]
