package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Operations;
import dev.limbeck.ops.Operation;
import dev.limbeck.postgresql.PostgresqlDump;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that the dump of a changed database contains the same partitions, inheritance, foreign tables, rules,
 * publications, grants, statistics and storage parameters as before.
 */
class UntouchedObjectsTest extends OperationChecks {
    /** The first PostgreSQL version in which a publication can list columns. */
    private static final int COLUMN_LISTS = 15;

    private static final String PUBLISH_COLUMNS = "create publication regions for table region (id, name)";

    private static final String[] SETUP = {
        "do $$ begin create role limbeck_reader; exception when duplicate_object or unique_violation then null; end $$",
        "create table region (id int primary key, name varchar(20))",
        "create table sale (id int not null, region_id int, place varchar(20), amount numeric(10, 2)) partition by"
                + " range (id)",
        "create table sale_1 partition of sale for values from (0) to (100) with (fillfactor = 70)",
        "create table sale_2 partition of sale for values from (100) to (200) partition by list (region_id)",
        "create table sale_2_a partition of sale_2 for values in (1, 2)",
        "create table sale_rest partition of sale default",
        "alter table sale add constraint sale_key primary key (id, region_id)",
        "create index sale_place on sale (place)",
        "alter table sale_1 alter column place set statistics 500",
        "alter table sale_1 alter column place set storage external",
        "alter table sale_rest alter column place set compression pglz",
        "create table animal (id int primary key, name varchar(20), weight int)",
        "create table dog (breed text) inherits (animal)",
        "create table puppy (age int check (age < 3)) inherits (dog)",
        "create table note (id int primary key, title varchar(20), body text, size int, extra int)"
                + " with (fillfactor = 60, autovacuum_enabled = false)",
        "alter table note alter column body set storage external",
        "alter table note alter column body set compression pglz",
        "alter table note alter column title set statistics 300",
        "alter table note alter column size set (n_distinct = -0.5)",
        "alter table note replica identity full",
        "create index note_size on note (size)",
        "alter table note cluster on note_size",
        "create statistics note_numbers (dependencies) on size, extra from note",
        "alter statistics note_numbers set statistics 50",
        "comment on statistics note_numbers is 'size and extra belong together'",
        "create table note_log (id int, title text)",
        "create rule note_deleted as on delete to note do also insert into note_log values (old.id)",
        "comment on rule note_deleted on note is 'keeps what is deleted'",
        "grant select, insert on note to limbeck_reader with grant option",
        "grant update (title, size) on note to limbeck_reader",
        "grant select on sale, sale_1, animal, dog to public",
        "grant usage on schema public to limbeck_reader",
        "create publication all_notes for table note",
        PUBLISH_COLUMNS,
        "create publication sales for table sale with (publish_via_partition_root = true)",
        "create extension postgres_fdw",
        "create server other foreign data wrapper postgres_fdw options (dbname 'other')",
        "create user mapping for public server other options (user 'reader')",
        "create foreign table far (id int options (column_name 'key'), name varchar(20)) server other options"
                + " (table_name 'near')",
        "grant select on far to limbeck_reader",
        "insert into region values (1, 'north')",
        "insert into sale values (1, 1, 'a', 1), (150, 1, 'b', 2), (500, 1, 'c', 3)",
        "insert into puppy values (1, 'Rex', 9, 'mix', 1)",
        "insert into note values (1, 'a', 'b', 1, 1)"
    };

    private static String[] setup() {
        return Stream.of(SETUP)
                .filter(sql -> !sql.equals(PUBLISH_COLUMNS) || PostgresqlServer.majorVersion() >= COLUMN_LISTS)
                .toArray(String[]::new);
    }

    /** A change, and a string that must occur in every line of the dump that the change affects. */
    private record Change(String name, Consumer<Operations> calls, String mentioned) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Change> changes() {
        return Stream.of(
                new Change(
                        "a column of a partitioned table",
                        op -> op.addColumn("sale", column("memo", varchar(10))),
                        "memo"),
                new Change(
                        "a type of a partitioned table",
                        op -> op.alterColumn(
                                "sale", "place", c -> c.type(varchar(40)).existingType(varchar(20))),
                        "place"),
                new Change("a name of a partitioned table", op -> op.renameColumn("sale", "amount", "total"), "total"),
                new Change(
                        "an index of a partitioned table",
                        op -> op.createIndex("sale_amount", "sale", "amount"),
                        "amount"),
                new Change(
                        "NOT NULL of a partitioned table",
                        op -> op.alterColumn("sale", "place", c -> c.nullable(false)),
                        "place"),
                new Change(
                        "a key of a partitioned table",
                        op -> op.createForeignKey(
                                "sale", foreignKey("fk", "region_id").references("region", "id")),
                        "ADD CONSTRAINT fk"),
                new Change("a column of a parent", op -> op.addColumn("animal", column("legs", integer())), "legs"),
                new Change(
                        "a type of a parent",
                        op -> op.alterColumn(
                                "animal", "name", c -> c.type(varchar(50)).existingType(varchar(20))),
                        "name"),
                new Change("a name of a parent", op -> op.renameColumn("animal", "weight", "mass"), "mass"),
                new Change("a check of a parent", op -> op.createCheckConstraint("ck", "animal", text("id > 0")), "ck"),
                new Change("a column beside a rule", op -> op.addColumn("note", column("memo", varchar(10))), "memo"),
                new Change(
                        "a type beside a rule",
                        op -> op.alterColumn(
                                "note", "title", c -> c.type(varchar(50)).existingType(varchar(20))),
                        "title"),
                new Change(
                        "a type with a storage",
                        op -> op.alterColumn(
                                "note", "body", c -> c.type(varchar(50)).existingType(textType())),
                        "body"),
                new Change(
                        "a type with a storage, and a name",
                        op -> op.batchAlterTable("note", batch -> {
                            batch.renameColumn("body", "body text");
                            batch.alterColumn(
                                    "body text", c -> c.type(varchar(50)).existingType(textType()));
                            batch.renameColumn("body text", "the body");
                        }),
                        "body"),
                new Change(
                        "a type that rewrites",
                        op -> op.alterColumn(
                                "note", "size", c -> c.type(bigint()).existingType(integer())),
                        "size"),
                new Change("a name beside a rule", op -> op.renameColumn("note", "title", "heading"), "heading"),
                new Change("a table with a rule", op -> op.renameTable("note", "memo"), "memo"),
                new Change(
                        "a type of a rule",
                        op -> op.alterColumn("note", "id", c -> c.type(bigint()).existingType(integer())),
                        "id bigint"),
                new Change("a name of statistics", op -> op.renameColumn("note", "size", "bytes"), "bytes"));
    }

    static Stream<Change> refused() {
        return Stream.of(
                new Change(
                        "a column of statistics",
                        op -> op.dropColumn("note", "extra"),
                        "the statistics object note_numbers uses it"),
                new Change(
                        "a column of a rule",
                        op -> op.dropColumn("note_log", "id"),
                        "the rule note_deleted of note uses it"),
                new Change(
                        "a column that a publication lists",
                        op -> op.dropColumn("region", "name"),
                        "the publication regions uses it"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatWouldBeLostIsRefused(Change change) throws SQLException {
        Assumptions.assumeTrue(
                !change.name().contains("publication lists") || PostgresqlServer.majorVersion() >= COLUMN_LISTS,
                "before PostgreSQL 15, a publication cannot list columns");
        try (ChangedDatabase database = new ChangedDatabase(setup())) {
            List<String> before = dump(database);
            for (boolean online : List.of(false, true)) {
                assertThatThrownBy(() -> {
                            if (online) {
                                database.runOnline(change.calls());
                            } else {
                                database.run(change.calls());
                            }
                        })
                        .hasMessageContaining(change.mentioned());
                assertThat(dump(database)).isEqualTo(before);
            }
        }
    }

    @BeforeEach
    void requirePrograms() {
        PostgresqlDump.requirePrograms();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void onlyTheChangeIsInTheDump(Change change) throws SQLException {
        for (boolean online : List.of(false, true)) {
            try (ChangedDatabase database = new ChangedDatabase(setup())) {
                List<String> before = dump(database);
                List<Operation> operations = online ? database.runOnline(change.calls()) : database.run(change.calls());
                List<String> added = new ArrayList<>(dump(database));
                before.forEach(added::remove);
                added.remove("ALTER TABLE public.sale");
                assertThat(added).isNotEmpty().allMatch(line -> Stream.of(change.mentioned())
                        .anyMatch(line::contains));
                if (!online) {
                    database.revert(operations);
                    List<String> lost = new ArrayList<>(before);
                    dump(database).forEach(lost::remove);
                    assertThat(lost).as("reverted").isEmpty();
                    assertThat(dump(database)).hasSameSizeAs(before);
                }
            }
        }
    }

    /** When the type of a column changes, PostgreSQL resets the column's storage and compression. */
    @Test
    void theStorageOfAColumnIsKept() throws SQLException {
        String storage = "select string_agg(attrelid::regclass || '.' || attname || ' ' || attstorage::text"
                + " || attcompression::text, ', ' order by attrelid) from pg_attribute"
                + " where attname in ('body', 'place', 'size') and attrelid in (select oid from"
                + " pg_class where relkind = 'r') and (attstorage = 'e' or attcompression <> '')";
        for (boolean online : List.of(false, true)) {
            try (ChangedDatabase database = new ChangedDatabase(setup())) {
                List<String> before = database.query(storage);
                assertThat(before).containsExactly("sale_1.place e, sale_rest.place xp, note.body ep");
                Consumer<Operations> calls = op -> {
                    op.alterColumn("note", "body", c -> c.type(varchar(50)));
                    op.alterColumn("sale", "place", c -> c.type(varchar(50)));
                };
                List<Operation> operations = online ? database.runOnline(calls) : database.run(calls);
                assertThat(database.query(storage)).isEqualTo(before);
                if (!online) {
                    database.revert(operations);
                    assertThat(database.query(storage)).isEqualTo(before);
                    database.execute("update note set body = null");
                    database.run(op -> op.alterColumn("note", "body", c -> c.type(integer())));
                    assertThat(database.query(storage)).containsExactly("sale_1.place e, sale_rest.place xp");
                }
            }
        }
    }

    /** Returns the lines of the dump without the version table, comments and blank lines. */
    private static List<String> dump(ChangedDatabase database) throws SQLException {
        String name = database.query("select current_database()").get(0);
        return PostgresqlDump.dump(
                        PostgresqlServer.url(name),
                        "--schema-only",
                        "--exclude-table=alembic_version",
                        "--exclude-table=limbeck_*")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("--") && !line.startsWith("\\"))
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .toList();
    }
}
