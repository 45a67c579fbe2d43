package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.server.ChangedRows;
import dev.limbeck.model.Index;
import dev.limbeck.model.Table;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The context in which a step of a batch is planned.
 *
 * @param catalog the schema before the batch
 * @param version the major version of the server
 * @param table the table after the steps before this one
 * @param rows the rows after the steps before this one
 * @param views the views that the batch drops and creates again
 */
record StepContext(Catalog catalog, int version, Table table, ChangedRows rows, DependentViews views) {

    /** {@return the names of the relations in the schema of the table: an index cannot have such a name} */
    Set<String> relationNames() {
        Set<String> names = new HashSet<>();
        for (Table known : catalog.schema().tables()) {
            Table each = known.name().equals(table.name()) ? table : known;
            if (Objects.equals(each.name().schema(), table.name().schema())) {
                names.add(each.name().name());
                each.indexes().stream().map(Index::name).forEach(names::add);
                each.constraints().forEach(constraint -> names.add(String.valueOf(constraint.name())));
            }
        }
        catalog.viewAndTriggerNames().forEach(name -> names.add(name.name()));
        catalog.schema()
                .sequences()
                .forEach(sequence -> names.add(sequence.name().name()));
        return names;
    }
}
