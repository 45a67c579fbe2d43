package dev.limbeck.command.autogenerate;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.command.autogenerate.history.DeclaredSchema;
import dev.limbeck.command.autogenerate.history.DeclaredTable;
import dev.limbeck.command.project.Project;
import dev.limbeck.compare.words.WordTracker;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RevisionRunner;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.load.RevisionLoader;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.revision.graph.UpgradePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tables and views that autogenerate may drop, because a revision created them. The history is replayed in a
 * scratch database when this information is needed for the first time. If a revision cannot run there, only the names
 * of the objects that it would create are recorded.
 */
final class ManagedTables {
    /**
     * The calls in revision files that declare sequences and types, because these are not visible in the stored schema.
     */
    private static final Calls WORDS = Calls.of("createSequence", "alterSequence", "enumeration", "array");
    /** The calls that declare large objects, whose kind PostgreSQL does not store. */
    private static final Calls LARGE_OBJECTS = Calls.of("blob", "clob", "nblob", "nclob");
    /** The calls that give a revision a connection, through which it may change definitions unseen. */
    private static final Calls CONNECTIONS = Calls.of("connection", "data");

    private final Project project;
    private final Dialect dialect;
    private final Set<TableName> tables = new HashSet<>();
    private final Set<TableName> views = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Operation> attempted = new ArrayList<>();
    private final Map<NameRules.Key, String> forms = new HashMap<>();
    private SchemaWords words;
    private List<DeclaredTable> declared = List.of();
    private boolean replayed;
    private @Nullable Database kept;

    ManagedTables(Project project, Dialect dialect) {
        this.project = project;
        this.dialect = dialect;
        this.words = SchemaWords.none(dialect.traits().names());
    }

    /** Creates an instance for a history whose objects are known, so that it is not replayed. */
    ManagedTables(Project project, Dialect dialect, ReplayedObjects known) {
        this(project, dialect);
        replayed = true;
        add(known);
    }

    /** Keeps the results for later commands on databases with the same properties as the given database. */
    void keepResults(Database database) {
        kept = database;
    }

    /** {@return whether a revision created the table} */
    boolean hasTable(TableName name) {
        replay();
        return tables.contains(key(name));
    }

    /** {@return whether a revision created the view or trigger} */
    boolean hasView(TableName name) {
        replay();
        return views.contains(key(name));
    }

    /**
     * {@return the sequences, enumerations and similar types that the revisions created} The history is replayed only
     * if a revision may create one of them.
     *
     * @param largeObjects whether the kinds of large objects are needed as well
     */
    SchemaWords words(boolean largeObjects) {
        if (replayed
                || project.graph().revisions().stream()
                        .anyMatch(each -> mayHave(WORDS, each) || (largeObjects && mayHave(LARGE_OBJECTS, each)))) {
            replay();
        }
        return words;
    }

    /**
     * Calls of methods.
     *
     * @param names the names of the methods
     * @param pattern a pattern that matches a call of one of these methods
     */
    private record Calls(List<String> names, Pattern pattern) {
        static Calls of(String... names) {
            return new Calls(List.of(names), Pattern.compile("\\b(?:" + String.join("|", names) + ")\\s*\\("));
        }

        /**
         * Returns whether the source contains a call. Searches for the names first, because this is faster and most
         * sources contain none of them.
         */
        boolean areIn(String source) {
            return names.stream().anyMatch(source::contains)
                    && pattern.matcher(source).find();
        }
    }

    private static boolean mayHave(Calls calls, RevisionFile revision) {
        Path source = revision.source();
        if (revision.isSql()) {
            return false;
        }
        try {
            return source == null || calls.areIn(Files.readString(source));
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** {@return the tables that the revisions create, as the revisions declare them and as the database stores them} */
    List<DeclaredTable> declared() {
        replay();
        return declared;
    }

    /** {@return the forms in which the revisions write names} */
    NameRules.Forms forms() {
        replay();
        return new NameRules.Forms(forms);
    }

    /** {@return warnings about revisions whose tables could not be determined} */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private TableName key(TableName name) {
        return dialect.sameness().nameKey(name);
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
        Database database = kept;
        if (database == null) {
            replayNow(graph);
            return;
        }
        ReplayedObjects known = project.results().keepReplay(database, "history", ReplayedObjects.class, () -> {
            replayNow(graph);
            return results();
        });
        add(known);
    }

    private void add(ReplayedObjects known) {
        tables.addAll(known.tables());
        views.addAll(known.views());
        if (warnings.isEmpty()) {
            warnings.addAll(known.warnings());
        }
        words = known.words(dialect.traits().names());
        declared = known.declared();
    }

    /** {@return the objects, after a replay of the history} */
    ReplayedObjects results() {
        replay();
        return new ReplayedObjects(
                sorted(tables),
                sorted(views),
                warnings,
                ReplayedObjects.types(words),
                List.copyOf(words.sequences().values()),
                words.quotedNames().stream().sorted().toList(),
                declared);
    }

    private static List<TableName> sorted(Set<TableName> names) {
        return names.stream().sorted().toList();
    }

    private void replayNow(RevisionGraph graph) {
        RevisionLoader loader = project.loader();
        try (Scratch scratch = project.scratches(dialect).empty()) {
            RevisionRunner runner = new RevisionRunner(
                    scratch.session().withArguments(project.arguments()).withListener(new Recorder()),
                    project.versionTable(dialect));
            DeclaredSchema definitions = new DeclaredSchema(dialect);
            Schema stored = Schema.EMPTY;
            boolean complete = true;
            for (RevisionStep step : UpgradePath.findSteps(graph, VersionRows.NONE, "heads")) {
                Migration migration = loader.load(step.revision());
                if (replayed(runner, step, migration)) {
                    definitions.apply(attempted);
                    if (mayHave(CONNECTIONS, step.revision())) {
                        definitions.leaveOutAll();
                    }
                    Catalog catalog = scratch.reflect();
                    stored = catalog.schema();
                    remember(catalog);
                } else {
                    complete = false;
                    record(step, migration);
                }
            }
            declared = complete ? definitions.tables(stored) : List.of();
        }
    }

    /**
     * Runs one revision; if it fails, only its version row is written, so that later revisions can run. For example, a
     * revision fails if it changes an object that was created by hand, or if it needs rows of the live database.
     */
    private boolean replayed(RevisionRunner runner, RevisionStep step, Migration migration) {
        try {
            runner.run(step, new Attempt(migration));
            words = WordTracker.apply(words, attempted);
            return true;
        } catch (ExecutionException e) {
            words = WordTracker.apply(words, attempted);
            runner.run(step, new Nothing());
            return false;
        }
    }

    /** Records what a revision would create, without executing it. */
    private void record(RevisionStep step, Migration migration) {
        CreatedNames created = new CreatedNames(dialect.name());
        try {
            migration.upgrade(created.operations());
        } catch (Exception e) {
            warnings.add("Revision " + step.revision().id() + " does not run in an empty database (" + e + "), so"
                    + " autogenerate does not know which tables and views the rest of the revision creates, and never"
                    + " drops them. Drop them by hand, or set unmanaged_tables = \"drop\"");
        }
        created.tables().forEach(name -> tables.add(key(name)));
        created.views().forEach(name -> views.add(key(name)));
    }

    /** Records the operations of a revision. */
    private final class Recorder implements RunListener {
        @Override
        public void operationPlanned(Operation operation, OperationPlan plan) {
            attempted.add(operation);
        }

        @Override
        public void nameRead(NameRules.Key key, String form) {
            forms.put(key, form);
        }
    }

    /** A revision that discards the operations recorded by an earlier attempt to run it. */
    private final class Attempt extends Migration {
        private final Migration migration;

        Attempt(Migration migration) {
            this.migration = migration;
        }

        @Override
        public void upgrade(Operations op) throws Exception {
            attempted.clear();
            migration.upgrade(op);
        }

        @Override
        public void downgrade(Operations op) throws Exception {
            migration.downgrade(op);
        }
    }

    private static final class Nothing extends Migration {
        @Override
        public void upgrade(Operations op) {}

        @Override
        public void downgrade(Operations op) {}
    }

    /**
     * Adds the names in the catalog. Called after each revision, because a later revision may drop the objects again.
     */
    private void remember(Catalog catalog) {
        catalog.tableNames().forEach(name -> tables.add(key(name)));
        catalog.sequenceNames().forEach(name -> tables.add(key(name)));
        catalog.viewAndTriggerNames().forEach(name -> views.add(key(name)));
    }
}
