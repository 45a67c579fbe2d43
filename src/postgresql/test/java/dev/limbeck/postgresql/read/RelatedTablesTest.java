package dev.limbeck.postgresql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.PostgresqlDialect;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests which tables are created for the proof of a change. */
class RelatedTablesTest {

    private static List<String> related(String changed, String... statements) throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE alone (id int PRIMARY KEY, note text)");
            statement.execute("CREATE TABLE changed (id int PRIMARY KEY, note text)");
            for (String sql : statements) {
                statement.execute(sql);
            }
            Catalog part = new PostgresqlDialect()
                    .reflector()
                    .reflect(connection)
                    .subset(Set.of(TableName.of(changed)), Set.of());
            List<String> definitions = part.definitions();
            try (Connection copy = PostgresqlServer.open();
                    Statement replay = copy.createStatement()) {
                replay.execute("SET check_function_bodies = off");
                for (String sql : definitions) {
                    replay.execute(sql);
                }
                assertThat(new PostgresqlDialect().reflector().reflect(copy).definitions())
                        .as("the part can be created, and is then the same")
                        .isEqualTo(definitions);
            }
            return part.schema().tables().stream()
                    .map(Table::name)
                    .map(TableName::toString)
                    .toList();
        }
    }

    @Test
    void tablesWithoutRelationAreLeftOut() throws SQLException {
        assertThat(related(
                        "changed", "CREATE TABLE other (id serial PRIMARY KEY)", "COMMENT ON TABLE other IS 'changed'"))
                .containsExactly("changed");
    }

    @Test
    void foreignKeysRelateInBothDirections() throws SQLException {
        assertThat(related(
                        "changed",
                        "CREATE TABLE grandparent (id int PRIMARY KEY)",
                        "CREATE TABLE parent (id int PRIMARY KEY REFERENCES grandparent)",
                        "ALTER TABLE changed ADD parent_id int REFERENCES parent",
                        "CREATE TABLE child (id int PRIMARY KEY REFERENCES changed)",
                        "CREATE TABLE grandchild (id int REFERENCES child)"))
                .containsExactly("changed", "child", "grandparent", "parent");
    }

    @Test
    void viewsAndFunctionsKeepTheTablesThatTheyUse() throws SQLException {
        assertThat(related(
                        "changed",
                        "CREATE TABLE shown (id int)",
                        "CREATE VIEW v AS SELECT id FROM shown",
                        "CREATE TABLE counted (id int)",
                        "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM counted'"))
                .containsExactly("changed", "counted", "shown");
    }

    @Test
    void rowTypesDefaultsAndSequencesRelate() throws SQLException {
        assertThat(related(
                        "changed",
                        "DROP TABLE changed",
                        "CREATE TABLE typed (id int)",
                        "CREATE TABLE \"Numbered one\" (id serial)",
                        "CREATE TABLE changed (t typed, n bigint DEFAULT nextval('\"Numbered one_id_seq\"'))",
                        "CREATE TABLE uses (c changed[])"))
                .containsExactlyInAnyOrder("Numbered one", "changed", "typed", "uses");
    }

    @Test
    void partitionsAndChildrenRemain() throws SQLException {
        assertThat(related(
                        "changed",
                        "CREATE TABLE base (id int)",
                        "CREATE TABLE derived () INHERITS (base)",
                        "CREATE TABLE whole (id int) PARTITION BY RANGE (id)",
                        "CREATE TABLE part PARTITION OF whole FOR VALUES FROM (1) TO (2)"))
                .containsExactly("base", "changed", "derived", "whole");
    }

    /** A trigger can use any table, even a table whose name is computed by the trigger. */
    @Test
    void withATriggerEverythingRemains() throws SQLException {
        assertThat(related(
                        "changed",
                        "CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'",
                        "CREATE TRIGGER t BEFORE INSERT ON changed FOR EACH ROW EXECUTE FUNCTION t()"))
                .containsExactly("alone", "changed");
    }

    /** A new table must not have the same name as another table's index. */
    @Test
    void theOwnerOfANameRemains() throws SQLException {
        assertThat(related("ix", "CREATE INDEX ix ON alone (note)")).containsExactly("alone");
    }
}
