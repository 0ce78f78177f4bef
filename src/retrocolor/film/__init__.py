"""Film: the only place that knows ffmpeg. Imports no torch.

`probe` describes a film, `decode` yields its frames, `target` chooses codec and container, `encode` writes finished
segments, `join` puts their packets together at their true times, `mux` adds everything else, `check` proves it.
"""
