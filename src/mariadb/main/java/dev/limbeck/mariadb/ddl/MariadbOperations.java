package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.mariadb.read.StorageSettings;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes the statements of operations.
 *
 * @param catalog the schema, which is read only if needed
 * @param settings the settings of the database
 */
record MariadbOperations(Supplier<Catalog> catalog, StorageSettings settings)
        implements Operation.Visitor<List<Statement>> {
    private static final MariadbSyntax SYNTAX = new MariadbSyntax();

    private static List<Statement> of(String sql, String comment) {
        return List.of(Statement.of(sql, comment));
    }

    @Override
    public List<Statement> visit(CreateTable operation) {
        Table table = operation.table();
        NameLengths.check(table);
        List<Statement> statements = new ArrayList<>();
        statements.add(new Statement(
                MariadbDdl.createTable(table),
                "create the table " + table.name(),
                Lock.NONE,
                new KeyLengths(table, settings).reduced(),
                List.of()));
        table.initialRows().forEach(row -> statements.add(Statement.of(row.sql(), "insert a row")));
        return statements;
    }

    @Override
    public List<Statement> visit(DropTable operation) {
        return of(
                "DROP TABLE " + SYNTAX.quote(operation.table().name()),
                "drop the table " + operation.table().name());
    }

    @Override
    public List<Statement> visit(RenameTable operation) {
        NameLengths.check("table", operation.to().name());
        return of(
                "RENAME TABLE " + SYNTAX.quote(operation.from()) + " TO " + SYNTAX.quote(operation.to()),
                "rename " + operation.from());
    }

    @Override
    public List<Statement> visit(AlterTable operation) {
        return MariadbBatch.plan(operation, catalog.get(), settings);
    }

    @Override
    public List<Statement> visit(AlterTable.Comment operation) {
        boolean copies = catalog.get()
                .table(operation.table())
                .filter(table -> new TableCosts(table, settings, catalog.get()).hasHashes(""))
                .isPresent();
        Cost cost = copies ? Cost.COPY : Cost.INSTANT;
        return List.of(new Statement(
                SYNTAX.comment(operation.table(), operation.after()).replace(Cost.INSTANT.clause(), cost.clause()),
                (operation.after() == null ? "remove" : "set") + " the comment of " + operation.table(),
                cost.lock(),
                cost.hazards(),
                List.of()));
    }

    @Override
    public List<Statement> visit(CreateView operation) {
        return of(
                operation.view().definition().sql(),
                "create the view " + operation.view().name());
    }

    @Override
    public List<Statement> visit(DropView operation) {
        return of(
                "DROP VIEW " + SYNTAX.quote(operation.view().name()),
                "drop the view " + operation.view().name());
    }

    @Override
    public List<Statement> visit(ReplaceView operation) {
        String sql = operation.after().definition().sql();
        return of(
                sql.replaceFirst("(?i)^\\s*create\\s+(?:or\\s+replace\\s+)?", "CREATE OR REPLACE "),
                "replace the view " + operation.after().name());
    }

    @Override
    public List<Statement> visit(CreateTrigger operation) {
        return of(
                operation.trigger().definition().sql(),
                "create the trigger " + operation.trigger().name());
    }

    @Override
    public List<Statement> visit(DropTrigger operation) {
        return of(
                "DROP TRIGGER " + SYNTAX.quote(operation.trigger().name()),
                "drop the trigger " + operation.trigger().name());
    }

    @Override
    public List<Statement> visit(CreateSequence operation) {
        Sequence sequence = operation.sequence();
        NameLengths.check("sequence", sequence.name().name());
        return of(MariadbDdl.createSequence(sequence), "create the sequence " + sequence.name());
    }

    /** Never lowers the next number, so that no number is assigned twice. */
    @Override
    public List<Statement> visit(AlterSequence operation) {
        Sequence before = operation.before();
        Sequence after = operation.after();
        String name = SYNTAX.quote(after.name());
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(
                "ALTER SEQUENCE " + name + " START WITH " + after.start() + " INCREMENT BY " + after.increment(),
                "change the sequence " + after.name()));
        if (before.start() != after.start()) {
            statements.add(Statement.of(
                    "SELECT setval(" + name + ", " + after.start() + ", 0)",
                    "continue at the new start, if it is later"));
        }
        return statements;
    }

    @Override
    public List<Statement> visit(DropSequence operation) {
        return of(
                "DROP SEQUENCE " + SYNTAX.quote(operation.sequence().name()),
                "drop the sequence " + operation.sequence().name());
    }

    @Override
    public List<Statement> visit(ExecuteSql operation) {
        return operation.sql() == null ? List.of() : of(operation.sql().sql(), "");
    }
}
