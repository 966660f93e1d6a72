"""The store's promises on a real PostgreSQL: a cluster of its own, started and thrown away by the test."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fakes.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.e2e
PROGRAMS = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), default=None)
SUPERUSER = os.geteuid() == 0
"""PostgreSQL refuses to run as root; its Debian package makes the user postgres."""
SUMMARY = re.compile(r"^(\d+) passed", re.MULTILINE)


@pytest.fixture
def server() -> Iterator[str]:
    """Start an empty cluster on loopback; yields its URL."""
    assert PROGRAMS is not None, "PostgreSQL is missing. On Debian or Ubuntu: sudo apt-get install postgresql"
    folder = Path(tempfile.mkdtemp(prefix="ndr-postgres-"))
    if SUPERUSER:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data, port = folder / "data", free_port()
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off"
    _run("initdb", "--pgdata", data, "--auth", "trust", "--username", "ndr", "--encoding", "UTF8")
    _run("pg_ctl", "--pgdata", data, "--wait", "--log", folder / "log", "--options", options, "start")
    try:
        yield f"postgresql://ndr@127.0.0.1:{port}/postgres"
    finally:
        _run("pg_ctl", "--pgdata", data, "--wait", "--mode", "immediate", "stop")
        shutil.rmtree(folder)


def _run(program: str, *arguments: str | Path) -> None:
    become = ("runuser", "-u", "postgres", "--") if SUPERUSER else ()
    command = [*become, f"{PROGRAMS}/{program}", *map(str, arguments)]
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=60)


def test_store_keeps_its_promises_on_postgresql(server: str) -> None:
    """Every test of the store passes on PostgreSQL too, and none is skipped."""
    command = [sys.executable, "-m", "pytest", "tests/test_store.py", "-p", "no:cacheprovider"]
    done = subprocess.run(
        command,
        env=os.environ | {"NDR_TEST_POSTGRES": server},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert SUMMARY.search(done.stdout)
    assert "skipped" not in done.stdout
