package dev.limbeck.hibernate.running;

import dev.limbeck.hibernate.find.MappingSources;
import dev.limbeck.hibernate.scan.EntityScanner;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.Table;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.ModelRequest;
import dev.limbeck.spi.ModelSource;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;

/**
 * Reads the entities of a running application again, in the same way as the commands, so that both produce the same
 * result. The session factory's own metadata cannot be used, because Hibernate has already replaced column definitions
 * in it.
 */
record RunningModel(Metadata metadata, MappingSources sources) implements ModelSource {

    @Override
    public Model scan(ModelRequest request) {
        Model model = EntityScanner.read(request, sources);
        requireEverything(model);
        return model;
    }

    /** Fails if the session factory has a table or a column that was not found when the entities were read again. */
    private void requireEverything(Model model) {
        NameRule rule = model.schema().names().tables();
        Map<String, Table> read = new HashMap<>();
        model.schema().tables().forEach(table -> read.put(rule.key(table.name().name()), table));
        for (org.hibernate.mapping.Table table : metadata.collectTableMappings()) {
            if (table.isPhysicalTable() && table.getViewQuery() == null) {
                Table found = read.get(rule.key(stored(rule, table.getName(), table.isQuoted())));
                if (found == null) {
                    throw missing("table " + table.getName());
                }
                table.getColumns().forEach(column -> requireColumn(table, found, column));
            }
        }
    }

    private static void requireColumn(org.hibernate.mapping.Table table, Table read, Column column) {
        String wanted = stored(read.names().others(), column.getName(), column.isQuoted());
        if (read.column(wanted).isEmpty()) {
            throw missing("column " + table.getName() + "." + column.getName());
        }
    }

    private static String stored(NameRule rule, String name, boolean quoted) {
        return quoted ? name : rule.store(name);
    }

    private static ModelException missing(String what) {
        return new ModelException(
                "The entities cannot be compared with the database: Hibernate uses the " + what
                        + ", which is not mapped"
                        + " by a class or by META-INF/orm.xml. List the mapping files in the setting"
                        + " limbeck.mapping_files, or set limbeck.check to off.",
                null);
    }
}
