package dev.limbeck.hibernate.generate;

import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the entities cannot say, and what was guessed: a line each, which stands at its entity as well. */
final class Notes {
    private final Set<String> lines = new LinkedHashSet<>();
    private final Set<String> exclude = new LinkedHashSet<>();
    private final Map<TableName, List<String>> byTable = new TreeMap<>();

    /** Says something about a table or view. */
    void add(TableName table, String note) {
        if (lines.add(table + ": " + note)) {
            byTable.computeIfAbsent(table, key -> new ArrayList<>()).add(note);
        }
    }

    /** Says that annotations have no word for an index, so that a comparison would drop it. */
    void unsayable(Table table, String index, String what) {
        unsayable(table.name(), plain(index), what);
    }

    /** Says that annotations have no word for a foreign key or unique constraint, so that a comparison would drop it. */
    void unsayable(Table table, Constraint constraint, String what) {
        String name = constraint.name();
        unsayable(table.name(), name == null ? byColumns(constraint) : plain(name), what);
    }

    private void unsayable(TableName table, String part, String what) {
        add(table, what + ", which entities cannot say");
        exclude.add(plain(table.name()) + "." + part);
    }

    /** What has no name is excluded by its columns. */
    private static String byColumns(Constraint constraint) {
        return constraint instanceof ForeignKey key
                ? key.columns().stream().map(Notes::plain).collect(Collectors.joining(", ", "foreign key (", ")"))
                : ((UniqueConstraint) constraint)
                        .columns().stream().map(Notes::plain).collect(Collectors.joining(", ", "unique (", ")"));
    }

    /** In a pattern a dot ends the table's name, and a comma a column's. */
    private static String plain(String name) {
        return name.replace('.', '?').replace(',', '?');
    }

    /** Says that something stays in the database, where no entity names it; a history that made it would drop it. */
    void stays(TableName table, String note) {
        add(table, note);
        exclude.add(plain(table.name()));
    }

    /** Says that triggers stay. */
    void triggers(TableName table, List<String> names) {
        if (names.size() == 1) {
            add(table, "trigger " + names.get(0) + " stays in the database; entities cannot say it");
        } else if (!names.isEmpty()) {
            add(table, "triggers " + String.join(", ", names) + " stay in the database; entities cannot say them");
        }
        names.forEach(name -> exclude.add(plain(table.name()) + "." + plain(name)));
    }

    /** Says that a table's entity reads it and does not define it. */
    void readsOnly(Table table) {
        stays(
                table.name(),
                "the table has no primary key, so that its entity reads rows by their rowid and cannot write them; a key,"
                        + " added by a revision, makes it an entity like the others");
    }

    /** Says that a table is no entity. */
    void leaveOut(Table table) {
        exclude.add(plain(table.name().name()));
        lines.add(table.name() + " is left out: it has no primary key, and columns of its own hide its rowid");
    }

    /** {@return what is said of that table or view} */
    List<String> of(TableName table) {
        return byTable.getOrDefault(table, List.of());
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<String> exclude() {
        return List.copyOf(exclude);
    }
}
