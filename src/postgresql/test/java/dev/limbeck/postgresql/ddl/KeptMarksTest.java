package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Operations;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that an index, a constraint or a column that is dropped and created again keeps all of its properties. */
class KeptMarksTest extends OperationChecks {
    /** The properties that the model does not contain. */
    private static final String MARKS =
            """
            select pg_describe_object(classoid, objoid, objsubid) || ': ' || description as mark from pg_description
            where objoid >= 16384
            union all select 'clustered on ' || indexrelid::regclass from pg_index where indisclustered
            union all select 'identified by ' || indexrelid::regclass from pg_index where indisreplident
            union all select 'target ' || attrelid::regclass || ' ' || attname || ' ' || attstattarget from pg_attribute
                where attrelid >= 16384 and attnum > 0 and not attisdropped and attstattarget >= 0
            union all select 'distinct ' || attrelid::regclass || ' ' || attname || ' ' || o from pg_attribute, unnest(attoptions) o
                where not attisdropped and o like 'n_distinct%'
            union all select 'options ' || oid::regclass || ' ' || reloptions::text from pg_class
                where oid >= 16384 and reloptions is not null
            union all select 'tablespace ' || c.oid::regclass || ' ' || spcname from pg_class c
                join pg_tablespace p on p.oid = reltablespace where c.oid >= 16384
            order by 1
            """;

    private static final List<String> SETUP = List.of(
            "create table c (id int constraint pk primary key, w int not null, u int not null constraint uq unique"
                    + " with (fillfactor = 60), g int generated always as (w * 2) stored not null,"
                    + " h int generated always as (w * 3) stored constraint h_key unique,"
                    + " constraint ck check (g > w), constraint other check (u > 0))",
            "insert into c select i, i, i from generate_series(1, 20) i",
            "create index plain on c (u) with (fillfactor = 71)",
            "create index ex on c ((w + u), (u + 1))",
            "create unique index g_index on c (g) with (fillfactor = 70)",
            "alter index ex alter column 1 set statistics 77",
            "alter index ex alter column 2 set statistics 0",
            "alter table c alter column g set statistics 55",
            "alter table c alter column g set (n_distinct = 7)",
            "comment on index g_index is 'it''s fast'",
            "comment on constraint ck on c is 'why'",
            "comment on constraint h_key on c is 'one'",
            "comment on index h_key is 'the index of one'",
            "comment on index plain is 'plain'",
            "comment on index ex is 'expressions'",
            "comment on constraint uq on c is 'unique'",
            "comment on index uq is 'the index'",
            "comment on constraint other on c is 'positive'",
            "comment on constraint pk on c is 'key'",
            "alter table c cluster on g_index",
            "alter table c replica identity using index g_index");

    static void keeps(List<String> setup, Consumer<Operations> calls) throws SQLException {
        try (ChangedDatabase database = new ChangedDatabase(setup.toArray(String[]::new))) {
            List<String> before = database.query(MARKS);
            List<String> described = database.describe();
            var operations = database.run(calls);
            assertThat(database.query(MARKS)).isEqualTo(before);
            database.revert(operations);
            assertThat(database.query(MARKS)).as("reverted").isEqualTo(before);
            assertThat(database.describe()).containsExactlyInAnyOrderElementsOf(described);
        }
        try (ChangedDatabase database = new ChangedDatabase(setup.toArray(String[]::new))) {
            List<String> before = database.query(MARKS);
            var operations = database.runOnline(calls);
            assertThat(database.query(MARKS)).as("step by step").isEqualTo(before);
            database.revertOnline(operations);
            assertThat(database.query(MARKS)).as("reverted step by step").isEqualTo(before);
            assertThat(database.leftovers()).isEmpty();
        }
    }

    private static final List<String> MARKED_CONSTRAINT = and(
            "alter table c cluster on uq",
            "alter table c replica identity using index uq",
            "alter index uq reset (fillfactor)");

    static List<String> and(String... more) {
        return java.util.stream.Stream.concat(SETUP.stream(), List.of(more).stream())
                .toList();
    }

    /** A comment is not taken for the statement whose words it contains. */
    @Test
    void aCommentContainsTheWordsOfAStatement() throws SQLException {
        List<String> setup = and(
                "comment on index plain is 'see ALTER INDEX plain SET TABLESPACE pg_default --'",
                "comment on index uq is 'see SET TABLESPACE pg_default --'",
                "comment on constraint uq on c is 'ALTER TABLE c CLUSTER ON x'",
                "comment on index g_index is 'REPLICA IDENTITY USING INDEX x'",
                "alter index plain reset (fillfactor)",
                "alter index uq reset (fillfactor)");
        keeps(
                setup,
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropIndex("plain");
                    batch.createIndex("plain", "u", "id");
                    batch.dropConstraint("uq");
                    batch.createUniqueConstraint("uq", "u", "id");
                }));
        keeps(setup, op -> op.alterColumn("c", "w", c -> c.type(bigint())));
    }

    @Test
    void aComputedColumnIsReplaced() throws SQLException {
        keeps(SETUP, op -> op.alterColumn("c", "w", c -> c.type(bigint())));
    }

    /** PostgreSQL loses the statistics targets of an index if the type of an indexed column changes. */
    @Test
    void theTypeOfAnIndexedColumnChanges() throws SQLException {
        keeps(SETUP, op -> op.alterColumn("c", "u", c -> c.type(bigint())));
    }

    @Test
    void indexesAreReplaced() throws SQLException {
        keeps(
                and(
                        "alter table c cluster on plain",
                        "alter index plain reset (fillfactor)",
                        "create unique index un on c (u)",
                        "comment on index un is 'un'",
                        "alter table c replica identity using index un"),
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropIndex("plain");
                    batch.dropIndex("un");
                    batch.createIndex("plain", "u", "id");
                    batch.createUniqueIndex("un", "u", "id");
                }));
    }

    @Test
    void constraintsAreReplaced() throws SQLException {
        keeps(
                and("alter table c cluster on uq", "alter table c replica identity using index uq"),
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropConstraint("other");
                    batch.createCheckConstraint("other", text("u > -1"));
                    batch.dropConstraint("pk");
                    batch.createPrimaryKey("pk", "id", "u");
                }));
    }

    @Test
    void uniqueConstraintsAreReplacedBesideOtherChanges() throws SQLException {
        keeps(
                MARKED_CONSTRAINT,
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropConstraint("uq");
                    batch.alterColumn("u", c -> c.type(bigint()));
                    batch.createUniqueConstraint("uq", "u", "id");
                }));
    }

    @Test
    void theExpressionOfAColumnChanges() throws SQLException {
        keeps(
                List.of(
                        "create table c (id int primary key, w int, g int generated always as (w * 2) stored)",
                        "alter table c alter column g set statistics 55",
                        "comment on column c.g is 'twice'"),
                op -> op.alterColumn("c", "g", c -> c.computedStored(text("w * 3"))));
    }

    /**
     * If the new index cannot have a property, this property is lost and a warning is reported; all other properties
     * are kept.
     */
    private static void loses(List<String> setup, Consumer<Operations> calls, String... lost) throws SQLException {
        List<String> wanted;
        try (ChangedDatabase database = new ChangedDatabase(setup.toArray(String[]::new))) {
            wanted = new java.util.ArrayList<>(database.query(MARKS));
            assertThat(wanted).contains(lost);
            wanted.removeAll(List.of(lost));
            Catalog before = database.catalog();
            List<Operation> operations = database.run(calls);
            assertThat(database.query(MARKS)).isEqualTo(wanted);
            warns(database, before, operations, lost.length, PlanOptions.DEFAULT);
            warns(database, before, operations, lost.length, PlanOptions.DEFAULT.forSingleStatements());
            database.revert(operations);
        }
        try (ChangedDatabase database = new ChangedDatabase(setup.toArray(String[]::new))) {
            List<Operation> operations = database.runOnline(calls);
            assertThat(database.query(MARKS)).as("step by step").isEqualTo(wanted);
            database.revertOnline(operations);
            assertThat(database.leftovers()).isEmpty();
        }
    }

    private static void warns(
            ChangedDatabase database, Catalog before, List<Operation> operations, int count, PlanOptions options) {
        List<Hazard> hazards = operations.stream()
                .flatMap(each -> database.dialect().planner().plan(each, before, options).statements().stream())
                .flatMap(each -> each.hazards().stream())
                .filter(each -> each.kind() == Hazard.Kind.NOT_REVERSIBLE)
                .toList();
        assertThat(hazards).hasSize(count).allMatch(each -> each.message().contains("so it is lost: "));
    }

    private static List<String> onReplacedIndex(String index) {
        return List.of(
                "create table c (id int primary key, u int not null, n int, t text not null)",
                "create unique index ix on c " + index,
                "comment on index ix is 'it'",
                "alter table c cluster on ix",
                "alter table c replica identity using index ix");
    }

    @Test
    void aPartialIndexHasNoOrderAndNoIdentity() throws SQLException {
        loses(
                onReplacedIndex("(u)"),
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropIndex("ix");
                    batch.createUniqueIndex("ix", "u", where(text("u > 0")));
                }),
                "clustered on ix",
                "identified by ix");
    }

    @Test
    void aVirtualColumnHasNoTarget() throws SQLException {
        Assumptions.assumeTrue(PostgresqlServer.majorVersion() >= 18);
        loses(
                List.of(
                        "create table c (id int, g int generated always as (id * 2) stored)",
                        "alter table c alter g set statistics 55, alter g set (n_distinct = 7)"),
                op -> op.alterColumn("c", "g", column -> column.computed(text("id * 2"))),
                "target c g 55");
    }

    @Test
    void aHashIndexHasNoOrderAndNoIdentity() throws SQLException {
        loses(
                onReplacedIndex("(u)"),
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropIndex("ix");
                    batch.createIndex("ix", "u", option("postgresql_using", "hash"));
                }),
                "clustered on ix",
                "identified by ix");
    }

    @Test
    void anIndexThatIsNotUniqueHasNoIdentity() throws SQLException {
        loses(
                onReplacedIndex("(u)"),
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropIndex("ix");
                    batch.createIndex("ix", "u");
                }),
                "identified by ix");
    }

    @Test
    void anIndexOnAColumnWithNullsHasNoIdentity() throws SQLException {
        loses(
                onReplacedIndex("(u)"),
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropIndex("ix");
                    batch.createUniqueIndex("ix", "u", "n");
                }),
                "identified by ix");
    }

    @Test
    void anIndexOnAnExpressionHasNoIdentity() throws SQLException {
        loses(
                onReplacedIndex("(u)"),
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropIndex("ix");
                    batch.createUniqueIndex("ix", "u", part(text("lower(t)")));
                }),
                "identified by ix");
    }

    @Test
    void theColumnOfTheIndexCanHaveNullsAfterALaterStep() throws SQLException {
        loses(
                onReplacedIndex("(u)"),
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropIndex("ix");
                    batch.createUniqueIndex("ix", "u", "t");
                    batch.alterColumn("t", column -> column.nullable(true));
                }),
                "identified by ix");
    }

    @Test
    void aDeferrableConstraintHasNoIdentity() throws SQLException {
        loses(
                MARKED_CONSTRAINT,
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropConstraint("uq");
                    batch.createConstraint(unique("u").named("uq").option("postgresql_deferrable", "deferrable"));
                }),
                "identified by uq");
    }

    /** The new constraint is of a different kind, so it has no index. */
    @Test
    void aCheckHasNoIndex() throws SQLException {
        loses(
                List.of(
                        "create table c (id int primary key, u int not null constraint x unique)",
                        "comment on constraint x on c is 'rule'",
                        "comment on index x is 'index'",
                        "alter table c cluster on x"),
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropConstraint("x");
                    batch.createCheckConstraint("x", text("u > 0"));
                }),
                "clustered on x",
                "index x: index");
    }

    @Test
    @Tag("slow")
    void aColumnOfAnIndexHasNoTarget() throws SQLException {
        List<String> setup = List.of(
                "create table c (id int primary key, u int not null, t text)",
                "create index ex on c ((u + 1), upper(t), lower(t))",
                "alter index ex alter column 1 set statistics 71",
                "alter index ex alter column 2 set statistics 72",
                "alter index ex alter column 3 set statistics 73");
        loses(
                setup,
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropIndex("ex");
                    batch.createIndex("ex", part(text("u + 3")), "u");
                }),
                "target ex upper 72",
                "target ex lower 73");
        loses(
                setup,
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropIndex("ex");
                    batch.createIndex("ex", part(text("(u)")), part(text("upper(t)")), part(text("lower(t)")));
                }),
                "target ex expr 71");
    }

    @Test
    void theTypeOfAColumnOfAReplacedIndexChanges() throws SQLException {
        List<String> setup = List.of(
                "create table c (id int primary key, u int not null)",
                "create index ex on c ((u + 1), (u + 2))",
                "alter index ex alter column 1 set statistics 71",
                "alter index ex alter column 2 set statistics 72");
        loses(
                setup,
                op -> op.batchAlterTable("c", batch -> {
                    batch.dropIndex("ex");
                    batch.createIndex("ex", part(text("u + 3")), "u");
                    batch.alterColumn("u", c -> c.type(bigint()));
                }),
                "target ex expr1 72");
    }

    @Test
    void theTypeOfAColumnOfADroppedIndexChanges() throws SQLException {
        try (ChangedDatabase database = new ChangedDatabase(and().toArray(String[]::new))) {
            database.run(op -> op.batchAlterTable("c", batch -> {
                batch.dropIndex("ex");
                batch.alterColumn("u", c -> c.type(bigint()));
            }));
            assertThat(database.query(MARKS))
                    .noneMatch(line -> line.contains(" ex"))
                    .contains("identified by g_index");
        }
    }
}
