package dev.limbeck.render;

import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An entity relationship diagram of the affected tables, of the tables that they refer to, and of the tables that refer
 * to them, in Mermaid syntax (mermaid.js.org/syntax/entityRelationshipDiagram). Mermaid allows few characters in names,
 * so each table gets a generated id and has its name as a label, and a column name that Mermaid does not allow is
 * written as a comment on the column.
 */
public final class ErDiagram {
    private static final Pattern KEY = Pattern.compile("[pfu]k", Pattern.CASE_INSENSITIVE);

    private final Schema schema;
    private final DiagramNotes touched;
    private final Map<String, String> ids = new LinkedHashMap<>();

    private ErDiagram(Schema schema, DiagramNotes touched) {
        this.schema = schema;
        this.touched = touched;
    }

    /** {@return the tables that have a note; empty if there are none} */
    public static String render(Schema schema, DiagramNotes notes) {
        return new ErDiagram(schema, notes).text();
    }

    /** {@return the affected tables before the operations; empty if there are none} */
    public static String renderBefore(Schema schema, List<Operation> operations) {
        return render(schema, TouchedTables.ofBefore(operations, schema.names()));
    }

    /** {@return the affected tables after the operations; empty if there are none} */
    public static String renderAfter(Schema schema, List<Operation> operations) {
        return render(schema, TouchedTables.ofAfter(operations, schema.names()));
    }

    private boolean isTouched(TableName table) {
        return !touched.describe(table).isEmpty();
    }

    private String text() {
        List<Table> tables = schema.tables().stream()
                .filter(table -> isTouched(table.name()))
                .toList();
        if (tables.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("erDiagram\n");
        List<String> relations = new ArrayList<>();
        tables.forEach(table -> id(table.name()));
        for (Table table : tables) {
            entity(text, table);
            table.foreignKeys().forEach(key -> relations.add(relation(table, key)));
        }
        for (Table table : schema.tables()) {
            table.foreignKeys().stream()
                    .filter(key -> !isTouched(table.name()) && isTouched(key.referencedTable()))
                    .forEach(key -> relations.add(relation(table, key)));
        }
        ids.keySet().stream().filter(name -> !isTouched(TableName.of(name))).forEach(name -> text.append("    ")
                .append(ids.get(name))
                .append("[\"")
                .append(label(name))
                .append("\"]\n"));
        relations.forEach(relation -> text.append("    ").append(relation).append('\n'));
        return text.toString();
    }

    private String id(TableName name) {
        return ids.computeIfAbsent(spelled(name), ignored -> "t" + (ids.size() + 1));
    }

    /** Returns the name as the table spells it, since a foreign key may spell it differently. */
    private String spelled(TableName name) {
        return schema.table(name).map(Table::name).orElse(name).toString();
    }

    private void entity(StringBuilder text, Table table) {
        String word = touched.describe(table.name());
        String name = table.name() + (word.isEmpty() ? "" : " (" + word + ")");
        text.append("    ")
                .append(id(table.name()))
                .append("[\"")
                .append(label(name))
                .append("\"] {\n");
        table.columns()
                .forEach(column ->
                        text.append("        ").append(attribute(table, column)).append('\n'));
        text.append("    }\n");
    }

    private String attribute(Table table, Column column) {
        String declared = column.type().toString();
        String type = word(declared.isEmpty() ? "any" : declared);
        String name = word(column.name());
        List<String> notes = new ArrayList<>();
        if (!name.equals(column.name())) {
            notes.add(column.name());
        }
        if (!column.nullable()) {
            notes.add("not null");
        }
        String change = touched.describe(table.name(), column.name());
        if (!change.isEmpty()) {
            notes.add(change.toUpperCase(Locale.ROOT).charAt(0) + change.substring(1));
        }
        String keys = String.join(", ", keys(table, column));
        return type + " " + name + (keys.isEmpty() ? "" : " " + keys)
                + (notes.isEmpty() ? "" : " \"" + label(String.join("; ", notes)) + "\"");
    }

    private static List<String> keys(Table table, Column column) {
        List<String> keys = new ArrayList<>();
        PrimaryKey primary = table.primaryKey();
        if (primary != null && table.names().others().contains(primary.columns(), column.name())) {
            keys.add("PK");
        }
        if (table.foreignKeys().stream()
                .anyMatch(key -> table.names().others().contains(key.columns(), column.name()))) {
            keys.add("FK");
        }
        if (isUnique(table, List.of(column.name()))) {
            keys.add("UK");
        }
        return keys;
    }

    private String relation(Table table, ForeignKey key) {
        boolean one = isUnique(table, key.columns());
        boolean optional = key.columns().stream()
                .anyMatch(name -> table.column(name).map(Column::nullable).orElse(true));
        return id(table.name()) + " " + (one ? "|o" : "}o") + "--" + (optional ? "o|" : "||") + " "
                + id(key.referencedTable()) + " : \"" + label(String.join(", ", key.columns())) + "\"";
    }

    private static boolean isUnique(Table table, List<String> columns) {
        Stream<List<String>> uniques = Stream.concat(
                table.uniqueConstraints().stream().map(unique -> unique.columns()),
                table.indexes().stream()
                        .filter(index -> index.unique() && index.where() == null)
                        .map(ErDiagram::columns));
        return uniques.anyMatch(unique -> keys(table, unique).equals(keys(table, columns)));
    }

    private static List<String> columns(Index index) {
        return index.parts().stream().map(part -> String.valueOf(part.column())).toList();
    }

    private static List<String> keys(Table table, List<String> names) {
        return names.stream().map(table.names().others()::key).sorted().toList();
    }

    /** Converts the text to a valid type or column name. */
    private static String word(String text) {
        String word = text.strip().replaceAll(",\\s*", "-").replaceAll("[^A-Za-z0-9_()\\[\\]-]", "_");
        boolean starts = !word.isEmpty() && (Character.isLetter(word.charAt(0)) || word.charAt(0) == '_');
        return starts ? word + (KEY.matcher(word).matches() ? "_" : "") : "_" + word;
    }

    /** Converts the text to a valid quoted label. */
    private static String label(String text) {
        return text.replace('"', '\'')
                .replace('\\', '/')
                .replace('%', '٪')
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
    }
}
