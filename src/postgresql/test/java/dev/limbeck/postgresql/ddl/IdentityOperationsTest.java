package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that identity columns and computed columns of tables with rows can be changed. */
class IdentityOperationsTest extends OperationChecks {
    @Test
    void changesIdentityAndGeneratedColumns() throws SQLException {
        check(
                List.of(
                        "create table t (id int primary key, n int generated always as identity, w int, g int generated always as (w * 2) stored)",
                        "insert into t (id, w) values (41, 3)"),
                op -> op.batchAlterTable("t", batch -> {
                    batch.alterColumn("id", c -> c.identity());
                    batch.alterColumn("n", c -> c.dropIdentity());
                    batch.alterColumn("g", c -> c.computedStored(text("w * 3")));
                }),
                "column t.id integer not null identity d",
                "- column t.id integer not null",
                "column t.n integer not null",
                "- column t.n integer not null identity a",
                "column t.g integer generated s (w * 3)",
                "- column t.g integer generated s (w * 2)",
                "sequence t_id_seq 1 1 1 2147483647",
                "- sequence t_n_seq 1 1 1 2147483647");
    }

    @Test
    void aNewIdentityContinuesAfterTheExistingNumbers() throws SQLException {
        try (ChangedDatabase database = new ChangedDatabase(
                "create table \"T\" (\"Id\" int primary key, g int)", "insert into \"T\" values (41, 1)")) {
            database.run(op -> op.batchAlterTable(exact("T"), batch -> {
                batch.alterColumn(exact("Id"), c -> c.identity());
                batch.alterColumn("g", c -> c.computedStored(text("\"Id\" + 1")));
            }));
            database.execute("insert into \"T\" default values");
            assertThat(database.query("select \"Id\" || ' ' || g from \"T\" order by 1"))
                    .containsExactly("41 42", "42 43");
            database.run(op -> op.alterColumn(exact("T"), "g", c -> c.dropComputed()));
            database.execute("update \"T\" set g = 0 where g = 42");
            assertThat(database.query("select g from \"T\" order by 1")).containsExactly("0", "43");
        }
    }
}
