package dev.limbeck.command.autogenerate;

import dev.limbeck.command.autogenerate.history.DeclaredChange;
import dev.limbeck.command.autogenerate.history.DeclaredParts;
import dev.limbeck.command.autogenerate.history.DeclaredTable;
import dev.limbeck.command.autogenerate.history.HistoryParts;
import dev.limbeck.command.autogenerate.history.PortableBackfills;
import dev.limbeck.command.decide.Renames;
import dev.limbeck.command.project.Project;
import dev.limbeck.compare.Comparer;
import dev.limbeck.compare.Comparison;
import dev.limbeck.compare.words.WordTracker;
import dev.limbeck.compare.words.WordedOperations;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.model.DialectName;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.ops.Operation;
import dev.limbeck.settings.ProjectDatabase;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes the operations that a comparison found in the form in which a revision contains them, so that the revision can
 * be applied to every database.
 *
 * @param project the project
 * @param dialect the dialect of the compared database
 * @param managed the objects that the revisions create
 * @param comparer the comparer
 */
record OperationWriter(Project project, Dialect dialect, ManagedTables managed, Comparer comparer) {

    /**
     * The model of the entities.
     *
     * @param schema the model as the database stores it
     * @param declared supplies the model as the entities declare it
     * @param words the sequences and types that the entities declare but that are not visible in the stored schema
     */
    record Entities(Schema schema, Supplier<Schema> declared, SchemaWords words) {}

    /** {@return the operations, with what they remove or change as the revisions declare it} */
    List<Operation> write(Comparison found, Renames.Decided renamed, Entities model) {
        List<Operation> written = express(found, renamed, model);
        if (HistoryParts.removes(written)) {
            DeclaredChange changes = new DeclaredChange(dialect, model.declared(), model.words());
            List<DeclaredTable> tables = DeclaredTable.rename(managed.declared(), renamed.operations(), dialect);
            written = new HistoryParts(dialect, renamed.live(), tables, changes).write(written);
        }
        return new PortableBackfills(dialect, knownDialects()).write(written);
    }

    /** {@return the dialects of the other databases in {@code project.databases}, if they are on the class path} */
    static List<Dialect> projectDialects(Project project, Dialect inUse) {
        return otherDatabases(project, inUse).stream()
                .flatMap(name -> project.findDialect(name).stream())
                .toList();
    }

    /** {@return the names of the dialects of the other databases in {@code project.databases}} */
    static List<String> otherDatabases(Project project, Dialect inUse) {
        return project.settings().databases().stream()
                .map(ProjectDatabase::dialect)
                .distinct()
                .filter(name -> !name.equals(inUse.name()))
                .toList();
    }

    /**
     * {@return the operations, with the sequences and types of the entities, and with operations for differences that
     * are not visible in the stored schema}
     */
    List<Operation> express(Comparison found, Renames.Decided renamed, Entities model) {
        SchemaWords known = WordTracker.apply(
                managed.words(WordedOperations.mayRemoveLargeObject(found.operations())), renamed.operations());
        DeclaredParts parts = new DeclaredParts(dialect, renamed.live(), model.schema(), model.declared());
        return parts.withDeclaredChecks(WordedOperations.write(
                parts.write(found.operations()),
                comparer.included(renamed.live()),
                known,
                comparer.included(model.schema()),
                model.words()));
    }

    /** Returns the dialects of other databases that are on the class path. */
    private List<Dialect> knownDialects() {
        return Stream.of(DialectName.values())
                .map(DialectName::text)
                .filter(name -> !name.equals(dialect.name()))
                .flatMap(name -> project.findDialect(name).stream())
                .toList();
    }
}
