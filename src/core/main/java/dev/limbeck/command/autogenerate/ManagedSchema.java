package dev.limbeck.command.autogenerate;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The part of a live schema that the revisions manage: the tables and views that they create, the triggers on these,
 * and the views that read them. The rest of the schema belongs to other tools.
 *
 * @param schema the managed part
 * @param others the other tables and views
 */
public record ManagedSchema(Schema schema, List<TableName> others) {
    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N}_$]+");

    public static ManagedSchema of(Schema live, Schema expected, Sameness sameness, boolean all) {
        Set<String> names = new HashSet<>();
        expected.tables()
                .forEach(table -> names.add(sameness.nameKey(table.name().name())));
        expected.views().forEach(view -> names.add(sameness.nameKey(view.name().name())));
        if (all) {
            live.tables()
                    .forEach(table -> names.add(sameness.nameKey(table.name().name())));
        }
        live.views().stream()
                .filter(view -> mentions(view, names))
                .toList()
                .forEach(view -> names.add(sameness.nameKey(view.name().name())));
        List<TableName> others = new ArrayList<>();
        live.tables().stream()
                .filter(table -> !names.contains(sameness.nameKey(table.name().name())))
                .forEach(table -> others.add(table.name()));
        live.views().stream()
                .filter(view -> !names.contains(sameness.nameKey(view.name().name())))
                .forEach(view -> others.add(view.name()));
        return new ManagedSchema(
                new Schema(
                        live.tables().stream()
                                .filter(table -> !others.contains(table.name()))
                                .toList(),
                        live.views().stream()
                                .filter(view -> !others.contains(view.name()))
                                .toList(),
                        live.triggers().stream()
                                .filter(trigger -> names.contains(
                                        sameness.nameKey(trigger.table().name())))
                                .toList()),
                others);
    }

    private static boolean mentions(View view, Set<String> names) {
        return NO_NAME.splitAsStream(view.definition().sql())
                .anyMatch(word -> names.contains(word) || names.contains(word.toLowerCase(Locale.ROOT)));
    }
}
