"""Shared code of the benchmarks on a database server: reading a schema, autogenerate, upgrades, and the longest wait of another
program during a change of a table. The server is an object with these members:

url(database), alembic_url(database): the URL for Limbeck, and the one for SQLAlchemy
sql(database, text): runs statements; with None as the database, on the server
log(database, run): calls run and returns the statements that the server received from clients of the database meanwhile
time(): the processor time of the server so far, in seconds
session(database): a client that runs one text after the other, with ask(text), time() in ms of the server, and close()
IDENTITY, BOOLEAN: the types of generated keys and of Boolean
has_driver(): whether Python can connect
"""

import importlib.machinery
import importlib.util
import shutil
import signal
import statistics
import sys
import threading
import time

import common


def load(name):
    """The code of another benchmark."""
    loader = importlib.machinery.SourceFileLoader(name, str(common.HOME / "bench" / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module


def end_on_signals():
    """Lets a signal that ends this program also end its server."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))


def has_alembic(server):
    return common.has_alembic() and server.has_driver()


def reading(server, folder, fill, size, runs, client, counted):
    """Reads a schema, and sends the same queries from a client."""
    common.run([common.JAVAC, "-nowarn", "-proc:none", "-d", ".", "-cp", common.class_path(),
                common.HOME / "bench/java/Reading.java"], folder)
    server.sql(None, "CREATE DATABASE reading;")
    server.sql("reading", "\n".join(fill(size)))
    command = [common.JAVA, "-XX:+UseSerialGC", "-cp", f"{folder}:{common.class_path()}", "Reading", server.url("reading")]
    received = server.log("reading", lambda: common.run(command + [1], folder))
    queries = [text for text in received if "pg_backend_pid" not in text and "information_schema.processlist" not in text]
    if not queries:
        raise SystemExit("bench: the server logged no query")
    times = [list(map(float, line.split())) for line in common.run(command + [runs + 1], folder)["output"].splitlines()
             if line[:1].isdigit()]
    peers = []
    for _ in range(runs):
        session = server.session("reading")
        before = session.time()
        session.ask("\n".join(queries))
        peers.append(session.time() - before)
        session.close()
    ours, theirs = statistics.median(one[0] for one in times[1:]), statistics.median(peers)
    print(f"{'reading, processor time in ms':34}{'size':>8}{'queries':>9}{client:>10}{'limbeck':>10}{'/ ' + client:>11}{'client':>9}")
    print(f"{'tables':34}{size:>8,}{counted(queries):>9,}{theirs:>10.0f}{ours:>10.0f}{ours / theirs:>11.2f}"
          f"{statistics.median(one[1] for one in times[1:]):>9.0f}", flush=True)


def project(server, folder, database):
    (folder / "db/revisions").mkdir(parents=True, exist_ok=True)
    (folder / "limbeck.toml").write_text(
        f'[database]\nurl = "{server.url(database)}"\nscratch = "live"\n[revisions]\nlocations = ["db/revisions"]\n'
        'package = "db.revisions"\ncache = "cache"\n[model]\nclasspath = ["classes"]\npackages = ["bench"]\n')


def alembic_project(server, folder, database, revisions, imports="", metadata="None"):
    common.alembic_project(folder, revisions, imports, metadata)
    env = folder / "env.py"
    env.write_text(env.read_text().replace("sqlite:///bench.db", server.alembic_url(database)).replace(
        ", render_as_batch=True", ""))


LINE = "{:34}{:>8} {:24}{:>8}{:>8}{:>9}{:>11}{:>7}"


def heading(what):
    print(LINE.format(what, "size", "tool", "wall", "cpu", "server", "/ Alembic", "RSS"))


def timed(server, command, folder):
    """Runs the command; its processor time includes that of the server for it."""
    before = server.time()
    result = common.run(command, folder)
    time.sleep(0.2)
    result["server"] = server.time() - before
    return result


def report(what, size, tool, results, peer):
    middle = {key: statistics.median(one[key] for one in results) for key in ("wall", "cpu", "server", "rss")}
    middle["all"] = middle["cpu"] + middle["server"]
    print(LINE.format(what, f"{size:,}", tool, f"{middle['wall']:.2f}", f"{middle['cpu']:.2f}", f"{middle['server']:.2f}",
                      f"{middle['all'] / peer['all']:.2f}" if peer else "", f"{middle['rss']:.0f}"), flush=True)
    return middle


def drafts(folder, place):
    return [file for file in (folder / place).glob("*") if file.is_file() and "0000" not in file.name]


def require(files, text):
    if len(files) != 1 or text not in files[0].read_text():
        raise SystemExit(f"bench: {text} is not in the revision")
    files[0].unlink()


def tables(server, size):
    """The tables of the entities. A first revision of 1,000 tables takes much longer than what is measured."""
    for i in range(size):
        yield (f"CREATE TABLE thing_{i} (id {server.IDENTITY} PRIMARY KEY, name varchar(50) NOT NULL, code varchar(20) NOT NULL,"
               f" amount integer NOT NULL, active {server.BOOLEAN}, note varchar(200), other_id bigint,"
               f" CONSTRAINT uk_thing_{i} UNIQUE (code),"
               f" CONSTRAINT fk_thing_{i} FOREIGN KEY (other_id) REFERENCES thing_{i // 2} (id));"
               f" CREATE INDEX ix_thing_{i} ON thing_{i} (amount);")


def autogenerate(server, folder, size, runs):
    """A second check, which finds no difference, and a revision for a field of one entity, with an empty cache and with the kept one."""
    module, database = load("autogenerate"), f"auto_{size}"
    module.changed = lambda i: i == 1
    folder = folder / str(size)
    folder.mkdir()
    server.sql(None, f"CREATE DATABASE {database};\nCREATE DATABASE {database}_alembic;")
    peer = None
    if has_alembic(server):
        theirs = folder / "alembic"
        theirs.mkdir()
        alembic_project(server, theirs, database + "_alembic", [("0000", None, "pass", "pass")], "import models",
                        "models.Base.metadata")
        (theirs / "models.py").write_text(module.models(size, False))
        common.run([common.PYTHON, "-c", "import models, sqlalchemy as sa; models.Base.metadata.create_all(sa.create_engine("
                    f"'{server.alembic_url(database + '_alembic')}'))"], theirs)
        common.run(common.ALEMBIC + ["stamp", "0000"], theirs)
        (theirs / "models.py").write_text(module.models(size, True))
        results = []
        for _ in range(runs):
            results.append(timed(server, common.ALEMBIC + ["revision", "--autogenerate", "-m", "more"], theirs))
            require(drafts(theirs, "versions"), "'extra'")
        peer = report("entities", size, "alembic", results, None)
    ours = folder / "limbeck"
    ours.mkdir()
    project(server, ours, database)
    module.compile_entities(ours, size, False)
    server.sql(database, "\n".join(tables(server, size)))
    common.write_revision(ours / "db/revisions", "0000", None, "", "")
    common.run(common.LIMBECK + ["upgrade", "head"], ours)
    cache = ours / "cache"
    kept = folder / "cache"
    common.run(common.LIMBECK + ["check"], ours)
    shutil.copytree(cache, kept)
    report("entities", size, "limbeck, check", [timed(server, common.LIMBECK + ["check"], ours) for _ in range(runs)], peer)
    module.compile_entities(ours, size, True)
    for tool, before in (("limbeck, empty cache", None), ("limbeck, one changed", kept)):
        results = []
        for _ in range(runs):
            shutil.rmtree(cache, ignore_errors=True)
            if before:
                shutil.copytree(before, cache)
            results.append(timed(server, common.LIMBECK + ["revision", "--autogenerate", "-m", "more"], ours))
            require(drafts(ours, "db/revisions"), 'column("extra"')
        report("entities", size, tool, results, peer)
    server.sql(None, f"DROP DATABASE {database};\nDROP DATABASE {database}_alembic;")


def upgrade(server, folder, size, runs):
    """Small revisions on an empty database, which Limbeck has not compiled yet, and which it has compiled before."""
    ours, theirs = load("upgrade").small(size)
    peer = None
    for tool in ("alembic", "limbeck, not compiled", "limbeck, compiled"):
        if tool == "alembic" and not has_alembic(server):
            continue
        place = folder / tool.replace(", ", "-").replace(" ", "-")
        place.mkdir()
        if tool == "alembic":
            alembic_project(server, place, "upgrade", theirs)
            command = common.ALEMBIC + ["upgrade", "head"]
        else:
            project(server, place, "upgrade")
            for rev, down, up, back in ours:
                common.write_revision(place / "db/revisions", rev, down, up, back)
            command = common.LIMBECK + ["upgrade", "head"]
        results = []
        for i in range(runs + (tool == "limbeck, compiled")):
            server.sql(None, "DROP DATABASE IF EXISTS upgrade;\nCREATE DATABASE upgrade;")
            if tool == "limbeck, not compiled":
                shutil.rmtree(place / "cache", ignore_errors=True)
            results.append(timed(server, command, place))
        found = report("small revisions", size, tool, results[-runs:], peer)
        if tool == "alembic":
            peer = found
    server.sql(None, "DROP DATABASE upgrade;")


def longest_wait(server, kind, run):
    """Runs the change while another program reads or writes one row again and again; returns its longest wait in ms."""
    session, ended, waits = server.session("locks"), threading.Event(), []
    text = "SELECT note FROM large WHERE id = 7;" if kind == "reader" else "UPDATE large SET note = 'y' WHERE id = 7;"

    def work():
        while not ended.is_set():
            start = time.monotonic()
            session.ask(text)
            waits.append((time.monotonic() - start) * 1000)
            time.sleep(0.002)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        run()
    finally:
        ended.set()
        thread.join()
        session.close()
    return max(waits)


def locks(server, folder, rows, fill, changes):
    """Changes of a table with rows, each given as (name, body in Java, body in Python)."""
    print(f"{'longest wait of others, ms':34}{'rows':>10}{'limbeck reader':>16}{'writer':>8}{'alembic reader':>16}{'writer':>8}")
    for number, (name, java, python) in enumerate(changes):
        found = []
        for tool in ("limbeck", "alembic"):
            if tool == "alembic" and not has_alembic(server):
                continue
            for kind in ("reader", "writer"):
                server.sql(None, "DROP DATABASE IF EXISTS locks;\nCREATE DATABASE locks;")
                server.sql("locks", fill(rows))
                place = folder / f"locks-{number}-{tool}-{kind}"
                place.mkdir()
                if tool == "limbeck":
                    project(server, place, "locks")
                    common.write_revision(place / "db/revisions", "0001", None, java, "")
                    command = common.LIMBECK + ["upgrade", "head"]
                else:
                    alembic_project(server, place, "locks", [("0000", None, python, "pass")])
                    command = common.ALEMBIC + ["upgrade", "head"]
                found.append(longest_wait(server, kind, lambda: common.run(command, place)))
        print(f"{name:34}{rows:>10,}" + "".join(f"{wait:>{width}.0f}" for wait, width in zip(found, (16, 8, 16, 8))), flush=True)
