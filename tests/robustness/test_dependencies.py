"""What the code imports is what pyproject.toml declares, and the audit of `.ci/audit.py` tells right from wrong."""

import ast
import importlib.util
import sys
from pathlib import Path

import pytest

import urdutext

PACKAGE = Path(urdutext.__file__).parent
ROOT = Path(__file__).parents[2]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


@pytest.fixture(scope="module")
def audit():
    pytest.importorskip("packaging")
    path = ROOT / ".ci" / "audit.py"
    if not path.exists():
        pytest.skip("not in a source distribution")
    spec = importlib.util.spec_from_file_location("audit", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_import_is_declared(audit):
    declared = {requirement.name.lower().replace("-", "_") for requirement in audit.declared()}
    for path in PACKAGE.rglob("*.py"):
        # tomllib came into the standard library with 3.11; before that tomli is imported.
        others = set(imported(path)) - set(sys.stdlib_module_names) - {"urdutext", "tomllib"}
        assert others <= declared, (path, others - declared)


def test_no_lowest_version_has_a_known_fault(audit, monkeypatch):
    monkeypatch.setattr(audit, "installed", lambda environment: {})
    assert audit.known_faults(ROOT) == []


@pytest.mark.parametrize(
    "version, fault",
    [("0.13", False), ("0.14.0", True), ("14.0", True), ("14.0.1", False), ("26.0", False)],
)
def test_a_known_fault_is_found(audit, monkeypatch, version, fault):
    # PYSEC-2023-238: reading a file with pyarrow 0.14.0 to 14.0.0 could run code that was in it.
    monkeypatch.setattr(audit, "installed", lambda environment: {"pyarrow": audit.Version(version)})
    assert any("PYSEC-2023-238" in line for line in audit.known_faults(ROOT)) == fault


@pytest.mark.parametrize(
    "answer, faults",
    [
        ('{"dependencies": [{"name": "a", "skip_reason": "not found"}, {"name": "pip", "version": "1", "vulns": []}]}', None),
        ("", None),
        ('{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}', []),
        (
            '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}]}',
            ["a 1, installed: X-1, fixed in 2"],
        ),
    ],
)
def test_no_answer_is_not_taken_for_a_clean_one(audit, monkeypatch, tmp_path, answer, faults):
    (tmp_path / "lib" / "python3.10" / "site-packages").mkdir(parents=True)
    done = audit.subprocess.CompletedProcess([], 0, answer, "")
    monkeypatch.setattr(audit.subprocess, "run", lambda *arguments, **options: done)
    assert audit.asked_of_pypi(tmp_path) == faults
