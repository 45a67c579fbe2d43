package dev.limbeck.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Operations;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.step.MemoryPlan;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.Operation;
import dev.limbeck.testing.SingleRevision;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that Limbeck lets the server check each step, as far as the effect of the earlier steps is known. */
class TriedAfterChangesTest extends StepwiseTests {
    @BeforeEach
    void createTables() throws SQLException {
        execute(
                "create table c (id int auto_increment primary key, a int, t text, v varchar(1000))",
                "create table log (x int)",
                "insert into c (a) values (1), (2)");
    }

    private void assertRefused(Map<String, Consumer<Operations>> refused) throws SQLException {
        assertRefused("log", refused);
        assertThat(facts().toString()).doesNotContain("limbeck");
    }

    /**
     * The statements are prepared against tables with the definitions that result from the earlier steps of the
     * revision.
     */
    @Test
    void columnsOfChangedTables() throws SQLException {
        execute("create view v as select a from c", "create table d (a int, k int)");
        SqlText v = text("create view v as select \"c\".\"a\" AS \"a\" from \"c\"");
        Map<String, Consumer<Operations>> refused = new LinkedHashMap<>();
        refused.put("step 3, \"replace the view v\": Unknown column 'a'", op -> {
            op.dropColumn("c", "a");
            op.replaceView("v", v, text("create or replace view v as select a, t from c"));
        });
        refused.put("step 4, \"create the view v\": Unknown column 'c.a'", op -> {
            op.dropView("v");
            op.renameColumn("c", "a", "z");
            op.createView("v", text("create view v (n) as select c.a from c join d on d.a = c.id with check option"));
        });
        refused.put("step 3, \"create the view w\": Unknown column 'nosuch'", op -> {
            op.createTable("fresh", column("n", integer()));
            op.createView("w", text("create view w as with f as (select nosuch from fresh) select * from f"));
        });
        refused.put("Unknown column 'a' in 'SET'", op -> {
            op.dropView("v");
            op.dropColumn("c", "a");
            op.execute("update c set a = 1");
        });
        refused.put("Unknown column 'm'", op -> {
            op.createTable("fresh", column("n", integer()));
            op.execute("insert into fresh (m) values (1)");
        });
        refused.put("This statement uses d, which an earlier step of the revision drops or renames: insert", op -> {
            op.renameTable("d", "e");
            op.execute("insert into log (x) select a from d");
        });
        assertRefused(refused);
        assertThat(number("select count(*) from c")).isEqualTo(2);
    }

    /** The old name of a column does not matter if the name now refers to something else. */
    @Test
    void columnsOfChangedTablesThatExist() throws SQLException {
        execute("create view v as select a from c", "create table d (a int, k int)");
        SqlText v = text("create view v as select \"c\".\"a\" AS \"a\" from \"c\"");
        run(op -> {
            op.renameColumn("c", "a", "z");
            op.replaceView("v", v, text("create view v as select z as a from c order by a"));
            op.createView("w", text("create view w as select a from c join d on d.k = c.z"));
            op.createView("u", text("create view u as select a from v join c"));
            op.createView(
                    "self", text("create view self as select x.z, y.z as other from c x join c y on x.id = y.id"));
            op.execute("insert into d (a, k) select z, z from c");
            op.execute("update c join d on d.k = c.z set c.z = d.a, d.k = 5");
            op.createTable(
                    "fresh", column("n", integer()), foreignKey("fk", "n").references("c", "id"));
            op.execute("insert into fresh (n) select id from c");
            op.createTrigger(
                    "tr", "fresh", text("create trigger tr before insert on fresh for each row set new.n = new.n"));
            op.addColumn("fresh", column("m", integer()));
            op.createView("y", text("create view y as select m from fresh"));
        });
        execute("select * from v", "select * from w", "select * from u", "select * from self", "select * from y");
        assertThat(number("select count(*) from fresh")).isEqualTo(2);
    }

    /**
     * After an SQL statement that changes the schema, only the objects that the statement mentions are in an unknown
     * state.
     */
    @Test
    void afterAStatementThatChangesTheSchema() throws SQLException {
        execute("create table d (a int)", "create table child (n int, key (n))");
        execute("alter table child add constraint fk foreign key (n) references c (id)");
        Consumer<Operations> sql = op -> op.execute("alter table d add b int");
        Map<String, Consumer<Operations>> refused = new LinkedHashMap<>();
        refused.put("step 3, \"create the table wide\": Invalid default value for 'i'", op -> {
            sql.accept(op);
            op.createTable("wide", column("i", integer()).serverDefault(text("'x'")));
        });
        refused.put("step 3, \"change the table c\": Row size too large", op -> {
            sql.accept(op);
            op.addColumn("c", column("w", varchar(16_000)));
        });
        refused.put("step 3, \"run alter tabel d add b int\": You have an error", op -> {
            sql.accept(op);
            op.execute("alter tabel d add b int");
        });
        refused.put("Unknown column 'nosuch'", op -> {
            sql.accept(op);
            op.createView("v", text("create view v as select nosuch from c"));
        });
        refused.put("There is no table nosuch, which this statement needs", op -> {
            sql.accept(op);
            op.execute("drop table nosuch");
        });
        refused.put("The table c cannot be dropped, because the foreign key fk of child", op -> {
            sql.accept(op);
            op.dropTable("c");
        });
        refused.put("Unknown column 'nosuch'", op -> {
            op.execute("create view v as select a from c");
            op.addColumn("c", column("g", integer()).computed(text("a + nosuch")));
        });
        refused.put(
                "step 2, \"run alter table c add a int\": Duplicate column name 'a'",
                op -> op.execute("alter table c add a int"));
        refused.put("Unknown column 'nosuch' in 'd'", op -> op.execute("alter table d change nosuch x int"));
        refused.put("Key column 'nosuch' doesn't exist", op -> op.execute("alter table d add index ix (nosuch)"));
        assertRefused(refused);
    }

    /** The server executes the code in such a comment, so the statement cannot be tried on a temporary table. */
    @Test
    void anExecutableComment() throws SQLException {
        for (String comment : List.of(
                "/*! , rename to plain2 */", "/*!50000 , rename to plain2 */", "/*M!100000 , rename to plain2 */")) {
            execute("create table plain (id int primary key)");
            run(op -> {
                op.execute("alter table plain add c int " + comment);
                op.execute("insert into plain2 (id) values (9)");
            });
            try (Connection other = DriverManager.getConnection(
                            MariadbServer.url(connection().getCatalog()));
                    Statement statement = other.createStatement();
                    ResultSet row = statement.executeQuery("select id, c from plain2")) {
                assertThat(row.next()).as(comment).isTrue();
            }
            execute("drop table plain2");
        }
    }

    /** A plan shows which operations are not checked before the first step. */
    @Test
    void thePlanShowsWhatIsNotChecked() throws SQLException {
        execute("create table d (a int)");
        Map<String, List<String>> hazards = new LinkedHashMap<>();
        RunListener listener = new RunListener() {
            @Override
            public void operationPlanned(Operation operation, OperationPlan plan) {
                hazards.put(
                        operation.describe(),
                        plan.statements().stream()
                                .flatMap(each -> each.hazards().stream())
                                .map(hazard -> hazard.kind().code() + " " + hazard.message())
                                .toList());
            }
        };
        MemoryPlan plan = new MemoryPlan(context(), dialect().reflector().reflect(connection()));
        plan.plan(
                SingleRevision.UPGRADE,
                new SingleRevision(op -> {
                    op.execute("alter table d modify a bigint");
                    op.addColumn("d", column("b", integer()));
                    op.addColumn("log", column("b", integer()));
                }),
                listener,
                true);
        assertThat(hazards)
                .containsEntry("run alter table d modify a bigint", List.of())
                .containsEntry(
                        "change the table d",
                        List.of("may-fail is not checked before the first step of the revision, because its effect"
                                + " depends on this statement: alter table d modify a bigint"))
                .containsEntry("change the table log", List.of());
        hazards.clear();
        plan.plan(
                SingleRevision.UPGRADE,
                new SingleRevision(op -> op.addColumn("d", column("c", integer()))),
                listener,
                true);
        assertThat(hazards).as("of the next revision").containsEntry("change the table d", List.of());
    }

    /** The name of a view ends where the list of its columns begins. */
    @Test
    void aPlanAfterAStatementThatCreatesAView() throws SQLException {
        for (String create : List.of(
                "create view if not exists v(n) as select a from c",
                "create view if not exists v (n) as select a from c",
                "create or replace view v(n) as select a from c",
                "create view if not exists v as select a from c",
                "create view " + connection().getCatalog() + " . v as select a from c")) {
            MemoryPlan plan = new MemoryPlan(context(), dialect().reflector().reflect(connection()));
            plan.plan(SingleRevision.UPGRADE, new SingleRevision(op -> op.execute(create)), RunListener.SILENT, true);
            assertThat(plan.plan(
                            SingleRevision.UPGRADE,
                            new SingleRevision(op -> op.dropView("v")),
                            RunListener.SILENT,
                            true))
                    .as(create)
                    .hasValueSatisfying(warning -> assertThat(warning).contains("only partly planned", create));
            assertThat(plan.plan(
                            SingleRevision.UPGRADE,
                            new SingleRevision(op -> op.dropColumn("c", "a")),
                            RunListener.SILENT,
                            true))
                    .as(create)
                    .isEmpty();
        }
    }

    /** If such a statement might have created, changed, or dropped an object, uses of the object are not checked. */
    @Test
    void whatAStatementMayHaveChangedRuns() throws SQLException {
        execute("create table d (a int)", "create table child (n int, key (n))");
        execute("alter table child add constraint fk foreign key (n) references c (id)");
        run(op -> {
            op.execute("alter table d add b int");
            op.createView("v", text("create view v as select b from d"));
            op.execute("update d set b = 1");
            op.execute("create table made (m int)");
            op.execute("insert into made (m) select b from v");
            op.execute("alter table made add k int");
            op.execute("create function twice(n int) returns int return 2 * n");
            op.createView("w", text("create view w as select twice(m) as n from made"));
            op.execute("alter table child drop foreign key fk");
            op.dropTable("c");
            op.execute("create table c (other int)");
            op.createView("y", text("create view y as select other from c"));
            op.execute("alter table made rename to moved");
            op.execute("alter table moved add column late int");
            op.execute("drop table moved");
        });
        execute("drop function twice");
    }
}
