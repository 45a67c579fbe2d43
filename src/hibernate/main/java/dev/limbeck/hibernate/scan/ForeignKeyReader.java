package dev.limbeck.hibernate.scan;

import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.spi.ModelException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.mapping.Table;

/** Reads foreign keys, which Hibernate's own SQLite DDL leaves out. */
final class ForeignKeyReader {
    private final MappingModel mapping;
    private final TableNames names;
    private final ConstraintReader constraints;

    ForeignKeyReader(MappingModel mapping, TableNames names, ConstraintReader constraints) {
        this.mapping = mapping;
        this.names = names;
        this.constraints = constraints;
    }

    /**
     * {@return the foreign keys sorted by name, including those that columns declare themselves, but not those declared
     * with {@code NO_CONSTRAINT}}
     */
    List<ForeignKey> read(Table table, List<ColumnReader.ReadColumn> columns) {
        List<ForeignKey> keys = new ArrayList<>();
        for (org.hibernate.mapping.ForeignKey key : HibernateCalls.foreignKeys(table)) {
            if (key.isCreationEnabled() && key.isPhysicalConstraint()) {
                keys.add(read(table, key));
            }
        }
        for (ColumnReader.ReadColumn column : columns) {
            column.references()
                    .forEach(clauses -> add(keys, table, column.column().name(), clauses));
        }
        return keys;
    }

    /**
     * Adds the foreign key that a column's definition declares; it replaces the foreign key of an association on the
     * same columns.
     */
    private void add(List<ForeignKey> keys, Table table, String column, String clauses) {
        ForeignKey declared = parse(
                table,
                "of column " + column,
                () -> new ForeignKeyClauses(clauses, mapping.target()),
                new ForeignKey(null, List.of(column), names.tableName(table), List.of()));
        NameRules rules = mapping.target().nameRules();
        for (int i = 0; i < keys.size(); i++) {
            ForeignKey mapped = keys.get(i);
            if (rules.same(mapped.referencedTable(), declared.referencedTable()) && isOver(mapped, column, rules)) {
                keys.set(i, declared.name() == null ? declared.withName(mapped.name()) : declared);
                return;
            }
        }
        keys.add(declared);
    }

    private static boolean isOver(ForeignKey key, String column, NameRules rules) {
        return key.columns().size() == 1 && rules.others().same(key.columns().get(0), column);
    }

    private ForeignKey read(Table table, org.hibernate.mapping.ForeignKey key) {
        ForeignKey declared = key.getKeyDefinition() == null ? columns(key) : parsed(table, key);
        if (key.getOnDeleteAction() != null) {
            declared = declared.withOnDelete(
                    ReferentialAction.valueOf(key.getOnDeleteAction().name()));
        }
        String options = HibernateCalls.options(key);
        return options == null
                ? declared
                : parse(table, nameOf(key), () -> new ForeignKeyClauses(options, mapping.target()), declared);
    }

    private ForeignKey columns(org.hibernate.mapping.ForeignKey key) {
        Table referenced = key.getReferencedTable();
        List<String> columns = constraints.columnNames(
                key.isReferenceToPrimaryKey() ? referenced.getPrimaryKey().getColumns() : key.getReferencedColumns());
        return new ForeignKey(
                mapping.constraintName(key.getName()),
                constraints.columnNames(key.getColumns()),
                names.tableName(referenced),
                columns);
    }

    private ForeignKey parsed(Table table, org.hibernate.mapping.ForeignKey key) {
        return parse(
                table,
                nameOf(key),
                () -> new ForeignKeyClauses(key.getKeyDefinition(), mapping.target()),
                columns(key));
    }

    private static String nameOf(org.hibernate.mapping.ForeignKey key) {
        return String.valueOf(key.getName());
    }

    private ForeignKey parse(
            Table table, String key, java.util.function.Supplier<ForeignKeyClauses> text, ForeignKey start) {
        try {
            return text.get().applyTo(start);
        } catch (IllegalArgumentException unknown) {
            throw new ModelException(
                    mapping.owners().describe(table) + ": the definition of foreign key " + key
                            + " cannot be read: " + unknown.getMessage()
                            + ". Write it as \"foreign key (a) references t (b) on delete cascade\".",
                    unknown);
        }
    }
}
