"""Bring docs/errors.md up to date: a row for every error sentence in the code, its words of advice kept.

    python tools/list_errors.py

Rows of sentences that are gone are removed; a new sentence gets the advice that it gives itself, or `TODO`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from retrocolor import errors

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "errors.md"
KINDS = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.RetrocolorError)
}
ROW = re.compile(r"^\| (.+?) \| (\d+) \| (.+) \|$", re.M)
HEAD = "| sentence | status | what to do |\n|---|---|---|\n"


def sentences() -> dict[str, int]:
    """Every error sentence of the package, a `…` for each part that varies -> its exit status."""
    found = {}
    for path in sorted((ROOT / "src" / "retrocolor").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        returned = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
            kind = KINDS.get(ast.unparse(call.func).split(".")[-1])
            for text in _texts(call.args[0], returned) if kind else ():
                found.setdefault(text, int(kind.code) if kind else 1)
    return dict(sorted(found.items(), key=lambda pair: (pair[1], pair[0].strip("… :").lower())))


def _texts(node: ast.expr, functions: dict[str, ast.FunctionDef]) -> Iterator[str]:
    """The sentence of an expression; of a function of the same file, what it returns."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions:
        for inner in ast.walk(functions[node.func.id]):
            if isinstance(inner, ast.Return) and inner.value is not None:
                yield from _texts(inner.value, functions)
    elif isinstance(node, ast.JoinedStr | ast.Constant):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else _varying(part) for part in parts)
        if len(text.replace("…", "")) > 12:
            yield text.replace("|", "\\|")


def _varying(part: ast.expr) -> str:
    """A part that varies; of `wording.counted` the noun stays."""
    call = part.value if isinstance(part, ast.FormattedValue) else None
    if not isinstance(call, ast.Call) or ast.unparse(call.func) != "counted":
        return "…"
    noun, *nouns = (ast.literal_eval(argument) for argument in call.args[1:])
    return f"… {nouns[0] if nouns else f'{noun}s'}"


def advice(sentence: str) -> str:
    """What a sentence says itself to do: what stands after its last colon or semicolon."""
    parts = re.split(r"(?<![`\d]): |; ", sentence)
    said = parts[-1].strip().rstrip(".")
    alone = len(parts) < 2 or (len(parts) == 2 and parts[0] == "…")
    return f"{said[:1].upper()}{said[1:]}." if re.match(r"[a-z`-]", said) and not alone else "TODO"


def rows(text: str) -> dict[str, tuple[int, str]]:
    """The rows of the page: sentence -> status and advice."""
    return {_plain(found[1]): (int(found[2]), found[3]) for found in ROW.finditer(text)}


def _plain(code: str) -> str:
    return code[3:-3] if code.startswith("`` ") else code[1:-1]


def _code(sentence: str) -> str:
    """A sentence as code in Markdown, whatever quotes are in it."""
    return f"`` {sentence} ``" if "`" in sentence else f"`{sentence}`"


def main() -> None:
    """Write the page."""
    text = PAGE.read_text(encoding="utf-8")
    before = rows(text)
    lines = [f"| {_code(s)} | {code} | {before.get(s, (0, advice(s)))[1]} |\n" for s, code in sentences().items()]
    PAGE.write_text(text.partition(HEAD)[0] + HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
