package dev.limbeck.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Operations;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.step.MemoryPlan;
import dev.limbeck.ops.Operation;
import dev.limbeck.testing.DirectSql;
import dev.limbeck.testing.SingleRevision;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the keys for which a plan expects hash values with those for which the server uses them, near the limit of
 * 3,072 bytes. If a table has such a key, the server must copy it for almost every change.
 */
class KeyLengthsTest extends StepwiseTests {
    private static final int LONGEST = 3072;

    /** {@return the algorithms that the plan names} */
    private List<String> algorithms(Consumer<Operations> calls) throws SQLException {
        List<String> found = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void operationPlanned(Operation operation, OperationPlan plan) {
                plan.statements()
                        .forEach(
                                statement -> found.add(statement.sql().replaceFirst("(?s).*ALGORITHM=(\\w+).*", "$1")));
            }
        };
        assertThat(new MemoryPlan(context(), dialect().reflector().reflect(connection()))
                        .plan(SingleRevision.UPGRADE, new SingleRevision(calls), listener, true))
                .isEmpty();
        return found;
    }

    private String kind() throws SQLException {
        return DirectSql.ask(
                connection(),
                "select distinct index_type from information_schema.statistics where table_schema = database()"
                        + " and table_name = 't' and index_name = 'k'");
    }

    /** Runs changes of a table with a unique key k, and requires that the plan matches what the server does. */
    private void checkChanges(String kind) throws SQLException {
        assertThat(kind()).isEqualTo(kind);
        boolean hashes = kind.equals("HASH");
        Consumer<Operations> add = op -> op.addColumn("t", column("added", integer()));
        assertThat(algorithms(add)).containsExactly(hashes ? "COPY" : "INSTANT");
        run(add);
        Consumer<Operations> drop = op -> op.dropConstraint("k", "t");
        assertThat(algorithms(drop)).containsExactly("NOCOPY");
        run(drop);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "tinyint;1",
                "smallint unsigned;2",
                "mediumint;3",
                "int(5) zerofill;4",
                "bigint;8",
                "float;4",
                "float(7,3);4",
                "double;8",
                "bit(1);1",
                "bit(8);1",
                "bit(9);2",
                "bit(64);8",
                "date;3",
                "year;1",
                "time;3",
                "time(1);4",
                "time(2);4",
                "time(3);5",
                "time(6);6",
                "datetime;5",
                "datetime(2);6",
                "datetime(3);7",
                "datetime(6);8",
                "timestamp;4",
                "timestamp(4);6",
                "timestamp(6);7",
                "decimal(1,0);1",
                "decimal(10,0);5",
                "decimal(20,2);9",
                "decimal(38,2);17",
                "decimal(65,30);30",
                "decimal(9,9);4",
                "decimal(5,3);3",
                "uuid;16",
                "inet6;16",
                "inet4;4",
                "enum('a','b');1",
                "set('a');1",
                "set('1','2','3','4','5','6','7','8','9');2",
                "set('1','2','3','4','5','6','7','8','9','a','b','c','d','e','f','g','h');3",
                "binary(5);5",
                "char(5);20",
                "varchar(10);40",
                "varchar(10) character set utf8mb3;30",
                "varchar(10) character set latin1;10",
                "varchar(10) character set gbk;20",
                "varchar(10) character set ujis;30"
            })
    void theLengthOfEachTypeIsExact(String type, int bytes) throws SQLException {
        for (int more = 0; more <= 1; more++) {
            execute("create table t (id int, b varbinary(" + (LONGEST - bytes + more) + "), c " + type
                    + ", constraint k unique (b, c))");
            checkChanges(more == 0 ? "BTREE" : "HASH");
            execute("drop table t");
        }
    }

    @Test
    void anEnumerationWithManyValuesHasTwoBytes() throws SQLException {
        StringBuilder values = new StringBuilder("'v0'");
        for (int i = 1; i <= 255; i++) {
            values.append(", 'v").append(i).append("'");
        }
        theLengthOfEachTypeIsExact("enum(" + values + ")", 2);
    }

    /** A short key for which hash values are specified has them until the server copies the table. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a varchar(766), b inet6, constraint k unique (a, b)",
                "a varchar(384), b varchar(382), c decimal(20,2), constraint k unique (a, b, c)",
                "a varchar(766), b mediumint, c time, constraint k unique (a, b, c)",
                "a varchar(10), constraint k unique (a) using hash",
                "a varchar(900), b int, constraint k unique (b, a(767))",
                "a varchar(900), b int, constraint k unique (b, a(768))",
                "a text, constraint k unique (a(768))",
                "a text, constraint k unique (a(769))",
                "a varbinary(4000), constraint k unique (a(3072))"
            })
    void thePlanOfATableMatchesItsKeys(String columns) throws SQLException {
        execute("create table t (id int, " + columns + ")");
        List<Consumer<Operations>> changes = List.of(
                op -> op.createTableComment("t", "a comment"), op -> op.addColumn("t", column("added", integer())));
        for (Consumer<Operations> change : changes) {
            assertThat(algorithms(change)).containsExactly(kind().equals("HASH") ? "COPY" : "INSTANT");
            run(change);
        }
    }

    @Test
    void aNewKeyIsPlannedLikeTheServerBuildsIt() throws SQLException {
        execute("create table t (id int, a varchar(766), b inet6, c mediumint, d time, e text)");
        Map<String, Consumer<Operations>> keys = Map.of(
                "HASH", op -> op.createUniqueConstraint("k", "t", "a", "b"),
                "BTREE", op -> op.createUniqueConstraint("k", "t", "a", "c", "d"));
        for (Map.Entry<String, Consumer<Operations>> each : keys.entrySet()) {
            assertThat(algorithms(each.getValue()))
                    .containsExactly(each.getKey().equals("HASH") ? "COPY" : "NOCOPY");
            run(each.getValue());
            checkChanges(each.getKey());
            execute("alter table t drop column added");
        }
        Map<Integer, String> prefixes = Map.of(768, "NOCOPY", 769, "COPY");
        for (Map.Entry<Integer, String> each : prefixes.entrySet()) {
            Consumer<Operations> index = op ->
                    op.createUniqueIndex("k", "t", asc("e"), option("mariadb_parts", "\"e\"(" + each.getKey() + ")"));
            assertThat(algorithms(index)).containsExactly(each.getValue());
            run(index);
            assertThat(kind()).isEqualTo(each.getValue().equals("COPY") ? "HASH" : "BTREE");
            execute("alter table t drop index k");
        }
    }

    /** The key of all columns becomes too long, although each of the columns is short enough. */
    @Test
    void aLongerColumnCanMakeAKeyTooLong() throws SQLException {
        execute("create table t (id int, a varchar(500), b varchar(200), constraint k unique (a, b))");
        Consumer<Operations> longer = op -> op.alterColumn("t", "b", change -> change.type(varchar(268)));
        assertThat(algorithms(longer)).containsExactly("INSTANT");
        run(longer);
        Consumer<Operations> tooLong = op -> op.alterColumn("t", "b", change -> change.type(varchar(269)));
        assertThat(algorithms(tooLong)).containsExactly("COPY");
        run(tooLong);
        checkChanges("HASH");
    }

    /** With small pages, the limit is lower, and the server refuses a longer index that is not unique. */
    @ParameterizedTest
    @Tag("process")
    @CsvSource({"4k, 1173", "8k, 1536", "32k, 3072"})
    void theLimitDependsOnThePageSize(String pages, int longest) throws Exception {
        try (MariadbInstance server = MariadbInstance.install(
                "--innodb-page-size=" + pages,
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-flush-method=nosync",
                "--innodb-buffer-pool-size=64M")) {
            server.start();
            try (Connection created = DriverManager.getConnection(server.url("mysql"))) {
                DirectSql.run(created, "create database d");
            }
            connect(DriverManager.getConnection(server.url("d")));
            execute("create table t (id int, a varbinary(" + (longest - 1) + "), b smallint, c tinyint)");
            for (String[] each : new String[][] {{"c", "BTREE", "NOCOPY"}, {"b", "HASH", "COPY"}}) {
                Consumer<Operations> key = op -> op.createUniqueConstraint("k", "t", "a", each[0]);
                assertThat(algorithms(key)).containsExactly(each[2]);
                run(key);
                checkChanges(each[1]);
                execute("alter table t drop column added");
            }
            execute("alter table t modify a varbinary(" + (longest + 1) + ")");
            Consumer<Operations> index = op -> op.createIndex("i", "t", "a");
            if (pages.equals("32k")) {
                run(index);
            } else {
                assertThatThrownBy(() -> run(index))
                        .hasMessageContaining("Specified key was too long; max key length is " + longest + " bytes");
            }
        }
    }
}
