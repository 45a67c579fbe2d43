package dev.limbeck.hibernate.generate;

import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /** Says that annotations have no word for something, so that a comparison would drop it. */
    void unsayable(Table table, @Nullable String name, String what) {
        add(table.name(), what + ", which entities cannot say");
        if (name != null) {
            exclude.add(table.name() + "." + name);
        }
    }

    /** Says that something stays in the database, where no entity names it; a history that made it would drop it. */
    void stays(TableName table, String pattern, String note) {
        add(table, note);
        exclude.add(pattern);
    }

    /** Says that triggers stay. */
    void triggers(TableName table, List<String> names) {
        if (names.size() == 1) {
            add(table, "trigger " + names.get(0) + " stays in the database; entities cannot say it");
        } else if (!names.isEmpty()) {
            add(table, "triggers " + String.join(", ", names) + " stay in the database; entities cannot say them");
        }
        names.forEach(name -> exclude.add(table + "." + name));
    }

    /** Says that a table's entity reads it and does not define it. */
    void readsOnly(Table table) {
        stays(
                table.name(),
                table.name().toString(),
                "the table has no primary key, so that its entity reads rows by their rowid and cannot write them; a key,"
                        + " added by a revision, makes it an entity like the others");
    }

    /** Says that a table is no entity. */
    void leaveOut(Table table) {
        exclude.add(table.name().toString());
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
