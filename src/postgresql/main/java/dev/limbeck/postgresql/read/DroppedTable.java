package dev.limbeck.postgresql.read;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Statement;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.List;
import java.util.Optional;

/** Finds the table that a plan has dropped. */
final class DroppedTable {
    private DroppedTable() {}

    /**
     * {@return the table, if the plan consists of one DROP TABLE without CASCADE; empty for any other plan, and for a
     * table with partitions or children, because the partitions or children would be dropped or changed as well}
     */
    static Optional<TableName> find(OperationPlan plan, Catalog before) {
        List<Statement> statements = plan.statements();
        if (statements.size() != 1) {
            return Optional.empty();
        }
        String sql = statements.get(0).sql();
        return before.tableNames().stream()
                .filter(name -> sql.equals("DROP TABLE " + DefinitionTexts.quote(name)))
                .filter(name -> before.table(name).map(Table::verbatim).isEmpty())
                .findFirst();
    }
}
