package dev.limbeck.execute.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.h2.H2Dialect;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import dev.limbeck.result.Direction;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionHeader;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.RowChange;
import dev.limbeck.revision.VersionRows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Tests that on a database that distinguishes User and user, a revision changes exactly the table that it specifies.
 */
final class DistinctCaseTest {
    private static final H2Dialect H2 = new H2Dialect();
    private static final TableName VERSIONS = TableName.of("alembic_version");

    /** A revision that changes tables and columns whose names differ only in case. */
    public static final class TwoUsers extends Migration {
        @Override
        public void upgrade(Operations op) {
            for (String name : List.of("User", "user")) {
                op.createTable(
                        name,
                        column("id", bigint()).nullable(false),
                        column("Id", bigint()),
                        primaryKey("id").named("pk_" + name));
            }
            op.createTable("note", column("id", bigint()), column("a", bigint()), column("b", bigint()));
            op.createForeignKey("note", foreignKey("fk_a", "a").references("User", "id"));
            op.createForeignKey("note", foreignKey("fk_b", "b").references("user", "id"));
            op.batchAlterTable("user", batch -> {
                batch.addColumn(column("name", varchar(9)));
                batch.addColumn(column("Name", varchar(9)));
                batch.dropColumn("Id");
            });
            op.renameColumn("User", "Id", "ID");
            op.renameTable("User", "USER");
            op.dropConstraint("fk_a", "note");
            op.createTable(exact("User"), column(exact("x"), bigint()), column("\"y\"", bigint()));
            op.dropTable(exact("USER"));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("User");
        }
    }

    @Test
    void onlyTheNamedTableIsChanged() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:cases")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table \"alembic_version\" (version_num varchar(32) not null primary key)");
                statement.execute("insert into \"alembic_version\" values ('a1')");
            }
            RunContext session =
                    new RunContext(H2, connection, PlanOptions.DEFAULT, RunListener.SILENT, Duration.ofSeconds(2));
            new StepwiseRunner(session, new VersionTable(H2, VERSIONS)).run(step(), new TwoUsers(), Resumption.ASK);
            Schema schema = H2.reflector().reflect(connection).schema();
            Map<String, List<String>> columns = new TreeMap<>();
            schema.tables()
                    .forEach(table -> columns.put(
                            table.name().name(),
                            table.columns().stream()
                                    .map(column -> column.name())
                                    .toList()));
            assertThat(columns)
                    .containsEntry("user", List.of("id", "name", "Name"))
                    .containsEntry("User", List.of("x", "y"))
                    .containsOnlyKeys("User", "user", "note", "alembic_version");
            assertThat(schema.table(TableName.of("note")).orElseThrow().foreignKeys())
                    .singleElement()
                    .matches(key -> key.referencedTable().equals(TableName.of("user")));
            assertThat(schema.table(TableName.of("USER"))).isEmpty();
        }
    }

    private static RevisionStep step() {
        RevisionHeader header = new RevisionHeader("b2", List.of("a1"), List.of(), List.of(), null, Instant.EPOCH);
        return new RevisionStep(
                new RevisionFile(header, "TwoUsers", "TwoUsers", null),
                Direction.UPGRADE,
                List.of(new RowChange.Update("a1", "b2")),
                VersionRows.of("a1"),
                VersionRows.of("b2"));
    }
}
