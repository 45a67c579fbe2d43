package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Operations;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that operations on views, triggers, sequences, names and options can be run and then reverted. */
class SchemaObjectsTest extends OperationChecks {
    @Test
    void viewsAreRestoredAroundAChangeOfAType() throws SQLException {
        check(
                List.of(
                        TABLE,
                        ROWS,
                        "do $$ begin create role reader_"
                                + ProcessHandle.current().pid() + "; exception when duplicate_object then null; end $$",
                        "create view v as select id, a from t",
                        "create view w with (security_barrier) as select a as aa from v",
                        "create materialized view m as select id, a from v",
                        "create index m_id on m (id)",
                        "comment on view v is 'the view'",
                        "grant select on w to reader_" + ProcessHandle.current().pid()),
                op -> op.alterColumn("t", "a", c -> c.type(varchar(50))),
                "column t.a character varying(50) default 'x'::character varying",
                "- column t.a character varying(20) default 'x'::character varying",
                "column v.a character varying(50)",
                "- column v.a character varying(20)",
                "column w.aa character varying(50)",
                "- column w.aa character varying(20)",
                "column m.a character varying(50)",
                "- column m.a character varying(20)");
    }

    /**
     * The view is created again from its text, which contains the old name of the column unless a separate operation
     * has renamed the column before.
     */
    @Test
    void aRenameOfAColumnOfAViewIsNotCombinedWithAChangeOfAType() throws SQLException {
        refuse(
                UnsupportedChange.class,
                List.of(TABLE, ROWS, "create view v as select id, a from t"),
                op -> op.batchAlterTable("t", batch -> {
                    batch.renameColumn("a", "word");
                    batch.alterColumn("c", column -> column.type(varchar(99)));
                }),
                "The view v uses the column t.a, which is renamed in the same batch");
        check(
                List.of(TABLE, "create view v as select a from t"),
                op -> {
                    op.renameColumn("t", "a", "word");
                    op.alterColumn("t", "word", column -> column.type(varchar(50)));
                },
                "column t.word character varying(50) default 'x'::character varying",
                "- column t.a character varying(20) default 'x'::character varying",
                "column v.a character varying(50)",
                "- column v.a character varying(20)",
                "view v SELECT word AS a FROM t;",
                "- view v SELECT a FROM t;");
    }

    /** {@return the column id as the server prints it in a view on the table t} */
    private static String printedColumn() {
        try (Connection connection = PostgresqlServer.open()) {
            return connection.getMetaData().getDatabaseMajorVersion() >= 16 ? "id" : "t.id";
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void createsReplacesAndDropsViewsAndTriggers() throws SQLException {
        check(
                List.of(
                        TABLE,
                        "create view v as select id from t",
                        "create view w as select * from v",
                        "create function f() returns trigger language plpgsql as $$ begin return new; end $$"),
                op -> {
                    op.createView("x", text("create view x as select a from t"));
                    op.replaceView(
                            "v",
                            text("CREATE VIEW \"v\" AS SELECT " + printedColumn() + "\n   FROM t"),
                            text("create view v as select a, id from t"));
                    op.createTrigger(
                            "tr", "t", text("create trigger tr before insert on t for each row execute function f()"));
                },
                "column x.a character varying(20)",
                "view x SELECT a FROM t;",
                "table x p",
                "column v.a character varying(20)",
                "view v SELECT a, id FROM t;",
                "- view v SELECT id FROM t;",
                "trigger CREATE TRIGGER tr BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION f()");
    }

    @Test
    void createsChangesAndDropsSequences() throws SQLException {
        check(
                List.of("create sequence old start with 5 increment by 2"),
                op -> {
                    op.createSequence(sequence("Item_SEQ").start(1000).increment(20));
                    op.createSequence(sequence("down").start(0).increment(-1));
                    op.alterSequence(
                            sequence("old").start(5).increment(2),
                            sequence("old").start(5).increment(50));
                },
                "sequence item_seq 1000 20 1 9223372036854775807",
                "sequence down 0 -1 -9223372036854775808 0",
                "sequence old 5 50 1 9223372036854775807",
                "- sequence old 5 2 1 9223372036854775807");
    }

    @Test
    void aChangedSequenceAssignsNoNumberTwice() throws SQLException {
        try (ChangedDatabase database = new ChangedDatabase("create sequence s increment by 10")) {
            database.query("select nextval('s') from generate_series(1, 3)");
            database.run(op -> op.alterSequence(
                    sequence("s").increment(10), sequence("s").start(15).increment(50)));
            assertThat(database.query("select nextval('s')")).containsExactly("31");
            database.run(op -> op.alterSequence(
                    sequence("s").start(15).increment(50),
                    sequence("s").start(1000).increment(50)));
            assertThat(database.query("select nextval('s')")).containsExactly("1000");
        }
    }

    @Test
    @Tag("slow")
    void aLongNameIsRefusedBeforeAnythingIsChanged() throws SQLException {
        String name = "n".repeat(64);
        List<String> setup = List.of(TABLE, "create index ix on t (b)");
        List<Consumer<Operations>> calls = List.of(
                op -> op.createTable(name, column("a", integer())),
                op -> op.createTable("x", column(name, integer())),
                op -> op.createTable("x", column("a", integer()), unique("a").named(name)),
                op -> op.addColumn("t", column(name, integer())),
                op -> op.renameColumn("t", from("a").to(name)),
                op -> op.renameTable(from("t").to(name)),
                op -> op.renameIndex("t", from("ix").to(name)),
                op -> op.renameConstraint("t", from("t_pkey").to(name)),
                op -> op.createConstraint("t", check(text("b > 0")).named(name)),
                op -> op.createIndex(name, "t", "a"),
                op -> op.createSequence(sequence(name)));
        for (Consumer<Operations> call : calls) {
            refuse(UnsupportedChange.class, setup, call, "has 64 bytes; PostgreSQL truncates names to 63");
        }
    }

    @Test
    void aDataStepAndAChangeShareATransaction() throws SQLException {
        check(
                List.of(
                        "create table p (id int primary key)",
                        "insert into p values (1)",
                        "create table t (p int references p deferrable initially deferred)"),
                op -> op.batchAlterTable("t", batch -> {
                    batch.addColumn(column("q", integer()).nullable(false).backfill(text("1")));
                    batch.createConstraint(foreignKeyOn("q").references("p"));
                }),
                "column t.q integer not null",
                "constraint t.t_q_fkey FOREIGN KEY (q) REFERENCES p(id)");
    }

    @Test
    void theOptionsOfTablesAndIndexesAreKept() throws SQLException {
        check(
                List.of(),
                op -> op.createTable(
                        "t",
                        column("a", integer()),
                        option("postgresql_with", "fillfactor=70"),
                        option("postgresql_unlogged", true)),
                "column t.a integer",
                "table t fillfactor=70u");
        check(
                List.of("create table t (a int) with (fillfactor=70)"),
                op -> op.batchAlterTable(
                        "t",
                        batch -> batch.options(option("postgresql_with", "fillfactor=80, autovacuum_enabled=false"))),
                "table t fillfactor=80,autovacuum_enabled=falsep",
                "- table t fillfactor=70p");
    }

    @Test
    void aTableInAnotherSchemaIsChanged() throws SQLException {
        try (ChangedDatabase database = new ChangedDatabase(TABLE)) {
            List<Operation> operations = database.run(op -> {
                Operations billing = op.in("billing");
                billing.createTable(
                        "bill",
                        column("id", integer()).nullable(false),
                        primaryKey("id"),
                        foreignKeyOn("id").referencesIn(DEFAULT_SCHEMA, "t"));
                billing.addColumn("bill", column("total", integer()));
                billing.createIndex("by_total", "bill", "total");
                billing.renameIndex("bill", from("by_total").to("totals"));
                billing.createSequence(sequence("numbers"));
            });
            assertThat(database.query("select indexdef from pg_indexes where schemaname = 'billing' order by 1"))
                    .containsExactly(
                            "CREATE INDEX totals ON billing.bill USING btree (total)",
                            "CREATE UNIQUE INDEX bill_pkey ON billing.bill USING btree (id)");
            database.revert(operations);
            assertThat(database.query("select relname from pg_class where relnamespace = 'billing'::regnamespace"))
                    .isEmpty();
        }
    }

    /** A policy on the renamed column does not prevent the other column from being dropped. */
    @Test
    void aColumnTakesTheNameOfADroppedOne() throws SQLException {
        Consumer<Operations> calls = op -> op.batchAlterTable("t", batch -> {
            batch.dropColumn("a");
            batch.renameColumn("b", "a");
        });
        for (boolean online : new boolean[] {false, true}) {
            try (ChangedDatabase database = new ChangedDatabase(TABLE, "create policy p on t using (b > 0)")) {
                if (online) {
                    database.runOnline(calls);
                } else {
                    database.run(calls);
                }
                assertThat(database.schema().table(TableName.of("t")).orElseThrow().columns().stream()
                                .map(Column::name))
                        .containsExactly("id", "a", "c");
            }
        }
        refuse(
                UnsupportedChange.class,
                List.of(TABLE, "create policy p on t using (a <> '')"),
                calls,
                "The column t.a cannot be dropped, because the policy p");
    }
}
