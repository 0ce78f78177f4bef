"""Turn option dataclasses into command-line flags: a default and its help are stated once, in config.py."""

import inspect
import re
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Annotated, Any, get_args, get_type_hints

import typer
from typer.core import TyperArgument, TyperGroup

from retrocolor.cli.completion import model_names
from retrocolor.cli.outputs import require_names, require_outputs, require_readable
from retrocolor.errors import UsageError
from retrocolor.ranges import require_ranges, word_of

VALUES = {int: "N", float: "X", str: "TEXT", Path: "PATH", bool: " "}  # what help calls the value of an option
DEVICE = re.compile(r"auto|cpu|mps|cuda(:\d+)?")


class Shell(TyperGroup):
    """Commands whose help says of an argument its name, not the type that it has in Python, and of a switch nothing."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command by its name."""
        command = super().get_command(ctx, cmd_name)
        for each in command.get_params(ctx) if command else ():
            _without_type(each)
        return command

    def get_params(self, ctx: Any) -> Any:
        """The options of the group itself."""
        return [_without_type(each) for each in super().get_params(ctx)]


def _without_type(parameter: Any) -> Any:
    if isinstance(parameter, TyperArgument):
        parameter.display_type_rich = lambda ctx: None  # type: ignore[method-assign]
    elif parameter.metavar is None and parameter.is_flag:
        parameter.metavar = VALUES[bool]
    return parameter


def with_flags(*groups: type) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Decorate a function whose last parameters are dataclasses made of `config.flag` fields.

    Typer sees one option per field in their place; the function is called with the dataclasses filled in. What
    comes before them (arguments) stays as it is. A field of a name that an earlier group has is filled from it.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        parameters_of = list(inspect.signature(function, eval_str=True).parameters.values())
        own, filled_names = parameters_of[: -len(groups)], [p.name for p in parameters_of[-len(groups) :]]
        options = {f.name: _option(f, get_type_hints(group)[f.name]) for group in groups for f in fields(group)}

        def command(**given: Any) -> Any:
            require_names(given.values())
            items = [item for group in groups for item in fields(group)]
            outputs = {item.name for item in items if item.metadata["writes"]}
            require_readable(value for name, value in given.items() if name not in outputs)
            require_outputs(items, given)
            _require_device(given.get("device", "auto"))
            filled = [group(**{f.name: _value(given[f.name]) for f in fields(group)}) for group in groups]
            require_ranges(*filled)
            arguments = {parameter.name: given[parameter.name] for parameter in own}
            return function(**arguments, **dict(zip(filled_names, filled, strict=True)))

        parameters = [*map(_argument, own), *options.values()]
        command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        command.__annotations__ = {p.name: p.annotation for p in parameters}
        command.__name__, command.__doc__ = function.__name__, function.__doc__
        return command

    return decorate


def _option(item: Field[Any], kind: Any) -> inspect.Parameter:
    """One field as the option that Typer shows."""
    about = item.metadata
    names = about["names"] or (word_of(item),)
    default = item.default if item.default is not MISSING else None
    if isinstance(default, tuple):  # tuple[Path, ...]: repeatable
        kind, default = types.GenericAlias(list, get_args(kind)[:1]), list(default)
    shown = default not in (None, False, [])
    metavar = about["metavar"] or _called(kind)
    option = typer.Option(
        *names,
        help=about["help"],
        rich_help_panel=about["panel"],
        metavar=metavar,
        show_default=shown,
        autocompletion=model_names if item.name == "model" else None,
        readable=False,  # in words of ours, see `require_readable`
    )
    annotation = Annotated[kind, option]
    return inspect.Parameter(item.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _called(kind: Any) -> str:
    """What help calls a value of a type: of `list[Path]` and `Path | None` that of Path."""
    return next(VALUES[each] for each in (kind, *get_args(kind)) if each in VALUES)


def _argument(parameter: inspect.Parameter) -> inspect.Parameter:
    """An argument as help calls it."""
    for about in get_args(parameter.annotation)[1:]:
        about.metavar = about.metavar or parameter.name.upper()
        about.readable = False
    return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)


def _require_device(device: str) -> None:
    """Raise UsageError for what is the name of no device; whether this machine has it, shows later."""
    if not DEVICE.fullmatch(device):
        raise UsageError(f"--device {device}: choose one of auto, cpu, cuda, cuda:N or mps.")


def _value(given: Any) -> Any:
    return tuple(given) if isinstance(given, list) else given
