package dev.limbeck.command;

import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Leaves out views that depend on excluded objects, since they could not be created without them. */
final class KeptViews {
    private static final Pattern NAME = Pattern.compile(
            "'(?:[^']|'')*'" // a literal, skipped
                    + "|\"((?:[^\"]|\"\")*)\"|`([^`]*)`|\\[([^\\]]*)]|([\\p{L}_$][\\p{L}\\p{N}_$]*)");

    private final List<String> left = new ArrayList<>();
    private final Schema schema;

    /**
     * Determines the views to keep.
     *
     * @param live the whole schema
     * @param kept the included part of it
     */
    KeptViews(Schema live, Schema kept) {
        Set<String> absent = new HashSet<>();
        names(live).map(KeptViews::key).forEach(absent::add);
        names(kept).map(KeptViews::key).forEach(absent::remove);
        List<View> views = new ArrayList<>(kept.views());
        Optional<View> falls = falling(views, absent);
        while (falls.isPresent()) {
            views.remove(falls.get());
            absent.add(key(falls.get().name()));
            left.add("view " + falls.get().name() + " is left out: it depends on an excluded object");
            falls = falling(views, absent);
        }
        Set<String> gone = Set.copyOf(absent);
        schema = new Schema(
                kept.tables(),
                views,
                kept.triggers().stream()
                        .filter(trigger -> !gone.contains(key(trigger.table())))
                        .toList());
    }

    /** {@return the part of the schema that can be created} */
    Schema schema() {
        return schema;
    }

    /** {@return a line for each view that is left out} */
    List<String> left() {
        return List.copyOf(left);
    }

    private static Optional<View> falling(List<View> views, Set<String> absent) {
        return views.stream()
                .filter(view -> mentions(view.definition().sql(), absent))
                .findFirst();
    }

    private static boolean mentions(String sql, Set<String> names) {
        Matcher name = NAME.matcher(sql);
        while (name.find()) {
            for (int group = 1; group <= name.groupCount(); group++) {
                String word = name.group(group);
                if (word != null && names.contains(CaseFolding.fold(word.replace("\"\"", "\"")))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Stream<TableName> names(Schema schema) {
        return Stream.concat(
                schema.tables().stream().map(table -> table.name()),
                schema.views().stream().map(View::name));
    }

    private static String key(TableName name) {
        return CaseFolding.fold(name.name());
    }
}
