package dev.limbeck.hibernate.generate;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
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

/**
 * Collects notes on the parts of the schema that the entities cannot declare, and on guesses. Each note becomes a line
 * of output and part of the comment on its entity.
 */
final class EntityNotes {
    private final Set<String> lines = new LinkedHashSet<>();
    private final Set<String> exclude = new LinkedHashSet<>();
    private final Map<TableName, List<String>> byTable = new TreeMap<>();

    /** Adds a note on a table or view. */
    void add(TableName table, String note) {
        if (lines.add(table + ": " + note)) {
            byTable.computeIfAbsent(table, key -> new ArrayList<>()).add(note);
        }
    }

    /** Adds a note that annotations cannot declare an index, so a comparison would drop it. */
    void addUndeclarable(Table table, String index, String what) {
        addUndeclarable(table.name(), plain(index), what);
    }

    /**
     * Adds a note that annotations cannot declare a foreign key or unique constraint, so a comparison would drop it.
     */
    void addUndeclarable(Table table, Constraint constraint, String what) {
        String name = constraint.name();
        addUndeclarable(table.name(), name == null ? byColumns(constraint) : plain(name), what);
    }

    /**
     * Adds a note that annotations cannot declare the options of an index, if it has any.
     *
     * @return whether the index has options
     */
    boolean addOptions(Table table, Index index) {
        boolean has = !index.options().isEmpty();
        if (has) {
            addUndeclarable(table, index.name(), "index " + index.name() + describe(index.options()));
        }
        return has;
    }

    /**
     * Adds a note that annotations cannot declare the options of a constraint, if it has any. A key is excluded by its
     * columns rather than its name, because Hibernate declares the key of an identifier or association without the
     * options and under a different name.
     *
     * @return whether the constraint has options
     */
    boolean addOptions(Table table, Constraint constraint) {
        boolean has = !constraint.options().isEmpty();
        if (has) {
            String name = constraint instanceof CheckConstraint ? constraint.name() : null;
            addUndeclarable(
                    table.name(),
                    name == null ? byColumns(constraint) : plain(name),
                    describe(constraint) + describe(constraint.options()));
        }
        return has;
    }

    private static String describe(Constraint constraint) {
        if (constraint instanceof CheckConstraint check) {
            return "the check " + (check.name() == null ? check.condition().sql() : check.name());
        }
        return constraint instanceof ForeignKey key
                ? "the foreign key on " + String.join(", ", key.columns()) + " to " + key.referencedTable()
                : constraint instanceof UniqueConstraint unique
                        ? "the unique constraint on " + String.join(", ", unique.columns())
                        : "the primary key";
    }

    private static String describe(Options options) {
        return " has the options (" + options + ")";
    }

    private void addUndeclarable(TableName table, String part, String what) {
        add(table, what + ", which entities cannot declare");
        exclude.add(plain(table.name()) + "." + part);
    }

    /** Excludes an index that the request leaves out of the entities, since a comparison would otherwise drop it. */
    void exclude(Table table, String index) {
        exclude.add(plain(table.name().name()) + "." + plain(index));
    }

    /**
     * Excludes a constraint that the request leaves out of the entities, since a comparison would otherwise drop it.
     */
    void exclude(Table table, Constraint constraint) {
        String name = constraint.name();
        exclude.add(plain(table.name().name()) + "." + (name == null ? byColumns(constraint) : plain(name)));
    }

    /**
     * Returns the pattern that excludes an unnamed constraint; it contains the columns or the condition of the
     * constraint.
     */
    private static String byColumns(Constraint constraint) {
        if (constraint instanceof CheckConstraint check) {
            String condition = check.condition().sql().strip().replaceAll("\\s+", " ");
            return "check (" + plain(condition) + ")";
        }
        if (constraint instanceof ForeignKey key) {
            return "foreign key " + listed(key.columns());
        }
        return constraint instanceof PrimaryKey key
                ? "primary key " + listed(key.columns())
                : "unique " + listed(((UniqueConstraint) constraint).columns());
    }

    private static String listed(List<String> columns) {
        return columns.stream().map(EntityNotes::plain).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Replaces the dots and commas in a name with wildcards, because they would end the name in a pattern. */
    private static String plain(String name) {
        return name.replace('.', '?').replace(',', '?');
    }

    /**
     * Adds a note on a table or view that no entity defines and excludes it, since a comparison would otherwise drop
     * it.
     */
    void addExcluded(TableName table, String note) {
        add(table, note);
        exclude.add(plain(table.name()));
    }

    /** Adds a note that triggers stay in the database. */
    void addTriggers(TableName table, List<String> names) {
        if (names.size() == 1) {
            add(table, "trigger " + names.get(0) + " stays in the database; entities cannot declare it");
        } else if (!names.isEmpty()) {
            add(table, "triggers " + String.join(", ", names) + " stay in the database; entities cannot declare them");
        }
        names.forEach(name -> exclude.add(plain(table.name()) + "." + plain(name)));
    }

    /**
     * Adds a note that an entity does not define its table, and only reads its rows, which the given system column
     * identifies.
     */
    void addReadOnly(Table table, String rowid) {
        addExcluded(
                table.name(),
                "the table has no primary key, so its entity reads rows by their " + rowid
                        + " and cannot write them; once a"
                        + " revision adds a key, it can be a normal entity");
    }

    /** Adds a note that a table has no entity. */
    void addOmitted(Table table) {
        exclude.add(plain(table.name().name()));
        lines.add(table.name() + " is left out: it has no primary key, and its columns hide the rowid");
    }

    /** {@return the notes on the given table or view} */
    List<String> find(TableName table) {
        return byTable.getOrDefault(table, List.of());
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<String> exclude() {
        return List.copyOf(exclude);
    }
}
