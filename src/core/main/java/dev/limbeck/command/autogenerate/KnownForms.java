package dev.limbeck.command.autogenerate;

import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.evolution.MappedOperation;
import dev.limbeck.ops.evolution.NameMapping;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Determines how names are written in operations. A name that the model contains is written as in the entities. Any
 * other name is written as in the revision that created the object.
 *
 * @param model the model as the database stores it
 * @param entities how the entities write names
 * @param history supplies how the revisions write names; to determine this, it replays the history
 */
record KnownForms(Schema model, NameRules.Forms entities, Supplier<NameRules.Forms> history) {

    /** {@return the forms for a revision with the given operations} */
    NameRules.Forms of(List<Operation> upgrade, List<Operation> downgrade) {
        Set<NameRules.Key> unknown = new HashSet<>();
        NameMapping collecting = NameMapping.writing(model.names(), true).observed((key, written) -> {
            if (mayHaveForm(key) && !entities.written().containsKey(key) && !isInModel(key)) {
                unknown.add(key);
            }
        });
        Stream.concat(upgrade.stream(), downgrade.stream())
                .forEach(operation -> MappedOperation.of(operation, collecting));
        return unknown.isEmpty() ? entities : entities.and(history.get());
    }

    /**
     * Returns whether the form of the name cannot be determined from the stored name. A database that folds names loses
     * the case of an unquoted name. This matters only for table names, because databases that preserve the case of
     * names ignore it in all other names. A database that keeps the case does not store whether a name with upper-case
     * letters was quoted.
     */
    private boolean mayHaveForm(NameRules.Key key) {
        boolean table = key.kind() == NameRules.Kind.TABLE;
        boolean schema = key.kind() == NameRules.Kind.SCHEMA;
        NameRule rule = table || schema ? model.names().tables() : model.names().others();
        boolean folds = rule == NameRule.LOWER || rule == NameRule.UPPER;
        return folds
                ? table && rule.store(key.name()).equals(key.name())
                : !CaseFolding.fold(key.name()).equals(key.name());
    }

    private boolean isInModel(NameRules.Key key) {
        TableName name = key.table();
        if (name == null) {
            return true;
        }
        return switch (key.kind()) {
            case TABLE ->
                model.table(name).isPresent()
                        || model.sequence(name).isPresent()
                        || model.view(name).isPresent();
            case COLUMN ->
                model.table(name).flatMap(table -> table.column(key.name())).isPresent();
            case OTHER ->
                model.table(name).filter(table -> has(table, key.name())).isPresent();
            case SCHEMA -> true;
        };
    }

    private static boolean has(Table table, String name) {
        return table.constraints().anyMatch(constraint -> name.equals(constraint.name()))
                || table.index(name).isPresent();
    }
}
