package dev.limbeck.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Operations;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.step.MemoryPlan;
import dev.limbeck.mariadb.ddl.MariadbPlanner;
import dev.limbeck.mariadb.read.StorageSettings;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.testing.SingleRevision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that if the server would reject the second step of a revision, the revision is rejected before its first step.
 */
class StepRequirementsTest extends StepwiseTests {

    @BeforeEach
    void createTables() throws SQLException {
        execute(
                "create table c (id int primary key, a int, b int not null, u varchar(20), key ix (a), unique uq (u),"
                        + " constraint ck check (a > b))",
                "create table k (id int primary key, cid int, constraint fkk foreign key (cid) references c (a))",
                "create table log (x int)",
                "create table other (x int, constraint taken foreign key (x) references k (id))",
                "create table c_part (id int)",
                "create table single (y int)",
                "create view reads_c as select c.u from c join k on c.a = k.cid",
                "create view c_only_in_name as select id as c, 'from c' as text from c_part as c2",
                "create trigger writes_log after insert on k for each row insert into log (x) values (new.id)",
                "create trigger writes_c before update on c_part for each row update c set b = 1 where id = new.id",
                "insert into c values (1, 2, 1, 'u'), (2, 3, 1, 'v')",
                "insert into log values (7), (7)");
    }

    private void assertRefused(Map<String, Consumer<Operations>> refused) throws SQLException {
        assertRefused("c_part", refused);
    }

    @Test
    void thereAreNoEnumTypes() throws SQLException {
        assertRefused(Map.of(
                "MariaDB has no named enum types, so op.replaceEnumType(\"color\", …) cannot be used with it. Put the call"
                        + " into op.on(\"postgresql\", …).",
                op -> op.replaceEnumType("color", "GREEN", "RED")));
    }

    @Test
    void whatForeignKeysNeedStays() throws SQLException {
        execute("drop view reads_c");
        Map<String, Consumer<Operations>> refused = new LinkedHashMap<>();
        refused.put(
                "The table k cannot be dropped, because the foreign key taken of other refers to it",
                op -> op.dropTable("k"));
        refused.put(
                "The key or index on c (a) cannot be dropped, because the foreign key fkk of k needs it",
                op -> op.dropIndex("ix", "c"));
        refused.put(
                "The key or index on k (id) cannot be dropped, because the foreign key taken of other needs it",
                op -> op.batchAlterTable("k", batch -> batch.dropPrimaryKey()));
        assertRefused(refused);
        run(op -> op.batchAlterTable("c", batch -> {
            batch.dropIndex("ix");
            batch.createIndex("ix2", "a", "b");
        }));
        run(op -> {
            op.dropTable("other");
            op.dropTable("k");
        });
        assertThat(definitions().toString()).contains("ix2").doesNotContain("fkk");
    }

    @Test
    void aForeignKeyNeedsAnIndexAFreeNameAndTheSameType() throws SQLException {
        Map<String, Consumer<Operations>> refused = new LinkedHashMap<>();
        refused.put(
                "The foreign key f of log refers to c (b), but these columns have no index",
                op -> op.createForeignKey("log", foreignKey("f", "x").references("c", "b")));
        refused.put(
                "The foreign key g of fresh refers to c (b), but these columns have no index",
                op -> op.createTable(
                        "fresh", column("x", integer()), foreignKey("g", "x").references("c", "b")));
        refused.put("The foreign key h of log refers from z bigint to k.id int", op -> {
            op.addColumn("log", column("z", bigint()));
            op.createForeignKey("log", foreignKey("h", "z").references("k", "id"));
        });
        refused.put(
                "The table other already has a foreign key taken",
                op -> op.createForeignKey("c", foreignKey("taken", "a").references("k", "id")));
        refused.put(
                "The foreign key s of c sets b to NULL, but the column is NOT NULL",
                op -> op.createForeignKey(
                        "c", foreignKey("s", "b").references("k", "id").onDelete(SET_NULL)));
        refused.put(
                "The table c already has a constraint ck", op -> op.createCheckConstraint("ck", "c", text("a > 0")));
        refused.put("There is already a table or view k", op -> op.createSequence(sequence("k")));
        refused.put("would have no columns left", op -> op.dropColumn("single", "y"));
        assertRefused(refused);
    }

    /** No server of such a version is available to the tests. */
    @Test
    void since12ForeignKeysOfDifferentTablesCanHaveTheSameName() throws SQLException {
        AlterTable batch = new AlterTable(
                TableName.of("c"),
                List.of(new AddConstraint(new ForeignKey("taken", List.of("a"), TableName.of("k"), List.of("id")))));
        Catalog catalog = dialect().reflector().reflect(connection());
        new MariadbPlanner(false, StorageSettings.USUAL, true, null).requirePlannable(batch, catalog);
        assertThatThrownBy(() ->
                        new MariadbPlanner(false, StorageSettings.USUAL, false, null).requirePlannable(batch, catalog))
                .hasMessageContaining("The table other already has a foreign key taken");
    }

    @Test
    void viewsAndTriggersThatUseATableAreNamed() throws SQLException {
        Map<String, Consumer<Operations>> refused = new LinkedHashMap<>();
        refused.put(
                "The table c cannot be renamed, because the view reads_c, the trigger writes_c would no longer work",
                op -> op.renameTable("c", "d"));
        refused.put(
                "The table log cannot be renamed, because the trigger writes_log would no longer work",
                op -> op.renameTable("log", "d"));
        refused.put(
                "The table log cannot be dropped, because the trigger writes_log would no longer work",
                op -> op.dropTable("log"));
        refused.put(
                "The table c_part cannot be dropped, because the view c_only_in_name would no longer work",
                op -> op.dropTable("c_part"));
        assertRefused(refused);
        run(op -> {
            op.dropView("reads_c");
            op.dropView("c_only_in_name");
            op.dropTable("c_part");
            op.renameTable("k", "k2");
        });
    }

    @Test
    void aTableWithSystemVersioningIsChangedIfItsHistoryMayChange() throws SQLException {
        execute("create table versioned (id int primary key, s varchar(20)) with system versioning");
        Map<String, Consumer<Operations>> refused = new LinkedHashMap<>();
        refused.put(
                "system_versioning_alter_history is not KEEP, so the server does not change columns of versioned, which"
                        + " has system versioning. If",
                op -> op.addColumn("versioned", column("n", integer())));
        assertRefused(refused);
        run(op -> op.createIndex("ix_s", "versioned", "s"));
        execute("set system_versioning_alter_history = 'KEEP'");
        run(op -> {
            op.addColumn("versioned", column("n", integer()));
            op.alterColumn("versioned", "s", change -> change.type(varchar(30)));
        });
        assertThat(definitions().toString()).contains("\"n\" int", "varchar(30)", "WITH SYSTEM VERSIONING");
    }

    /** Columns, aliases, and string literals can have the same text as the name of the table. */
    @Test
    void aTableThatIsOnlyMentionedCanBeRenamed() throws SQLException {
        execute("drop view reads_c", "drop trigger writes_c", "drop view c_only_in_name");
        execute("create view v as select id as c, c2.id as d, 'c' as text from c_part as c2 where id = (select 1)");
        execute("create trigger t before insert on log for each row set @c = (select max(id) from k as c)");
        run(op -> op.renameTable("c", "d"));
        assertThat(dialect().reflector().reflect(connection()).tableNames()).contains(TableName.of("d"));
        execute("insert into log values (8)");
    }

    /** The column is added before the rows of the same table are required to be unique. */
    @Test
    void rowsOfATableThatAnEarlierStepChangesAreChecked() throws SQLException {
        execute("drop trigger writes_log");
        List<String> before = definitions();
        for (Consumer<Operations> calls : new ArrayList<Consumer<Operations>>(List.of(
                op -> op.createUniqueConstraint("uq2", "log", "x"),
                op -> op.createPrimaryKey("pk", "log", "x"),
                op -> op.createCheckConstraint("ck2", "log", text("x > 7")),
                op -> op.alterColumn("log", "y", change -> change.nullable(false)),
                op -> op.createForeignKey("log", foreignKey("f", "x").references("k", "id"))))) {
            assertThatThrownBy(() -> run(op -> {
                        op.addColumn("log", column("y", integer()));
                        calls.accept(op);
                    }))
                    .hasMessageContaining("the database is as it was before")
                    .hasMessageContaining("rows");
            assertThat(definitions()).isEqualTo(before);
        }
        run(op -> {
            op.addColumn("log", column("y", integer()).backfill(text("x + 1")));
            op.createCheckConstraint("ck2", "log", text("y = x + 1"));
            op.dropConstraint("ck2", "log");
            op.dropColumn("log", "x");
            op.addColumn("log", column("x", integer()).nullable(false).serverDefault(text("5")));
            op.createCheckConstraint("ck3", "log", text("x = 5"));
        });
        try (Statement statement = connection().createStatement();
                ResultSet row = statement.executeQuery("select sum(x), sum(y) from log")) {
            row.next();
            assertThat(row.getInt(1) * 100 + row.getInt(2)).isEqualTo(1016);
        }
    }

    /** A full disk causes the same error as an in-memory table that reaches its size limit. */
    @Test
    void aTableThatIsFullIsExplained() throws SQLException {
        execute(
                "set max_heap_table_size = 16384",
                "create table small (id int primary key, s char(200)) engine = memory");
        assertThatThrownBy(() -> run(op -> op.execute("insert into small select seq, 'x' from seq_1_to_10000")))
                .hasMessageContaining("The table 'small' is full")
                .hasMessageContaining("Free some space and run the command again");
    }

    /** Whether the statement drops the view is known only after it has run. */
    @Test
    void aPlanPermitsWhatSqlMayHaveMadePossible() throws SQLException {
        execute("alter table log add column y int");
        List<String> planned = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void operationPlanned(Operation operation, OperationPlan plan) {
                plan.statements().forEach(statement -> planned.add(statement.sql()));
            }
        };
        Consumer<Operations> calls = op -> {
            op.execute("drop view c_only_in_name");
            op.dropTable("c_part");
            op.execute("drop trigger writes_log");
            op.dropColumn("log", "x");
            op.execute("create or replace view reads_c as select 1 as u");
            op.renameTable("c", "d");
        };
        assertThat(new MemoryPlan(context(), dialect().reflector().reflect(connection()))
                        .plan(SingleRevision.UPGRADE, new SingleRevision(calls), listener, false))
                .isEmpty();
        assertThat(planned).contains("drop view c_only_in_name", "DROP TABLE `c_part`", "RENAME TABLE `c` TO `d`");
        run(calls);
        execute("create table alone (n int)");
        assertThatThrownBy(() -> run(op -> {
                    op.execute("create view v as select n from alone");
                    op.dropTable("alone");
                }))
                .hasMessageContaining("the view v would no longer work");
    }

    /** The rows have changed by the time the later step runs. */
    @Test
    void aStepIsNotRefusedForRowsThatAnEarlierStepChanges() throws SQLException {
        execute("drop trigger writes_log", "create table r (id int primary key, t varchar(20), u varchar(20))");
        execute("insert into r values (1, '12', null), (2, 'x', 'long long long')");
        run(op -> {
            op.alterColumn("r", "u", c -> c.nullable(false).using(text("coalesce(left(u, 3), 'none')")));
            op.alterColumn("r", "u", c -> c.type(varchar(5)));
            op.alterColumn("r", "t", c -> c.type(integer()).using(text("case t when 'x' then 3 else 12 end")));
            op.createCheckConstraint("ck_t", "r", text("t < 13"));
            op.renameColumn("r", "u", "v");
            op.addColumn("r", column("u", integer()).nullable(false).serverDefault(text("4")));
            op.createUniqueConstraint("uq_v", "r", "v");
            op.alterColumn("r", "u", c -> c.nullable(true));
            op.dropColumn("r", "v");
            op.addColumn("r", column("v", integer()).backfill(text("id")));
            op.createUniqueConstraint("uq_v", "r", "v");
        });
        run(op -> {
            op.batchAlterTable("r", batch -> batch.renameColumn("v", "w"));
            op.batchAlterTable("r", batch -> batch.renameColumn("u", "v"));
            op.batchAlterTable("r", batch -> batch.renameColumn("w", "u"));
            op.createCheckConstraint("ck_u", "r", text("u < 3"));
            op.createCheckConstraint("ck_v", "r", text("v = 4"));
        });
    }

    /** When the server drops a column, it also drops the column's unique constraint and check. */
    @Test
    void aColumnIsReplacedTogetherWithItsConstraints() throws SQLException {
        execute("create table r (id int primary key, a int, constraint uq_a unique (a), constraint ck_a check (a >"
                + " 0))");
        for (String type : List.of("varchar(20)", "bigint")) {
            run(op -> {
                op.addColumn("c_part", column("y" + type.length(), integer()));
                op.batchAlterTable("r", batch -> {
                    batch.dropColumn("a");
                    batch.addColumn(column("a", type(type)));
                    batch.createUniqueConstraint("uq_a", "a");
                    batch.createCheckConstraint("ck_a", text("a > 0"));
                });
            });
            assertThat(definitions().toString())
                    .contains("\"a\" " + type.replace("bigint", "bigint(20)"), "uq_a", "ck_a");
        }
        run(op -> {
            op.dropColumn("r", "a");
            op.addColumn("r", column("a", integer()));
            op.createCheckConstraint("ck_a", "r", text("a > 5"));
            op.createUniqueConstraint("uq_a", "r", "a");
        });
        assertThat(definitions().toString()).contains("> 5", "uq_a");
    }

    /** For tables with system versioning or partitions, Limbeck uses a method that the server never rejects. */
    @Test
    @Tag("slow")
    void tablesWithVersionsAndPartitionsAreChangedInAWayThatTheServerAccepts() throws SQLException {
        Map<String, Consumer<Operations>> changes = new LinkedHashMap<>();
        changes.put("add", op -> op.addColumn("w", column("n", integer())));
        changes.put(
                "add not null",
                op -> op.addColumn("w", column("n", integer()).nullable(false).serverDefault(text("5"))));
        changes.put(
                "backfill",
                op -> op.addColumn("w", column("n", integer()).nullable(false).backfill(text("5"))));
        changes.put("drop", op -> op.dropColumn("w", "s"));
        changes.put("rename", op -> op.renameColumn("w", "s", "s2"));
        changes.put("default", op -> op.alterColumn("w", "s", c -> c.serverDefault(text("'q'"))));
        changes.put("null", op -> op.alterColumn("w", "r", c -> c.nullable(true)));
        changes.put(
                "not null",
                op -> op.alterColumn("w", "s", c -> c.nullable(false).using(text("'none'"))));
        changes.put(
                "filled", op -> op.alterColumn("w", "e", c -> c.nullable(false).backfill(text("'none'"))));
        changes.put("comment", op -> op.alterColumn("w", "s", c -> c.comment("x")));
        changes.put("longer", op -> op.alterColumn("w", "s", c -> c.type(varchar(31))));
        changes.put("bigint", op -> op.alterColumn("w", "b", c -> c.type(bigint())));
        changes.put("check", op -> op.createCheckConstraint("cc", "w", text("b < 9")));
        changes.put("drop check", op -> op.dropConstraint("ckw", "w"));
        changes.put("index", op -> op.createIndex("ixw2", "w", "s"));
        changes.put("drop index", op -> op.dropIndex("ixw", "w"));
        changes.put("rename index", op -> op.renameIndex("ixw", "ixw3", "w"));
        changes.put("computed", op -> op.addColumn("w", column("n", integer()).computed(text("b + 1"))));
        changes.put("stored", op -> op.addColumn("w", column("n", integer()).computedStored(text("b + 1"))));
        changes.put("table comment", op -> op.createTableComment("w", "x"));
        List<String> failed = new ArrayList<>();
        for (String kind : List.of("", "with system versioning", "partition by hash (id) partitions 2")) {
            for (String history : List.of("ERROR", "KEEP")) {
                for (Map.Entry<String, Consumer<Operations>> change : changes.entrySet()) {
                    execute("set system_versioning_alter_history = '" + history + "'");
                    execute("create or replace table w (id int primary key, s varchar(20), r varchar(20) not null, b"
                            + " int, e varchar(9), key ixw (b), constraint ckw check (b > 0)) " + kind);
                    execute("insert into w values (1, 's', 'r', 1, null)");
                    try {
                        run(change.getValue());
                    } catch (RuntimeException e) {
                        String message = String.valueOf(e.getMessage());
                        boolean refused = message.contains("system_versioning_alter_history is not KEEP")
                                || message.contains("system versioning keeps have no value");
                        if (!refused || !message.contains("the database is as it was before")) {
                            failed.add(kind + " " + history + " " + change.getKey() + ": " + e.getMessage());
                        }
                    }
                    execute("drop table if exists limbeck_journal");
                }
            }
        }
        assertThat(failed).isEmpty();
    }
}
