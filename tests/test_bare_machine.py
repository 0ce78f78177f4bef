"""Training and measuring run on a machine with torch and nothing for media: no codecs, no compiler."""

import subprocess
import sys


def test_training_needs_no_media_libraries() -> None:
    """`train`, `dataset` and `evaluate` run on a bare torch machine."""
    code = (
        "import sys\n"
        "for name in ('av', 'tifffile', 'imagecodecs', 'llvmlite', 'imageio_ffmpeg'): sys.modules[name] = None\n"
        "from retrocolor.cli import main, research\n"
        "from retrocolor.evaluation import evaluate\n"
        "from retrocolor.training import dataset, loop"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
