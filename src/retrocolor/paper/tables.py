"""Tables of the reproduction: the paper's figures beside ours. No torch."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from retrocolor.paper.experiments import KS, PAPER_NAMES, PAPER_TABLE1, PAPER_TABLE2, SETTINGS
from retrocolor.wording import counted

Result = dict[str, Any]


@dataclass(frozen=True)
class Table:
    """Rows of text under headings, and a sentence on how they were made."""

    title: str
    headings: list[str]
    rows: list[list[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def markdown(self) -> str:
        """The table as Markdown, its notes below."""
        lines = [self.headings, ["---"] * len(self.headings), *self.rows]
        body = "\n".join("| " + " | ".join(line) + " |" for line in lines)
        return "\n\n".join([f"**{self.title}**", body, *self.notes]) + "\n"


def of_k(result: Result, k: int) -> dict[str, Any]:
    """The figures of one experiment under the mean of the k likeliest bins."""
    return next(row for row in result["results"] if row["decode"] == "topk" and row["k"] == k)


def of_decode(result: Result, decode: str) -> dict[str, Any]:
    """The figures of one experiment under another decode: mean or annealed."""
    return next(row for row in result["results"] if row["decode"] == decode)


def table1(results: Sequence[Result]) -> Table:
    """Table 1: three settings on each data set, k = 1."""
    table = Table("Table 1: PSNR (dB) / SSIM at 64x64, k = 1", ["data", *SETTINGS])
    for data in dict.fromkeys(result["data"] for result in results):
        ours = [next(r for r in results if r["data"] == data and r["setting"] == setting) for setting in SETTINGS]
        rows = [of_k(result, 1) for result in ours]
        table.rows.extend(
            [
                [f"{PAPER_NAMES[data]}, the paper", *(_pair(*pair) for pair in PAPER_TABLE1[data])],
                [f"{data}, ours", *(_pair(row["psnr"], row["ssim"]) for row in rows)],
                [f"{data}, over grey (dB, 95 %)", *(_gain(row) for row in rows)],
                [f"{data}, colourfulness", *(f"{row['colorfulness']:.1f}" for row in rows)],
                [f"{data}, bins (L2)", *(f"{row['bins_distance']:.4f}" for row in rows)],
            ]
        )
        for result in results:  # a setting of one's own
            if result["data"] == data and result["setting"] not in SETTINGS:
                row = of_k(result, 1)
                table.rows.append([f"{data}, {result['setting']}", "", "", _pair(row["psnr"], row["ssim"])])
        table.notes.append(f"{_how(ours)} {_grey(rows[0])}")
    return table


def claims(results: Sequence[Result]) -> Table:
    """One row for each experiment: what its setting does to figures, saturation and bins."""
    headings = ["experiment", "seed", "epochs", "over grey, k = 1 (dB)", "SSIM", "colour", "bins (L2)",
                "k = 2", "mean", "colour of mean"]  # fmt: skip
    table = Table("What the text claims, one experiment a row", headings)
    for result in results:
        first, second, mean = of_k(result, 1), of_k(result, 2), of_decode(result, "mean")
        figures = [f"{first['psnr_gain']:+.2f}", f"{first['ssim']:.4f}", f"{first['colorfulness']:.1f}",
                   f"{first['bins_distance']:.4f}"]  # fmt: skip
        if result["objective"] == "l2":  # its logits are no distribution: only their mean was trained
            figures = ["", "", "", ""]
        rest = ["" if result["objective"] == "l2" else f"{second['psnr_gain']:+.2f}", f"{mean['psnr_gain']:+.2f}",
                f"{mean['colorfulness']:.1f}"]  # fmt: skip
        name = f"{result['data']}: {result['setting']}"
        table.rows.append([name, str(result["seed"]), _epochs(result), *figures, *rest])
    for data in dict.fromkeys(result["data"] for result in results):
        of_data = [result for result in results if result["data"] == data]
        table.notes.append(f"{_how(of_data)} {_grey(of_data[0]['results'][0])}")
    return table


def table2(results: Sequence[dict[str, Any]], pictures: int) -> Table:
    """Table 2: k = 1 to 5."""
    headings = ["k", "PSNR: paper", "ours", "over grey (95 %)", "SSIM: paper", "ours", "colour", "rank: paper"]
    table = Table("Table 2: the mean of the k likeliest bins, 64x64", headings)
    for k in KS:
        psnr, ssim, rank = PAPER_TABLE2[k]
        row = of_k({"results": results}, k)
        table.rows.append([str(k), f"{psnr:.3f}", f"{row['psnr']:.3f}", _gain(row), f"{ssim:.4f}",
                           f"{row['ssim']:.4f}", f"{row['colorfulness']:.1f}", f"{rank:.2f}"])  # fmt: skip
    for decode in ("annealed", "mean"):
        row = of_decode({"results": results}, decode)
        table.rows.append([decode, "", f"{row['psnr']:.3f}", _gain(row), "", f"{row['ssim']:.4f}",
                           f"{row['colorfulness']:.1f}", ""])  # fmt: skip
    first = results[0]
    table.notes.append(
        f"{counted(pictures, 'test picture')}. {_grey(first)} Ranks come from people: `retrocolor study`."
    )
    return table


def _pair(psnr: float, ssim: float) -> str:
    return f"{psnr:.3f} / {ssim:.4f}"


def _gain(row: dict[str, Any]) -> str:
    """Gain over grey in dB, and its interval."""
    low, high = row["psnr_gain_interval"]
    return f"{row['psnr_gain']:+.2f} ({low:+.2f} to {high:+.2f})"


def _grey(row: dict[str, Any]) -> str:
    """What plain grey scores, and how colourful the truth is."""
    words = f"Grey: {row['grey_psnr']:.3f} / {row['grey_ssim']:.4f}, bins {row['grey_bins_distance']:.4f}; "
    return words + f"colourfulness of the truth {row['true_colorfulness']:.1f}."


def _epochs(result: Result) -> str:
    return f"{result['epochs']} of {result['epochs_asked']}" * (result["epochs"] < result["epochs_asked"]) or str(
        result["epochs"]
    )


def _how(results: Sequence[Result]) -> str:
    """Pictures, epochs and seeds of some experiments, in a sentence."""
    epochs = sorted({result["epochs"] for result in results})
    seeds = sorted({result["seed"] for result in results})
    spread = counted(epochs[0], "epoch") if len(epochs) == 1 else f"{epochs[0]} to {epochs[-1]} epochs"
    words = f"{results[0]['data']}: {counted(results[0]['pictures'], 'picture')}, {spread}, "
    words += f"seed {', '.join(map(str, seeds))}, "
    words += f"tested on {counted(results[0]['test_pictures'], 'other')}."
    return "QUICK, 2,000 pictures only. " * results[0]["quick"] + words
