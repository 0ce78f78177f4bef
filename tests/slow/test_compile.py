"""What `torch.compile` makes of our network: one graph for each input size, with the same results."""

from typing import Any

import pytest
import torch

from retrocolor.model.networks import ModelConfig, build


@pytest.mark.slow
def test_the_network_compiles_into_one_graph_for_each_size() -> None:
    graphs = []

    def compiler(graph: torch.fx.GraphModule, inputs: list[torch.Tensor]) -> Any:
        graphs.append(graph)
        return graph.forward

    network = build(ModelConfig("lite", 0.125), stochastic_depth=0.5, dropout=0.5).train()
    whole = torch.compile(network, dynamic=False, fullgraph=True, backend=compiler)
    for size in (64, 96, 64, 96):
        light = torch.rand(2, 1, size, size) * 100
        torch.manual_seed(7)
        got = whole(light)
        torch.manual_seed(7)
        torch.testing.assert_close(got, network(light))
    assert len(graphs) == 2
