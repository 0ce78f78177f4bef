"""A coloured film plays where people will look at it: in a browser."""

import queue
import shutil
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest

import film_clips as make
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.film.colorize import colorize_film

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --autoplay-policy=no-user-gesture-required"
)
PAGE = """<video id=v src="{name}" muted autoplay></video><script>
const say = words => fetch("/said/" + encodeURIComponent(words));
v.onerror = () => say("error " + v.error.message);
v.onended = () => say("ended " + v.videoWidth + "x" + v.videoHeight + " at " + v.currentTime.toFixed(2));
</script>"""


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here")
@pytest.mark.parametrize("access", [False, True])
def test_a_result_plays_to_its_end_in_a_browser(tmp_path: Path, access: bool) -> None:
    if access:
        source = make.clip(tmp_path / "master.mkv", "-c:v", "ffv1", "-pix_fmt", "yuv422p10le", "-c:a", "pcm_s16le")
    else:
        source = make.clip(tmp_path / "clip.mp4")
    output = tmp_path / "out.mp4"
    colorize_film(
        source, output, FilmOptions(access=access), Colorizer.load(size=32), lambda message=None: None, recolor=True
    )
    assert b"moov" in output.read_bytes()[: 64 << 10].split(b"mdat")[0], "no faststart"
    words = play(output)
    assert words.startswith("ended 96x64 at 0.8"), words


def play(film: Path) -> str:
    """Play a film in a headless browser; returns what the page says in the end."""
    (film.parent / "page.html").write_text(PAGE.format(name=film.name))
    said: queue.Queue[str] = queue.Queue()

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith("/said/"):
                said.put(unquote(self.path[6:]))
                self.path = "/page.html"
            super().do_GET()

        def log_message(self, *words: object) -> None:
            """Keep the test's output clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(film.parent))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = f"http://127.0.0.1:{server.server_port}/page.html"
        command = [str(CHROMIUM), *FLAGS.split(), f"--user-data-dir={film.parent / 'profile'}", page]
        browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            return said.get(timeout=60)
        finally:
            browser.terminate()
            browser.wait(20)
            server.shutdown()
