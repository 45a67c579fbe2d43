package dev.limbeck.sqlite.catalog;

import dev.limbeck.model.TableName;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.ddl.VirtualTableText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the objects that a change to a table can affect: the triggers and views that mention the table directly or
 * indirectly, and the objects that these triggers and views need.
 */
public final class RelatedObjects {
    private final SqliteCatalog catalog;
    private final List<SchemaRow> code;
    private final Set<String> reached = new HashSet<>();
    private final Set<SchemaRow> objects = new HashSet<>();

    private RelatedObjects(SqliteCatalog catalog) {
        this.catalog = catalog;
        this.code = List.copyOf(catalog.index().code());
    }

    /** {@return whether the schema has a virtual table, which may depend on any other table} */
    public static boolean hasVirtualTables(SqliteCatalog catalog) {
        return catalog.index().hasVirtual();
    }

    /** {@return whether the schema has a view or a trigger, or the connection has a temporary one} */
    public static boolean hasCode(SqliteCatalog catalog) {
        return !catalog.index().code().isEmpty() || !catalog.temporary().isEmpty();
    }

    /** {@return the related objects in an order in which they can be created, including the table with its indexes} */
    public static List<SchemaRow> find(SqliteCatalog catalog, String table) {
        return catalog.related(table, RelatedObjects::search);
    }

    private static List<SchemaRow> search(SqliteCatalog catalog, String table) {
        RelatedObjects found = new RelatedObjects(catalog);
        found.reached.add(SqliteNames.fold(table));
        found.dependents();
        found.inbound(Set.of(SqliteNames.fold(table)));
        found.support();
        return found.inOrder();
    }

    /**
     * {@return the objects that RENAME COLUMN and DROP COLUMN read and rewrite: every view and trigger, the objects
     * that these need, the table itself, the tables that refer to it, and the tables whose texts contain strings in
     * double quotes}
     */
    public static List<SchemaRow> findAll(SqliteCatalog catalog, String table) {
        RelatedObjects found = new RelatedObjects(catalog);
        found.reached.add(SqliteNames.fold(table));
        found.inbound(Set.of(SqliteNames.fold(table)));
        found.quoted();
        found.objects.addAll(found.code);
        found.support();
        return found.inOrder();
    }

    /**
     * {@return the objects that can be affected by changes to several tables, including new tables. These objects
     * include those that already have the name of a new table, and every virtual table, because it may read its rows
     * from any table}
     */
    static Set<SchemaRow> findForChanges(SqliteCatalog catalog, Set<String> changed, Set<String> needed) {
        RelatedObjects found = new RelatedObjects(catalog);
        found.reached.addAll(changed);
        found.reached.addAll(needed);
        catalog.rows().stream()
                .filter(one -> found.reached.contains(SqliteNames.fold(one.name())) || isVirtual(one))
                .forEach(one -> found.reached.add(SqliteNames.fold(one.table())));
        found.inbound(changed);
        found.quoted();
        found.objects.addAll(found.code);
        found.support();
        return Set.copyOf(found.inOrder());
    }

    /** {@return the connection's temporary triggers and views that mention the table or a view based on it} */
    public static List<SchemaRow> findTemporary(SqliteCatalog catalog, String table) {
        if (catalog.temporary().isEmpty()) {
            return List.of();
        }
        RelatedObjects found = new RelatedObjects(catalog);
        found.reached.add(SqliteNames.fold(table));
        found.dependents();
        List<SchemaRow> temporary = new ArrayList<>();
        for (SchemaRow one : catalog.temporary()) {
            if (catalog.mentionedNames(one).stream().anyMatch(found.reached::contains)) {
                temporary.add(one);
                found.reached.add(SqliteNames.fold(one.name()));
            }
        }
        return temporary;
    }

    private List<SchemaRow> inOrder() {
        return catalog.inCreationOrder(reached, objects).toList();
    }

    private static boolean isVirtual(SchemaRow one) {
        return one.isType("table") && VirtualTableText.matches(one.sql());
    }

    private static boolean isPassive(SchemaRow one) {
        return one.isType("table") || one.isType("index");
    }

    /**
     * Adds the tables whose texts or indexes contain a name in double quotes that might not be the name of a column; if
     * it is not, SQLite reads it as a string.
     */
    private void quoted() {
        catalog.inCreationOrder()
                .filter(one -> isPassive(one) && one.sql().indexOf('"') >= 0 && !VirtualTableText.matches(one.sql()))
                .filter(this::mayHoldString)
                .forEach(one -> reached.add(SqliteNames.fold(one.table())));
    }

    private boolean mayHoldString(SchemaRow one) {
        Set<String> names = catalog.findText(TableName.of(one.table())).stream()
                .flatMap(text -> text.columns().stream())
                .map(column -> SqliteNames.fold(column.name().name()))
                .collect(Collectors.toSet());
        names.add(SqliteNames.fold(one.table()));
        names.add(SqliteNames.fold(one.name()));
        return Tokenizer.code(one.sql()).stream()
                .anyMatch(token -> token.text().startsWith("\"") && !names.contains(SqliteNames.fold(token.name())));
    }

    private void dependents() {
        boolean more = true;
        while (more) {
            more = false;
            for (SchemaRow one : code) {
                if (!objects.contains(one)
                        && catalog.mentionedNames(one).stream().anyMatch(reached::contains)) {
                    objects.add(one);
                    more |= one.isType("view") && reached.add(SqliteNames.fold(one.name()));
                }
            }
        }
    }

    /** Adds the tables that refer to one of the given tables, whose names are folded. */
    private void inbound(Set<String> tables) {
        catalog.findReferring(tables)
                .forEach(other -> reached.add(SqliteNames.fold(other.name().name())));
    }

    /** Adds the tables and views that the objects mention. */
    private void support() {
        List<SchemaRow> open = new ArrayList<>(objects);
        Set<String> views = code.stream()
                .filter(one -> one.isType("view"))
                .map(one -> SqliteNames.fold(one.name()))
                .collect(Collectors.toSet());
        while (!open.isEmpty()) {
            Set<String> names = catalog.mentionedNames(open.remove(open.size() - 1));
            reached.addAll(names);
            code.stream()
                    .filter(one -> one.isType("view")
                            && views.contains(SqliteNames.fold(one.name()))
                            && names.contains(SqliteNames.fold(one.name())))
                    .filter(objects::add)
                    .forEach(open::add);
        }
    }

    /** {@return all names in the text, folded} */
    public static Set<String> mentionedNames(SchemaRow one) {
        return TextCache.readNames(one.sql());
    }
}
