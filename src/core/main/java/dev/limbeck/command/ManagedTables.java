package dev.limbeck.command;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.ExecutionException;
import dev.limbeck.execute.RevisionRunner;
import dev.limbeck.execute.Scratch;
import dev.limbeck.load.RevisionLoader;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.UpgradePath;
import dev.limbeck.revision.VersionRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tables and views that are Limbeck's to drop: those that some revision made. The history is replayed in a scratch
 * database to find them, but only when a live table asks for it.
 */
final class ManagedTables {
    private final Project project;
    private final Dialect dialect;
    private final Set<String> tables = new HashSet<>();
    private final Set<String> views = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean replayed;

    ManagedTables(Project project, Dialect dialect) {
        this.project = project;
        this.dialect = dialect;
    }

    /** {@return whether a revision made the table} */
    boolean hasTable(TableName name) {
        replay();
        return tables.contains(key(name.name()));
    }

    /** {@return whether a revision made the view or trigger} */
    boolean hasView(TableName name) {
        replay();
        return views.contains(key(name.name()));
    }

    /** {@return what could not be found out} */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private String key(String name) {
        return dialect.sameness().name(name);
    }

    private void replay() {
        if (replayed) {
            return;
        }
        replayed = true;
        RevisionGraph graph = project.graph();
        if (graph.isEmpty()) {
            return;
        }
        RevisionLoader loader = project.loader();
        try (Scratch scratch = Scratch.empty(dialect)) {
            RevisionRunner runner =
                    new RevisionRunner(scratch.session().with(project.arguments()), project.versions(dialect));
            for (RevisionStep step : UpgradePath.to(graph, VersionRows.NONE, "heads")) {
                runner.run(step, loader.load(step.revision()));
                remember(scratch.reflect().schema());
            }
        } catch (ExecutionException e) {
            warnings.add("The history could not be replayed without the database's rows, so tables that later revisions"
                    + " made count as unmanaged. " + e.getMessage());
        }
    }

    private void remember(Schema schema) {
        schema.tables().forEach(table -> tables.add(key(table.name().name())));
        schema.views().forEach(view -> views.add(key(view.name().name())));
        schema.triggers().forEach(trigger -> views.add(key(trigger.name())));
    }
}
