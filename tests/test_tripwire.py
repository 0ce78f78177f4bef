"""The wire trips: in a test, in a command, in a worker that hides it; a test may allow this machine and no other."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from command import ENVIRONMENT
from retrocolor.worker.supervisor import Supervisor
from tripwire.sitecustomize import LOG
from worker_fakes import Fake

NOBODY = ("192.0.2.1", 80)  # an address that belongs to no machine (RFC 5737)
OUTSIDE = {
    "connect": lambda: socket.create_connection(NOBODY, timeout=1),
    "no error": lambda: socket.socket().connect_ex(NOBODY),
    "datagram": lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"", NOBODY),
    "name": lambda: socket.getaddrinfo("example.org", 80),
    "old name": lambda: socket.gethostbyname("example.org"),
}


def tripped() -> list[str]:
    """What was written since the last call, which the test takes on itself."""
    path = Path(os.environ[LOG])
    lines = path.read_text().splitlines() if path.exists() else []
    path.unlink(missing_ok=True)
    return lines


@pytest.mark.parametrize("way", OUTSIDE)
@pytest.mark.parametrize("local", [False, True])
def test_it_trips_in_a_test(way: str, local: bool, request: pytest.FixtureRequest) -> None:
    if local:
        request.getfixturevalue("local_network")
    with pytest.raises(PermissionError):
        OUTSIDE[way]()
    assert len(tripped()) == 1


def test_it_trips_in_a_command_and_its_child() -> None:
    code = f"import socket; socket.create_connection({NOBODY})"
    inner = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}])"
    for script in (code, inner):
        subprocess.run([sys.executable, "-c", script], env=ENVIRONMENT, capture_output=True, check=False)
        assert len(tripped()) == 1


def test_it_trips_in_a_worker_that_hides_it(tmp_path: Path) -> None:
    list(Supervisor(Fake(tmp_path)).run(["connect-1"]))
    assert (tmp_path / "denied").exists() and "192.0.2.1" in tripped()[0]


def test_a_file_system_socket_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket may not be long
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind("s")
        server.listen()
        client.connect("s")
    assert not tripped()


def test_this_machine_is_free_where_a_test_asks(request: pytest.FixtureRequest) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        with pytest.raises(PermissionError):
            socket.create_connection(server.getsockname())
        assert len(tripped()) == 1
        request.getfixturevalue("local_network")
        socket.create_connection(server.getsockname()).close()
        code = f"import socket; socket.create_connection({server.getsockname()})"
        subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, check=True)


def test_a_test_that_trips_it_fails(tmp_path: Path) -> None:
    """Even where the error is swallowed."""
    here = Path(__file__).parent
    (tmp_path / "conftest.py").write_text((here / "conftest.py").read_text())
    (tmp_path / "test_two.py").write_text(
        "import socket\n"
        f"def test_reaches_out():\n    try: socket.create_connection({NOBODY})\n    except OSError: pass\n"
        "def test_does_not(): pass"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-o", f"pythonpath={here / 'support'}", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "2 passed, 1 error" in done.stdout, done.stdout
