package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Tests that a plan that is made without knowledge of the schema is the same as one made with it. */
final class PlanAnywhereTest {
    @Test
    void newTableIsPlannedTheSameForAnySchema() throws Exception {
        SqliteDialect dialect = new SqliteDialect();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table item (id integer primary key, name varchar(9) not null unique)");
            statement.execute("create index ix_item on item (name desc)");
            Table table =
                    dialect.reflector().reflect(connection).schema().tables().get(0);
            PlanOptions options = new PlanOptions(dialect.reflector().version(connection), true, false);
            CreateTable create = new CreateTable(table);
            assertThat(dialect.planner().planWithoutSchema(create, options, Need.ANY))
                    .contains(dialect.planner().plan(create, dialect.reflector().reflect(connection), options));
        }
    }

    @Test
    void referencesToADroppedTableMatterOnlyWithForeignKeysOn() throws Exception {
        SqliteDialect dialect = new SqliteDialect();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table item (id integer primary key)");
            statement.execute("create table line (id integer primary key, item int references item)");
            DropTable drop = new DropTable(dialect.reflector()
                    .reflect(connection)
                    .schema()
                    .table(TableName.of("item"))
                    .orElseThrow());
            PlanOptions options = new PlanOptions(dialect.reflector().version(connection), true, false);

            assertThat(dialect.planner().planWithoutSchema(drop, options, Need.FOREIGN_KEYS_OFF))
                    .contains(dialect.planner().plan(drop, dialect.reflector().reflect(connection), options));
            assertThat(dialect.planner().planWithoutSchema(drop, options, Need.ANY))
                    .isEmpty();
            assertThat(dialect.planner()
                            .planWithoutSchema(drop, new PlanOptions(null, false, true), Need.FOREIGN_KEYS_OFF))
                    .as("a script checks what belongs to the table")
                    .isEmpty();
        }
    }
}
