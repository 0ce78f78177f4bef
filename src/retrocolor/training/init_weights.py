"""Start a training from the weights of a model: more training, or pictures of one's own."""

from torch import Tensor

from retrocolor.errors import UsageError
from retrocolor.model import card, checkpoint
from retrocolor.model.networks import ModelConfig


def weights_of(name: str, config: ModelConfig) -> dict[str, Tensor]:
    """The state of a network of `config` from the model `name`, an embedded one or a file.

    Raises ModelError when the model cannot be used, UsageError when it is another network.
    """
    source = checkpoint.load(card.find(name))
    if source.config != config:
        needed = f"--arch {source.config.arch} --width {source.config.width:g}"
        raise UsageError(f"--init {name}: that model is another network; train with {needed}.")
    return source.model.state_dict()
