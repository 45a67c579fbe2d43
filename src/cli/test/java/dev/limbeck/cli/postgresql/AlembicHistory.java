package dev.limbeck.cli.postgresql;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.limbeck.postgresql.PostgresqlServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A revision history that the real Alembic runs on its own database, and a project that imports this history for
 * another database.
 */
final class AlembicHistory {
    private static final String PYTHON = "/usr/bin/python3";

    /** The user's schemas. */
    private static final String OWN = " not in ('pg_catalog', 'information_schema', 'pg_toast')";

    /** The queries that return everything in a database except the rows. */
    private static final List<String> CONTENTS = List.of(
            "select format('schema %s', nspname) from pg_namespace n where nspname !~ '^pg_' and nspname" + OWN,
            "select format('column %s.%s %s %s not null %s identity %s generated %s default %s collation %s comment"
                    + " %s', c.oid::regclass, a.attname, row_number() over (partition by c.oid order by attnum),"
                    + " format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, pg_get_expr(adbin,"
                    + " adrelid), nullif(attcollation, t.typcollation)::regcollation, col_description(c.oid, attnum)) from"
                    + " pg_attribute a join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace"
                    + " join pg_type t on t.oid = atttypid left join pg_attrdef d on adrelid = c.oid and adnum = attnum"
                    + " where relkind in ('r', 'p', 'v', 'm') and attnum > 0 and not attisdropped and nspname" + OWN,
            "select format('table %s %s %s %s', c.oid::regclass, relkind, reloptions, obj_description(c.oid)) from"
                    + " pg_class c join pg_namespace n on n.oid = relnamespace where relkind in ('r', 'p', 'v', 'm') and"
                    + " nspname"
                    + OWN,
            "select format('constraint %s %s %s', coalesce(nullif(conrelid, 0)::regclass::text,"
                    + " contypid::regtype::text), conname, pg_get_constraintdef(k.oid)) from pg_constraint k join"
                    + " pg_namespace n on n.oid = connamespace where contype <> 'n' and nspname" + OWN,
            "select format('index %s', indexdef) from pg_indexes where schemaname" + OWN,
            "select format('value %s %s %s', enumtypid::regtype, row_number() over (partition by enumtypid order by"
                    + " enumsortorder), enumlabel) from pg_enum",
            "select format('domain %s %s %s %s', t.oid::regtype, format_type(typbasetype, typtypmod), typnotnull,"
                    + " typdefault) from pg_type t join pg_namespace n on n.oid = typnamespace where typtype = 'd' and"
                    + " nspname"
                    + OWN,
            "select format('sequence %s %s %s %s %s %s %s %s %s', seqrelid::regclass, format_type(seqtypid, null),"
                    + " seqstart, seqmin, seqmax, seqincrement, seqcycle, pg_sequence_last_value(seqrelid), (select"
                    + " refobjid::regclass || ' ' || refobjsubid from pg_depend where objid = seqrelid and deptype in"
                    + " ('a', 'i') limit 1) is not null) from pg_sequence",
            "select format('view %s %s', c.oid::regclass, pg_get_viewdef(c.oid)) from pg_class c join pg_namespace n on"
                    + " n.oid = relnamespace where relkind in ('v', 'm') and nspname" + OWN,
            "select format('trigger %s', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal",
            "select format('function %s', pg_get_functiondef(p.oid)) from pg_proc p join pg_namespace n on"
                    + " n.oid = pronamespace where nspname" + OWN);

    private final Path folder;
    private final String database = PostgresqlServer.createDatabase();
    private final PostgresqlProject project;

    /** Creates a history without scripts. */
    AlembicHistory(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("alembic"));
        project = new PostgresqlProject(folder.resolve("limbeck"));
        Files.createDirectories(this.folder.resolve("versions"));
        Files.writeString(this.folder.resolve("alembic.ini"), "[alembic]\nscript_location = .\n");
        Files.writeString(
                this.folder.resolve("env.py"),
                """
                import sqlalchemy
                from alembic import context

                with sqlalchemy.create_engine("%s").connect() as connection:
                    context.configure(connection=connection, transaction_per_migration=True)
                    with context.begin_transaction():
                        context.run_migrations()
                """
                        .formatted(database.replaceFirst(
                                "jdbc:postgresql://([^/]+)/([^?]+).*", "postgresql+psycopg2://postgres@$1/$2")));
    }

    /** Skips the test with a message if Alembic or its driver is not installed. */
    static void require() throws IOException, InterruptedException {
        boolean installed = Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import alembic, psycopg2")
                                .redirectErrorStream(true)
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(
                installed,
                "SKIPPED: Alembic or psycopg2 is not installed (Debian's packages alembic and python3-psycopg2)");
    }

    /** Adds a script. */
    AlembicHistory script(String file, String text) throws IOException {
        Files.writeString(folder.resolve("versions").resolve(file), text);
        return this;
    }

    /** Adds a script from the test resources. */
    AlembicHistory resource(String path) throws IOException {
        try (InputStream content = AlembicHistory.class.getResourceAsStream("alembic/" + path)) {
            byte[] text = Objects.requireNonNull(content, path).readAllBytes();
            return script(path.substring(path.indexOf('/') + 1), new String(text, StandardCharsets.UTF_8));
        }
    }

    PostgresqlProject project() {
        return project;
    }

    /** Imports the scripts; returns the output of the command. */
    dev.limbeck.cli.server.ServerProject.Outcome importScripts() {
        return project.run("alembic", "import", folder.toString());
    }

    /** Runs {@code upgrade} or {@code downgrade} with Alembic on its database. */
    void alembic(String command, String target) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(PYTHON, "-m", "alembic", command, target)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(errors.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new AssertionError("alembic " + command + " " + target + " failed:\n" + Files.readString(errors));
        }
    }

    /** {@return the contents of Alembic's database} */
    List<String> theirs() throws SQLException {
        return contents(database);
    }

    /** {@return the contents of the project's database} */
    List<String> ours() throws SQLException {
        return contents(project.url());
    }

    private static List<String> contents(String url) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String query : CONTENTS) {
                lines.addAll(read(statement, query + " order by 1"));
            }
            for (String table : read(
                    statement,
                    "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = relnamespace where"
                            + " relkind = 'r' and nspname" + OWN + " order by 1")) {
                lines.addAll(read(
                        statement, "select '" + table + " ' || to_jsonb(t)::text from " + table + " t order by 1"));
            }
        }
        return lines;
    }

    private static List<String> read(Statement statement, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
