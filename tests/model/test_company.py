"""Pictures of several threads in one call: who waits for whom, and that nobody's colours depend on it."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
import torch
from torch import Tensor

from retrocolor import Colorizer
from retrocolor.model import company, inference, networks
from retrocolor.model.company import Company


class Network:
    """Doubles pictures, and remembers how many came at a time; what holds a number above 50 it cannot stand."""

    def __init__(self) -> None:
        self.counts: list[int] = []

    def __call__(self, pictures: Tensor) -> Tensor:
        self.counts.append(len(pictures))
        if pictures.max() > 50:
            raise ArithmeticError("too bright")
        return pictures * 2


def side_by_side(cores: int, *tasks: Callable[[Company], Tensor]) -> list[Tensor | BaseException]:
    """Every task in a thread at work of its own, all begun before any goes on."""
    together, begun = Company(cores), threading.Barrier(len(tasks))

    def work(task: Callable[[Company], Tensor]) -> Tensor:
        with together.at_work():
            begun.wait(10)
            return task(together)

    with ThreadPoolExecutor(len(tasks)) as threads:
        futures = [threads.submit(work, task) for task in tasks]
        return [future.exception(30) or future.result(30) for future in futures]


def asking(network: Network, value: float, side: int = 8) -> Callable[[Company], Tensor]:
    return lambda together: together.run(network, torch.full((1, 1, side, side), value))


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(company, "PATIENCE", 60.0)  # a wait for its end fails by its time


def test_two_threads_on_one_core_go_together() -> None:
    network = Network()
    found = side_by_side(1, asking(network, 1), asking(network, 2))
    assert network.counts == [2]
    for value, result in zip((1, 2), found, strict=True):
        assert isinstance(result, Tensor) and torch.equal(result, torch.full((1, 1, 8, 8), 2.0 * value))


@pytest.mark.parametrize("tasks", [1, 2])
def test_nobody_waits_where_a_core_would_be_idle(tasks: int) -> None:
    network = Network()
    side_by_side(2, *(asking(network, 1) for _ in range(tasks)))
    assert sum(network.counts) == tasks


def test_who_waits_goes_on_once_the_other_ends_otherwise() -> None:
    network = Network()
    side_by_side(1, asking(network, 1), lambda _: torch.zeros(1))
    assert network.counts == [1]


def test_who_waits_for_one_that_never_comes_goes_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(company, "PATIENCE", 0.05)
    network, answered = Network(), threading.Event()

    def asks(together: Company) -> Tensor:
        result = asking(network, 1)(together)
        answered.set()
        return result

    def dawdles(_: Company) -> Tensor:
        assert answered.wait(20)
        return torch.zeros(1)

    assert all(isinstance(result, Tensor) for result in side_by_side(1, asks, dawdles))
    assert network.counts == [1]


def test_other_shapes_and_other_networks_go_alone() -> None:
    one, other = Network(), Network()
    found = side_by_side(1, asking(one, 1, 8), asking(one, 2, 16), asking(other, 3, 8))
    assert sorted(one.counts) == [1, 1] and other.counts == [1]
    assert [result.shape[-1] for result in found if isinstance(result, Tensor)] == [8, 16, 8]


def test_an_error_is_told_of_the_picture_it_belongs_to() -> None:
    network = Network()
    good, bad = side_by_side(1, asking(network, 1), asking(network, 99))
    assert isinstance(good, Tensor) and isinstance(bad, ArithmeticError)
    assert sorted(network.counts) == [1, 1, 2]


def test_a_thread_that_is_not_at_work_waits_for_nobody() -> None:
    network, together = Network(), Company(1)
    with together.at_work(), ThreadPoolExecutor(1) as threads:
        assert threads.submit(together.run, network, torch.ones(1, 1, 8, 8)).result(10).sum() == 128


def test_colours_are_the_same_in_company(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of photos that come as they like, from four threads on what counts as one core; bit for bit."""
    together = Company(1)
    monkeypatch.setattr(inference, "COMPANY", together)
    monkeypatch.setattr(company, "PATIENCE", 0.2)
    colorizer = Colorizer.load(device="cpu")
    light = [torch.rand(1, 1, 64, width) * 100 for width in (96, 96, 80, 96, 96, 80, 80, 96)]
    alone = [colorizer.predict(picture) for picture in light]

    def work(picture: Tensor) -> Tensor:
        torch.set_num_threads(1)
        with together.at_work():
            return colorizer.predict(picture)

    with ThreadPoolExecutor(4) as threads:
        for _ in range(3):  # weights are laid out for a shape when it comes again
            assert all(map(torch.equal, threads.map(work, light), alone))


@pytest.mark.parametrize(("size", "seed"), [((56, 56), 1), ((40, 16), 2), ((20, 36), 3), ((36, 28), 10)])
def test_however_small_a_picture_depends_on_no_other(size: tuple[int, int], seed: int) -> None:
    """In bfloat16, of the very pictures that once did."""
    colorizer = Colorizer.load(device="cpu")
    light = torch.rand(3, 1, *size, generator=torch.Generator().manual_seed(seed)) * 100
    together = colorizer.predict(light)
    assert all(torch.equal(colorizer.predict(light[i : i + 1])[0], together[i]) for i in range(3))


def test_a_picture_depends_on_no_other_in_float32_either(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (networks, inference):
        monkeypatch.setattr(module, "runs_in_bf16", lambda device: False)
    colorizer = Colorizer.load(device="cpu")
    light = torch.rand(3, 1, 64, 96) * 100
    together = colorizer.predict(light)
    assert all(torch.equal(colorizer.predict(light[i : i + 1])[0], together[i]) for i in range(3))
    assert all(not torch.equal(one, other) for one, other in pairwise(together))
