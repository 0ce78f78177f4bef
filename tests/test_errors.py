"""docs/errors.md has every error sentence of the package, each with what to do, and no other."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOL = runpy.run_path(str(ROOT / "tools" / "list_errors.py"))
HINT = "python tools/list_errors.py brings docs/errors.md up to date"


def test_every_sentence_is_in_the_page_and_in_the_code() -> None:
    page, code = TOOL["rows"]((ROOT / "docs" / "errors.md").read_text(encoding="utf-8")), TOOL["sentences"]()
    assert len(code) > 150
    assert set(code) - set(page) == set(), HINT
    assert set(page) - set(code) == set(), HINT
    assert {sentence: status for sentence, (status, _) in page.items()} == code, HINT


def test_every_sentence_has_a_way_out() -> None:
    page = TOOL["rows"]((ROOT / "docs" / "errors.md").read_text(encoding="utf-8"))
    assert [sentence for sentence, (_, advice) in page.items() if len(advice) < 10 or "TODO" in advice] == []


def test_sentences_are_found_by_their_kind(tmp_path: Path) -> None:
    found = TOOL["sentences"]()
    assert (
        found["… does not exist: check the name."] == 2 and found["…: the file is empty; restore it from a copy."] == 1
    )
    assert any(sentence.startswith("… was not made by retrocolor") for sentence in found), (
        "of a function that returns it"
    )
