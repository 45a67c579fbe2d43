package dev.limbeck.compare;

import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names of the tables and views that a view may read, directly or through other views, before or after a change.
 */
final class ViewSources {
    private final SchemaPair sides;
    private final Map<String, Set<SqlText>> definitions = new HashMap<>();

    ViewSources(SchemaPair sides, Schema live, Schema model) {
        this.sides = sides;
        Stream.concat(live.views().stream(), model.views().stream()).forEach(view -> definitions
                .computeIfAbsent(key(view), name -> new HashSet<>())
                .add(view.definition()));
    }

    /** Returns the key of the view's name without its schema. */
    String key(View view) {
        return sides.sameness().nameKey(view.name().name());
    }

    /** Puts each view after the views that it mentions; otherwise the order is unchanged. */
    void order(List<View> views) {
        List<View> left = new ArrayList<>(views);
        views.clear();
        while (!left.isEmpty()) {
            View next = left.stream()
                    .filter(view -> left.stream().noneMatch(other -> !other.equals(view) && mentions(view, other)))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            views.add(next);
        }
    }

    private boolean mentions(View view, View other) {
        return sides.sameness().mentionedNameKeys(view.definition()).contains(key(other));
    }

    /** Returns the keys of all names that the definitions mention; some of these names denote columns or functions. */
    Set<String> find(List<View> views) {
        Set<String> found = new HashSet<>();
        Deque<SqlText> open = new ArrayDeque<>();
        views.forEach(view -> open.add(view.definition()));
        while (!open.isEmpty()) {
            for (String name : sides.sameness().mentionedNameKeys(open.pop())) {
                if (found.add(name)) {
                    open.addAll(definitions.getOrDefault(name, Set.of()));
                }
            }
        }
        return found;
    }
}
