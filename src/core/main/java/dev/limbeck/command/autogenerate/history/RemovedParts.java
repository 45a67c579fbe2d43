package dev.limbeck.command.autogenerate.history;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.ListCheck;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the expressions in the objects that operations remove, because a downgrade creates these objects again. The
 * expressions are known only as the database prints them, and other databases may not accept them. They are rewritten
 * in a form that other databases accept, if there is one.
 *
 * @param dialect the dialect
 * @param live the database before the operations
 */
record RemovedParts(Dialect dialect, Schema live) {

    /** {@return the changes, with the same effect} */
    AlterTable write(AlterTable batch) {
        Optional<Table> table = live.table(batch.table());
        return table.isEmpty()
                ? batch
                : batch.withSteps(batch.steps().stream()
                        .map(step -> write(step, table.get()))
                        .toList());
    }

    private TableOperation write(TableOperation step, Table table) {
        if (step instanceof DropColumn drop) {
            return new DropColumn(write(drop.column(), table), drop.backfill(), drop.position());
        }
        if (step instanceof AlterColumn alter) {
            return write(alter, table);
        }
        if (step instanceof DropConstraint drop && drop.constraint() instanceof CheckConstraint check) {
            return new DropConstraint(unnamed(check, table));
        }
        return step instanceof DropIndex drop ? new DropIndex(write(drop.index(), table)) : step;
    }

    /** {@return the table as a downgrade creates it} */
    Table write(Table table) {
        if (table.verbatim() != null) {
            return table;
        }
        return table.withColumns(table.columns().stream()
                        .map(column -> write(column, table))
                        .toList())
                .withChecks(table.checks().stream()
                        .map(check -> write(check, table))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(index -> write(index, table))
                        .toList());
    }

    private Column write(Column column, Table table) {
        return column.withServerDefault(defaultOf(column, table)).withGenerated(generatedOf(column, table));
    }

    /** Writes only the changed properties. */
    private AlterColumn write(AlterColumn alter, Table table) {
        Column before = alter.before();
        Column after = alter.after();
        Column written = before;
        if (!Objects.equals(before.serverDefault(), after.serverDefault())) {
            written = written.withServerDefault(defaultOf(before, table));
        }
        if (!Objects.equals(before.generated(), after.generated())) {
            written = written.withGenerated(generatedOf(before, table));
        }
        return new AlterColumn(written, after, alter.using(), alter.reverseUsing(), alter.move());
    }

    private @Nullable SqlText defaultOf(Column column, Table table) {
        SqlText printed = column.serverDefault();
        return printed == null ? null : dialect.sameness().portableDefault(table, column, printed);
    }

    private @Nullable Generated generatedOf(Column column, Table table) {
        Generated printed = column.generated();
        return printed == null
                ? null
                : new Generated(dialect.sameness().portable(table, printed.expression()), printed.stored());
    }

    private CheckConstraint write(CheckConstraint check, Table table) {
        return new CheckConstraint(
                check.name(), dialect.sameness().portable(table, check.condition()), check.options());
    }

    /**
     * Removes the name of a check for a list of values if the database generated the name, so that the check is found
     * on every database.
     */
    private CheckConstraint unnamed(CheckConstraint stored, Table table) {
        String name = stored.name();
        Optional<ListCheck> list =
                name != null && dialect.sameness().isGeneratedName(name) ? ListCheck.parse(stored) : Optional.empty();
        return list.map(values -> new CheckConstraint(null, new SqlText(text(values)), stored.options()))
                .orElseGet(() -> write(stored, table));
    }

    private String text(ListCheck list) {
        return dialect.words().quoteIfNeeded(list.column())
                + list.values().stream()
                        .map(value -> list.texts() ? dialect.words().literal(value) : value)
                        .collect(Collectors.joining(",", " in (", ")"));
    }

    private Index write(Index index, Table table) {
        SqlText where = index.where();
        List<IndexPart> parts = new ArrayList<>();
        for (IndexPart part : index.parts()) {
            SqlText expression = part.expression();
            parts.add(
                    expression == null
                            ? part
                            : new IndexPart(
                                    part.column(),
                                    dialect.sameness().portable(table, expression),
                                    part.collation(),
                                    part.descending()));
        }
        return index.withParts(parts)
                .withWhere(where == null ? null : dialect.sameness().portable(table, where));
    }
}
