package dev.limbeck.postgresql.read;

import dev.limbeck.model.Column;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Builds the model of a schema from the rows of the system catalogs. */
final class SchemaBuilder {
    private final ServerRows rows;
    private final DefinitionTexts texts;
    private final TableBuilder tables;

    SchemaBuilder(ServerRows rows, DefinitionTexts texts, Function<String, SqlType> types) {
        this.rows = rows;
        this.texts = texts;
        this.tables =
                new TableBuilder(rows, types, new OwnedSequences(rows.others().sequences()));
    }

    /** {@return the tables, views, triggers and sequences of all schemas} */
    Schema build() {
        List<Table> found = new ArrayList<>();
        List<View> views = new ArrayList<>();
        for (Row relation : rows.relations()) {
            switch (relation.text("kind")) {
                case "r", "p" -> {
                    if (!relation.is("partition")) {
                        found.add(table(relation));
                    }
                }
                case "v", "m" -> views.add(new View(rows.name(relation), new SqlText(texts.createView(relation))));
                default -> {
                    // A foreign table is not in the model.
                }
            }
        }
        found.sort(Comparator.comparing(Table::name));
        views.sort(Comparator.comparing(View::name));
        return new Schema(found, views, triggers(), sequences(), NameRules.of(NameRule.LOWER));
    }

    /** {@return the columns of the given view} */
    List<Column> viewColumns(TableName view) {
        return rows.relations().stream()
                .filter(relation -> rows.name(relation).equals(view))
                .findFirst()
                .map(relation -> tables.columns(relation.number("oid")))
                .orElse(List.of());
    }

    /** {@return whether the model represents the table: it is neither partitioned nor inherits from another one} */
    static boolean isPlain(Row relation) {
        return relation.text("kind").equals("r") && !relation.has("parents");
    }

    private Table table(Row relation) {
        Table table = tables.build(relation);
        return isPlain(relation) ? table : table.withVerbatim(new SqlText(texts.createTable(relation)));
    }

    private List<Trigger> triggers() {
        return rows.others().triggers().stream()
                .map(row -> new Trigger(
                        row.text("name"),
                        rows.name(row.text("schema"), row.text("table_name")),
                        new SqlText(row.text("definition"))))
                .toList();
    }

    /** Returns the sequences that do not belong to a column; the others are part of their tables. */
    private List<Sequence> sequences() {
        return rows.others().sequences().stream()
                .filter(row -> !row.has("ownership"))
                .map(row -> new Sequence(rows.name(row), row.number("start"), row.number("increment")))
                .sorted(Comparator.comparing(Sequence::name))
                .toList();
    }
}
