package dev.limbeck.hibernate.running;

import dev.limbeck.hibernate.find.MappingSources;
import dev.limbeck.hibernate.scan.EntityScanner;
import dev.limbeck.model.Table;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.ModelRequest;
import dev.limbeck.spi.ModelSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;

/**
 * Reads the entities of a running application once more, in the way in which the commands read them, so that both have
 * the same result. Hibernate's metadata of the session factory itself cannot be read, because Hibernate has already
 * replaced column definitions in it.
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
        Map<String, Table> read = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        model.schema().tables().forEach(table -> read.put(table.name().name(), table));
        for (org.hibernate.mapping.Table table : metadata.collectTableMappings()) {
            if (table.isPhysicalTable() && table.getViewQuery() == null) {
                Table found = read.get(table.getName());
                if (found == null) {
                    throw missing("table " + table.getName());
                }
                table.getColumns().forEach(column -> requireColumn(table, found, column));
            }
        }
    }

    private static void requireColumn(org.hibernate.mapping.Table table, Table read, Column column) {
        String wanted = column.getName().toLowerCase(Locale.ROOT);
        if (read.columns().stream()
                .noneMatch(each -> each.name().toLowerCase(Locale.ROOT).equals(wanted))) {
            throw missing("column " + table.getName() + "." + column.getName());
        }
    }

    private static ModelException missing(String what) {
        return new ModelException(
                "The entities cannot be compared with the database: Hibernate uses the " + what
                        + ", which is not mapped"
                        + " by a class or by META-INF/orm.xml. Name the mapping files in the setting"
                        + " limbeck.mapping_files, or set limbeck.check to off.",
                null);
    }
}
