package dev.limbeck.cli.site;

import dev.limbeck.cli.diagram.ChangeMark;
import dev.limbeck.cli.diagram.Diagram;
import dev.limbeck.cli.diagram.DiagramColumn;
import dev.limbeck.cli.diagram.DiagramReference;
import dev.limbeck.cli.diagram.DiagramTable;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.result.site.ColumnEntry;
import dev.limbeck.result.site.IncomingReference;
import dev.limbeck.result.site.TableEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws a table with its neighbors: the tables that it refers to, and the tables that refer to it. */
final class Neighborhood {
    private static final int MOST_TABLES = 13;
    private static final int MOST_COLUMNS = 24;

    private final SchemaSite site;

    Neighborhood(SchemaSite site) {
        this.site = site;
    }

    /**
     * A picture of a table and its neighbors.
     *
     * @param diagram the picture
     * @param left the number of neighbors that are not drawn
     */
    record Picture(Diagram diagram, int left) {}

    /** {@return the table and its neighbors; only the key columns of the neighbors are drawn} */
    Picture around(TableEntry center) {
        Map<TableName, TableEntry> neighbors = new LinkedHashMap<>();
        Stream.concat(
                        center.table().foreignKeys().stream().map(ForeignKey::referencedTable),
                        center.referredBy().stream().map(IncomingReference::table))
                .forEach(name -> site.find(name)
                        .ifPresent(each -> neighbors.put(each.table().name(), each)));
        neighbors.remove(center.table().name());
        List<TableEntry> drawn = new ArrayList<>(List.of(center));
        neighbors.values().stream().limit(MOST_TABLES - 1).forEach(drawn::add);
        List<DiagramTable> tables = drawn.stream()
                .map(entry -> entry.equals(center) ? whole(entry) : keys(entry, drawn))
                .toList();
        List<DiagramReference> references =
                references(drawn).stream().filter(each -> isAt(each, center)).toList();
        String title = "The table " + center.table().name() + " with the tables next to it";
        return new Picture(new Diagram(title, tables, references), neighbors.size() + 1 - drawn.size());
    }

    private static boolean isAt(DiagramReference reference, TableEntry center) {
        String name = center.table().name().toString();
        return reference.from().equals(name) || reference.to().equals(name);
    }

    /** {@return all tables with their key columns} */
    Diagram all(List<TableEntry> tables) {
        return new Diagram(
                "All tables", tables.stream().map(entry -> keys(entry, tables)).toList(), references(tables));
    }

    private DiagramTable whole(TableEntry entry) {
        List<DiagramColumn> columns = entry.columns().stream()
                .limit(MOST_COLUMNS)
                .map(each -> column(entry.table(), each))
                .toList();
        return new DiagramTable(
                entry.table().name().toString(),
                ChangeMark.NONE,
                "this table",
                columns,
                entry.columns().size() - columns.size(),
                null);
    }

    private DiagramTable keys(TableEntry entry, List<TableEntry> drawn) {
        Table table = entry.table();
        NameRule rule = table.names().others();
        Set<String> needed = drawn.stream()
                .flatMap(other -> other.table().foreignKeys().stream())
                .filter(key ->
                        site.find(key.referencedTable()).filter(entry::equals).isPresent())
                .flatMap(key -> key.referencedColumns().stream())
                .map(rule::key)
                .collect(Collectors.toSet());
        table.foreignKeys().forEach(key -> key.columns().forEach(name -> needed.add(rule.key(name))));
        PrimaryKey primary = table.primaryKey();
        if (primary != null) {
            primary.columns().forEach(name -> needed.add(rule.key(name)));
        }
        List<DiagramColumn> columns = entry.columns().stream()
                .filter(each -> needed.contains(rule.key(each.column().name())))
                .limit(MOST_COLUMNS)
                .map(each -> column(table, each))
                .toList();
        return new DiagramTable(
                table.name().toString(),
                ChangeMark.NONE,
                "",
                columns,
                entry.columns().size() - columns.size(),
                site.page(entry));
    }

    private static DiagramColumn column(Table table, ColumnEntry column) {
        String name = column.column().name();
        NameRule rule = table.names().others();
        PrimaryKey primary = table.primaryKey();
        boolean isPrimary = primary != null && rule.contains(primary.columns(), name);
        boolean isForeign = table.foreignKeys().stream().anyMatch(key -> rule.contains(key.columns(), name));
        String key = isPrimary && isForeign ? "PK FK" : isPrimary ? "PK" : isForeign ? "FK" : "";
        return new DiagramColumn(name, column.type(), key, ChangeMark.NONE, "");
    }

    private List<DiagramReference> references(List<TableEntry> drawn) {
        Set<TableName> names = drawn.stream().map(each -> each.table().name()).collect(Collectors.toSet());
        List<DiagramReference> references = new ArrayList<>();
        for (TableEntry entry : drawn) {
            for (ForeignKey key : entry.table().foreignKeys()) {
                site.find(key.referencedTable())
                        .filter(target -> names.contains(target.table().name()))
                        .ifPresent(target -> references.add(reference(entry.table(), key, target.table())));
            }
        }
        return references;
    }

    private static DiagramReference reference(Table table, ForeignKey key, Table target) {
        PrimaryKey primary = target.primaryKey();
        List<String> referenced = !key.referencedColumns().isEmpty()
                ? key.referencedColumns()
                : primary == null ? List.of("") : primary.columns();
        boolean optional = key.columns().stream()
                .anyMatch(name -> table.column(name).map(Column::nullable).orElse(true));
        return new DiagramReference(
                table.name().toString(),
                key.columns().get(0),
                target.name().toString(),
                referenced.get(0),
                isUnique(table, key.columns()),
                optional,
                ChangeMark.NONE);
    }

    private static boolean isUnique(Table table, List<String> columns) {
        PrimaryKey primary = table.primaryKey();
        Stream<List<String>> unique = Stream.of(
                        primary == null ? Stream.<List<String>>empty() : Stream.of(primary.columns()),
                        table.uniqueConstraints().stream().map(each -> each.columns()),
                        table.indexes().stream()
                                .filter(index -> index.unique() && index.where() == null)
                                .map(index -> index.parts().stream()
                                        .map(part -> String.valueOf(part.column()))
                                        .toList()))
                .flatMap(each -> each);
        NameRule rule = table.names().others();
        return unique.anyMatch(each -> rule.keys(each).equals(rule.keys(columns)));
    }
}
