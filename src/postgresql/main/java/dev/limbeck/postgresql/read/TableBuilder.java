package dev.limbeck.postgresql.read;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Index;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.postgresql.syntax.PostgresqlOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds the model's tables from the rows of the system catalogs. */
final class TableBuilder {
    private final ServerRows rows;
    private final Function<String, SqlType> types;
    private final OwnedSequences sequences;

    /** Creates a builder that uses the given function to convert the types that the server prints. */
    TableBuilder(ServerRows rows, Function<String, SqlType> types, OwnedSequences sequences) {
        this.rows = rows;
        this.types = types;
        this.sequences = sequences;
    }

    /** {@return the table in the given row} */
    Table build(Row relation) {
        long oid = relation.number("oid");
        Table table = Table.of(rows.name(relation), columns(oid))
                .withPrimaryKey(primaryKey(oid))
                .withConstraints(uniques(oid), foreignKeys(oid), checks(oid))
                .withIndexes(indexes(oid))
                .withComment(relation.textOrNull("comment"));
        Options options = Options.NONE;
        String settings = relation.textOrNull("options");
        if (settings != null) {
            options = options.with("postgresql_with", settings);
        }
        return table.withOptions(options.with("postgresql_unlogged", relation.is("unlogged")));
    }

    /** {@return the columns of the given table or view} */
    List<Column> columns(long relation) {
        return rows.columns().getOrDefault(relation, List.of()).stream()
                .map(this::column)
                .toList();
    }

    private Column column(Row row) {
        Column column = new Column(row.text("name"), types.apply(row.text("type")), !row.is("required"))
                .withCollation(row.textOrNull("collation"))
                .withComment(row.textOrNull("comment"))
                .withIdentity(sequences.identity(row))
                .withOptions(Options.NONE.with(PostgresqlOptions.SERIAL, sequences.isSerial(row)));
        String expression = row.textOrNull("expression");
        if (expression == null) {
            return column;
        }
        return switch (row.text("generated")) {
            case "s" -> column.withGenerated(new Generated(new SqlText(Parentheses.strip(expression)), true));
            case "v" -> column.withGenerated(new Generated(new SqlText(Parentheses.strip(expression)), false));
            default -> column.withServerDefault(new SqlText(expression));
        };
    }

    private @Nullable PrimaryKey primaryKey(long relation) {
        List<Row> found = rows.constraints(relation, "p");
        return found.isEmpty()
                ? null
                : new PrimaryKey(
                        found.get(0).text("name"), found.get(0).list("columns"), keyOptions(relation, found.get(0)));
    }

    private List<UniqueConstraint> uniques(long relation) {
        return rows.constraints(relation, "u").stream()
                .map(row -> new UniqueConstraint(row.text("name"), row.list("columns"), keyOptions(relation, row)))
                .toList();
    }

    private Options keyOptions(long relation, Row constraint) {
        Options options = Options.NONE;
        if (constraint.is("deferrable")) {
            options = options.with(
                    "postgresql_deferrable", constraint.is("deferred") ? "initially deferred" : "deferrable");
        }
        if (constraint.text("definition").contains(" WITHOUT OVERLAPS")) {
            options = options.with("postgresql_without_overlaps", true);
        }
        for (Row index : rows.indexes().getOrDefault(relation, List.of())) {
            if (index.number("oid") == constraint.number("index")) {
                options = options.with(IndexBuilder.sharedOptions(index));
            }
        }
        return options;
    }

    private List<CheckConstraint> checks(long relation) {
        List<CheckConstraint> checks = new ArrayList<>();
        for (Row row : rows.constraints(relation, "c")) {
            SqlText condition = new SqlText(Parentheses.strip(row.text("condition")));
            checks.add(new CheckConstraint(
                    row.text("name"), condition, validity(row).with("postgresql_no_inherit", row.is("no_inherit"))));
        }
        return checks;
    }

    private static Options validity(Row constraint) {
        boolean enforced = !constraint.text("definition").endsWith(" NOT ENFORCED");
        return Options.NONE
                .with("postgresql_not_valid", enforced && !constraint.is("valid"))
                .with("postgresql_not_enforced", !enforced);
    }

    private List<ForeignKey> foreignKeys(long relation) {
        List<ForeignKey> keys = new ArrayList<>();
        for (Row row : rows.constraints(relation, "f")) {
            keys.add(new ForeignKey(
                            row.text("name"),
                            row.list("columns"),
                            rows.name(row.textOrNull("referenced_schema"), row.text("referenced")),
                            row.list("referenced_columns"))
                    .withOnDelete(action(row.text("on_delete")))
                    .withOnUpdate(action(row.text("on_update")))
                    .withDeferrability(deferrability(row))
                    .withMatch(row.text("match").equals("f") ? "FULL" : null)
                    .withOptions(keyActionColumns(row)));
        }
        return keys;
    }

    /**
     * Returns the options of a foreign key. If the foreign key limits ON DELETE SET NULL to some of its columns, an
     * option lists these columns.
     */
    private static Options keyActionColumns(Row row) {
        Options options = validity(row);
        String definition = row.text("definition");
        for (String action : List.of(" ON DELETE SET NULL (", " ON DELETE SET DEFAULT (")) {
            int start = definition.indexOf(action);
            if (start >= 0) {
                int open = start + action.length() - 1;
                options = options.with(
                        "postgresql_on_delete_columns",
                        definition.substring(open + 1, Parentheses.end(definition, open)));
            }
        }
        return options;
    }

    private static Deferrability deferrability(Row row) {
        if (!row.is("deferrable")) {
            return Deferrability.NOT_DEFERRABLE;
        }
        return row.is("deferred") ? Deferrability.INITIALLY_DEFERRED : Deferrability.INITIALLY_IMMEDIATE;
    }

    private static ReferentialAction action(String code) {
        return switch (code) {
            case "r" -> ReferentialAction.RESTRICT;
            case "c" -> ReferentialAction.CASCADE;
            case "n" -> ReferentialAction.SET_NULL;
            case "d" -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    private List<Index> indexes(long relation) {
        return rows.plainIndexes(relation).stream()
                .filter(row -> row.is("valid"))
                .map(IndexBuilder::build)
                .filter(Objects::nonNull)
                .toList();
    }
}
