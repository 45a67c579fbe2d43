package dev.limbeck.postgresql.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import dev.limbeck.postgresql.PostgresqlDialect;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests types as the server itself stores and prints them. */
class PostgresqlTypesTest {

    /** Returns the types of columns with the given declarations, as the catalog prints them. */
    private static List<String> stored(List<String> declared) throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement()) {
            List<String> columns = new ArrayList<>();
            for (String each : declared) {
                columns.add("c" + columns.size() + " " + each);
            }
            statement.execute("create table t (" + String.join(", ", columns) + ")");
            List<String> types = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select format_type(atttypid, atttypmod) from pg_attribute"
                    + " where attrelid = 't'::regclass and attnum > 0 order by attnum")) {
                while (rows.next()) {
                    types.add(rows.getString(1));
                }
            }
            return types;
        }
    }

    /** The value that is proposed for a new column has the column's type. */
    @ParameterizedTest
    @EnumSource(TypeName.class)
    void theExampleOfATypeCanBeStored(TypeName name) throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement()) {
            Optional<String> example =
                    new PostgresqlDialect().rows().values(connection).example(SqlType.of(name));
            statement.execute("create table t (c " + PostgresqlTypes.spell(SqlType.of(name)) + " not null)");
            assertThat(statement.executeUpdate("insert into t values (" + example.orElseThrow() + ")"))
                    .isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(TypeName.class)
    void aPortableTypeHasTheKeyOfWhatTheServerStores(TypeName name) throws SQLException {
        List<SqlType> types = new ArrayList<>(List.of(SqlType.of(name), SqlType.array(SqlType.of(name))));
        switch (name) {
            case CHAR, VARCHAR, NCHAR, NVARCHAR, BINARY, VARBINARY -> types.add(SqlType.of(name, 12));
            case NUMERIC, DECIMAL -> {
                types.add(SqlType.of(name, 12));
                types.add(SqlType.of(name, 12, 2));
            }
            case FLOAT -> types.addAll(List.of(SqlType.of(name, 24), SqlType.of(name, 53)));
            case TIME, TIME_WITH_TIME_ZONE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, INTERVAL ->
                types.addAll(List.of(SqlType.of(name, 0), SqlType.of(name, 3), SqlType.of(name, 6)));
            default -> {}
        }
        List<String> stored = stored(types.stream().map(PostgresqlTypes::spell).toList());
        for (int i = 0; i < types.size(); i++) {
            SqlType read = PostgresqlTypes.parse(stored.get(i));
            assertThat(PostgresqlTypes.key(read)).as(stored.get(i)).isEqualTo(PostgresqlTypes.key(types.get(i)));
        }
    }

    @Test
    void aDeclarationMeansTheTypeThatTheServerStores() throws SQLException {
        List<String> declared = List.of(
                "int",
                "int2",
                "int4",
                "int8",
                "serial",
                "bigserial",
                "float",
                "float(10)",
                "float(30)",
                "float4",
                "float8",
                "decimal",
                "dec(5)",
                "numeric(5, 0)",
                "char",
                "character(3)",
                "bpchar",
                "varchar",
                "character varying(9)",
                "national character varying(9)",
                "bool",
                "timestamptz",
                "timestamptz(3)",
                "timetz",
                "timestamp (2) with time zone",
                "timestamp without time zone",
                "time without time zone",
                "TEXT",
                "json",
                "jsonb",
                "inet",
                "bit(3)",
                "bit varying(4)",
                "varbit(4)",
                "interval",
                "interval(3)",
                "interval second(3)",
                "text[]",
                "text array",
                "integer array[3]",
                "int[][]",
                "varchar(20)[]",
                "pg_catalog.int4",
                "int4range",
                "tsvector",
                "money",
                "point",
                "\"char\"",
                "oid");
        List<String> stored = stored(declared);
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> actual = new LinkedHashMap<>();
        for (int i = 0; i < declared.size(); i++) {
            expected.put(declared.get(i), PostgresqlTypes.key(SqlType.raw(stored.get(i))));
            actual.put(declared.get(i), PostgresqlTypes.key(SqlType.raw(declared.get(i))));
        }
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void differentTypesHaveDifferentKeys() {
        assertThat(List.of(
                        "int",
                        "bigint",
                        "text",
                        "varchar",
                        "varchar(5)",
                        "char(5)",
                        "numeric",
                        "numeric(5,2)",
                        "time",
                        "timetz",
                        "timestamp",
                        "timestamptz",
                        "timestamp(3)",
                        "json",
                        "jsonb",
                        "int[]",
                        "char",
                        "bpchar"))
                .extracting(text -> PostgresqlTypes.key(SqlType.raw(text)))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatTheCatalogPrintsIsAPortableType() {
        assertThat(PostgresqlTypes.parse("timestamp(3) with time zone"))
                .isEqualTo(SqlType.of(TypeName.TIMESTAMP_WITH_TIME_ZONE, 3));
        assertThat(PostgresqlTypes.parse("character varying(255)[]"))
                .isEqualTo(SqlType.array(SqlType.of(TypeName.VARCHAR, 255)));
        assertThat(PostgresqlTypes.parse("jsonb")).isEqualTo(SqlType.of(TypeName.JSON));
        assertThat(PostgresqlTypes.parse("json")).isEqualTo(SqlType.raw("json"));
        assertThat(PostgresqlTypes.parse("\"Mood\"")).isEqualTo(SqlType.raw("\"Mood\""));
        assertThat(PostgresqlTypes.parse("numeric(12,2)")).isEqualTo(SqlType.of(TypeName.NUMERIC, 12, 2));
    }

    @Test
    void aNeutralValueFitsEveryType() throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement()) {
            for (TypeName name : TypeName.values()) {
                String type = PostgresqlTypes.spell(SqlType.of(name));
                statement.execute("create temporary table t_" + name + " (c " + type + ")");
                statement.execute("insert into t_" + name + " values (" + PostgresqlTypes.zero(SqlType.of(name)) + ")");
            }
        }
    }
}
