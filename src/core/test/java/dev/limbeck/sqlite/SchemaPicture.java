package dev.limbeck.sqlite;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Index;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.sameness.SqliteSameness;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Describes a schema in lines that are the same for schemas with the same meaning. */
final class SchemaPicture {
    private SchemaPicture() {}

    /**
     * Describes the schema. The order of columns and the case of names are ignored, because a restored column is at the
     * end and the name of a renamed column might differ in case.
     */
    static List<String> describe(Schema schema) {
        Stream<String> tables = schema.tables().stream().map(SchemaPicture::picture);
        Stream<String> code = Stream.concat(
                schema.views().stream().map(view -> new SqliteSameness().definitionKey(view.definition())),
                schema.triggers().stream().map(one -> new SqliteSameness().definitionKey(one.definition())));
        return Stream.concat(tables, code).toList();
    }

    /** {@return the columns of each table, in the order in which the table declares them} */
    static List<String> describeColumns(Schema schema) {
        return schema.tables().stream()
                .map(table -> table.name()
                        + table.columns().stream()
                                .map(column -> SqliteNames.fold(column.name()))
                                .toList()
                                .toString())
                .toList();
    }

    private static String picture(Index index) {
        SqliteSameness same = new SqliteSameness();
        return index.name()
                + index.unique()
                + (index.where() == null ? "" : same.expressionKey(index.where()))
                + index.parts().stream()
                        .map(part -> (part.column() == null ? "" : SqliteNames.fold(part.column()))
                                + part.collation()
                                + part.descending()
                                + (part.expression() == null ? "" : same.expressionKey(part.expression())))
                        .toList();
    }

    private static String picture(Table table) {
        SqliteSameness same = new SqliteSameness();
        List<Column> columns = table.columns().stream()
                .map(column -> column.withName(SqliteNames.fold(column.name())))
                .sorted(Comparator.comparing(Column::name))
                .toList();
        return table.name().toString()
                + columns.stream()
                        .map(column -> "\n " + column.withServerDefault(null).withGenerated(null) + " "
                                + (column.serverDefault() == null ? "" : same.serverDefaultKey(column.serverDefault()))
                                + (column.generated() == null
                                        ? ""
                                        : same.expressionKey(column.generated().expression())))
                        .toList()
                + "\n"
                + table.constraints()
                        .map(one -> one instanceof CheckConstraint check
                                ? check.name() + " " + same.expressionKey(check.condition())
                                : SqliteNames.fold(String.valueOf(one)))
                        .sorted()
                        .toList()
                + "\n"
                + table.indexes().stream().map(SchemaPicture::picture).sorted().toList()
                + table.options();
    }
}
