"""Compare what urdutext depends on with public advisories, and what is built with what is declared.

    PYTHON .ci/audit.py ENVIRONMENT                        # a virtual environment with urdutext and its extras
    PYTHON .ci/audit.py ENVIRONMENT --database FOLDER      # write advisories.tsv anew (needs PyYAML)

PYTHON has pip-audit, which asks PyPI for the advisories of each installed distribution. Where PyPI does not
answer, that is said, and only `advisories.tsv` is left: the advisories of the PyPA database (a checkout of
github.com/pypa/advisory-database is the FOLDER) up to the date in its first line. That table is also held
against the lowest versions that pyproject.toml allows, which nothing installs.

Exit status 1 where a version with a known fault is installed or allowed, or the wheel asks for something else than
pyproject.toml; not where PyPI did not answer, unless `--online` asks for that.
"""

from __future__ import annotations

import argparse
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile
from email.parser import Parser

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = pathlib.Path(__file__).parents[1]
TABLE = ROOT / ".ci" / "advisories.tsv"
#: Whoever makes an environment brings these; urdutext does not depend on them.
NOT_OURS = {"pip", "setuptools", "urdutext"}
FIELDS = ["package", "id", "aliases", "introduced", "fixed", "last_affected"]


def declared() -> list[Requirement]:
    """The requirements of pyproject.toml; those of an extra with its marker, as a wheel has them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    plain = [Requirement(line) for line in project["dependencies"]]
    for extra, lines in project["optional-dependencies"].items():
        for line in lines:
            assert ";" not in line, line
            plain.append(Requirement(f"{line}; extra == '{extra}'"))
    return plain


def installed(environment: pathlib.Path) -> dict[str, Version]:
    listed = subprocess.run(
        [environment / "bin" / "python", "-m", "pip", "list", "--format=json"], capture_output=True, check=True
    ).stdout
    found = {canonicalize_name(one["name"]): Version(one["version"]) for one in json.loads(listed)}
    return {name: version for name, version in found.items() if name not in NOT_OURS}


def lowest(requirement: Requirement) -> Version | None:
    bounds = [Version(one.version) for one in requirement.specifier if one.operator in (">=", "==", "~=")]
    return max(bounds, default=None)


def affected(version: Version, row: dict[str, str]) -> bool:
    if version < Version(row["introduced"] or "0"):
        return False
    if row["last_affected"]:
        return version <= Version(row["last_affected"])
    return not row["fixed"] or version < Version(row["fixed"])


def known_faults(environment: pathlib.Path) -> list[str]:
    """Versions in the table of advisories: those that are installed, and the lowest that are allowed."""
    with TABLE.open(encoding="utf-8") as file:
        print("advisories.tsv:", next(file).lstrip("# ").rstrip())
        rows = list(csv.DictReader(file, delimiter="\t"))
    versions = {(name, version, "installed") for name, version in installed(environment).items()}
    for requirement in declared():
        if bound := lowest(requirement):
            versions.add((canonicalize_name(requirement.name), bound, "allowed by pyproject.toml"))
    print(f"advisories.tsv: {len(rows)} ranges, {len(versions)} versions")
    return [
        f"{name} {version}, {how}: {row['id']} ({row['aliases']}), fixed in {row['fixed'] or '—'}"
        for name, version, how in sorted(versions)
        for row in rows
        if row["package"] == name and affected(version, row)
    ]


def asked_of_pypi(environment: pathlib.Path) -> list[str] | None:
    """What pip-audit finds; nothing (None) if it got no answer, which it does not count as a failure itself."""
    (packages,) = (environment / "lib").glob("python3*/site-packages")
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--path", packages, "--skip-editable", "--format=json", "--progress-spinner=off"],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        dependencies = [one for one in json.loads(done.stdout)["dependencies"] if one["name"] not in NOT_OURS]
    except ValueError:
        print("pip-audit:", (done.stderr.strip().splitlines() or ["no output"])[-1][:200])
        return None
    skipped = [one["name"] for one in dependencies if "skip_reason" in one]
    print(f"pip-audit: {len(dependencies) - len(skipped)} distributions compared, {len(skipped)} unknown to the service")
    if len(skipped) == len(dependencies):
        return None
    return [
        f"{one['name']} {one['version']}, installed: {fault['id']}, fixed in {', '.join(fault['fix_versions']) or '—'}"
        for one in dependencies
        for fault in one.get("vulns", ())
    ]


def undeclared(environment: pathlib.Path) -> list[str]:
    """What the wheel asks for beyond pyproject.toml, and the other way round."""
    with tempfile.TemporaryDirectory() as folder:
        build = ["-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--wheel-dir", folder, str(ROOT)]
        subprocess.run([str(environment / "bin" / "python"), *build], check=True)
        (wheel,) = pathlib.Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
            metadata = Parser().parsestr(archive.read(name).decode("utf-8"))

    def written(requirement: Requirement) -> str:  # a name may be spelled with _ or -
        return f"{canonicalize_name(requirement.name)}{sorted(requirement.extras)} {requirement.specifier} {requirement.marker}"

    built = {written(Requirement(line)) for line in metadata.get_all("Requires-Dist", [])}
    wanted = {written(requirement) for requirement in declared()}
    print(f"wheel: {len(built)} requirements")
    return [f"only in the wheel: {line}" for line in sorted(built - wanted)] + [
        f"not in the wheel: {line}" for line in sorted(wanted - built)
    ]


def write_table(database: pathlib.Path, environment: pathlib.Path) -> None:
    """The advisories about what is declared or installed, from a checkout of the PyPA database."""
    import yaml

    names = {canonicalize_name(requirement.name) for requirement in declared()} | set(installed(environment))
    rows, latest = [], ""
    for path in sorted(database.glob("vulns/*/*.yaml")):
        about = yaml.safe_load(path.read_text(encoding="utf-8"))
        latest = max(latest, str(about.get("published", "")), str(about.get("modified", "")))
        if canonicalize_name(path.parent.name) not in names or about.get("withdrawn"):
            continue
        for package in about["affected"]:
            for span in package.get("ranges", ()):
                events = span["events"] if span["type"] == "ECOSYSTEM" else ()
                for event in events:
                    if "introduced" in event:
                        row = dict.fromkeys(FIELDS, "")
                        row |= {"package": canonicalize_name(package["package"]["name"]), "id": about["id"]}
                        row |= {"aliases": " ".join(about.get("aliases", ())), **event}
                        rows.append(row)
                    else:
                        rows[-1] |= event
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        file.write(f"# PyPA advisory database (github.com/pypa/advisory-database, CC BY 4.0) up to {latest[:10]}\n")
        table = csv.DictWriter(file, FIELDS, delimiter="\t", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("environment", type=pathlib.Path)
    parser.add_argument("--database", type=pathlib.Path)
    parser.add_argument("--online", action="store_true", help="fail where PyPI does not answer")
    arguments = parser.parse_args()
    if arguments.database:
        write_table(arguments.database, arguments.environment)
    problems = undeclared(arguments.environment) + known_faults(arguments.environment)
    answered = asked_of_pypi(arguments.environment)
    if answered is None:
        print("pip-audit: NOT DONE: the service could not be reached; faults newer than the table are not known")
        problems += ["pip-audit was asked for, and not done"] if arguments.online else []
    for problem in problems + (answered or []):
        print(problem, file=sys.stderr)
    return int(bool(problems or answered))


if __name__ == "__main__":
    sys.exit(main())
