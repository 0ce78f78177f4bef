"""Film: the only place that knows ffmpeg."""
