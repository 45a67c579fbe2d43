package dev.limbeck.hibernate.scan;

import dev.limbeck.model.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.MappingException;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.id.enhanced.DatabaseStructure;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.mapping.IdentifierCollection;
import org.hibernate.mapping.KeyValue;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sequences that generate ids. For a database without sequences, Hibernate maps each sequence to a table,
 * which does not show the increment.
 */
final class SequenceReader {
    private final MappingModel mapping;
    private final TableNames names;

    SequenceReader(MappingModel mapping, TableNames names) {
        this.mapping = mapping;
        this.names = names;
    }

    /** {@return the sequences that have a table, without duplicates} */
    List<Sequence> read() {
        List<Sequence> sequences = new ArrayList<>();
        for (PersistentClass entity : mapping.metadata().getEntityBindings()) {
            if (entity instanceof RootClass root) {
                read(root.getIdentifier(), root).ifPresent(sequences::add);
            }
        }
        mapping.metadata().getCollectionBindings().forEach(collection -> {
            if (collection instanceof IdentifierCollection bag) {
                read(bag.getIdentifier(), null).ifPresent(sequences::add);
            }
        });
        return sequences;
    }

    private Optional<Sequence> read(KeyValue key, @Nullable RootClass root) {
        Object generator = generator(key, root);
        if (!(generator instanceof SequenceStyleGenerator sequence)) {
            return Optional.empty();
        }
        // the tables are registered already; this call only finds them
        sequence.registerExportables(mapping.metadata().getDatabase());
        DatabaseStructure structure = sequence.getDatabaseStructure();
        return structure.isPhysicalSequence()
                ? Optional.empty()
                : table(structure)
                        .map(table -> new Sequence(
                                names.tableName(table), structure.getInitialValue(), structure.getIncrementSize()));
    }

    /**
     * Returns the generator, or null if its class is not on the class path; in that case, its table remains a table.
     */
    private @Nullable Object generator(KeyValue key, @Nullable RootClass root) {
        try {
            return HibernateCalls.generator(key, mapping.metadata(), root);
        } catch (MappingException missing) {
            return null;
        }
    }

    private Optional<Table> table(DatabaseStructure structure) {
        QualifiedName name = structure.getPhysicalName();
        return mapping
                .metadata()
                .getDatabase()
                .locateNamespace(name.getCatalogName(), name.getSchemaName())
                .getTables()
                .stream()
                .filter(table ->
                        table.isPhysicalTable() && table.getNameIdentifier().equals(name.getObjectName()))
                .map(Table.class::cast)
                .findFirst();
    }
}
