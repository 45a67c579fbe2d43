package dev.limbeck.command.documentation;

import dev.limbeck.command.proof.Changes;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.result.Change;
import dev.limbeck.result.site.RevisionChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Records which revisions created and changed each table. A renamed table keeps its history, whereas a table that was
 * dropped and created again begins a new history.
 */
final class TableHistories {
    private final NameRules names;
    private final Map<TableName, Map<String, List<String>>> tables = new LinkedHashMap<>();
    private final Map<String, List<String>> revisions = new LinkedHashMap<>();

    TableHistories(NameRules names) {
        this.names = names;
    }

    /** Adds an operation of a revision. */
    void add(String revision, Operation operation) {
        List<String> lines = Changes.list(List.of(operation)).stream()
                .map(Change::description)
                .toList();
        revisions.computeIfAbsent(revision, id -> new ArrayList<>()).addAll(lines);
        if (operation instanceof DropTable drop) {
            tables.remove(names.key(drop.table().name()));
        } else if (operation instanceof RenameTable rename) {
            Map<String, List<String>> history = tables.remove(names.key(rename.from()));
            tables.put(names.key(rename.to()), history == null ? new LinkedHashMap<>() : history);
            add(revision, rename.to(), lines);
        } else {
            operation.tables().stream().distinct().forEach(table -> add(revision, table, lines));
        }
    }

    /** Adds the tables that a revision changed through SQL or Java code; the revision's operations do not show them. */
    void addHidden(String revision, Schema before, Schema after) {
        for (Table table : after.tables()) {
            Table old = before.table(table.name()).orElse(null);
            if (old == null || !Objects.equals(old, table)) {
                Map<String, List<String>> history =
                        tables.computeIfAbsent(names.key(table.name()), name -> new LinkedHashMap<>());
                history.computeIfAbsent(
                        revision,
                        id -> List.of((old == null ? "create" : "change") + " the table with SQL or Java code"));
            }
        }
        before.tables().stream()
                .filter(table -> after.table(table.name()).isEmpty())
                .forEach(table -> tables.remove(names.key(table.name())));
    }

    private void add(String revision, TableName table, List<String> lines) {
        tables.computeIfAbsent(names.key(table), name -> new LinkedHashMap<>())
                .computeIfAbsent(revision, id -> new ArrayList<>())
                .addAll(lines);
    }

    /** {@return the changes to the table, oldest first} */
    List<RevisionChanges> of(TableName table) {
        return tables.getOrDefault(names.key(table), Map.of()).entrySet().stream()
                .map(each -> new RevisionChanges(each.getKey(), each.getValue()))
                .toList();
    }

    /** {@return the changes that the revision makes} */
    RevisionChanges of(String revision) {
        return new RevisionChanges(revision, revisions.getOrDefault(revision, List.of()));
    }
}
