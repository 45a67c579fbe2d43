package dev.limbeck.command.run;

import dev.limbeck.Migration;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.step.MemoryPlan;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import java.util.List;

/** Plans revisions without changing the database. */
interface PlanningRun extends AutoCloseable {
    /**
     * Plans one revision after the previous revisions.
     *
     * @throws ExecutionException if it cannot be planned
     */
    void plan(RevisionStep step, Migration migration, RunListener listener);

    /** {@return what the user should know} */
    List<String> warnings();

    @Override
    void close();

    /**
     * Begins at the current state of a database. The revisions of an embedded database run in a scratch copy without
     * rows. On a database server no scratch database is created for a plan; the schema is computed in memory.
     */
    static PlanningRun start(
            Project project, Database database, Catalog catalog, VersionRows before, PlanOptions options) {
        Dialect dialect = database.dialect();
        if (dialect.traits().has(Feature.EMBEDDED)) {
            return new InScratchCopy(new DryRun(project, dialect, catalog, before), options);
        }
        RunContext session = new RunContext(
                dialect,
                database.connection(),
                options,
                RunListener.SILENT,
                project.settings().database().lockTimeout(),
                project.arguments());
        return new InMemory(new MemoryPlan(session, catalog));
    }

    /** Runs the revisions in a scratch copy of the database. */
    record InScratchCopy(DryRun dryRun, PlanOptions options) implements PlanningRun {
        @Override
        public void plan(RevisionStep step, Migration migration, RunListener listener) {
            dryRun.runner(dryRun.session(options, listener)).run(step, migration);
        }

        @Override
        public List<String> warnings() {
            return dryRun.warnings();
        }

        @Override
        public void close() {
            dryRun.close();
        }
    }

    /** Computes the schema in memory. */
    record InMemory(MemoryPlan memory) implements PlanningRun {
        @Override
        public void plan(RevisionStep step, Migration migration, RunListener listener) {
            memory.plan(step, migration, listener);
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
