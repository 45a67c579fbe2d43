package dev.limbeck.result;

import dev.limbeck.model.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The information that a reviewer needs to assess a change without running it.
 *
 * @param groups the changes, grouped by operation
 * @param databases the SQL for the database in use, then for the other databases of {@code project.databases}
 * @param before the affected tables before the change, and the tables that are connected to them by foreign keys
 * @param after the same tables after the change
 * @param definitions the tables and views whose definition changes
 * @param source the text of the revision file; empty if no file was written
 * @param history the revision, if a file was written, and the revisions before it, newest first
 */
public record Review(
        List<Group> groups,
        List<DatabaseSql> databases,
        Sketch before,
        Sketch after,
        List<Definition> definitions,
        String source,
        List<RevisionInfo> history) {
    /** Copies the lists. */
    public Review {
        groups = List.copyOf(groups);
        databases = List.copyOf(databases);
        definitions = List.copyOf(definitions);
        history = List.copyOf(history);
    }

    /** {@return the same review with the text of the revision file and its place in the history} */
    public Review withRevision(String text, List<RevisionInfo> place) {
        return new Review(groups, databases, before, after, definitions, text, place);
    }

    /** {@return the same review with the given changes, whose hazards can state the number of affected rows} */
    public Review withGroups(List<Group> other) {
        return new Review(other, databases, before, after, definitions, source, history);
    }

    /**
     * The changes of one operation.
     *
     * @param description a description of the operation, for instance {@code change the table user}
     * @param changes the changes
     */
    public record Group(String description, List<Change> changes) {
        /** Copies the list. */
        public Group {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The statements with which a database makes the change.
     *
     * @param database the database, as in {@code project.databases}; the name of the dialect if the project does not
     *     name the database
     * @param product the name of the product, for instance {@code SQLite}
     * @param tried whether the statements were run on a scratch database; otherwise they were only planned
     * @param upgrade the operations of the upgrade, one list for each group
     * @param downgrade the operations of the downgrade, as lists, in the order in which they run
     * @param paired whether each list of the downgrade reverts one group, in which case the last list reverts the first
     *     group
     * @param problem the reason why there are no statements, as a sentence; null if there are statements
     */
    public record DatabaseSql(
            String database,
            String product,
            boolean tried,
            List<List<PlannedOperation>> upgrade,
            List<List<PlannedOperation>> downgrade,
            boolean paired,
            @Nullable String problem) {
        /** Copies the lists. */
        public DatabaseSql {
            upgrade = upgrade.stream().map(List::copyOf).toList();
            downgrade = downgrade.stream().map(List::copyOf).toList();
        }
    }

    /**
     * The definition of a table or view that exists before and after a change.
     *
     * @param name the table or view, with its schema if it has one; after a rename, the new name
     * @param before the statements that create it, with its indexes and triggers, before the change
     * @param after the corresponding statements after the change
     */
    public record Definition(String name, List<String> before, List<String> after) {
        /** Copies the lists. */
        public Definition {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /**
     * The state of tables before or after a change.
     *
     * @param schema the tables; each type is the text that is shown to readers
     * @param notes the changes to tables and columns
     */
    public record Sketch(Schema schema, List<Note> notes) {
        /** No tables. */
        public static final Sketch EMPTY = new Sketch(Schema.EMPTY, List.of());

        /** Copies the list. */
        public Sketch {
            notes = List.copyOf(notes);
        }
    }

    /**
     * The change to a table or column.
     *
     * @param table the table, with its schema if it has one
     * @param column the column; empty for the table itself
     * @param text {@code new}, {@code changed}, {@code dropped}, {@code renamed to x} or {@code was x}
     */
    public record Note(String table, String column, String text) {}
}
