"""Score a study: check the answers that people saved, average the ranks, say how far they agree. Imports no torch."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from retrocolor import marks
from retrocolor.errors import MediaError, UsageError
from retrocolor.files import printable, read_regular
from retrocolor.wording import counted

FORMAT = "retrocolor study 1"
KEY = "key.json"
PAPER = {1: 2.45, 2: 2.25, 3: 2.05, 4: 3.80, 5: 4.45}  # average ranks by people, 20 pictures of CelebA x 5
MOST_BYTES = 1 << 20
LONGEST_NAME = 200


@dataclass(frozen=True)
class Key:
    """What the page hides: which version of which picture is which k."""

    study: str
    model: str
    ks: tuple[int, ...]
    pictures: Mapping[str, Mapping[str, int]]  # picture -> version -> k


@dataclass(frozen=True)
class Answers:
    """One rater's file: for each picture the rank of each k of the study, 1 the best."""

    path: Path
    rater: str
    name: str
    ranks: list[list[int]]


@dataclass(frozen=True)
class Concordance:
    """Kendall's W, 0 (chance) to 1 (all judges agree), and the test against chance."""

    judges: int
    w: float
    chi_square: float
    degrees: int
    p: float


@dataclass(frozen=True)
class Scores:
    """What the raters say; the averages are empty when no file could be used."""

    key: Key
    raters: tuple[str, ...]
    averages: tuple[float, ...]  # of each k of the study
    rankings: Concordance | None  # every ranking of a picture a judge; None for a single one
    between: Concordance | None  # every rater a judge, by the average ranks; None for a single one
    refused: tuple[tuple[Path, str], ...]

    @property
    def paper(self) -> dict[int, float]:
        """The paper's figures, where the study ranks the same k."""
        return PAPER if set(self.key.ks) == set(PAPER) else {}

    def as_json(self) -> dict[str, Any]:
        """The documented form of `--json`."""
        results = [
            {"k": k, "average_rank": average, "paper": self.paper.get(k)}
            for k, average in zip(self.key.ks, self.averages, strict=False)
        ]
        return {
            "version": 1,
            "study": self.key.study,
            "model": self.key.model,
            "raters": list(self.raters),
            "pictures": len(self.key.pictures),
            "results": results,
            "rankings": asdict(self.rankings) if self.rankings else None,
            "between_raters": asdict(self.between) if self.between else None,
            "refused": [{"file": str(path), "reason": reason} for path, reason in self.refused],
        }


def score(folder: Path, paths: Sequence[Path]) -> Scores:
    """Score the answers in files or folders of them (none named: in the study's own folder).

    A file that is damaged, incomplete, of another study or a rater's second one is refused, the rest is scored.
    Raises UsageError when the folder holds no study or no answers are there.
    """
    key = read_key(folder)
    taken: list[Answers] = []
    refused: list[tuple[Path, str]] = []
    for path in _files(paths or [folder]):
        try:
            taken.append(_not_twice(read_answers(path, key), taken))
        except MediaError as error:
            refused.append((path, str(error)))
    raters, rankings = tuple(one.name for one in taken), [ranks for one in taken for ranks in one.ranks]
    if not taken:
        return Scores(key, (), (), None, None, tuple(refused))
    means = [_ranked(_mean(one.ranks)) for one in taken]
    return Scores(key, raters, tuple(_mean(rankings)), _agreed(rankings), _agreed(means), tuple(refused))


def read_key(folder: Path) -> Key:
    """The key of a study's folder. Raises UsageError."""
    try:
        parsed = json.loads(read_regular(folder / KEY))
        if parsed["format"] != FORMAT:
            raise ValueError(parsed["format"])
        key = Key(parsed["study"], parsed["model"], tuple(parsed["k"]), parsed["pictures"])
        if not all(sorted(versions.values()) == sorted(key.ks) for versions in key.pictures.values()):
            raise ValueError("versions")
    except OSError as error:
        raise UsageError(
            f"{printable(folder)} holds no study ({KEY}: {error.strerror}): make one with `retrocolor study make`."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(f"{printable(folder / KEY)} is damaged: restore it from a copy.") from error
    return key


def read_answers(path: Path, key: Key) -> Answers:
    """One rater's file, checked against the key. Raises MediaError, which names it."""
    name = printable(path)
    parsed = _parse(path)
    if parsed.get("study") != key.study:
        raise MediaError(
            f"{name}: answers of another study ({printable(str(parsed.get('study')))[:40]}); leave it out."
        )
    rater = parsed.get("rater")
    texts = [rater.get(field) for field in ("id", "name")] if isinstance(rater, dict) else ["", ""]
    id, person = (text.strip() if isinstance(text, str) else "" for text in texts)
    if not (id and person) or max(len(id), len(person)) > LONGEST_NAME:
        raise MediaError(f"{name}: says no rater's name; ask for the file that the page saved.")
    orders = _orders(parsed.get("rankings"))
    if orders is None or not orders.keys() <= key.pictures.keys():
        raise MediaError(f"{name}: ranks pictures that this study does not have; ask for the file anew.")
    if len(orders) < len(key.pictures):
        raise MediaError(
            f"{name}: ranks {len(orders)} of {counted(len(key.pictures), 'picture')}; ask the rater to finish."
        )
    if any(sorted(order) != sorted(key.pictures[picture]) for picture, order in orders.items()):
        raise MediaError(f"{name}: does not rank every version of a picture once; ask the rater to finish.")
    return Answers(path, id, person, [_ranks(order, key.pictures[picture], key) for picture, order in orders.items()])


def _parse(path: Path) -> dict[str, Any]:
    """What a file holds, if it is the file of a study's page. Raises MediaError."""
    name = printable(path)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise MediaError(f"{name}: too large for answers; give the file that the page saved.")
        parsed = json.loads(read_regular(path))
    except OSError as error:
        raise MediaError(f"{name}: cannot be read ({error.strerror}); check the file.") from error
    except (ValueError, RecursionError) as error:
        raise MediaError(f"{name}: no JSON, or damaged; ask for the file that the page saved.") from error
    if not isinstance(parsed, dict) or parsed.get("format") != FORMAT:
        raise MediaError(f"{name}: not the answers of a study; give the file that the page saved.")
    return parsed


def _orders(rankings: Any) -> dict[str, list[str]] | None:
    """Picture -> versions, best first; None when that is not what is there, or a picture is there twice."""
    orders: dict[str, list[str]] = {}
    for entry in rankings if isinstance(rankings, list) else [None]:
        match entry:
            case {"picture": str(picture), "order": [*order]} if picture not in orders:
                if not all(isinstance(version, str) for version in order):
                    return None
                orders[picture] = order
            case _:
                return None
    return orders


def _ranks(order: list[str], versions: Mapping[str, int], key: Key) -> list[int]:
    place = {versions[version]: rank for rank, version in enumerate(order, 1)}
    return [place[k] for k in key.ks]


def _not_twice(answers: Answers, taken: list[Answers]) -> Answers:
    for earlier in taken:
        if earlier.rater == answers.rater or earlier.name.casefold() == answers.name.casefold():
            raise MediaError(
                f"{printable(answers.path)}: answers of {printable(answers.name)} again (first: "
                f"{printable(earlier.path)}); leave one out, or give two people two names."
            )
    return answers


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files named, and the .json files of folders named but for the key, hidden ones and what `--json` wrote."""
    found = []
    for path in paths:
        if path.is_dir():
            shown = [file for file in sorted(path.glob("*.json")) if file.name != KEY and not file.name.startswith(".")]
            found += [file for file in shown if not marks.holds(file, marks.JSON)]
        elif path.exists():
            found.append(path)
        else:
            raise UsageError(f"{printable(path)} does not exist: check the name.")
    if not found:
        raise UsageError(f"{printable(paths[0])} holds no answers: name the files that the raters saved.")
    return found


def _mean(rows: Sequence[Sequence[float]]) -> list[float]:
    return [sum(column) / len(rows) for column in zip(*rows, strict=True)]


def _ranked(values: Sequence[float]) -> list[float]:
    """The rank of each value, 1 the smallest; equal ones share the mean of their ranks."""
    return [sum(v < value for v in values) + (sum(v == value for v in values) + 1) / 2 for value in values]


def _agreed(ranks: Sequence[Sequence[float]]) -> Concordance | None:
    """How far judges agree, where there are several."""
    return concordance(ranks) if len(ranks) > 1 else None


def concordance(ranks: Sequence[Sequence[float]]) -> Concordance:
    """Kendall's W of m judges (rows) who rank n things, corrected for ties, and its chi-square test (Friedman's)."""
    from scipy.special import chdtrc  # type: ignore[import-untyped]  # scikit-image brings it

    judges, things = len(ranks), len(ranks[0])
    totals = [sum(column) for column in zip(*ranks, strict=True)]
    spread = sum((total - judges * (things + 1) / 2) ** 2 for total in totals)
    ties = sum(row.count(value) ** 2 - 1 for row in map(list, ranks) for value in row)
    most = judges**2 * (things**3 - things) - judges * ties
    w = 12 * spread / most if most else 0.0
    chi_square = judges * (things - 1) * w
    return Concordance(judges, w, chi_square, things - 1, float(chdtrc(things - 1, chi_square)))
