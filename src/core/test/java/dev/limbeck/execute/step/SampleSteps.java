package dev.limbeck.execute.step;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Revisions that change the {@code pet} table in several steps. */
final class SampleSteps {
    private SampleSteps() {}

    /**
     * A revision that changes the schema and rows in every possible way: batches of several statements, SQL, and Java
     * code.
     */
    public static final class Everything extends Migration {
        @Override
        public void upgrade(Operations op) throws SQLException {
            op.createTable(
                    "label",
                    column("id", bigint()).nullable(false),
                    column("name", varchar(40)).nullable(false),
                    primaryKey("id").named("pk_label"),
                    uniqueConstraint("uk_label", "name"));
            op.bulkInsert("label", List.of(row("id", 1, "name", "first"), row("id", 2, "name", "second")));
            op.batchAlterTable("pet", batch -> {
                batch.addColumn(column("age", integer()).nullable(false).backfill(text("7")));
                batch.alterColumn("name", c -> c.existingType(varchar(20)).type(varchar(80)));
                batch.dropColumn("note");
                batch.createIndex("ix_pet_age", "age");
            });
            op.execute("create view \"old_pet\" as select \"id\" from \"pet\" where \"age\" > 5");
            op.data("shout", connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate("update \"pet\" set \"name\" = \"name\" || '!'");
                }
            });
            op.addColumn("pet", column("label_id", bigint()));
            op.createForeignKey("pet", foreignKey("fk_pet_label", "label_id").references("label", "id"));
            op.execute("update \"pet\" set \"age\" = \"age\" + 1");
        }

        @Override
        public void downgrade(Operations op) {
            op.execute("drop view \"old_pet\"");
            op.batchAlterTable("pet", batch -> {
                batch.dropConstraint("fk_pet_label");
                batch.dropColumn("label_id");
                batch.dropIndex("ix_pet_age");
                batch.addColumn(column("note", varchar(10)));
                batch.alterColumn("name", c -> c.existingType(varchar(80)).type(varchar(20)));
                batch.dropColumn("age");
            });
            op.dropTable("label");
        }
    }

    /** A revision in which every step can be reverted. */
    public static final class Reversible extends Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "label",
                    column("id", bigint()).nullable(false),
                    primaryKey("id").named("pk_label"));
            op.batchAlterTable("pet", batch -> {
                batch.addColumn(column("age", integer()).nullable(false).backfill(text("7")));
                batch.createIndex("ix_pet_age", "age");
            });
            op.renameTable("label", "tag");
            op.alterColumn("pet", "name", c -> c.existingType(varchar(20)).type(varchar(80)));
        }

        @Override
        public void downgrade(Operations op) {
            throw new IllegalStateException("not called");
        }
    }
}
