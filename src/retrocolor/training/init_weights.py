"""Start a training from the weights of a model: more training, or pictures of one's own."""

import torch
from torch import Tensor, nn

from retrocolor.errors import UsageError
from retrocolor.model import card, checkpoint
from retrocolor.model.networks import ConvNorm, ModelConfig, Paper, UNet, build


def weights_of(name: str, config: ModelConfig, lightness: Tensor) -> dict[str, Tensor]:
    """The state of a network of `config` that does what the model `name` (an embedded one or a file) does.

    `lightness` (N, 1, H, W) in [0, 100] are pictures to learn anew what BatchNorm saw, where the model lacks it.
    Raises ModelError when the model cannot be used, UsageError when it is another network.
    """
    source = checkpoint.load(card.find(name))
    if (source.config.arch, source.config.width) != (config.arch, config.width):
        needed = f"--arch {source.config.arch} --width {source.config.width:g}"
        raise UsageError(f"--init {name}: that model is another network; train with {needed}.")
    model = unfold(source.model, config, lightness) if source.config.folded else source.model
    return model.state_dict()


@torch.no_grad()
def unfold(folded: Paper | UNet, config: ModelConfig, lightness: Tensor) -> Paper | UNet:
    """The network with its BatchNorms again, doing what the folded one does.

    Folding forgets what was divided by. So mean and deviation of every channel are taken from the folded network's
    run on `lightness`, and given to the BatchNorm both as what it takes away and as what it puts back.
    """
    model = build(config)
    state = model.state_dict()
    state |= {name: value for name, value in folded.state_dict().items() if state.get(name, value).shape == value.shape}

    def measure(name: str, out: Tensor, bias: Tensor) -> None:
        mean, variance = out.mean((0, 2, 3)), out.var((0, 2, 3), unbiased=False)
        norm = f"{name}.norm"
        state[f"{norm}.weight"] = (variance + nn.BatchNorm2d(1).eps).sqrt()
        state[f"{norm}.bias"] = mean
        state[f"{norm}.running_mean"], state[f"{norm}.running_var"] = mean - bias, variance
        del state[f"{name}.conv.bias"]

    hooks = [
        part.register_forward_hook(lambda part, _, out, name=name: measure(name, out, part.conv.bias))
        for name, part in folded.named_modules()
        if isinstance(part, ConvNorm)
    ]
    folded.eval()(lightness)
    for hook in hooks:
        hook.remove()
    model.load_state_dict(state)
    return model
