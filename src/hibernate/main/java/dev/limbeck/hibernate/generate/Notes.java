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

    /** Says that a table is no entity; a comparison leaves it alone, since no entity names it. */
    void leaveOut(Table table) {
        lines.add(table.name() + " is left out: it has no primary key, and an entity needs one");
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
