package dev.limbeck.postgresql.online;

import dev.limbeck.app.Limbeck;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.spi.ConnectionSource;
import dev.limbeck.testing.FailingConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * A history of three revisions, two of which run in a transaction, and a database whose migration is interrupted by the
 * tests.
 */
final class InterruptedHistory {
    private static final String FIRST =
            """
                @Override
                public void upgrade(Operations op) throws Exception {
                    op.createSequence(sequence("pet_seq").increment(50));
                    op.createTable("owner", column("id", integer()).nullable(false), column("email", varchar(40)),
                        primaryKey("id"));
                    op.createTable("pet", column("id", integer()).nullable(false), column("name", varchar(20)),
                        column("note", varchar(20)), column("age", integer()), column("owner_id", integer()),
                        primaryKey("id"));
                    op.createIndex("ix_age", "pet", "age");
                    op.createForeignKey("pet", foreignKey("fk_owner", "owner_id").references("owner", "id"));
                    op.data("rows", connection -> {
                        try (java.sql.Statement statement = connection.createStatement()) {
                            statement.execute("insert into owner select i, 'o' || i from generate_series(1, 30) i");
                            statement.execute("insert into pet select i, 'p' || i, case when i % 3 = 0 then 'x' end,"
                                + " i % 20, 1 + i % 30 from generate_series(1, 200) i");
                        }
                    });
                }

                @Override
                public void downgrade(Operations op) {
                    op.dropTable("pet");
                    op.dropTable("owner");
                    op.dropSequence("pet_seq");
                }
            """;

    /** The second revision. PostgreSQL does not allow one of its statements in a transaction. */
    private static final String SECOND =
            """
                @Override
                public void upgrade(Operations op) throws Exception {
                    op.createUniqueConstraint("uq_name", "pet", "name");
                    op.execute("create index concurrently ix_lower on pet (lower(name))");
                    op.batchAlterTable("pet", batch -> {
                        batch.dropIndex("ix_age");
                        batch.createIndex("ix_age", "age", "name");
                        batch.addColumn(column("weight", integer()).nullable(false).backfill(text("age + 1")));
                        batch.createCheckConstraint("ck_age", text("age < 100"));
                    });
                    op.execute("update owner set email = email || '@x'");
                }

                @Override
                public void downgrade(Operations op) {
                    op.execute("update owner set email = replace(email, '@x', '')");
                    op.batchAlterTable("pet", batch -> {
                        batch.dropConstraint("ck_age");
                        batch.dropColumn("weight");
                        batch.dropIndex("ix_age");
                        batch.createIndex("ix_age", "age");
                    });
                    op.execute("drop index concurrently ix_lower");
                    op.dropConstraint("uq_name", "pet");
                }
            """;

    private static final String THIRD =
            """
                @Override
                public void upgrade(Operations op) throws Exception {
                    op.batchAlterTable("pet", batch -> {
                        batch.alterColumn("note", c -> c.type(varchar(90)).nullable(false).backfill(text("'none'")));
                        batch.alterColumn("age", c -> c.type(bigint()));
                    });
                    op.renameTable("owner", "keeper");
                    op.createView("names", text("create view names as select id, name from pet"));
                }

                @Override
                public void downgrade(Operations op) {
                    op.dropView("names");
                    op.renameTable("keeper", "owner");
                    op.batchAlterTable("pet", batch -> {
                        batch.alterColumn("age", c -> c.type(integer()));
                        batch.alterColumn("note", c -> c.type(varchar(20)).nullable(true));
                    });
                }
            """;

    private static final String OBJECTS =
            """
            select 'c ' || attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' '
                || attnotnull || coalesce(pg_get_expr(adbin, adrelid), '')
            from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
            where attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace
                and relkind in ('r', 'v', 'S')) and attnum > 0 and not attisdropped
            union all select 'k ' || conrelid::regclass || ' ' || conname || ' ' || case when convalidated then '' else 'INVALID ' end
                || pg_get_constraintdef(oid)
            from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
            union all select 'i ' || pg_get_indexdef(indexrelid) || case when indisvalid then '' else 'INVALID ' end from pg_index
            where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
            union all select 't ' || typname from pg_type where typnamespace = 'public'::regnamespace
            union all select 'f ' || proname from pg_proc where pronamespace = 'public'::regnamespace
            """;

    private final Path folder;

    /** Writes the revisions to a folder. */
    InterruptedHistory(Path folder) throws IOException {
        this(folder, List.of(FIRST, SECOND, THIRD));
    }

    /**
     * {@return a history whose revisions were written to the folder by another process, which might still be reading
     * them}
     */
    static InterruptedHistory of(Path folder) throws IOException {
        return new InterruptedHistory(folder, List.of());
    }

    /** Writes revisions with the given methods to a folder, which might already contain other revisions. */
    InterruptedHistory(Path folder, List<String> bodies) throws IOException {
        this.folder = folder;
        String before = "";
        for (String body : bodies) {
            String id = "a" + before.replaceAll("\\D", "") + "1";
            Files.writeString(
                    folder.resolve("Rev_" + id + ".java"),
                    "package app;\nimport dev.limbeck.*;\n@Revision(id = \"" + id + "\", downRevision = {" + before
                            + "}, created = \"2026-11-23T07:45:12Z\")\npublic final class Rev_" + id
                            + " extends Migration {\n" + body + "}\n");
            before = "\"" + id + "\"";
        }
    }

    /**
     * {@return an instance of Limbeck for the database at the URL}
     *
     * @param online the value of {@code upgrade.online}
     */
    Limbeck limbeck(String url, String online, ConnectionSource connections) {
        return Limbeck.configure()
                .settings(settings -> settings.set(SettingKey.REVISIONS_PACKAGE, "app")
                        .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString())
                        .set(SettingKey.UPGRADE_ONLINE, online)
                        .set(SettingKey.DATABASE_SCRATCH, "live"))
                .revisionsFolder(folder)
                .databaseUrl(url)
                .connections(connections)
                .load();
    }

    /** Runs a command that is not interrupted; {@return the number of its statements} */
    int count(String url, String online, Consumer<Limbeck> command) throws SQLException {
        try (Connection unused = DriverManager.getConnection(url)) {
            FailingConnection counted = new FailingConnection(unused, Integer.MAX_VALUE, false);
            command.accept(limbeck(
                    url,
                    online,
                    (address, properties) -> counted.wrap(DriverManager.getConnection(address, properties))));
            return counted.executions();
        }
    }

    /** {@return the definitions of all objects and the rows of all tables} */
    static List<String> dump(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            // sorts the rows in memory, because the disk on which the database is stored might be full
            statement.execute("set work_mem = '128MB'");
            List<String> lines = query(statement, OBJECTS);
            for (String table : query(
                    statement,
                    "select oid::regclass::text from pg_class where relkind = 'r' and relnamespace ="
                            + " 'public'::regnamespace")) {
                lines.addAll(query(
                        statement,
                        "select concat('r " + table + " ', md5(string_agg(t::text, ',' order by t::text))) from "
                                + table + " t"));
            }
            Collections.sort(lines);
            return lines;
        }
    }

    private static List<String> query(Statement statement, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
