package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.emulation.EmulatedEnumerations;
import dev.limbeck.dialect.server.FoundConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Evolution;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import dev.limbeck.postgresql.type.PostgresqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Replaces enumerations with text columns that have a check, as Hibernate's dialect declares them. All other types
 * exist in PostgreSQL.
 */
final class Enumerations {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private final EmulatedEnumerations emulated;

    Enumerations(Sameness sameness) {
        this.emulated = new EmulatedEnumerations(PostgresqlTypes.DIALECT, true, sameness, SYNTAX::quoteIfNeeded);
    }

    Operation expand(Operation operation, Supplier<Schema> schema) {
        if (operation instanceof CreateTable create) {
            return new CreateTable(emulated.expand(create.table()));
        }
        return operation instanceof AlterTable batch ? expand(batch, schema) : operation;
    }

    private AlterTable expand(AlterTable batch, Supplier<Schema> schema) {
        Table table = schema.get()
                .table(batch.table())
                .orElseThrow(() -> new UnsupportedChange("There is no table " + batch.table() + "."));
        List<TableOperation> steps = new ArrayList<>();
        for (TableOperation given : batch.steps()) {
            TableOperation step = given instanceof DropConstraint drop
                    ? new DropConstraint(new FoundConstraint(SqlTokenizer.RULES).require(table, drop.constraint()))
                    : given;
            for (TableOperation each : emulated.expand(step, table)) {
                steps.add(each);
                table = Evolution.apply(table, each, SYNTAX::renameColumn);
            }
        }
        return new AlterTable(batch.table(), steps, batch.recreate());
    }

    List<TableOperation> expand(TableOperation step, Table table) {
        return emulated.expand(step, table);
    }

    Optional<SqlType.Enumeration> find(Table table, Column column) {
        return emulated.find(table, column);
    }
}
