package dev.limbeck.command.review;

import dev.limbeck.LimbeckException;
import dev.limbeck.command.project.PlanDescriber;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.OperationPair;
import dev.limbeck.command.proof.Rehearsal;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.failure.SqlFailure;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.evolution.SchemaEvolution;
import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.Review.DatabaseSql;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.UpgradePath;
import dev.limbeck.settings.ProjectDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans a change for the databases of {@code project.databases} that are not in use: on a scratch database if that
 * needs no server, otherwise in memory.
 */
final class OtherDatabases {
    private final Project project;
    private final Dialect inUse;
    private final String version;

    /** Creates an instance; the scratch database is of the same kind as the database in use. */
    OtherDatabases(Project project, Dialect inUse, Scratch scratch) {
        this.project = project;
        this.inUse = inUse;
        try {
            this.version = inUse.reflector().version(scratch.connection());
        } catch (SQLException e) {
            throw new SqlFailure("The version of the scratch database could not be read", e);
        }
    }

    /** {@return the name of the database in use} */
    String nameInUse() {
        return project.settings().databases().stream()
                .filter(each -> each.matches(inUse.name(), version))
                .map(ProjectDatabase::toString)
                .findFirst()
                .orElse(inUse.name());
    }

    /** {@return the plans of the other databases} */
    List<DatabaseSql> plan(Schema before, OperationPair both) {
        return project.settings().databases().stream()
                .filter(each -> !each.toString().equals(nameInUse()))
                .map(each -> plan(each, before, both))
                .toList();
    }

    private DatabaseSql plan(ProjectDatabase named, Schema before, OperationPair both) {
        Optional<Dialect> found = project.findDialect(named.dialect());
        if (found.isEmpty()) {
            return failed(named, named.dialect(), "There is no dialect \"" + named.dialect() + "\" on the class path.");
        }
        Dialect dialect = found.get();
        String product = dialect.traits().product();
        try {
            return dialect.traits().has(Feature.EMBEDDED)
                    ? onScratch(named, dialect, before, both)
                    : inMemory(named, dialect, before, both);
        } catch (LimbeckException | IllegalArgumentException | IllegalStateException e) {
            return failed(named, product, "The change could not be planned for " + product + ": " + e.getMessage());
        }
    }

    private static DatabaseSql failed(ProjectDatabase named, String product, String problem) {
        return new DatabaseSql(named.toString(), product, false, List.of(), List.of(), true, problem);
    }

    /**
     * Plans the operations on a copy of the schema. The other database may not accept the expressions of a server, for
     * instance in checks. In that case, plans them on the schema that the history creates, because the history runs on
     * each database of the project.
     */
    private DatabaseSql onScratch(ProjectDatabase named, Dialect dialect, Schema before, OperationPair both) {
        try {
            return onCopy(named, dialect, before, both);
        } catch (SqlFailure e) {
            try (Rehearsal rehearsal = new Rehearsal(project, dialect)) {
                rehearsal.replay(UpgradePath.findSteps(project.graph(), VersionRows.NONE, "heads"));
                return onCopy(named, dialect, rehearsal.reflect().schema(), both);
            } catch (LimbeckException other) {
                e.addSuppressed(other);
                throw e;
            }
        }
    }

    private DatabaseSql onCopy(ProjectDatabase named, Dialect dialect, Schema before, OperationPair both) {
        try (ScratchDatabases scratches = new ScratchDatabases(dialect);
                Scratch scratch = scratches.empty()) {
            List<Table> tables = before.tables().stream()
                    .map(table ->
                            table.withVerbatim(null).withNames(dialect.traits().names()))
                    .toList();
            scratch.run(tables.stream().map(CreateTable::new).toList());
            return new DatabaseSql(
                    named.toString(),
                    dialect.traits().product(),
                    true,
                    GroupedPlans.run(scratch, both.upgrade(), project.arguments(), null),
                    GroupedPlans.run(scratch, both.downgrade(), project.arguments(), null),
                    both.isPaired(),
                    null);
        }
    }

    private static DatabaseSql inMemory(ProjectDatabase named, Dialect dialect, Schema before, OperationPair both) {
        InMemoryPlans plans = new InMemoryPlans(
                dialect,
                new PlanOptions(named.version(), true, false),
                before.withNames(dialect.traits().names()));
        return new DatabaseSql(
                named.toString(),
                dialect.traits().product(),
                false,
                plans.plan(both.upgrade()),
                plans.plan(both.downgrade()),
                both.isPaired(),
                null);
    }

    /** Plans operations one after the other on a schema in memory. */
    private static final class InMemoryPlans {
        private final Dialect dialect;
        private final PlanOptions options;
        private Schema schema;

        InMemoryPlans(Dialect dialect, PlanOptions options, Schema schema) {
            this.dialect = dialect;
            this.options = options;
            this.schema = schema;
        }

        List<List<PlannedOperation>> plan(List<Operation> operations) {
            List<List<PlannedOperation>> all = new ArrayList<>();
            operations.forEach(operation -> all.add(List.of(plan(operation))));
            return all;
        }

        private PlannedOperation plan(Operation requested) {
            Operation operation = dialect.planner().expand(requested, () -> schema);
            PlannedOperation planned = PlanDescriber.describe(
                    requested.describe(),
                    dialect.planner().plan(operation, new SchemaCatalog(schema), options),
                    dialect.online().isPresent(),
                    null,
                    null,
                    null,
                    null);
            try {
                schema = SchemaEvolution.apply(schema, dialect.planner().withStoredNames(operation, schema));
            } catch (IllegalArgumentException e) {
                throw new UnsupportedChange(String.valueOf(e.getMessage()));
            }
            return planned;
        }
    }
}
