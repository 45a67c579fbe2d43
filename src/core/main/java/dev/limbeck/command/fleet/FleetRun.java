package dev.limbeck.command.fleet;

import dev.limbeck.LimbeckException;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.IncompleteRevisionException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.UnknownRevisionException;
import dev.limbeck.dialect.Urls.SchemaUrl;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.load.RevisionLoadException;
import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.DatabaseOutcome.Status;
import dev.limbeck.result.fleet.FleetResult;
import dev.limbeck.settings.FleetSettings;
import dev.limbeck.settings.FleetSettings.OnFailure;
import dev.limbeck.spi.ModelException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command on each database of a fleet, on several of them at the same time. The revisions are loaded once.
 * Nothing is recorded apart from the rows in each database's version table, so to continue an interrupted run, repeat
 * it.
 */
public final class FleetRun {
    /** The placeholder for the name of the database in a failure message. */
    static final String PLACEHOLDER = "<database>";

    private final Project fleet;
    private final FleetSettings settings;
    private final FleetListener listener;

    /**
     * Creates a run for the given project. The listener is notified of each database.
     *
     * @throws LimbeckException if the history cannot be read
     */
    public FleetRun(Project fleet, FleetListener listener) {
        this(fleet, fleet.settings().fleet(), listener);
    }

    /** Creates a run with the given settings instead of those of the project. */
    public FleetRun(Project fleet, FleetSettings settings, FleetListener listener) {
        this.fleet = fleet.forFleetRun();
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Runs the task on each of the databases: on the canaries first, and on the others if it succeeded on all canaries.
     *
     * @throws LimbeckException if the task cannot succeed on any database
     */
    public FleetResult run(List<FleetDatabase> databases, FleetTask task) {
        task.requireReady(fleet);
        int canaries = settings.canary().of(databases.size());
        Tally tally = new Tally(listener);
        listener.fleetStarted(databases.size(), canaries);
        process(databases.subList(0, canaries), task, tally);
        if (canaries == 0 || isSuccess(tally, canaries)) {
            process(databases.subList(canaries, databases.size()), task, tally);
        }
        return tally.result(databases.size());
    }

    private static boolean isSuccess(Tally tally, int canaries) {
        return tally.result(canaries).isSuccess();
    }

    private void process(List<FleetDatabase> databases, FleetTask task, Tally tally) {
        int jobs = Math.min(settings.jobs(), databases.size());
        if (jobs > 1 && haveCommonView(databases)) {
            jobs = 1;
        }
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Error> error = new AtomicReference<>();
        CountDownLatch running = new CountDownLatch(jobs);
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (int job = 0; job < jobs; job++) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            work(databases, next, task, tally);
                        } catch (Error e) {
                            error.compareAndSet(null, e);
                            next.set(databases.size());
                        } finally {
                            running.countDown();
                        }
                    },
                    "limbeck-fleet-" + (job + 1));
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            thread.start();
        }
        await(running);
        Error thrown = error.get();
        if (thrown != null) {
            throw thrown;
        }
    }

    /** Returns whether schemas must be changed one after the other, because a view uses several of them. */
    private boolean haveCommonView(List<FleetDatabase> databases) {
        Map<String, List<FleetDatabase>> schemas = databases.stream()
                .filter(database -> database.schema() != null)
                .collect(Collectors.groupingBy(database -> fleet.urls(database.url())
                        .flatMap(urls -> urls.ofSchema(database.url()))
                        .map(SchemaUrl::database)
                        .orElse(database.url())));
        return schemas.values().stream().anyMatch(this::haveCommonViewInDatabase);
    }

    private boolean haveCommonViewInDatabase(List<FleetDatabase> schemas) {
        String url = schemas.get(0).url();
        List<String> names = schemas.stream()
                .map(FleetDatabase::schema)
                .filter(Objects::nonNull)
                .toList();
        try (Project project = url.isEmpty() ? null : fleet.forDatabase(url);
                Database database = (project == null ? fleet : project).openDatabase(Access.READ)) {
            return database.dialect().sessions().haveCommonView(database.connection(), names);
        } catch (LimbeckException | SQLException e) {
            // The error is reported for each schema, when it is processed.
            return false;
        }
    }

    private void work(List<FleetDatabase> databases, AtomicInteger next, FleetTask task, Tally tally) {
        int index = next.getAndIncrement();
        while (index < databases.size() && !stops(tally)) {
            FleetDatabase database = databases.get(index);
            try {
                tally.add(outcome(database, task), database.url());
            } catch (RevisionLoadException e) {
                tally.fail(hidden(database, String.valueOf(e.getMessage())));
            } catch (ModelException e) {
                if (haveOneDialect(databases)) {
                    tally.fail(hidden(database, String.valueOf(e.getMessage())));
                } else {
                    tally.add(failure(database, Status.FAILED, e.getMessage()), database.url());
                }
            }
            index = next.getAndIncrement();
        }
    }

    /** Returns whether the databases are of the same kind, so that the model is the same for all of them. */
    private boolean haveOneDialect(List<FleetDatabase> databases) {
        return fleet.common("one dialect " + databases.hashCode(), Boolean.class, () -> {
            String first = dialect(databases.get(0));
            return first != null && databases.stream().allMatch(database -> first.equals(dialect(database)));
        });
    }

    /** Returns the name of the dialect of the database, or null if it is unknown. */
    private @Nullable String dialect(FleetDatabase database) {
        try (Project project = database.projectIn(fleet)) {
            return project.dialect().name();
        } catch (LimbeckException e) {
            return null;
        }
    }

    private boolean stops(Tally tally) {
        return listener.isStopRequested()
                || tally.isRunFailed()
                || (settings.onFailure() == OnFailure.STOP && tally.hasFailed());
    }

    private static void await(CountDownLatch running) {
        try {
            running.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("The run was interrupted. Run the command again to continue it.", e);
        }
    }

    private DatabaseOutcome outcome(FleetDatabase database, FleetTask task) {
        try (Project project = database.projectIn(fleet)) {
            return task.run(database.name(), project);
        } catch (UnknownRevisionException | IncompleteRevisionException e) {
            return failure(database, Status.UNTOUCHED, e.getMessage());
        } catch (RevisionLoadException | ModelException e) {
            // The code is the same for all databases; the types of entities may depend on the dialect.
            throw e;
        } catch (LimbeckException e) {
            return failure(database, Status.FAILED, e.getMessage());
        } catch (RuntimeException e) {
            return failure(database, Status.FAILED, "unexpected " + e + ". This is a bug in Limbeck.");
        }
    }

    private DatabaseOutcome failure(FleetDatabase database, Status status, @Nullable String message) {
        String text = FleetAdvice.of(message == null ? "" : message, fleet, database);
        return new DatabaseOutcome(database.name(), status).withMessage(hidden(database, text));
    }

    private String hidden(FleetDatabase database, String text) {
        return fleet.settings().forDatabase(database.url()).secrets().hide(text, name -> false);
    }
}
