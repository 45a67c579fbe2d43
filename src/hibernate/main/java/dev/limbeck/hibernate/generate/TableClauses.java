package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.source.Annotation;
import dev.limbeck.hibernate.generate.source.JavaLiterals;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.spi.EntityRequest.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds a table's constraints, indexes, options and comment to its annotation. */
final class TableClauses {
    private final Set<Option> options;
    private final EntityNotes notes;

    TableClauses(Set<Option> options, EntityNotes notes) {
        this.options = options;
        this.notes = notes;
    }

    /**
     * Adds the clauses to {@code @Table}.
     *
     * @param covered checks that attributes already express
     */
    void addTo(Annotation annotation, Table table, Set<CheckConstraint> covered) {
        addKeyOptions(table);
        annotation.set("uniqueConstraints", uniques(table));
        if (!options.contains(Option.NOINDEXES)) {
            annotation.set("indexes", indexes(table));
        } else {
            table.indexes().forEach(index -> notes.exclude(table, index.name()));
        }
        if (options.contains(Option.NOCONSTRAINTS)) {
            table.uniqueConstraints().forEach(unique -> notes.exclude(table, unique));
            table.checks().stream()
                    .filter(check -> !covered.contains(check))
                    .forEach(check -> notes.exclude(table, check));
        } else {
            List<Annotation> checks = new ArrayList<>();
            for (CheckConstraint check : table.checks()) {
                if (!covered.contains(check) && !notes.addOptions(table, check)) {
                    checks.add(check(check));
                }
            }
            annotation.set("check", checks);
        }
        if (table.comment() != null && !options.contains(Option.NOCOMMENTS)) {
            annotation.setText("comment", table.comment());
        }
        String words = table.options().toString().toLowerCase(Locale.ROOT);
        if (!words.isEmpty()) {
            annotation.setText("options", words);
        }
    }

    /**
     * Adds the clauses to {@code @JoinTable}; an association table has no constraints other than its key and its
     * foreign keys.
     */
    void addToJoin(Annotation annotation, Table table) {
        addKeyOptions(table);
        if (!options.contains(Option.NOINDEXES)) {
            annotation.set("indexes", indexes(table));
        } else {
            table.indexes().forEach(index -> notes.exclude(table, index.name()));
        }
    }

    private void addKeyOptions(Table table) {
        PrimaryKey key = table.primaryKey();
        if (key != null) {
            notes.addOptions(table, key);
        }
        table.foreignKeys().forEach(foreign -> notes.addOptions(table, foreign));
    }

    /** {@return whether the column's annotation declares it unique} */
    boolean isUnique(Table table, String column) {
        return !options.contains(Option.NOCONSTRAINTS)
                && table.uniqueConstraints().stream()
                        .anyMatch(unique -> inColumn(unique) && ColumnNames.contains(table, unique.columns(), column));
    }

    private static boolean inColumn(UniqueConstraint unique) {
        return unique.name() == null
                && unique.columns().size() == 1
                && unique.options().isEmpty();
    }

    /**
     * Returns the unique constraints. The result includes a composite primary key, because only a unique constraint can
     * declare its name and the order of its columns.
     */
    private List<Annotation> uniques(Table table) {
        List<Annotation> annotations = new ArrayList<>();
        PrimaryKey key = table.primaryKey();
        if (key != null && key.columns().size() > 1) {
            annotations.add(uniqueConstraint(table, key.name(), ColumnNames.primaryKey(table)));
        }
        if (options.contains(Option.NOCONSTRAINTS)) {
            return annotations;
        }
        // Hibernate merges unique constraints over the same columns in any order.
        Set<Set<String>> seen = new HashSet<>();
        for (UniqueConstraint unique : table.uniqueConstraints()) {
            if (!DeclaredOptions.canDeclare(unique) && notes.addOptions(table, unique)) {
                continue;
            }
            boolean again = !seen.add(ColumnNames.keys(table, unique.columns()));
            if (again || ColumnNames.sameSet(table, unique.columns(), ColumnNames.primaryKey(table))) {
                notes.addUndeclarable(
                        table,
                        unique,
                        "the unique constraint on " + String.join(", ", unique.columns()) + " repeats "
                                + (again ? "another one" : "the key"));
            } else if (!inColumn(unique)) {
                Annotation annotation = uniqueConstraint(
                        table,
                        unique.name(),
                        unique.columns().stream()
                                .map(name -> ColumnNames.find(table, name).name())
                                .toList());
                String text = DeclaredOptions.text(unique);
                annotations.add(text.isEmpty() ? annotation : annotation.setText("options", text));
            }
        }
        return annotations;
    }

    private static Annotation uniqueConstraint(Table table, @Nullable String name, List<String> columns) {
        Annotation unique = Annotation.jpa("UniqueConstraint");
        if (name != null) {
            unique.setText("name", name);
        }
        return unique.set(
                "columnNames",
                columns.stream()
                        .map(column -> JavaLiterals.string(SqlNames.backquotedUnlessPlain(table.names(), column)))
                        .toList());
    }

    private static Annotation check(CheckConstraint check) {
        Annotation annotation = Annotation.jpa("CheckConstraint");
        if (check.name() != null) {
            annotation.setText("name", check.name());
        }
        return annotation.setText("constraint", check.condition().sql());
    }

    private List<Annotation> indexes(Table table) {
        List<Annotation> annotations = new ArrayList<>();
        for (Index index : table.indexes()) {
            if (!DeclaredOptions.canDeclare(index) && notes.addOptions(table, index)) {
                continue;
            }
            if (index.parts().stream().anyMatch(TableClauses::hasComma)) {
                notes.addUndeclarable(table, index.name(), "index " + index.name() + " has a comma in an expression");
            } else if (!table.names().others().store(index.name()).equals(index.name())) {
                notes.addUndeclarable(table, index.name(), "index " + index.name() + " has a name in quotes");
            } else if (columns(table, index).size() < index.parts().size()) {
                notes.addUndeclarable(table, index.name(), "index " + index.name() + " names a column twice");
            } else {
                annotations.add(index(table, index));
            }
        }
        return annotations;
    }

    /** Returns whether the part contains a comma; Hibernate splits the column list at every comma. */
    private static boolean hasComma(IndexPart part) {
        String text = part.column() == null
                ? Objects.requireNonNull(part.expression()).sql()
                : part.column();
        return text.contains(",");
    }

    /**
     * Returns whether Hibernate would leave out the index. It treats a unique index over columns as a unique
     * constraint, and leaves out a unique constraint that has the same columns, in any order, as the primary key or
     * another unique constraint.
     */
    private static boolean repeats(Table table, Index index) {
        Set<String> columns = columns(table, index);
        return index.unique()
                && (columns.equals(ColumnNames.keys(table, ColumnNames.primaryKey(table)))
                        || table.uniqueConstraints().stream()
                                .anyMatch(unique -> columns.equals(ColumnNames.keys(table, unique.columns())))
                        || table.indexes().stream()
                                .anyMatch(other -> !other.equals(index)
                                        && other.unique()
                                        && columns.equals(columns(table, other))));
    }

    private static Set<String> columns(Table table, Index index) {
        return ColumnNames.keys(
                table,
                index.parts().stream()
                        .map(part -> part.column() == null ? "(" + part.expression() : part.column())
                        .toList());
    }

    private static Annotation index(Table table, Index index) {
        boolean parenthesized = repeats(table, index);
        Annotation annotation = Annotation.jpa("Index")
                .setText("name", index.name())
                .setText("columnList", DeclaredOptions.parts(index).orElseGet(() -> index.parts().stream()
                        .map(part -> part(table, part, index.unique(), parenthesized))
                        .collect(Collectors.joining(", "))));
        if (index.unique()) {
            annotation.set("unique", "true");
        }
        String text = DeclaredOptions.text(index);
        return text.isEmpty() ? annotation : annotation.setText("options", text);
    }

    /**
     * Writes a column with its direction; without a direction, Hibernate turns a unique index into a unique constraint.
     * Hibernate treats a column in parentheses as an expression; for the database it is the same column.
     */
    private static String part(Table table, IndexPart part, boolean unique, boolean parenthesized) {
        String direction = part.descending() ? " desc" : unique ? " asc" : "";
        if (part.column() == null) {
            String text = Objects.requireNonNull(part.expression()).sql();
            return "(" + text + collate(part) + ")" + direction;
        }
        String column =
                table.column(part.column()).map(dev.limbeck.model.Column::name).orElse(part.column());
        return part.collation() == null && !parenthesized
                ? SqlNames.backquotedUnlessPlain(table.names(), column) + direction
                : "(" + SqlNames.quotedUnlessPlain(column) + collate(part) + ")" + direction;
    }

    private static String collate(IndexPart part) {
        return part.collation() == null ? "" : " collate " + SqlNames.quotedUnlessPlain(part.collation());
    }
}
