package dev.limbeck.command;

import dev.limbeck.command.draft.NewRevision;
import dev.limbeck.command.draft.PlacementResolver;
import dev.limbeck.command.draft.PostWriteHooks;
import dev.limbeck.command.draft.RevisionPlace;
import dev.limbeck.command.entities.Entities;
import dev.limbeck.command.entities.LiveSchema;
import dev.limbeck.command.entities.OtherStatements;
import dev.limbeck.command.entities.RemainingViews;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.LiveCatalog;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.Changes;
import dev.limbeck.command.proof.Proof;
import dev.limbeck.command.proof.ProvedDatabases;
import dev.limbeck.command.proof.StandInNote;
import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.compare.Filter;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Catalog.ObjectProperty;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import dev.limbeck.ops.Operation;
import dev.limbeck.render.RevisionText;
import dev.limbeck.render.RevisionWriter;
import dev.limbeck.result.Against;
import dev.limbeck.result.ProofStatus;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.revision.RevisionId;
import dev.limbeck.settings.AutogenerateSettings;
import dev.limbeck.spi.EntityRequest.Option;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the first revision of a history from an existing database. The revision creates all objects of the database.
 */
public final class Adopt {
    private static final String EXCLUDED = " is left out: it is excluded (autogenerate.include and exclude)";

    private final Project project;
    private final RunListener listener;

    /** Creates the command for the given project. */
    public Adopt(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * {@return the result; its id and file are null if the database has no table}
     *
     * @throws CommandException if the project already has revisions, the database does not exist, or the revision could
     *     not be verified
     */
    public RevisionResult run(RevisionRequest request) {
        if (!project.graph().isEmpty()) {
            throw new CommandException("--from-database writes the first revision, but the project already has "
                    + "revisions. Use --autogenerate to write what has changed since then, or choose another folder"
                    + " (revisions.locations).");
        }
        String id = request.id() == null ? RevisionId.random() : RevisionId.check(request.id());
        Against against = project.settings().autogenerate().against();
        try (Database database = project.openDatabase(Access.READ)) {
            Entities.requireThere(database);
            IncompleteRevisions.requireNone(project, database);
            Dialect dialect = database.dialect();
            AutogenerateSettings settings = project.settings().autogenerate();
            Catalog live = LiveCatalog.read(database);
            Filter filter = new Filter(settings.include(), settings.exclude());
            OtherStatements others = OtherStatements.of(live, properties(database, live), filter);
            Schema visible = others.withTriggers(visible(live, filter, true), filter);
            Map<View, String> broken = brokenViews(database, visible.views());
            ScratchDatabases scratches = project.scratches(database);
            Map<String, String> brokenTriggers =
                    visible.triggers().isEmpty() ? Map.of() : brokenTriggers(scratches, live);
            RemainingViews kept = new RemainingViews(
                    dialect.sameness(),
                    live.schema(),
                    visible.withViews(visible.views().stream()
                                    .filter(view -> !broken.containsKey(view))
                                    .toList())
                            .withTriggers(visible.triggers().stream()
                                    .filter(trigger -> !brokenTriggers.containsKey(trigger.name()))
                                    .toList()),
                    others.absentNames());
            Schema schema = kept.schema();
            List<Operation> upgrade = others.with(operations(dialect, schema), schema);
            List<String> left = Stream.of(
                            others.leftOut(schema),
                            leftOut(database).stream(),
                            describe(broken),
                            leftOut(live.schema(), kept, filter, brokenTriggers),
                            kept.notes().stream())
                    .flatMap(lines -> lines)
                    .toList();
            if (upgrade.isEmpty()) {
                return new RevisionResult(against, null, null, List.of(), List.of(), left, List.of(), null);
            }
            List<Operation> downgrade = Operation.reversed(upgrade);
            ProofStatus proof = prove(scratches, live, upgrade, downgrade, schema);
            RevisionPlace place = new PlacementResolver(project).resolve(request.placement(), id);
            NewRevision revision = new NewRevision(
                    project.settings().revisions(),
                    id,
                    place,
                    request.message(),
                    project.dialect().traits().names());
            PostWriteHooks hooks = new PostWriteHooks(project, listener);
            listener.writeStarted();
            Path file = hooks.runAll(revision.write(upgrade, downgrade));
            return hooks.finish(new ProvedDatabases(project)
                    .addTo(new RevisionResult(
                            against, id, file, Changes.list(upgrade), List.of(), left, List.of(), null, proof)));
        }
    }

    private static List<ObjectProperty> properties(Database database, Catalog live) {
        try {
            return database.dialect().reflector().properties(database.connection(), live);
        } catch (SQLException e) {
            throw new CommandException("The properties of the objects could not be read: " + e.getMessage(), e);
        }
    }

    private static List<String> leftOut(Database database) {
        try {
            return database.dialect().reflector().leftOut(database.connection());
        } catch (SQLException e) {
            throw new CommandException("The objects that are left out could not be read: " + e.getMessage(), e);
        }
    }

    private static Stream<String> describe(Map<View, String> broken) {
        return broken.entrySet().stream()
                .map(each -> "view " + each.getKey().name() + " is left out: the database cannot read it ("
                        + each.getValue() + ")");
    }

    /**
     * {@return the source of a revision that creates the tables and views that the filter matches; for the same
     * database, the source is always the same}
     *
     * @param packageName the Java package of the revision, or an empty string
     * @param filter the tables and views to include
     * @param views whether views are included
     * @param without the parts to leave out; only {@code NOINDEXES}, {@code NOCONSTRAINTS} and {@code NOCOMMENTS} have
     *     an effect
     * @throws CommandException if the database does not exist
     */
    public String text(String packageName, Filter filter, boolean views, Set<Option> without) {
        try (Database database = project.openDatabase(Access.READ)) {
            Entities.requireThere(database);
            Schema schema = without(visible(LiveCatalog.read(database), filter, views), without);
            List<Operation> upgrade = operations(database.dialect(), schema);
            return RevisionWriter.render(new RevisionText(
                    packageName,
                    "Tables",
                    digest(schema.toString()),
                    List.of(),
                    List.of(),
                    List.of(),
                    Instant.EPOCH,
                    "The tables of a database.",
                    upgrade,
                    Operation.reversed(upgrade),
                    Map.of(),
                    schema.names()));
        }
    }

    private static Schema without(Schema schema, Set<Option> options) {
        return schema.withTables(
                schema.tables().stream().map(table -> without(table, options)).toList());
    }

    /** Removes the parts that the options exclude. Like SQLACodegen, never removes the primary key. */
    private static Table without(Table table, Set<Option> options) {
        Table left = table;
        if (options.contains(Option.NOINDEXES)) {
            left = left.withIndexes(List.of());
        }
        if (options.contains(Option.NOCONSTRAINTS)) {
            left = left.withConstraints(List.of(), List.of(), List.of());
        }
        if (options.contains(Option.NOCOMMENTS)) {
            left = left.withComment(null)
                    .withColumns(left.columns().stream()
                            .map(column -> column.withComment(null))
                            .toList());
        }
        return left;
    }

    /**
     * {@return the views that cannot be read, with the reasons, for instance that a table was dropped; a view that
     * merely requires a function or a collation defined by the application is not included}
     */
    private static Map<View, String> brokenViews(Database database, List<View> views) {
        Map<View, String> broken = new LinkedHashMap<>();
        for (View view : views) {
            try {
                database.dialect().reflector().viewColumns(database.connection(), view.name());
            } catch (SQLException unreadable) {
                String reason = database.dialect().sessions().text(unreadable);
                if (!database.dialect().scratches().needsApplication(reason)) {
                    broken.put(view, reason);
                }
            }
        }
        return broken;
    }

    private static Map<String, String> brokenTriggers(ScratchDatabases scratches, Catalog live) {
        try (Scratch copy = scratches.of(live)) {
            return scratches.dialect().reflector().findBrokenTriggers(copy.connection());
        } catch (SQLException e) {
            throw new CommandException("The triggers could not be read: " + e.getMessage(), e);
        }
    }

    private Schema visible(Catalog catalog, Filter filter, boolean views) {
        return LiveSchema.filter(catalog.schema(), filter, project.versionTableName(), views);
    }

    private static Comparer comparer(Dialect dialect) {
        return new Comparer(
                dialect,
                CompareOptions.DEFAULT.withCompareComments(dialect.traits().keepsComments()));
    }

    private static List<Operation> operations(Dialect dialect, Schema schema) {
        return comparer(dialect).compare(Schema.EMPTY, schema).operations();
    }

    /**
     * {@return whether the revision was verified in a scratch database; this is impossible if an object of the database
     * cannot be created there, or requires a stand-in for something that the application defines}
     */
    private static ProofStatus prove(
            ScratchDatabases scratches,
            Catalog live,
            List<Operation> upgrade,
            List<Operation> downgrade,
            Schema schema) {
        try {
            new Proof(scratches, comparer(scratches.dialect())).prove(upgrade, downgrade, nothing(scratches), schema);
            return StandInNote.of(scratches, live).map(ProofStatus::notProved).orElse(ProofStatus.DONE);
        } catch (CommandException e) {
            String missing = impossible(scratches, live);
            if (missing.isEmpty()) {
                String reason = String.valueOf(
                        Objects.requireNonNullElse(e.getCause(), e).getMessage());
                if (!scratches.dialect().scratches().needsApplication(reason)) {
                    throw e;
                }
                missing = reason;
            }
            return ProofStatus.notProved(
                    "some of the database's objects cannot be created in a scratch database: " + missing);
        }
    }

    private static Catalog nothing(ScratchDatabases scratches) {
        try (Scratch empty = scratches.empty()) {
            return empty.reflect();
        }
    }

    /**
     * {@return the objects that cannot be created in a copy of the database, with the reasons; empty if all objects can
     * be created}
     */
    private static String impossible(ScratchDatabases scratches, Catalog live) {
        Map<TableName, String> known =
                scratches.dialect().scratches().replay(live).leftOut();
        try (Scratch copy = scratches.of(live)) {
            return copy.omittedObjects().entrySet().stream()
                    .filter(each -> !known.containsKey(each.getKey()))
                    .sorted(Map.Entry.comparingByKey())
                    .map(each -> each.getKey() + " (" + each.getValue() + ")")
                    .collect(Collectors.joining(", "));
        }
    }

    /** {@return a line for each table, view and trigger that is left out, except the version table} */
    private Stream<String> leftOut(Schema live, RemainingViews kept, Filter filter, Map<String, String> broken) {
        Schema schema = kept.schema();
        TableName versions = project.versionTableName();
        Stream<String> tables = live.tables().stream()
                .map(Table::name)
                .filter(name -> !live.names().same(name, versions))
                .filter(name -> schema.table(name).isEmpty())
                .map(name -> "table " + name + EXCLUDED + ", or belongs to a migration tool");
        Stream<String> views = live.views().stream()
                .map(View::name)
                .filter(name -> !filter.includesTable(name))
                .map(name -> "view " + name + EXCLUDED);
        Stream<String> triggers = live.triggers().stream()
                .filter(trigger -> !schema.triggers().contains(trigger) && !kept.explains(trigger))
                .map(trigger -> "trigger " + trigger.name() + reason(trigger, filter, broken));
        return Stream.of(tables, views, triggers).flatMap(lines -> lines);
    }

    private static String reason(Trigger trigger, Filter filter, Map<String, String> broken) {
        if (broken.containsKey(trigger.name())) {
            return " is left out: the database cannot run it (" + broken.get(trigger.name()) + ")";
        }
        return filter.includesTable(trigger.table()) && !filter.includesMember(trigger.table(), trigger.name())
                ? EXCLUDED
                : " is left out: it, or " + trigger.table() + ", is not in the revision";
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
