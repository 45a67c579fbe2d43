package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that unnamed constraints get the names that the server itself would give them. */
class DefaultNamesTest {
    private static final List<String> TABLES = List.of(
            "t", "Order", "a_table_with_a_name_of_forty_characters_a", "x".repeat(63), "ä".repeat(31), "日本".repeat(10));

    private static final List<List<String>> COLUMNS = List.of(
            List.of("a"),
            List.of("A b"),
            List.of("ü".repeat(30)),
            List.of("first_column_of_the_key", "second_column_of_the_key", "third_column_of_the_key"),
            List.of("y".repeat(60), "z".repeat(60)));

    @Test
    void theNamesAreThoseOfTheServer() throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                for (List<String> columns : COLUMNS) {
                    Table unnamed = table(table, columns);
                    statement.execute(TableDdl.createTable(unnamed));
                    assertThat(chosen(unnamed)).as(table + columns).isEqualTo(given(statement));
                    statement.execute("drop table " + quoted(table));
                }
            }
        }
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private static Table table(String name, List<String> columns) {
        String first = quoted(columns.get(0));
        List<Column> all = new ArrayList<>();
        columns.forEach(column -> all.add(new Column(column, SqlType.of(TypeName.INTEGER), false)));
        all.add(new Column("other", SqlType.of(TypeName.INTEGER), false));
        Table table = Table.of(TableName.of(name), all).withNames(NameRules.of(NameRule.LOWER));
        return table.withPrimaryKey(PrimaryKey.of("other"))
                .withConstraints(
                        List.of(new UniqueConstraint(null, columns)),
                        List.of(ForeignKey.of(columns, TableName.of(name), columns)),
                        List.of(
                                CheckConstraint.of(new SqlText(first + " > 0")),
                                CheckConstraint.of(new SqlText(first + " > 1 and " + first + " < 9")),
                                CheckConstraint.of(new SqlText(first + " > other")),
                                CheckConstraint.of(new SqlText("1 > 0"))));
    }

    private static Set<String> chosen(Table table) {
        Table empty = table.withPrimaryKey(null).withConstraints(List.of(), List.of(), List.of());
        TreeSet<String> names = new TreeSet<>();
        Stream<? extends Constraint> all = Stream.of(
                        Stream.ofNullable(table.primaryKey()), table.uniqueConstraints().stream(),
                        table.foreignKeys().stream(), table.checks().stream())
                .flatMap(each -> each);
        all.forEach(each -> names.add(Objects.requireNonNull(
                DefaultNames.named(each, empty, names::contains).name())));
        return names;
    }

    private static Set<String> given(Statement statement) throws SQLException {
        TreeSet<String> names = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(
                "select conname from pg_constraint where conrelid <> 0 and contype <> 'n' and connamespace = 'public'::regnamespace")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Test
    void aNameThatTheServerWouldCutIsRefused() {
        ObjectNames.check("table", "ä".repeat(31));
        assertThatThrownBy(() -> ObjectNames.check("table", "ä".repeat(32)))
                .isInstanceOf(UnsupportedChange.class)
                .hasMessageContaining("has 64 bytes; PostgreSQL truncates names to 63");
    }
}
