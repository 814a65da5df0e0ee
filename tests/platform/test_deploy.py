"""The files of docs/deploy are what systemd and nginx read without a word."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[2] / "docs/deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
TIMERS = sorted(DEPLOY.glob("*.timer"))
PROGRAM = "/opt/cunkou/.venv/bin/cunkou"
SBIN = f"{os.environ['PATH']}:/usr/sbin"


def program(name):
    found = shutil.which(name, path=SBIN)
    if found is None:
        pytest.skip(f"{name} is not here")
    return found


def test_systemd_finds_nothing_wrong_with_the_units(tmp_path):
    verify = program("systemd-analyze")
    for unit in UNITS:  # our program is elsewhere here
        held = unit.read_text(encoding="utf-8").replace(PROGRAM, "/bin/true")
        (tmp_path / unit.name).write_text(held, encoding="utf-8")
    for timer in TIMERS:
        shutil.copy(timer, tmp_path)
    units = [tmp_path / unit.name for unit in (*UNITS, *TIMERS)]
    said = subprocess.run([verify, "verify", *units], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_asks_for_a_command_there_is(unit):
    from content.platform.cli import _parser

    commands = re.findall(rf"={PROGRAM} platform (.*)", unit.read_text(encoding="utf-8"))
    assert commands
    for command in commands:
        _parser().parse_args(command.split())


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_no_service_may_reach_the_keys_of_another(unit):
    said = unit.read_text(encoding="utf-8")
    away = re.search(r"^InaccessiblePaths=(.*)$", said, re.MULTILINE)[1]
    own = {"cunkou-publisher": "cunkou-keys", "cunkou-tree": "cunkou-intake"}.get(unit.stem, "")
    wanted = {"cunkou-keys", "cunkou-intake"} - {own}
    assert {each.removeprefix("-/var/lib/") for each in away.split()} == wanted


def test_nginx_sends_the_policy_that_the_site_sends():
    from content.platform.csp import PUBLIC

    said = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    assert re.findall(r'add_header Content-Security-Policy "([^"]*)"', said) == [PUBLIC]


def test_nginx_finds_nothing_wrong_with_its_configuration(tmp_path):
    nginx = program("nginx")
    key, certificate = tmp_path / "key.pem", tmp_path / "fullchain.pem"
    subprocess.run(
        [
            *(program("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt"),
            *("ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=county.example"),
            *("-keyout", key, "-out", certificate),
        ],
        check=True,
        capture_output=True,
    )
    held = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    held = held.replace("/etc/nginx/snippets", str(DEPLOY)).replace(
        "/etc/ssl/cunkou", str(tmp_path)
    )
    (tmp_path / "site.conf").write_text(held, encoding="utf-8")
    temporary = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = " ".join(f"{name}_temp_path {tmp_path}/{name};" for name in temporary)
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}}"
        f" http {{ access_log off; {paths} include {tmp_path}/site.conf; }}",
        encoding="utf-8",
    )
    said = subprocess.run(
        [nginx, "-t", "-q", "-c", tmp_path / "nginx.conf"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stderr) == (0, "")
