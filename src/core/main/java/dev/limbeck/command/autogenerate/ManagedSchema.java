package dev.limbeck.command.autogenerate;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of a live schema that the revisions manage: the tables and views that the revisions create, the triggers on
 * these tables and views, and the views that read them. The rest of the schema belongs to other tools.
 *
 * @param schema the managed part
 * @param others the other tables and views
 */
public record ManagedSchema(Schema schema, List<TableName> others) {
    /**
     * {@return the tables and views of the live schema that the expected schema also contains, and the views that read
     * them}
     *
     * @param all whether all tables of the live schema are managed
     */
    public static ManagedSchema of(Schema live, Schema expected, Sameness sameness, boolean all) {
        Set<TableName> names = new HashSet<>();
        expected.tables().forEach(table -> names.add(sameness.nameKey(table.name())));
        expected.views().forEach(view -> names.add(sameness.nameKey(view.name())));
        if (all) {
            live.tables().forEach(table -> names.add(sameness.nameKey(table.name())));
        }
        Set<String> words = names.stream().map(TableName::name).collect(Collectors.toSet());
        live.views().stream()
                .filter(view -> !Collections.disjoint(sameness.mentionedNameKeys(view.definition()), words))
                .toList()
                .forEach(view -> names.add(sameness.nameKey(view.name())));
        // The schema does not contain partitions, but their triggers.
        Set<TableName> tables = expected.triggers().stream()
                .map(trigger -> sameness.nameKey(trigger.table()))
                .collect(Collectors.toSet());
        Predicate<TableName> managed = name -> names.contains(sameness.nameKey(name));
        List<TableName> others = Stream.concat(
                        live.tables().stream().map(Table::name),
                        live.views().stream().map(View::name))
                .filter(managed.negate())
                .toList();
        return new ManagedSchema(
                live.withTables(live.tables().stream()
                                .filter(table -> managed.test(table.name()))
                                .toList())
                        .withViews(live.views().stream()
                                .filter(view -> managed.test(view.name()))
                                .toList())
                        .withTriggers(live.triggers().stream()
                                .filter(trigger -> managed.test(trigger.table())
                                        || tables.contains(sameness.nameKey(trigger.table())))
                                .toList()),
                others);
    }
}
