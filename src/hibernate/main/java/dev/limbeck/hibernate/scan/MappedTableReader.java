package dev.limbeck.hibernate.scan;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Options;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.boot.model.relational.InitCommand;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;

/** Reads a table with its columns, constraints and indexes. */
final class MappedTableReader {
    private final MappingModel mapping;
    private final TableNames names;
    private final SqlStringGenerationContext context;
    private final ColumnReader columns;
    private final ConstraintReader constraints;
    private final ForeignKeyReader foreignKeys;
    private final MappedIndexReader indexes;

    MappedTableReader(MappingModel mapping, TableNames names) {
        this.mapping = mapping;
        this.names = names;
        this.context = SqlContext.create(mapping);
        this.columns = new ColumnReader(mapping);
        this.constraints = new ConstraintReader(mapping);
        this.foreignKeys = new ForeignKeyReader(mapping, names, constraints);
        this.indexes = new MappedIndexReader(mapping, constraints);
    }

    /** {@return the table; what SQLite does not support is added to the warnings} */
    Table read(org.hibernate.mapping.Table table) {
        List<ColumnReader.ReadColumn> read = new ArrayList<>();
        table.getColumns().forEach(column -> read.add(columns.read(table, column)));
        return new Table(
                names.tableName(table),
                read.stream().map(ColumnReader.ReadColumn::column).toList(),
                constraints.primaryKey(table),
                constraints.uniqueConstraints(table, read),
                foreignKeys.read(table, read),
                checks(table, read),
                indexes.read(table),
                options(table),
                SqlTokens.blankToNull(table.getComment()),
                initialRows(table),
                null,
                mapping.target().nameRules());
    }

    private List<CheckConstraint> checks(org.hibernate.mapping.Table table, List<ColumnReader.ReadColumn> columns) {
        List<CheckConstraint> checks = new ArrayList<>();
        columns.forEach(column -> checks.addAll(column.checks()));
        checks.addAll(CheckReader.read(table.getChecks(), mapping));
        return checks.stream().distinct().toList();
    }

    private Options options(org.hibernate.mapping.Table table) {
        String extra = HibernateCalls.extraDeclarations(table);
        if (extra != null) {
            mapping.warnings().add(mapping.owners().describe(table) + ": \"" + extra + "\" is left out");
        }
        String options = HibernateCalls.options(table);
        if (options == null) {
            return Options.NONE;
        }
        Optional<Options> known = mapping.target().readOptions(options);
        if (known.isEmpty()) {
            mapping.warnings()
                    .add(mapping.owners().describe(table) + ": table options \"" + options + "\" are left out");
        }
        return known.orElse(Options.NONE);
    }

    private List<SqlText> initialRows(org.hibernate.mapping.Table table) {
        List<SqlText> rows = new ArrayList<>();
        for (InitCommand command : table.getInitCommands(context)) {
            for (String statement : HibernateCalls.statements(command)) {
                rows.add(new SqlText(statement));
            }
        }
        return rows;
    }
}
