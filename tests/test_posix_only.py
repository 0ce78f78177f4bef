"""Windows: calls that it lacks stand in few files, each behind a question; a new one anywhere else fails here."""

import ast
from collections.abc import Iterator
from pathlib import Path

import retrocolor

ROOT = Path(retrocolor.__file__).parent
MODULES = {"fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "readline", "posix"}
OF_OS = {
    "fork", "forkpty", "getpgid", "getpgrp", "getsid", "getuid", "geteuid", "getgid", "getegid", "getgroups", "kill",
    "killpg", "setsid", "setpgid", "setpgrp", "setuid", "setgid", "chown", "lchown", "fchown", "chroot", "mkfifo",
    "mknod", "nice", "getpriority", "setpriority", "sched_getaffinity", "sched_setaffinity", "sysconf", "statvfs",
    "fstatvfs", "getloadavg", "uname", "wait", "wait3", "wait4", "waitid", "getxattr", "setxattr", "listxattr",
    "sendfile", "posix_fadvise", "posix_fallocate", "pread", "pwrite", "readv", "writev", "memfd_create", "O_NOFOLLOW",
    "O_DIRECTORY", "O_CLOEXEC", "O_NONBLOCK", "O_SYNC", "openpty", "ttyname", "ctermid", "sync", "pathconf",
}  # fmt: skip
OF_SIGNAL = {
    "alarm",
    "setitimer",
    "pause",
    "pthread_kill",
    "pthread_sigmask",
    "sigwait",
    "set_wakeup_fd",
    "siginterrupt",
}
WINDOWS_SIGNALS = {"SIGABRT", "SIGFPE", "SIGILL", "SIGINT", "SIGSEGV", "SIGTERM", "SIGBREAK", "SIG_DFL", "SIG_IGN"}
MAY = {  # file -> what of POSIX stands there
    "locks.py": {"fcntl"},
    "machine.py": {"os.sched_getaffinity", "os.sysconf", "signal.SIGKILL"},
    "worker/forks.py": {
        "os.fork",
        "os.geteuid",
        "os.kill",
        "os.killpg",
        "os.setpgid",
        "signal.SIGCHLD",
        "signal.SIGKILL",
    },
    "worker/main.py": {"os.getpgrp", "os.killpg", "signal.SIGKILL"},
    "worker/process.py": {"os.killpg", "signal.SIGKILL"},
}


def posix_only(text: str) -> Iterator[str]:
    """What a module uses that Windows lacks, as dotted names."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from {alias.name for alias in node.names} & MODULES
        elif isinstance(node, ast.ImportFrom):
            yield from {str(node.module)} & MODULES
            yield from (f"{node.module}.{alias.name}" for alias in node.names if _lacks(str(node.module), alias.name))
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and _lacks(node.value.id, node.attr):
            yield f"{node.value.id}.{node.attr}"


def _lacks(module: str, name: str) -> bool:
    if module == "os":
        return name in OF_OS
    return module == "signal" and (name in OF_SIGNAL or (name.startswith("SIG") and name not in WINDOWS_SIGNALS))


def test_what_only_posix_has_stands_in_few_files() -> None:
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py")}
    assert {name: used for name, text in texts.items() if (used := set(posix_only(text)))} == MAY


def test_it_sees_every_way_to_say_it() -> None:
    text = "import fcntl\nfrom os import fork\nfrom resource import getrlimit\nimport os, signal\n"
    text += "os.kill(1, signal.SIGKILL)\nsignal.alarm(3)\nos.replace('a', 'b')\nsignal.signal(signal.SIGTERM, f)\n"
    assert set(posix_only(text)) == {"fcntl", "os.fork", "resource", "os.kill", "signal.SIGKILL", "signal.alarm"}
