package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.model.Index;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.sqlite.ddl.SqliteNames;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a dialect's cache of schemas that were read earlier saves work and never affects the results. */
class RepeatedReflectionTest {

    @Test
    void runsAsManyQueriesForAThousandTablesAsForOne() throws SQLException {
        assertThat(questions(1)).hasSize(2).isEqualTo(questions(1000));
    }

    @Test
    void readsOnlyTheChangedRowsAfterAnAddedColumnOrANewObject() throws SQLException {
        List<String> queries = new ArrayList<>();
        SqliteDialect dialect = new SqliteDialect();
        try (Database database = new Database()) {
            database.run("CREATE TABLE a (id integer PRIMARY KEY)", "CREATE TABLE b (id integer PRIMARY KEY)");
            Catalog before = dialect.reflector().reflect(database.connection());
            List<String> changes = List.of("ALTER TABLE main.a ADD COLUMN n text", "CREATE INDEX main.i ON a (n)");
            database.run(changes.toArray(String[]::new));
            dialect.reflector().refresh(recording(database.connection(), queries), before, List.of(planOf(changes)));
        }
        assertThat(queries.stream().filter(one -> one.contains("main.sqlite_master")))
                .singleElement()
                .asString()
                .contains("rowid > 2", "name = 'a' collate nocase");
    }

    /** Rows that are recreated might get the rowids of those that were dropped, or higher ones. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c"})
    void readsTablesThatAreCreatedAgain(String table) throws SQLException {
        SqliteDialect dialect = new SqliteDialect();
        try (Database database = new Database()) {
            database.run(
                    "CREATE TABLE a (id integer PRIMARY KEY, n text UNIQUE)",
                    "CREATE INDEX ia ON a (n)",
                    "CREATE TABLE gone (id integer)",
                    "CREATE TABLE b (id text PRIMARY KEY)",
                    "CREATE INDEX ib ON b (id)",
                    "CREATE TABLE c (id integer PRIMARY KEY, n text UNIQUE)",
                    "DROP TABLE gone");
            Catalog before = dialect.reflector().reflect(database.connection());
            List<String> changes = List.of(
                    "DROP TABLE main." + table,
                    "CREATE TABLE " + table + " (id text PRIMARY KEY, m text UNIQUE)",
                    "CREATE INDEX i ON " + table + " (m)",
                    "DROP TABLE main." + table,
                    "CREATE TABLE " + table + " (id text PRIMARY KEY, m text UNIQUE, o)",
                    "CREATE TABLE more (id integer)");
            database.run(changes.toArray(String[]::new));
            Catalog after = dialect.reflector().refresh(database.connection(), before, List.of(planOf(changes)));
            assertThat(after.definitions())
                    .isEqualTo(new SqliteDialect()
                            .reflector()
                            .reflect(database.connection())
                            .definitions());
            assertThat(after.schema())
                    .isEqualTo(new SqliteDialect()
                            .reflector()
                            .reflect(database.connection())
                            .schema());
        }
    }

    /** Only the rows of the new objects are visited, regardless of the number of tables. */
    @Test
    void readsOnlyTheNewestRowsAfterNewObjects() throws SQLException {
        List<String> queries = new ArrayList<>();
        SqliteDialect dialect = new SqliteDialect();
        try (Database database = new Database()) {
            database.run("CREATE TABLE a (id integer PRIMARY KEY)");
            Catalog before = dialect.reflector().reflect(database.connection());
            List<String> changes =
                    List.of("DROP TABLE main.a", "CREATE TABLE a (id integer, n)", "CREATE INDEX i ON a (n)");
            database.run(changes.toArray(String[]::new));
            dialect.reflector().refresh(recording(database.connection(), queries), before, List.of(planOf(changes)));
        }
        assertThat(queries.stream().filter(one -> one.contains("main.sqlite_master")))
                .singleElement()
                .asString()
                .contains("order by rowid desc limit 3");
    }

    private static OperationPlan planOf(List<String> statements) {
        return new OperationPlan(
                Strategy.NATIVE,
                "",
                Need.ANY,
                statements.stream()
                        .map(sql -> dev.limbeck.dialect.Statement.of(sql, ""))
                        .toList());
    }

    /**
     * Returns the queries that are run for a database with the given number of tables, views and triggers, and a
     * virtual table.
     */
    private static List<String> questions(int tables) throws SQLException {
        List<String> queries = new ArrayList<>();
        try (Database database = new Database()) {
            database.run("CREATE VIRTUAL TABLE search USING fts5(words)", "BEGIN");
            for (int i = 0; i < tables; i++) {
                database.run(
                        "CREATE TABLE t" + i + " (id integer PRIMARY KEY, other integer REFERENCES t" + i + ")",
                        "CREATE INDEX i" + i + " ON t" + i + " (other)",
                        "CREATE VIEW v" + i + " AS SELECT * FROM t" + i,
                        "CREATE TRIGGER g" + i + " AFTER DELETE ON t" + i + " BEGIN SELECT 1; END");
            }
            database.run("COMMIT");
            Schema schema = new SqliteDialect()
                    .reflector()
                    .reflect(recording(database.connection(), queries))
                    .schema();
            assertThat(schema.tables()).hasSize(tables);
        }
        return queries;
    }

    /** Returns a proxy of the connection that records its queries. */
    private static Connection recording(Connection connection, List<String> queries) {
        return recording(Connection.class, connection, (proxy, method, arguments) -> {
            Object answer = method.invoke(connection, arguments);
            return answer instanceof Statement statement
                    ? recording(Statement.class, statement, (own, asking, words) -> {
                        if (asking.getName().startsWith("execute")) {
                            queries.add((String) words[0]);
                        }
                        return asking.invoke(statement, words);
                    })
                    : answer;
        });
    }

    private static <T> T recording(Class<T> type, T real, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                real.getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return handler.invoke(proxy, method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }

    @Test
    void returnsTheSameTableWhileItsTextsAreUnchanged() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE a (id integer PRIMARY KEY, n text)", "CREATE INDEX ix_n ON a (n)");
            Table first = table(database, "a");
            database.run("INSERT INTO a VALUES (1, 'x')", "CREATE TABLE b (id integer)");
            assertThat(table(database, "a")).isSameAs(first);
        }
    }

    @Test
    void detectsEveryChangeOfATableAndItsIndexes() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE a (id integer PRIMARY KEY, n text)", "CREATE INDEX ix_n ON a (n)");
            Table first = table(database, "a");
            database.run("DROP INDEX ix_n");
            assertThat(table(database, "a").indexes()).isEmpty();
            database.run("CREATE UNIQUE INDEX ix_n ON a (n)");
            assertThat(table(database, "a").indexes()).extracting(Index::unique).containsExactly(true);
            database.run("ALTER TABLE a ADD COLUMN m text");
            assertThat(table(database, "a").columns()).hasSize(3);
            database.run("ALTER TABLE a DROP COLUMN m", "DROP INDEX ix_n", "CREATE INDEX ix_n ON a (n)");
            assertThat(table(database, "a")).isEqualTo(first);
            database.run("ALTER TABLE a RENAME TO b");
            assertThat(database.reflect().schema().tables())
                    .extracting(Table::name)
                    .containsExactly(TableName.of("b"));
            assertThat(table(database, "b")).isEqualTo(first.withName(TableName.of("b")));
        }
    }

    @Test
    void detectsChangesOfAnotherConnection(@TempDir Path folder) {
        String file = folder.resolve("shared.db").toString();
        try (Database database = new Database(file);
                Database other = new Database(file)) {
            database.run("CREATE TABLE a (id integer PRIMARY KEY, n text)");
            assertThat(table(database, "a").columns()).hasSize(2);
            other.run("DROP TABLE a", "CREATE TABLE a (id integer PRIMARY KEY)");
            assertThat(table(database, "a").columns()).hasSize(1);
        }
    }

    @Test
    void distinguishesTheSameIndexOnTwoTablesOfOneName() throws SQLException {
        SqliteDialect dialect = new SqliteDialect();
        try (Database one = new Database();
                Database other = new Database()) {
            one.run("CREATE TABLE a (n text)", "CREATE INDEX ix ON a (N)");
            other.run("CREATE TABLE a (\"N\" text)", "CREATE INDEX ix ON a (N)");
            assertThat(dialect.reflector()
                            .reflect(one.connection())
                            .schema()
                            .tables()
                            .get(0)
                            .indexes())
                    .extracting(index -> index.parts().get(0).column())
                    .containsExactly("n");
            assertThat(dialect.reflector()
                            .reflect(other.connection())
                            .schema()
                            .tables()
                            .get(0)
                            .indexes())
                    .extracting(index -> index.parts().get(0).column())
                    .containsExactly("N");
        }
    }

    @Test
    void readsNamesOfAnyCharacters() {
        try (Database database = new Database()) {
            List<String> names = List.of("1 2 table", "a b", "line\nbreak", "größe", "x😀y 😀", "\u0001", "it''s");
            for (String name : names) {
                String quoted = SqliteNames.quote(name);
                database.run(
                        "CREATE TABLE " + quoted + " (id integer)",
                        "CREATE INDEX " + SqliteNames.quote("ix " + name) + " ON " + quoted + " (id)",
                        "CREATE VIEW " + SqliteNames.quote("v " + name) + " AS SELECT id FROM " + quoted,
                        "CREATE TRIGGER " + SqliteNames.quote("g " + name) + " AFTER DELETE ON " + quoted
                                + " BEGIN SELECT 1; END");
            }
            Schema schema = database.reflect().schema();
            assertThat(schema.tables())
                    .extracting(table -> table.name().name())
                    .containsExactlyInAnyOrderElementsOf(names);
            for (String name : names) {
                assertThat(table(database, name).indexes())
                        .extracting(Index::name)
                        .containsExactly("ix " + name);
                assertThat(schema.view(TableName.of("v " + name))).isPresent();
                assertThat(schema.triggersOn(TableName.of(name)))
                        .extracting(trigger -> trigger.name())
                        .containsExactly("g " + name);
            }
        }
    }

    private static Table table(Database database, String name) {
        return database.reflect().schema().table(TableName.of(name)).orElseThrow();
    }
}
