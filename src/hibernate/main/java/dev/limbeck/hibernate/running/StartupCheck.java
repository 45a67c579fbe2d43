package dev.limbeck.hibernate.running;

import dev.limbeck.LimbeckException;
import dev.limbeck.app.Configuration;
import dev.limbeck.app.Limbeck;
import dev.limbeck.app.ModelDiffersException;
import dev.limbeck.app.StartupComparison;
import dev.limbeck.hibernate.load.DuplicateHibernate;
import dev.limbeck.result.Change;
import dev.limbeck.result.CheckResult;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.NotComparedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the database with the entities of a session factory, and reports the differences. */
final class StartupCheck {
    private static final Logger LOG = System.getLogger("dev.limbeck");
    private static final String PREFIX = "limbeck.";

    /** The setting whose value is a {@code Consumer<Configuration>} that changes the configuration. */
    private static final String CUSTOMIZER = "limbeck.customizer";

    /** The setting whose value is a {@code Consumer<StartupComparison>} that is notified of the result. */
    private static final String RESULT = "limbeck.result";

    /** The setting that is {@code true} if the application has several persistence units. */
    private static final String ONE_OF_SEVERAL = "limbeck.one_of_several";

    /** The error code for a database that Limbeck does not support. */
    private static final String UNSUPPORTED = "unsupported-database";

    private static final int LISTED = 20;

    private final RunningFactory factory;
    private final CheckMode mode;

    StartupCheck(RunningFactory factory, CheckMode mode) {
        this.factory = factory;
        this.mode = mode;
    }

    /**
     * Runs the comparison. If the entities cannot be compared, either because the application does not contain the
     * model that a database server requires or because of the kind of database, the reason is logged.
     *
     * @throws LimbeckException if the mode is {@code fail}, and there are differences or the entities cannot be
     *     compared
     */
    void run() {
        Optional<String> obstacle = factory.findObstacle();
        if (obstacle.isPresent()) {
            skip(obstacle.get());
            return;
        }
        try {
            report(compare());
        } catch (NotComparedException e) {
            skip(e.reason());
        } catch (LimbeckException e) {
            if (e.code().equals(UNSUPPORTED)) {
                skip(String.valueOf(e.getMessage()));
                return;
            }
            if (mode == CheckMode.FAIL) {
                throw e;
            }
            log(Level.WARNING, String.valueOf(e.getMessage()));
        }
    }

    private void skip(String reason) {
        log(Level.WARNING, factory.describe() + " was not compared with its database: " + reason);
        publish(List.of(), reason);
    }

    private CheckResult compare() {
        try {
            DuplicateHibernate.rejectInApplication();
            requireEntities();
            CheckResult result = limbeck().check();
            publish(result.changes(), null);
            return result;
        } catch (NotComparedException e) {
            throw e;
        } catch (LimbeckException e) {
            if (!e.code().equals(UNSUPPORTED)) {
                publish(List.of(), e.getMessage());
            }
            throw e;
        }
    }

    /** Fails if there is no entity, for instance because the application does not scan the package of the entities. */
    private void requireEntities() {
        if (factory.metadata().getEntityBindings().isEmpty()) {
            throw new ModelException(
                    "limbeck.check is set, but " + factory.describeInSentence()
                            + " has no entities. Specify the packages of the entities (with Spring: @EntityScan), or"
                            + " set limbeck.check to off.",
                    null);
        }
    }

    @SuppressWarnings("unchecked")
    private void publish(List<Change> differences, @Nullable String problem) {
        if (factory.settings().get(RESULT) instanceof Consumer<?> listener) {
            ((Consumer<StartupComparison>) listener)
                    .accept(new StartupComparison(factory.name(), Instant.now(), differences, problem));
        }
    }

    @SuppressWarnings("unchecked")
    private Limbeck limbeck() {
        Configuration configuration = Limbeck.configure().settings(keys -> {
            for (SettingKey key : SettingKey.all()) {
                Object value = factory.settings().get(PREFIX + key.key());
                if (value != null) {
                    keys.set(key, value.toString());
                }
            }
        });
        if (factory.settings().get(CUSTOMIZER) instanceof Consumer<?> customizer) {
            ((Consumer<Configuration>) customizer).accept(configuration);
        }
        return configuration
                .dataSource(factory.connections())
                .classLoader(factory.loader())
                .model(factory.model())
                .load();
    }

    private void report(CheckResult result) {
        result.warnings().forEach(warning -> log(Level.WARNING, warning));
        if (result.changes().isEmpty()) {
            log(Level.INFO, factory.describe() + ": the database matches the entities");
            return;
        }
        throw new ModelDiffersException(factory.describe() + ": the database differs from the entities ("
                + list(result.changes()) + "). Write a revision with the differences (limbeck revision"
                + " --autogenerate), or set limbeck.check to warn or off." + advice());
    }

    /**
     * Returns advice for a unit that may share its database with others, whose tables would be reported as differences.
     */
    private String advice() {
        return Boolean.parseBoolean(String.valueOf(factory.settings().get(ONE_OF_SEVERAL)))
                ? " The application has several persistence units: if the list contains tables of another one, set"
                        + " the JPA"
                        + " property limbeck.autogenerate.include of this one to the names of its own tables."
                : "";
    }

    private static String list(List<Change> changes) {
        String listed = changes.stream().limit(LISTED).map(Change::description).collect(Collectors.joining("; "));
        int others = changes.size() - LISTED;
        return others > 0 ? listed + "; and " + others + " others" : listed;
    }

    private static void log(Level level, String text) {
        LOG.log(level, () -> text);
    }
}
