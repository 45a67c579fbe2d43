package dev.limbeck.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Operations;
import dev.limbeck.execute.RevisionRunner;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.step.MemoryPlan;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.testing.SingleRevision;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that a revision is allowed to break a view or a trigger if a later operation of the revision drops or replaces
 * it.
 */
class BrokenUsersTest extends StepwiseTests {
    private static final SqlText V = text("create view v as select \"a\".\"x\" AS \"x\" from \"a\"");
    private static final SqlText W = text(
            "create view w as select \"v\".\"x\" AS \"x\",\"b\".\"id\" AS \"id\" from (\"v\" join \"b\" on(\"b\".\"x\""
                    + " = \"v\".\"x\"))");

    @BeforeEach
    void createTables() throws SQLException {
        execute(
                "create table a (id int primary key, x int, y int)",
                "create table b (id int primary key, x int)",
                "create table log (n int)",
                V.sql(),
                W.sql(),
                "create trigger t after insert on b for each row insert into log (n) values (new.id)");
    }

    private static Map<String, Consumer<Operations>> repaired() {
        Map<String, Consumer<Operations>> repaired = new LinkedHashMap<>();
        repaired.put("column, replaced", op -> {
            op.dropColumn("a", "x");
            op.replaceView("v", V, text("create view v as select y as x from a"));
        });
        repaired.put("column, dropped", op -> {
            op.dropColumn("b", "x");
            op.dropView("w");
        });
        repaired.put("column, renamed", op -> {
            op.renameColumn("a", "x", "z");
            op.replaceView("v", V, text("create view v as select z as x from a"));
        });
        repaired.put("column, renamed back", op -> {
            op.renameColumn("a", "x", "z");
            op.addColumn("a", column("x", integer()));
        });
        repaired.put(
                "column, again in the same batch",
                op -> op.batchAlterTable("a", batch -> {
                    batch.dropColumn("x");
                    batch.addColumn(column("x", bigint()));
                }));
        repaired.put("table, dropped", op -> {
            op.dropTable("b");
            op.dropView("w");
        });
        repaired.put("table, renamed", op -> {
            op.renameTable("a", "a2");
            op.replaceView("v", V, text("create view v as select x from a2"));
        });
        repaired.put("table, created again", op -> {
            op.dropTable("a");
            op.createTable("a", column("id", integer()), column("x", integer()), primaryKey("id"));
        });
        repaired.put("view, created again", op -> {
            op.dropTable("a");
            op.dropView("w");
            op.dropView("v");
            op.createView("v", text("create view v as select id as x from b"));
        });
        repaired.put("trigger, dropped", op -> {
            op.dropTable("log");
            op.dropTrigger("t");
        });
        repaired.put("trigger, dropped with its table", op -> {
            op.dropTable("log");
            op.dropView("w");
            op.dropTable("b");
        });
        repaired.put("statement", op -> {
            op.dropTable("b");
            op.execute("drop view w");
        });
        return repaired;
    }

    private void restore() throws SQLException {
        execute("drop table if exists a, a2, a3, b, log", "drop view if exists v, w");
        createTables();
    }

    @Test
    void aLaterStepRepairsIt() throws SQLException {
        for (Map.Entry<String, Consumer<Operations>> each : repaired().entrySet()) {
            restore();
            assertThat(new MemoryPlan(context(), dialect().reflector().reflect(connection()))
                            .plan(
                                    SingleRevision.UPGRADE,
                                    new SingleRevision(each.getValue()),
                                    RunListener.SILENT,
                                    false))
                    .as(each.getKey())
                    .isEmpty();
            run(each.getValue());
            assertThat(dialect()
                            .reflector()
                            .findBrokenViews(connection(), dialect().reflector().reflect(connection())))
                    .as(each.getKey())
                    .isEmpty();
            restore();
            runAsInAScratchDatabase(each.getValue());
        }
    }

    private void runAsInAScratchDatabase(Consumer<Operations> calls) throws SQLException {
        execute("delete from alembic_version");
        new RevisionRunner(context(), new VersionTable(dialect(), TableName.of("alembic_version")))
                .run(SingleRevision.UPGRADE, new SingleRevision(calls));
    }

    @Test
    void otherwiseItIsRefusedBeforeTheFirstStep() throws SQLException {
        Map<String, Consumer<Operations>> refused = new LinkedHashMap<>();
        refused.put("The column a.x cannot be dropped, because the view v would no longer work", op -> {
            op.dropColumn("a", "x");
            op.replaceView("w", W, text("create view w as select id, x from b"));
        });
        refused.put("The table a cannot be renamed, because the view v would no longer work", op -> {
            op.renameTable("a", "a2");
            op.createTable("a3", column("id", integer()), primaryKey("id"));
        });
        refused.put("The table log cannot be dropped, because the trigger t would no longer work", op -> {
            op.dropTable("log");
            op.dropView("w");
        });
        refused.put("The view v uses a, which an earlier step of the revision drops or renames", op -> {
            op.renameTable("a", "a2");
            op.replaceView("v", V, text("create view v as select y as x from a"));
        });
        assertRefused("log", refused);
        for (Map.Entry<String, Consumer<Operations>> each : refused.entrySet()) {
            if (each.getKey().contains("would no longer work")) {
                restore();
                assertThatThrownBy(() -> runAsInAScratchDatabase(each.getValue()))
                        .hasMessageContaining(each.getKey());
                restore();
                assertThatThrownBy(() -> new MemoryPlan(
                                        context(), dialect().reflector().reflect(connection()))
                                .plan(
                                        SingleRevision.UPGRADE,
                                        new SingleRevision(each.getValue()),
                                        RunListener.SILENT,
                                        false))
                        .hasMessageContaining(each.getKey());
            }
        }
    }

    /** If WITH gives a name to a query, this name does not refer to the table that has the same name. */
    @Test
    void aQueryWithTheNameOfTheTableUsesNoColumn() throws SQLException {
        restore();
        execute(
                "create table q (id int primary key, x int, n int)",
                "create table other (x int)",
                "create view r as with q as (select x from other) select q.x from q",
                "create view s as select d.x from (with recursive q as (select 1 as x union all select q.x + 1 from q"
                        + " where q.x < 3) select x from q) as d",
                "create trigger u after insert on other for each row"
                        + " insert into log (n) with q as (select id as x from b) select q.x from q");
        run(op -> op.dropColumn("q", "x"));
        run(op -> op.renameColumn("q", "n", "m"));
        assertThat(definitions().toString()).contains("\"m\"").doesNotContain("`x` int, `n`");
        execute("select * from r", "select * from s", "insert into other values (1)");
        execute("create view t1 as with p as (select m from q) select m from p");
        assertThatThrownBy(() -> run(op -> op.dropColumn("q", "m")))
                .hasMessageContaining("The column q.m cannot be dropped, because the view t1 would no longer work");
        execute("drop view r, s, t1", "drop table q, other");
    }

    /** The server does not check the text of a trigger, so Limbeck must not miss any use of the table. */
    @Test
    void eachUseInATriggerIsFound() throws SQLException {
        String database = connection().getCatalog();
        execute(
                "create table plain (id int primary key, a int)",
                "create table \"value\" (id int primary key, a int)",
                "create table t1 (id int primary key)",
                "create table t2 (id int primary key)");
        Map<String, String> uses = new LinkedHashMap<>();
        String log = "insert into log (n) select ";
        uses.put(log + "plain.a from t1 join t2 on t1.id = t2.id, plain", "plain");
        uses.put(log + "plain.a from t1 join t2 using (id), plain", "plain");
        uses.put(log + "plain.a from (t1 join t2 on replace(t1.id, 1, 2) = t2.id) , (plain)", "plain");
        uses.put(log + "plain.a from t1 join t2 on replace(t1.id, 1, 2) = t2.id, plain", "plain");
        uses.put(log + "plain.a from t1, t2 as value, plain", "plain");
        uses.put(log + "value.a from " + database + ".plain as value", "plain");
        uses.put(log + "max(a) from `" + database + "`.`plain`", "plain");
        uses.put(
                "with plain as (select 1 as a) " + log.replace("insert into log (n) ", "") + "p.a into @x from "
                        + database + ".plain as p limit 1",
                "plain");
        uses.put("delete from t1 using t1 join t2 using (id), plain where plain.a = t1.id", "plain");
        uses.put("delete from t1 using plain join t1 using (id) where plain.a = 1", "plain");
        uses.put("update t1 join t2 using (id), plain set plain.a = 1", "plain");
        uses.put("begin declare i int; set i = (select max(a) from t1, plain); end", "plain");
        uses.put("set @x = (select max(a) from value)", "value");
        uses.put("set @x = (select max(a) from t1, value)", "value");
        for (Map.Entry<String, String> each : uses.entrySet()) {
            String table = each.getValue();
            execute("create or replace trigger u before update on b for each row " + each.getKey());
            Map<String, Consumer<Operations>> refused = Map.of(
                    "The column " + table + ".a cannot be dropped, because the trigger u would no longer work",
                    op -> op.dropColumn(table, "a"),
                    "The column " + table + ".a cannot be renamed, because the trigger u would no longer work",
                    op -> op.renameColumn(table, "a", "z"),
                    "The table " + table + " cannot be dropped, because the trigger u would no longer work",
                    op -> op.dropTable(table),
                    "The table " + table + " cannot be renamed, because the trigger u would no longer work",
                    op -> op.renameTable(table, "z"));
            refused.forEach((message, calls) ->
                    assertThatThrownBy(() -> run(calls)).as(each.getKey()).hasMessageContaining(message));
        }
        execute("drop table plain, \"value\", t1, t2");
    }

    @Test
    void aNameThatDenotesNoTableIsNoUseOfIt() throws SQLException {
        execute("create table t1 (id int primary key)", "create table t2 (id int primary key)");
        for (String other : List.of(
                "insert into log (n) select t1.id from t1 join t2 using (id, plain)",
                "insert into log (n) select (select max(id) from t1), plain from t2",
                "insert into log (n) select max(id) from t1 join t2 on if(t1.id, plain, t2.id)",
                "insert into nosuch.plain (id) values (1)",
                "begin declare a, plain int; set plain = 1; end",
                "begin declare plain int; delete from t1; call p(1, plain); end")) {
            execute(
                    "create table plain (id int primary key)",
                    "create or replace trigger u before update on b for each row " + other);
            run(op -> op.dropTable("plain"));
            assertThat(dialect().reflector().reflect(connection()).tableNames())
                    .as(other)
                    .doesNotContain(TableName.of("plain"));
        }
        execute("drop table t1, t2");
    }

    /**
     * Neither the kind of a statement nor a part of a name is enough to conclude that the statement repairs the view or
     * trigger.
     */
    @Test
    void aStatementAboutSomethingElseRepairsNothing() throws SQLException {
        for (String statement : List.of(
                "analyze table a",
                "set @v = 1",
                "truncate table log",
                "grant select on a to root@localhost",
                "insert into log (n) values (1)",
                "create index v on b (x)",
                "create index v_ix on b (x)",
                "alter table b add v int, add t int",
                "create view v2 as select y as v from a",
                "create procedure p() drop view v",
                "create table t (v int)",
                "drop view if exists \"V2\"")) {
            Consumer<Operations> view = op -> {
                op.dropColumn("a", "x");
                op.execute(statement);
            };
            Consumer<Operations> trigger = op -> {
                op.dropTable("log");
                op.execute(statement.replace("log", "b"));
            };
            assertRefused(
                    "b",
                    Map.of(
                            "The column a.x cannot be dropped, because the view v would no longer work",
                            view,
                            "The table log cannot be dropped, because the trigger t would no longer work",
                            trigger));
            assertThatThrownBy(() -> runAsInAScratchDatabase(view))
                    .as(statement)
                    .hasMessageContaining("because the view v would no longer work");
            restore();
            execute("drop view if exists v2", "drop procedure if exists p");
            execute("drop table if exists t");
        }
    }

    @Test
    @Tag("slow")
    void aStatementThatMayRepairItIsAccepted() throws SQLException {
        execute("create procedure p() drop view w");
        for (String statement : List.of(
                "call p()",
                "execute immediate 'drop view w'",
                "drop view if exists nosuch, `w`",
                "set statement lock_wait_timeout = 5 for drop view w",
                "alter algorithm = merge view w as select x from a",
                "create or replace view w (x) as select x from a",
                "create or replace view \"w\" as select x from a")) {
            restore();
            run(op -> {
                op.dropTable("b");
                op.execute(statement);
            });
            assertThat(dialect()
                            .reflector()
                            .findBrokenViews(connection(), dialect().reflector().reflect(connection())))
                    .as(statement)
                    .isEmpty();
        }
        for (String statement : List.of(
                "drop trigger t",
                "create or replace trigger t before insert on b for each row set new.x = 1",
                "drop table b")) {
            restore();
            run(op -> {
                op.dropTable("log");
                op.dropView("w");
                op.execute(statement);
            });
        }
    }

    /** The column after ON DUPLICATE KEY UPDATE can have the same name as a table. */
    @Test
    void anUpdateOfADuplicateIsNoUseOfATable() throws SQLException {
        execute(
                "create table counter (id int primary key, a2 int, log int)",
                "create table a2 (id int)",
                "create trigger u after update on b for each row insert into counter (id, a2) values (new.id, 1)"
                        + " on duplicate key update a2 = counter.a2 + 1",
                "create trigger f after delete on b for each row"
                        + " update counter set log = (select max(id) from counter as c for update)");
        run(op -> op.renameTable("a2", "a3"));
        assertThat(dialect().reflector().reflect(connection()).tableNames()).contains(TableName.of("a3"));
        assertThatThrownBy(() -> run(op -> op.renameTable("counter", "counter2")))
                .hasMessageContaining("because the trigger f, the trigger u would no longer work");
    }

    @Test
    void brokenViewsAreFound() throws SQLException {
        assertThat(dialect()
                        .reflector()
                        .findBrokenViews(connection(), dialect().reflector().reflect(connection())))
                .isEmpty();
        execute("alter table a drop column x");
        assertThat(dialect()
                        .reflector()
                        .findBrokenViews(connection(), dialect().reflector().reflect(connection())))
                .isEqualTo(List.of(TableName.of("v"), TableName.of("w")));
    }
}
