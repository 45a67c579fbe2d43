package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.postgresql.read.PostgresqlReflector;
import dev.limbeck.postgresql.type.PostgresqlTypes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Enumeration types of the database are changed without loss, in both directions. */
class EnumTypesTest {
    private Connection connection = PostgresqlServer.open();

    @BeforeEach
    void create() throws SQLException {
        execute("create type colour as enum ('GREEN', 'RED')");
        execute("create cast (varchar as colour) with inout as implicit");
        execute("create table thing (id int, colour colour default 'RED', colours colour[])");
        execute("insert into thing values (1, 'GREEN', '{GREEN,RED}')");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Catalog catalog() throws SQLException {
        return new PostgresqlReflector(PostgresqlTypes::parse).reflect(connection);
    }

    private List<String> values() throws SQLException {
        return catalog().enumerations().getOrDefault(TableName.of("colour"), List.of());
    }

    private List<Operation> changes(String declared, Map<String, String> renames) throws SQLException {
        return new EnumTypes(List.of(), catalog(), renames)
                .with(List.of(ExecuteSql.of(new SqlText("create type Colour as enum " + declared))));
    }

    private void run(List<Operation> operations) throws SQLException {
        for (Operation operation : operations) {
            execute(String.valueOf(((ExecuteSql) operation).sql()));
        }
    }

    @Test
    void addsValuesAtTheirPlaces() throws SQLException {
        List<Operation> changes = changes("('AMBER', 'GREEN', 'OLIVE', 'RED', 'WHITE')", Map.of());
        assertThat(changes).hasSize(3);
        run(changes);
        assertThat(values()).containsExactly("AMBER", "GREEN", "OLIVE", "RED", "WHITE");
        run(Operation.reversed(changes));
        assertThat(values()).containsExactly("GREEN", "RED");
    }

    @Test
    void doesNotRemoveAValueThatARowHas() throws SQLException {
        List<Operation> changes = changes("('RED')", Map.of());
        List<String> before = catalog().otherObjects();
        assertThatThrownBy(() -> run(changes))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("invalid input value for enum colour: \"GREEN\"");
        assertThat(catalog().otherObjects()).isEqualTo(before);
        execute("update thing set colour = 'RED', colours = null");
        String definition = catalog().definition(TableName.of("thing")).get(0);
        run(changes);
        assertThat(values()).containsExactly("RED");
        assertThat(catalog().definition(TableName.of("thing"))).first().isEqualTo(definition);
        run(Operation.reversed(changes));
        assertThat(catalog().otherObjects()).isEqualTo(before);
    }

    @Test
    void renamesAValueThatARowHas() throws SQLException {
        List<Operation> changes = changes("('OLIVE', 'RED')", Map.of("colour.GREEN", "OLIVE"));
        run(changes);
        assertThat(values()).containsExactly("OLIVE", "RED");
        run(Operation.reversed(changes));
        assertThat(values()).containsExactly("GREEN", "RED");
    }

    @Test
    void keepsATypeThatNoColumnOfTheModelHas() throws SQLException {
        assertThat(new EnumTypes(List.of(), catalog(), Map.of()).with(List.of()))
                .isEmpty();
    }
}
