"""The scores of a study: concordance, a planted preference, files that are refused."""

import json
import random
import re
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import friedmanchisquare

from command import retrocolor
from retrocolor.errors import UsageError
from retrocolor.paper.study_scores import concordance, score
from studies import PREFERENCE, answers, drawn, planted, write


def test_w_and_its_test_are_friedmans() -> None:
    dice = np.random.default_rng(0)
    for ranks in (dice.random((9, 5)).argsort(1).argsort(1) + 1.0, np.array([[1, 2.5, 2.5], [2, 1, 3], [1.5, 1.5, 3]])):
        ours, theirs = concordance(ranks.tolist()), friedmanchisquare(*ranks.T)
        assert ours.chi_square == pytest.approx(theirs.statistic) and ours.p == pytest.approx(theirs.pvalue)
        assert ours.w == pytest.approx(theirs.statistic / (len(ranks) * (ranks.shape[1] - 1)))
    assert concordance([[1, 2, 3]] * 4).w == 1 and concordance([[2, 2, 2]] * 4).w == 0


def test_a_planted_preference_is_found(study: Path, tmp_path: Path) -> None:
    for seed in range(5):
        write(tmp_path / f"rater{seed}.json", answers(study, f"rater {seed}", planted(seed)))
    done = retrocolor("study", "score", study, tmp_path, "--json", "-")
    told = json.loads(done.stdout)
    assert done.returncode == 0 and told["raters"] == [f"rater {seed}" for seed in range(5)] and not told["refused"]
    averages = {result["k"]: result["average_rank"] for result in told["results"]}
    assert sorted(averages, key=averages.__getitem__) == PREFERENCE
    assert [result["paper"] for result in told["results"]] == [2.45, 2.25, 2.05, 3.80, 4.45]
    assert told["rankings"]["judges"] == 100 and told["rankings"]["w"] > 0.9 and told["rankings"]["p"] < 1e-9
    assert told["between_raters"]["judges"] == 5 and told["between_raters"]["w"] == pytest.approx(1)
    assert "5 raters, 20 pictures each" in done.stderr and "3.80" in done.stderr  # the table, out of the JSON's way
    (tmp_path / "scores.json").write_text(done.stdout)
    assert not score(study, [tmp_path]).refused, "what was written beside them"


def test_chance_has_no_concordance(study: Path, tmp_path: Path) -> None:
    dice = random.Random(1)
    for seed in range(5):
        order = lambda ks: dice.sample(ks, len(ks))  # noqa: E731
        write(tmp_path / f"rater{seed}.json", answers(study, f"rater {seed}", order))
    found = score(study, [tmp_path])
    assert found.rankings and found.rankings.w < 0.06 and found.rankings.p > 0.01
    assert all(abs(average - 3) < 0.6 for average in found.averages)


def bad_files(study: Path, folder: Path) -> dict[str, str]:
    """File name -> what its refusal says."""
    good = answers(study, "good", planted(0))
    short, doubled, strange = (json.loads(json.dumps(good)) for _ in range(3))
    short["rankings"].pop()
    doubled["rankings"][0]["order"][0] = doubled["rankings"][0]["order"][1]
    strange["rankings"][0]["picture"] = "elsewhere"
    files = {
        "another.json": (good | {"study": "0123"}, "answers of another study (0123)"),
        "cut.json": (None, "no JSON, or damaged"),
        "doubled.json": (doubled, "does not rank every version of a picture once"),
        "form.json": ([1, 2], "not the answers of a study"),
        "nameless.json": (good | {"rater": {"id": "x", "name": " "}}, "says no rater's name"),
        "norater.json": (good | {"rater": "me"}, "says no rater's name"),
        "nothing.json": (good | {"rankings": None}, "ranks pictures that this study does not have"),
        "same id.json": (good | {"rater": {"id": "goodgood", "name": "Other"}}, "answers of Other again (first: "),
        "same name.json": (good | {"rater": {"id": "y", "name": "GOOD "}}, "answers of GOOD again (first: "),
        "short.json": (short, "ranks 19 of 20 pictures; ask the rater to finish"),
        "strange.json": (strange, "ranks pictures that this study does not have"),
    }
    write(folder / "a good one.json", good)
    for name, (told, _) in files.items():
        (folder / name).write_bytes(json.dumps(told).encode() if told is not None else b'{"format": "retro\xff')
    return {name: sentence for name, (_, sentence) in files.items()}


def test_bad_files_are_refused_by_name_and_the_rest_scored(study: Path, tmp_path: Path) -> None:
    bad = bad_files(study, tmp_path)
    done = retrocolor("study", "score", study, tmp_path)
    assert done.returncode == 1 and "1 rater, 20 pictures each" in done.stdout and "2.45" in done.stdout
    lines = done.stderr.splitlines()
    assert len(lines) == len(bad)
    for line, (name, sentence) in zip(lines, bad.items(), strict=True):
        assert line.startswith(f"Refused: {tmp_path / name}: ") and sentence in line
    (tmp_path / "a good one.json").unlink()
    none = retrocolor("study", "score", study, tmp_path / "cut.json")
    assert none.returncode == 1 and "No answers are left" in none.stdout


def test_wrong_places_are_wrong_usage(study: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    (damaged / "key.json").write_text('{"format": "retrocolor study 1", "study": "x"}')
    for folder, files, sentence in (
        (tmp_path, [], "holds no study (key.json"),
        (damaged, [], "is damaged"),
        (study, [], "holds no answers"),
        (study, [tmp_path / "gone.json"], "does not exist"),
    ):
        with pytest.raises(UsageError, match=re.escape(sentence)):
            score(folder, files)


def test_other_k_have_no_column_of_the_paper(colour_folder: Path, tmp_path: Path) -> None:
    drawn(colour_folder, tmp_path / "out", pictures=1, k="1,20")
    write(tmp_path / "out" / "me.json", answers(tmp_path / "out", "me", lambda ks: [20, 1]))
    done = retrocolor("study", "score", tmp_path / "out")
    assert done.returncode == 0 and "paper" not in done.stdout and "2.00" in done.stdout, done.stderr
    assert "Kendall" not in done.stdout, "nobody to agree with"
