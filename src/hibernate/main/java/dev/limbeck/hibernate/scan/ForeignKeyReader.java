package dev.limbeck.hibernate.scan;

import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.spi.ModelException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.mapping.Table;

/** Reads foreign keys, which Hibernate's own SQLite DDL leaves out. */
final class ForeignKeyReader {
    private final Mapping mapping;
    private final TableNames names;

    ForeignKeyReader(Mapping mapping, TableNames names) {
        this.mapping = mapping;
        this.names = names;
    }

    /** {@return the foreign keys by name; those declared with {@code NO_CONSTRAINT} are none} */
    List<ForeignKey> read(Table table) {
        List<ForeignKey> keys = new ArrayList<>();
        for (org.hibernate.mapping.ForeignKey key : HibernateCalls.foreignKeys(table)) {
            if (key.isCreationEnabled() && key.isPhysicalConstraint()) {
                keys.add(read(table, key));
            }
        }
        return keys;
    }

    private ForeignKey read(Table table, org.hibernate.mapping.ForeignKey key) {
        ForeignKey declared = key.getKeyDefinition() == null ? columns(key) : defined(table, key);
        if (key.getOnDeleteAction() != null) {
            declared = declared.withOnDelete(
                    ReferentialAction.valueOf(key.getOnDeleteAction().name()));
        }
        String options = HibernateCalls.options(key);
        return options == null ? declared : parse(table, key, () -> new KeyClauses(options), declared);
    }

    private ForeignKey columns(org.hibernate.mapping.ForeignKey key) {
        Table referenced = key.getReferencedTable();
        List<String> there = ConstraintReader.names(
                key.isReferenceToPrimaryKey() ? referenced.getPrimaryKey().getColumns() : key.getReferencedColumns());
        return new ForeignKey(
                SqlWords.name(key.getName()), ConstraintReader.names(key.getColumns()), names.of(referenced), there);
    }

    private ForeignKey defined(Table table, org.hibernate.mapping.ForeignKey key) {
        return parse(table, key, () -> new KeyClauses(key.getKeyDefinition()), columns(key));
    }

    private ForeignKey parse(
            Table table,
            org.hibernate.mapping.ForeignKey key,
            java.util.function.Supplier<KeyClauses> text,
            ForeignKey start) {
        try {
            return text.get().addTo(start);
        } catch (IllegalArgumentException unknown) {
            throw new ModelException(
                    mapping.owners().of(table) + ": the definition of foreign key " + key.getName()
                            + " cannot be read: " + unknown.getMessage()
                            + ". Write it as \"foreign key (a) references t (b) on delete cascade\".",
                    unknown);
        }
    }
}
