"""What stops `make run` is said in one sentence."""

import ast
import socket
import sys

import pytest

from tests.stack.processes import ROOT, clean_environment, free_port, run

RUN = [sys.executable, "-m", "deploy.run_local"]
OLD_PYTHON = """
import runpy, sys
sys.version_info = (3, 8, 10, "final", 0)
sys.argv = ["deploy/make_venv.py", "base.txt"]
runpy.run_path("deploy/make_venv.py", run_name="__main__")
"""


def refusal(command, **values):
    """Run `command`, which has to fail, and return the one line that it says."""
    result = run(command, clean_environment(**values))
    assert result.returncode != 0
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    return line


def test_a_taken_port(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert f"Port {port} cannot be used" in refusal(RUN, PORT=port, VAR_DIR=str(tmp_path))


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "80 81"])
def test_what_is_no_port(port, tmp_path):
    assert f"PORT={port} is not a port" in refusal(RUN, PORT=port, VAR_DIR=str(tmp_path))


def test_a_folder_that_cannot_be_made(tmp_path):
    file = tmp_path / "file"
    file.touch()
    sentence = refusal(RUN, PORT=str(free_port()), VAR_DIR=str(file / "var"))
    assert str(file / "var") in sentence
    assert "VAR_DIR=" in sentence


def test_a_python_that_is_too_old(tmp_path):
    sentence = refusal([sys.executable, "-c", OLD_PYTHON], PATH=str(tmp_path))
    assert "needs Python 3.11 or newer, and this is Python 3.8" in sentence


def test_an_old_python_can_read_the_script_that_refuses_it():
    source = (ROOT / "deploy/make_venv.py").read_text()
    tree = ast.parse(source, feature_version=(3, 5))
    assert not any(isinstance(node, ast.JoinedStr) for node in ast.walk(tree))


def test_the_pins_of_the_site_are_among_those_of_the_tests():
    site, tests = ((ROOT / "requirements" / name).read_text() for name in ("base.txt", "dev.txt"))
    pins = [line for line in site.splitlines() if "==" in line]
    assert pins
    assert [pin for pin in pins if pin not in tests.splitlines()] == []
