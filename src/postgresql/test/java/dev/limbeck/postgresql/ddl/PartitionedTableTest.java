package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Operations;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Tests partitioned tables. PostgreSQL does not support all online forms for partitioned tables, so they are changed in
 * the same way as in a transaction.
 */
class PartitionedTableTest extends OperationChecks {
    private static final String[] SETUP = {
        "create table owner (id int primary key)",
        "create table part (id int not null, k int, s varchar(20)) partition by range (id)",
        "create table part_1 partition of part for values from (0) to (100)",
        "insert into owner values (1)",
        "insert into part values (1, 1, 'a'), (2, 1, 'b')"
    };

    @Test
    void stepByStepHasTheSameResult() throws SQLException {
        Consumer<Operations> calls = op -> op.batchAlterTable("part", batch -> {
            batch.alterColumn("s", c -> c.nullable(false));
            batch.createPrimaryKey("pk", "id");
            batch.createUniqueConstraint("uq", "id", "k");
            batch.createForeignKey(foreignKey("fk", "k").references("owner", "id"));
            batch.createCheckConstraint("ck", text("k > 0"));
            batch.createIndex("ix", "s");
        });
        List<String> wanted;
        try (ChangedDatabase database = new ChangedDatabase(SETUP)) {
            database.run(calls);
            wanted = database.describe();
        }
        try (ChangedDatabase database = new ChangedDatabase(SETUP)) {
            database.runOnline(calls);
            assertThat(database.describe()).isEqualTo(wanted);
            assertThat(database.leftovers()).isEmpty();
        }
    }
}
