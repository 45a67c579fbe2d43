package dev.limbeck.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Operations;
import dev.limbeck.TableItem;
import dev.limbeck.model.SqlText;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that before the first step, Limbeck checks whether the server accepts the definitions in all steps. */
class TriedDefinitionsTest extends StepwiseTests {
    @BeforeEach
    void createTables() throws SQLException {
        execute(
                "create table c (id int auto_increment primary key, a int, t text, v varchar(1000), e enum ('A', 'B'))",
                "create table log (x int)",
                "insert into c (a) values (1), (2)");
    }

    private void assertRefused(Map<String, Consumer<Operations>> refused) throws SQLException {
        assertRefused("log", refused);
        assertThat(facts().toString()).doesNotContain("limbeck");
    }

    private static String repeated(String text, int times) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < times; i++) {
            all.append(i == 0 ? "" : ", ").append(text.replace("#", String.valueOf(i)));
        }
        return all.toString();
    }

    @Test
    void newTables() throws SQLException {
        Map<String, Consumer<Operations>> refused = new LinkedHashMap<>();
        refused.put(
                "The server does not accept step 2, \"create the table wide\": Row size too large. The maximum row"
                        + " size",
                op -> op.createTable(
                        "wide", column("a", varchar(16_000)), column("b", varchar(16_000)), column("i", integer())));
        refused.put(
                "Row size too large",
                op -> op.batchAlterTable("log", batch -> {
                    for (int i = 0; i < 200; i++) {
                        batch.addColumn(column("f" + i, type("char(50)")));
                    }
                }));
        refused.put(
                "The primary key of wide cannot contain id, because its type is longtext",
                op -> op.createTable("wide", column("id", clob()), primaryKey("id")));
        refused.put(
                "BLOB/TEXT column 'id' used in key specification without a key length",
                op -> op.createTable("wide", column("id", type("geometry")), primaryKey("id")));
        refused.put(
                "step 2, \"create the table wide\": Specified key was too long; max key length is 3072 bytes",
                op -> op.createTable("wide", column("id", varchar(1_000)), primaryKey("id")));
        refused.put(
                "The column n of wide is an identity column, so it must be the first column of a key",
                op -> op.createTable(
                        "wide", column("id", integer()), column("n", integer()).identity(), primaryKey("id")));
        refused.put(
                "step 2, \"create the table wide\": Invalid default value for 'e'",
                op -> op.createTable("wide", column("e", enumeration("A", "B")).serverDefault(text("'C'"))));
        refused.put(
                "Invalid default value for 'i'",
                op -> op.createTable("wide", column("i", integer()).serverDefault(text("'x'"))));
        refused.put(
                "nosuch\"()' cannot be used in the DEFAULT clause",
                op -> op.createTable("wide", column("d", integer()).serverDefault(text("nosuch()"))));
        refused.put(
                "nosuch\"()' cannot be used in the CHECK clause",
                op -> op.createTable("wide", column("d", integer()), check(text("nosuch() > d"))));
        refused.put(
                "Function or expression 'AUTO_INCREMENT' cannot be used in the GENERATED ALWAYS AS clause of",
                op -> op.createTable(
                        "wide",
                        column("id", integer()).identity(),
                        column("g", integer()).computedStored(text("id + 1")),
                        primaryKey("id")));
        refused.put(
                "Too many keys specified; max 64 keys allowed",
                op -> op.batchAlterTable("log", batch -> {
                    for (int i = 0; i < 65; i++) {
                        batch.createIndex("ix" + i, "x");
                    }
                }));
        refused.put("Too many columns", op -> {
            TableItem[] columns = new TableItem[5_000];
            Arrays.setAll(columns, i -> column("f" + i, type("tinyint")));
            op.createTable("wide", columns);
        });
        refused.put("Unknown data type: 'nosuch'", op -> op.createTable("wide", column("n", type("nosuch"))));
        assertRefused(refused);
    }

    @Test
    void changedTables() throws SQLException {
        Map<String, Consumer<Operations>> refused = new LinkedHashMap<>();
        refused.put("step 3, \"change the table c\": Row size too large", op -> {
            op.addColumn("c", column("w", varchar(8_000)));
            op.addColumn("c", column("w2", varchar(8_000)));
        });
        refused.put("Invalid default value for 'e'", op -> op.alterColumn("c", "e", c -> c.serverDefault(text("'C'"))));
        refused.put(
                "Unknown column 'nosuch' in 'GENERATED ALWAYS AS'",
                op -> op.addColumn("c", column("g", integer()).computed(text("a + nosuch"))));
        refused.put(
                "Function or expression 'rand()' cannot be used",
                op -> op.addColumn("c", column("g", integer()).computedStored(text("rand()"))));
        refused.put(
                "in the CHECK clause of",
                op -> op.createCheckConstraint("ck", "c", text("uuid() = 'x' and rand() > 1")));
        refused.put(
                "You have an error in your SQL syntax",
                op -> op.addColumn("c", column("d", integer()).serverDefault(text("(1"))));
        refused.put(
                "The column n of log is an identity column, so it must be the first column of a key",
                op -> op.addColumn("log", column("n", integer()).identity()));
        refused.put(
                "The column id of c is an identity column, so it must be the first column of a key",
                op -> op.batchAlterTable("c", batch -> batch.dropPrimaryKey()));
        refused.put("The primary key of log cannot contain t, because its type is longtext", op -> {
            op.execute("insert into log (x) values (7)");
            op.addColumn("log", column("t", clob()));
            op.createPrimaryKey("pk", "log", "t");
        });
        assertRefused(refused);
    }

    @Test
    void statements() throws SQLException {
        Map<String, Consumer<Operations>> refused = new LinkedHashMap<>();
        refused.put(
                "step 2, \"run create table bad (\": You have an error in your SQL syntax",
                op -> op.execute("create table bad ("));
        refused.put("near 'c d'", op -> op.createView("v", text("create view v as select a frm c d")));
        refused.put("Unknown column 'nosuch'", op -> op.createView("v", text("create view v as select nosuch from c")));
        refused.put(
                "nosuch' doesn't exist", op -> op.createView("v", text("create view v as select 1 as x from nosuch")));
        refused.put(
                "nosuch does not exist",
                op -> op.createView("v", text("create view v as select nosuch(a) as x from c")));
        refused.put(
                "step 2, \"create the trigger tr\": You have an error in your SQL syntax",
                op -> op.createTrigger("tr", "c", text("create trigger tr before insert on c for each row begn")));
        refused.put(
                "There is no table nosuch, which this statement needs: drop", op -> op.execute("drop table nosuch"));
        refused.put(
                "There is no table nosuch, which this statement needs: alter",
                op -> op.execute("alter table \"nosuch\" add n int"));
        refused.put("step 3, \"run alter tabel c add b int\": You have an error", op -> {
            op.execute("update c set a = 2 where a = 2");
            op.execute("alter tabel c add b int");
        });
        assertRefused(refused);
    }

    /** If WITH gives a name to a query, this name does not refer to the table or view that has the same name. */
    @Test
    void namesOfQueries() throws SQLException {
        SqlText totals = text("create view totals as select \"c\".\"a\" AS \"a\" from \"c\"");
        execute("create table parts (a int)", totals.sql());
        for (String accepted : List.of(
                "with totals as (select a from c) select * from totals",
                "with first as (select a from c), totals (n, totals) as (select a, a from first) select n from totals",
                "with recursive totals as (select 1 as n union all select n + 1 from totals where n < 3)"
                        + " select n from totals",
                "with recursive parts as (select 1 as n), totals as (select n from parts) select totals.n from totals,"
                        + " parts",
                "select a from (with totals as (select a from c) select a from totals) as d",
                "with \"totals\" as (select a from c) select a from c where a in (select a from totals)")) {
            run(op -> {
                op.dropView("totals");
                op.dropTable("parts");
                op.createView("report", text("create view report as " + accepted));
            });
            execute("select * from report", "drop view report", "create table parts (a int)", totals.sql());
        }
    }

    @Test
    void tablesOutsideOfNamedQueries() throws SQLException {
        execute("create view totals as select a from c");
        for (String refused : List.of(
                "with totals as (select a from totals) select a from totals",
                "with other as (select a from totals) select a from other",
                "with other as (select a from c), totals as (select a from totals) select a from totals",
                "select d.a from (with totals as (select a from c) select a from totals) as d join totals",
                "select a from totals with check option")) {
            execute("create view report as " + refused, "drop view report");
            assertRefused(Map.of(
                    "The view report uses totals, which an earlier step of the revision drops or renames", op -> {
                        op.dropView("totals");
                        op.createView("report", text("create view report as " + refused));
                    }));
        }
    }

    /**
     * A definition is not rejected if it cannot be shown to be invalid either by creating a temporary table or by
     * preparing a statement.
     */
    @Test
    void whatTheServerAcceptsRuns() throws SQLException {
        execute("create table limbeck_tried (here int)", "insert into limbeck_tried values (7)");
        run(op -> {
            op.createSequence(sequence("numbers"));
            op.createTable(
                    "many",
                    column("id", integer()).serverDefault(text("nextval(numbers)")),
                    column("a", integer()).nullable(false),
                    column("t", clob()),
                    primaryKey("id"),
                    check(text("many.a > 0")));
            op.addColumn("many", column("g", integer()).computed(text("many.a + 1")));
            op.createView("v", text("create view v as select g, t from many"));
            op.createTrigger(
                    "tr", "many", text("create trigger tr before insert on many for each row set new.a = new.a + 1"));
            op.execute("insert into many (a) values (1)");
            op.execute("create table later (b int)");
            op.execute("insert into later (b) select g from v");
            op.execute("alter table later add c int");
            op.execute("update later set c = {d '2020-01-01'} is not null");
        });
        execute("create table parts (id int primary key, s varchar(20)) partition by hash (id) partitions 2");
        execute("create table old (id int primary key, s text, fulltext key ft (s)) row_format = compressed");
        run(op -> {
            op.addColumn("parts", column("n", integer()));
            op.addColumn("old", column("n", integer()));
        });
        assertThat(definitions().toString()).contains("many", "later", "parts");
        run(op -> {
            op.execute("create table more (b int)");
            op.execute("alter table more add c int");
            op.execute("drop table more");
        });
        run(op -> op.execute("alter table if exists nosuch add c int"));
        run(op -> op.execute("drop table later"));
        run(op -> op.execute("alter table c alter column a set default 5"));
        execute("insert into c (a) select here from limbeck_tried", "drop table limbeck_tried");
        assertThat(facts().toString()).doesNotContain("limbeck");
    }

    /** The block of Java code might have created temporary tables itself. */
    @Test
    void afterABlockOfJavaCodeOnlyTheSyntaxIsJudged() throws SQLException {
        Consumer<Operations> block = op -> op.data("prepare", own -> {
            try (Statement statement = own.createStatement()) {
                statement.execute("create temporary table counted (n int)");
                statement.execute("create temporary table log (m int)");
                statement.execute("insert into counted values (7)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        run(op -> {
            block.accept(op);
            op.execute("insert into log (m) select n from counted");
            op.execute("update c set a = (select max(m) from log)");
            op.execute("alter table counted add k int");
            op.execute("drop table counted");
        });
        execute("drop temporary table log");
        assertThat(number("select min(a) from c")).isEqualTo(7);
        execute("delete from alembic_version");
        Map<String, Consumer<Operations>> refused = new LinkedHashMap<>();
        refused.put("step 3, \"run update c sett a = 1\": You have an error", op -> {
            block.accept(op);
            op.execute("update c sett a = 1");
        });
        refused.put("step 3, \"create the table wide\": Invalid default value for 'i'", op -> {
            block.accept(op);
            op.createTable("wide", column("i", integer()).serverDefault(text("'x'")));
        });
        assertRefused(refused);
    }

    /** The server prepares only one statement at a time. */
    @Test
    void severalStatements() throws SQLException {
        String url = MariadbServer.url(connection().getCatalog()) + "&allowMultiQueries=true";
        try (Connection several = DriverManager.getConnection(url)) {
            run(several, op -> {
                op.createView("v", text("create view v as select a from c; insert into log values (length(';'))"));
                op.createTrigger(
                        "tr",
                        "c",
                        text("create trigger tr before insert on c for each row begin set new.a = 1; end;"
                                + " insert into log values (2)"));
            });
        }
        assertThat(number("select count(*) from log")).isEqualTo(2);
    }

    /**
     * The string becomes longer when it is written as a literal, and the server closes a connection that sends too much
     * data.
     */
    @Test
    void aLongStatement() throws SQLException {
        long limit = number("select @@global.max_allowed_packet");
        execute("set global max_allowed_packet = 1048576");
        try (Connection limited =
                DriverManager.getConnection(MariadbServer.url(connection().getCatalog()))) {
            execute("set global max_allowed_packet = " + limit);
            run(limited, op -> op.execute("insert into log (x) values (length('" + "''".repeat(300_000) + "'))"));
        } finally {
            execute("set global max_allowed_packet = " + limit);
        }
        assertThat(number("select x from log")).isEqualTo(300_000);
    }

    /** The server checks the size of the rows only if columns are added or dropped. */
    @Test
    void aTableThatIsAlreadyTooWide() throws SQLException {
        execute(
                "set innodb_strict_mode = 0",
                "create table wide (i int, " + repeated("f# char(60) character set latin1", 150) + ")",
                "set innodb_strict_mode = 1");
        Map<String, Consumer<Operations>> refused = new LinkedHashMap<>();
        refused.put("Row size too large", op -> op.dropColumn("wide", "f1"));
        assertRefused(refused);
        run(op -> {
            op.addColumn("log", column("y", integer()));
            op.alterColumn("wide", "i", c -> c.serverDefault(text("5")));
            op.createTableComment("wide", "too wide");
            op.createIndex("ix", "wide", "i");
        });
        assertThat(definitions().toString()).contains("too wide", "\"ix\"");
    }

    /** If the user lacks the privilege to create temporary tables, only statements are checked. */
    @Test
    void aUserWithoutTemporaryTables() throws SQLException {
        String name = "u" + Long.toHexString(System.nanoTime());
        String database = connection().getCatalog();
        execute(
                "create user " + name + "@localhost identified by 'secret'",
                "grant select, insert, update, delete, create, alter, drop, index, create view on `" + database
                        + "`.* to " + name + "@localhost");
        try (Connection limited = DriverManager.getConnection(
                MariadbServer.url(database).replaceFirst("user=root", "user=" + name + "&password=secret"))) {
            run(limited, op -> op.addColumn("log", column("y", integer())));
            assertThatThrownBy(() -> run(limited, op -> {
                        op.addColumn("log", column("z", integer()));
                        op.execute("alter tabel c add b int");
                    }))
                    .hasMessageContaining("the database is as it was before");
            assertThatThrownBy(() -> run(limited, op -> {
                        op.addColumn("log", column("z", integer()));
                        op.addColumn("c", column("i", integer()).serverDefault(text("'x'")));
                    }))
                    .hasMessageContaining("1 of 2 steps are finished")
                    .hasMessageContaining("Invalid default value for 'i'");
            execute("drop table limbeck_journal");
            Map<String, Consumer<Operations>> known = new LinkedHashMap<>();
            known.put(
                    "The column n of log is an identity column, so it must be the first column of a key",
                    op -> op.addColumn("log", column("n", integer()).identity()));
            known.put(
                    "The column m of c is an identity column, but n already is one",
                    op -> op.createTable(
                            "c",
                            column("n", integer()).identity(),
                            column("m", integer()).identity(),
                            primaryKey("n")));
            known.put(
                    "The primary key of wide cannot contain t, because its type is longtext",
                    op -> op.createTable("wide", column("t", clob()), primaryKey("t")));
            known.forEach((message, calls) -> assertThatThrownBy(() -> run(limited, op -> {
                        op.dropTable("c");
                        calls.accept(op);
                    }))
                    .hasMessageContaining("the database is as it was before")
                    .hasMessageContaining(message));
        }
        execute("drop user " + name + "@localhost");
    }
}
