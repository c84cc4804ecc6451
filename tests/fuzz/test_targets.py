"""Bytes of any kind, and damaged files of the right kind: no target breaks a promise."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

NAMES = [
    "csv", "date", "gold-csv", "gold-jsonl", "html", "json", "medspacy", "note", "parquet", "review", "rules", "stage",
]  # fmt: skip
# What broke a promise once: nesting and numbers without end, and markup that is none.
FINDINGS = [
    ("medspacy", b"[" * 100_000),
    ("medspacy", b'{"target_rules":' + b"[" * 100_000),
    ("rules", b"a = " + b"[" * 100_000),
    ("rules", b"a = " + b"9" * 5_000),
    ("html", b"<![" * 9),
    ("html", b"<![if x]> &#" + b"9" * 5_000 + b"; <p>"),
]
SMOKE = 5  # seconds of coverage-guided fuzzing a target


def damage(seed, draw):
    """Replace, repeat or drop some pieces of a file."""
    for _ in range(draw(st.integers(1, 4))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(seed))] * 2)))
        piece = draw(
            st.sampled_from([b"", seed[start:end] * 2, b'"', b"\n", b"{", b"[[", b"\xff", b"\x00"]) | st.binary()
        )
        seed = seed[:start] + piece[:2000] + seed[end:]
    return seed


def test_every_target_is_tested(fuzz_modules):
    """The list above names them all, and each has seeds."""
    targets, seeds = fuzz_modules
    assert list(targets.TARGETS) == NAMES
    assert all(seeds.list_seeds(name) for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_seeds_keep_the_promises(check_target, fuzz_modules, name):
    """What the fuzzer begins with is sound."""
    for seed in fuzz_modules[1].list_seeds(name):
        check_target(name, seed)


@pytest.mark.parametrize(("name", "data"), FINDINGS, ids=range(len(FINDINGS)))
def test_what_broke_a_promise_once_keeps_it(check_target, name, data):
    """Findings stay mended."""
    check_target(name, data)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25)
@given(data=st.data())
def test_damaged_files_keep_the_promises(check_target, fuzz_modules, name, data):
    """A file of the right kind with pieces replaced, repeated or dropped raises no error but ours."""
    seed = data.draw(st.sampled_from(fuzz_modules[1].list_seeds(name)))
    check_target(name, damage(seed[:4000], data.draw))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25)
@given(data=st.binary(max_size=200))
def test_any_bytes_keep_the_promises(check_target, name, data):
    """Any bytes at all raise no error but ours."""
    check_target(name, data)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="atheris has wheels for Linux alone")
@pytest.mark.parametrize("name", NAMES)
def test_the_fuzzer_finds_nothing_in_seconds(name, tmp_path):
    """Some seconds of coverage-guided fuzzing a target end without a finding; `make fuzz` takes longer."""
    command = [sys.executable, Path(__file__).with_name("run.py"), name, f"-max_total_time={SMOKE}", "-max_len=4096"]
    path = os.pathsep.join([str(Path(__file__).parents[2] / "src"), os.environ.get("PYTHONPATH", "")])
    environment = os.environ | {"PYTHONPATH": path, "TMPDIR": str(tmp_path)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:].decode(errors="replace")
