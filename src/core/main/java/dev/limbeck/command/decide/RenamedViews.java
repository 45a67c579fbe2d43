package dev.limbeck.command.decide;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The views that must be dropped before a table or column is renamed, because they would keep its old name. The
 * comparison after the renames creates them again.
 *
 * @param sameness the rules for names, or null if views follow a rename
 * @param candidates the live views that the revision may drop
 */
record RenamedViews(@Nullable Sameness sameness, List<View> candidates) {
    static final RenamedViews NONE = new RenamedViews(null, List.of());

    /** {@return the views of the model that are in the database, and the views that the operations drop} */
    static RenamedViews of(Dialect dialect, Schema live, Schema model, List<Operation> operations) {
        if (!dialect.traits().has(Feature.VIEWS_KEEP_OLD_NAMES)) {
            return NONE;
        }
        return new RenamedViews(
                dialect.sameness(),
                live.views().stream()
                        .filter(view -> model.view(view.name()).isPresent() || isDropped(view, operations))
                        .toList());
    }

    private static boolean isDropped(View view, List<Operation> operations) {
        return operations.stream()
                .anyMatch(each -> each instanceof DropView drop && drop.view().equals(view));
    }

    /**
     * {@return the operations that drop the views, each before the views that it reads}
     *
     * @param renamed the renamed columns of each table; an empty list if the table itself is renamed
     */
    List<DropView> drop(Map<TableName, List<String>> renamed) {
        Sameness names = sameness;
        if (names == null) {
            return List.of();
        }
        List<View> affected = new ArrayList<>();
        for (View view : candidates) {
            Set<String> mentioned = names.mentionedNameKeys(view.definition());
            boolean uses = renamed.entrySet().stream()
                    .anyMatch(entry ->
                            mentioned.contains(names.nameKey(entry.getKey().name()))
                                    && (entry.getValue().isEmpty()
                                            || entry.getValue().stream()
                                                    .anyMatch(column -> mentioned.contains(names.nameKey(column)))));
            if (uses) {
                affected.add(view);
            }
        }
        List<DropView> ordered = new ArrayList<>();
        List<View> left = new ArrayList<>(affected);
        while (!left.isEmpty()) {
            View next = left.stream()
                    .filter(view -> left.stream().noneMatch(other -> !other.equals(view) && isRead(names, view, other)))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(new DropView(next));
        }
        return ordered;
    }

    private static boolean isRead(Sameness names, View view, View by) {
        return names.mentionedNameKeys(by.definition())
                .contains(names.nameKey(view.name().name()));
    }
}
