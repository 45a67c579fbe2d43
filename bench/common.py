"""Shared code of the benchmarks: measures whole processes by wall time, processor time and maximum resident size. Limbeck runs
through its launcher with a separate cache folder and class archive; for comparison there are a JVM that only prints hello,
and Alembic.

Processor time includes the child processes that were waited for. On a busy machine it varies less than wall time, so ratios
are ratios of processor time.
"""

import argparse
import os
import pathlib
import platform
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parent.parent
LIMBECK = os.environ.get("LIMBECK", str(HOME / "scripts" / "limbeck")).split()
# The launcher of an earlier commit, with which scripts/bench --compare compares.
EARLIER = os.environ.get("LIMBECK_EARLIER", "").split()
PYTHON = os.environ.get("ALEMBIC_PYTHON", "/usr/bin/python3")
JAVA_HOME = os.environ.get("JAVA_HOME")
JAVA = str(pathlib.Path(JAVA_HOME, "bin/java")) if JAVA_HOME else "java"
JAVAC = JAVA + "c"
FAST = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"]


def arguments(name, description, **more):
    """The options of all benchmarks. --short uses small sizes, to show that the benchmark works, and measures nothing."""
    parser = argparse.ArgumentParser(prog=f"scripts/bench --only {name}", description=description)
    parser.add_argument("--runs", type=int, help="number of runs of each command (5)")
    parser.add_argument("--short", action="store_true", help="small sizes, one run: only shows that the benchmark works")
    parser.add_argument("--full", action="store_true", help="also the largest sizes")
    parser.add_argument("--folder", default=str(HOME / "work"), help="folder for temporary files")
    for option, help_text in more.items():
        parser.add_argument("--" + option, help=help_text)
    options = parser.parse_args()
    options.runs = options.runs or (1 if options.short else 5)
    return options


def work(options):
    """A folder for this run, deleted at its end. The launcher's cache is in it; its archive is created first, except with
    --short."""
    pathlib.Path(options.folder).mkdir(exist_ok=True)
    temporary = tempfile.TemporaryDirectory(dir=options.folder)
    os.environ["XDG_CACHE_HOME"] = temporary.name + "/cache"
    os.environ["LIMBECK_ARCHIVE"] = "off" if options.short else "now"
    for launcher in filter(None, (LIMBECK, EARLIER)):
        subprocess.run(launcher + ["--version"], check=True, stdout=subprocess.DEVNULL)
    return temporary


def run_both(command, folder, **more):
    """Runs the command, and before it, with --compare, the same command of the earlier commit in a copy of the folder."""
    if not EARLIER or command[: len(LIMBECK)] != LIMBECK:
        return run(command, folder, **more)
    with tempfile.TemporaryDirectory(dir=pathlib.Path(folder).parent) as temporary:
        copy = pathlib.Path(temporary) / "copy"
        shutil.copytree(folder, copy)
        words = [str(word).replace(str(folder), str(copy)) for word in command[len(LIMBECK) :]]
        earlier = run(EARLIER + words, copy, **more)
    return run(command, folder, **more) | {"earlier": earlier["cpu"]}


def run(command, folder, env=None, exit_code=0):
    start = time.monotonic()
    process = subprocess.Popen(
        [str(word) for word in command], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env
    )
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != exit_code:
        sys.exit(f"bench: {' '.join(map(str, command))} failed in {folder}:\n{output[-4000:]}")
    inside = re.search(r"done in ([0-9.]+) ms", output)
    return {
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "rss": usage.ru_maxrss / 1024,
        "inside": float(inside.group(1)) if inside else None,
        "output": output,
    }


def median(results):
    return {
        key: statistics.median(one[key] for one in results) if results[0].get(key) is not None else None
        for key in ("wall", "cpu", "rss", "inside", "earlier")
    }


def hello(folder, runs):
    """Measures a JVM that prints hello, with the flags of the launcher."""
    source = pathlib.Path(folder) / "Hello.java"
    source.write_text('public class Hello { public static void main(String[] a) { System.out.println("hello"); } }')
    run([JAVAC, "Hello.java"], folder)
    return median([run([JAVA] + FAST + ["-cp", folder, "Hello"], folder) for _ in range(max(runs, 3))])


def class_path():
    """The class path of Limbeck, as the launcher builds it."""
    place = pathlib.Path(LIMBECK[0]).resolve().parent.parent
    jars = sorted((place / "lib").glob("*.jar")) or [place / "src/cli/target/limbeck.jar"]
    return os.pathsep.join(map(str, jars))


def has_alembic():
    return subprocess.run([PYTHON, "-c", "import alembic"], capture_output=True).returncode == 0


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip().splitlines()[-1]


def heading(options):
    model = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), platform.machine())
    print(f"{platform.system()} {platform.release()}, {os.cpu_count()} x {model}, load {os.getloadavg()[0]:.1f}")
    alembic = "no Alembic"
    if has_alembic():
        alembic = output_of(PYTHON, "-c", "import alembic, sqlite3, sqlalchemy as s;"
                       "print(f'Alembic {alembic.__version__}, SQLAlchemy {s.__version__}, SQLite {sqlite3.sqlite_version}')")
    print(f"{output_of(*LIMBECK, '--version')}; {alembic}; Python {platform.python_version()}")
    print(f"medians of {options.runs}; seconds; MB")


def limbeck_project(folder, revisions, more=""):
    """Creates a project with revision files, each given as (id, down revision or None, body of upgrade, body of downgrade)."""
    place = pathlib.Path(folder) / "db/revisions"
    place.mkdir(parents=True)
    (pathlib.Path(folder) / "limbeck.toml").write_text(
        '[database]\nurl = "jdbc:sqlite:bench.db"\n[revisions]\nlocations = ["db/revisions"]\npackage = "db.revisions"\n' + more
    )
    for rev, down, up, back in revisions:
        write_revision(place, rev, down, up, back)


def write_revision(place, rev, down, up, back):
    before = "{}" if down is None else f'"{down}"'
    (pathlib.Path(place) / f"Rev_{rev}_step.java").write_text(
        f"""package db.revisions;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;

/** step {rev} */
@Revision(id = "{rev}", downRevision = {before}, created = "2026-11-23T07:45:12Z")
public final class Rev_{rev}_step extends Migration {{
    @Override
    public void upgrade(Operations op) {{
        {up}
    }}

    @Override
    public void downgrade(Operations op) {{
        {back}
    }}
}}
"""
    )


ALEMBIC_ENV = (
    "import sqlalchemy as sa\nfrom alembic import context\n{imports}\n"
    "with sa.create_engine('sqlite:///bench.db').connect() as c:\n"
    "    context.configure(connection=c, target_metadata={metadata}, compare_type=True, render_as_batch=True)\n"
    "    with context.begin_transaction():\n        context.run_migrations()\n"
)
ALEMBIC_TEMPLATE = (
    '"""${message}"""\nfrom alembic import op\nimport sqlalchemy as sa\n${imports if imports else ""}\n'
    "revision = ${repr(up_revision)}\ndown_revision = ${repr(down_revision)}\n"
    'def upgrade():\n    ${upgrades if upgrades else "pass"}\n'
    'def downgrade():\n    ${downgrades if downgrades else "pass"}\n'
)


def alembic_project(folder, revisions, imports="", metadata="None"):
    """Does the same for Alembic, with bodies in Python."""
    folder = pathlib.Path(folder)
    (folder / "versions").mkdir(parents=True)
    (folder / "alembic.ini").write_text(f"[alembic]\nscript_location = {folder}\nprepend_sys_path = {folder}\n")
    (folder / "env.py").write_text(ALEMBIC_ENV.format(imports=imports, metadata=metadata))
    (folder / "script.py.mako").write_text(ALEMBIC_TEMPLATE)
    for rev, down, up, back in revisions:
        (folder / "versions" / f"{rev}_step.py").write_text(
            f'"""step {rev}"""\nfrom alembic import op\nimport sqlalchemy as sa\nrevision = {rev!r}\ndown_revision = {down!r}\n'
            f"def upgrade():\n    {up}\n\n\ndef downgrade():\n    {back}\n"
        )


def at(database, rev):
    """Records that the database is at the revision."""
    with sqlite3.connect(database) as db:
        db.execute(
            "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL,"
            " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        db.execute("DELETE FROM alembic_version")
        db.execute("INSERT INTO alembic_version VALUES (?)", (rev,))
    db.close()


ALEMBIC = [PYTHON, "-m", "alembic"]
LINE = f"{{:34}}{{:>8}} {{:9}}{{:>8}}{{:>8}}{{:>10}}{{:>10}}{{:>10}}{{:>7}}"
EARLIER_COLUMNS = "{:>9}{:>11}"


def table(what):
    print(LINE.format(what, "size", "tool", "wall", "cpu", "inside", "/ hello", "/ Alembic", "RSS")
          + (EARLIER_COLUMNS.format("earlier", "/ earlier") if EARLIER else ""))


def report(what, size, tool, one, base, alembic=None):
    """Prints one line; the ratios are ratios of processor time."""
    print(
        LINE.format(
            what, f"{size:,}", tool, f"{one['wall']:.2f}", f"{one['cpu']:.2f}",
            "" if one["inside"] is None else f"{one['inside']:.0f} ms",
            f"{one['cpu'] / base['cpu']:.1f}", "" if alembic is None else f"{one['cpu'] / alembic['cpu']:.2f}",
            f"{one['rss']:.0f}",
        )
        + (EARLIER_COLUMNS.format(f"{one['earlier']:.2f}", f"{one['cpu'] / one['earlier']:.2f}") if one["earlier"] else ""),
        flush=True,
    )
