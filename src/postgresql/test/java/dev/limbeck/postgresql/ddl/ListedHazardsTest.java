package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Operations;
import dev.limbeck.command.proof.Changes;
import dev.limbeck.command.proof.PlanHazards;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.Change;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests that each hazard of a plan is listed with the change that causes it. */
class ListedHazardsTest extends OperationChecks {
    private static List<String> changes(Consumer<Operations> calls) throws SQLException {
        PlanHazards hazards = new PlanHazards();
        try (ChangedDatabase database = new ChangedDatabase(
                "create table parent (id bigint primary key)",
                "create table child (id bigint primary key, code varchar(9), note varchar(9))")) {
            List<Operation> operations = database.run(calls, hazards);
            return Changes.list(operations, hazards).stream()
                    .map(ListedHazardsTest::describe)
                    .toList();
        }
    }

    private static String describe(Change change) {
        return change.kind() + " " + change.name()
                + change.hazards().stream()
                        .map(hazard -> ", " + hazard.kind().code())
                        .collect(Collectors.joining());
    }

    @Test
    void aForeignKeyOfANewColumnBlocksTheParent() throws SQLException {
        assertThat(changes(op -> op.batchAlterTable("child", batch -> {
                    batch.addColumn(column("parent_id", bigint()));
                    batch.createConstraint(foreignKeyOn("parent_id").named("fk").references("parent", "id"));
                    batch.createIndex("ix", "parent_id");
                })))
                .containsExactly(
                        "ADDED_COLUMN parent_id",
                        "ADDED_FOREIGN_KEY fk, blocks-writes",
                        "ADDED_INDEX ix, blocks-writes");
    }

    @Test
    void aChangedColumnIsRewritten() throws SQLException {
        assertThat(changes(op -> op.batchAlterTable("child", batch -> {
                    batch.createIndex("ix", "code");
                    batch.alterColumn("code", change -> change.type(bigint()).using(text("1")));
                    batch.alterColumn("note", change -> change.type(varchar(20)));
                })))
                .containsExactly("ADDED_INDEX ix", "CHANGED_COLUMN code, changes-data, rewrite", "CHANGED_COLUMN note");
    }

    @Test
    void anIndexHasTheNameOfAChangedColumn() throws SQLException {
        assertThat(changes(op -> op.batchAlterTable("child", batch -> {
                    batch.createIndex("code", "note");
                    batch.alterColumn("code", change -> change.type(bigint()).using(text("1")));
                })))
                .containsExactly("ADDED_INDEX code", "CHANGED_COLUMN code, changes-data, rewrite");
    }
}
