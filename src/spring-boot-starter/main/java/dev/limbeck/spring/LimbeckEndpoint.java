package dev.limbeck.spring;

import dev.limbeck.LimbeckException;
import dev.limbeck.app.Limbeck;
import dev.limbeck.app.StartupComparison;
import dev.limbeck.result.Change;
import dev.limbeck.result.InProgress;
import dev.limbeck.result.RevisionInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.ApplicationContext;

/** The endpoint {@code /actuator/limbeck}: the revisions of the application, and the position of its database. */
@Endpoint(id = "limbeck")
public class LimbeckEndpoint {
    private final ApplicationContext context;

    /** Creates an endpoint for the given application and its parents. */
    public LimbeckEndpoint(ApplicationContext context) {
        this.context = context;
    }

    /** {@return the state of the database; the database is only read} */
    @ReadOperation
    public LimbeckBeansDescriptor limbeckBeans() {
        Map<@Nullable String, ContextDescriptor> contexts = new LinkedHashMap<>();
        for (ApplicationContext each = context; each != null; each = each.getParent()) {
            contexts.put(each.getId(), describe(each));
        }
        return new LimbeckBeansDescriptor(contexts);
    }

    private static ContextDescriptor describe(ApplicationContext context) {
        List<StartupComparison> comparisons = context.getBeansOfType(StartupComparisons.class).values().stream()
                .flatMap(each -> each.results().stream())
                .toList();
        Map<String, DatabaseDescriptor> databases = new LinkedHashMap<>();
        context.getBeansOfType(Limbeck.class)
                .forEach((name, limbeck) -> databases.put(name, describe(limbeck, comparisons)));
        ApplicationContext parent = context.getParent();
        return new ContextDescriptor(databases, parent == null ? null : parent.getId());
    }

    private static DatabaseDescriptor describe(Limbeck limbeck, List<StartupComparison> comparisons) {
        List<ComparisonDescriptor> compared =
                comparisons.stream().map(ComparisonDescriptor::of).toList();
        try {
            List<RevisionInfo> history = limbeck.history();
            Set<String> current = new TreeSet<>();
            history.stream().filter(each -> each.marks().current()).forEach(each -> current.add(each.id()));
            Set<String> pending = new TreeSet<>();
            List<RevisionDescriptor> waiting = limbeck.pending().stream()
                    .map(each -> RevisionDescriptor.of(each, false))
                    .toList();
            waiting.forEach(each -> pending.add(each.id()));
            return new DatabaseDescriptor(
                    List.copyOf(current),
                    limbeck.inProgress().map(InProgress::describe).orElse(null),
                    waiting,
                    history.stream()
                            .map(each -> RevisionDescriptor.of(each, !pending.contains(each.id())))
                            .toList(),
                    compared,
                    null);
        } catch (LimbeckException e) {
            return new DatabaseDescriptor(List.of(), null, List.of(), List.of(), compared, e.getMessage());
        }
    }

    /**
     * The response of the endpoint.
     *
     * @param contexts the application contexts, by their ids
     */
    public record LimbeckBeansDescriptor(Map<@Nullable String, ContextDescriptor> contexts) {}

    /**
     * An application context.
     *
     * @param limbeckBeans the databases, by the names of the beans of type {@link Limbeck}
     * @param parentId the id of the parent context, or null
     */
    public record ContextDescriptor(Map<String, DatabaseDescriptor> limbeckBeans, @Nullable String parentId) {}

    /**
     * A database.
     *
     * @param current the ids of the current revisions
     * @param inProgress the state of an incomplete revision, or null
     * @param pending the revisions that have not been applied, in the order in which they would be applied
     * @param history all revisions, newest first
     * @param differences the results of {@code limbeck.check}, one for each persistence unit; empty if it is off
     * @param error the reason why the database could not be read, or null
     */
    public record DatabaseDescriptor(
            List<String> current,
            @Nullable String inProgress,
            List<RevisionDescriptor> pending,
            List<RevisionDescriptor> history,
            List<ComparisonDescriptor> differences,
            @Nullable String error) {}

    /**
     * A revision.
     *
     * @param id the id
     * @param downRevisions the ids of the revisions before it
     * @param message the message
     * @param created when it was created
     * @param applied whether it has been applied
     * @param appliedAt when it was applied, or null if there is no log table
     */
    public record RevisionDescriptor(
            String id,
            List<String> downRevisions,
            String message,
            Instant created,
            boolean applied,
            @Nullable Instant appliedAt) {

        static RevisionDescriptor of(RevisionInfo revision, boolean applied) {
            return new RevisionDescriptor(
                    revision.id(),
                    revision.downRevisions(),
                    revision.message(),
                    revision.created(),
                    applied,
                    revision.applied());
        }
    }

    /**
     * A comparison of the entities with the database, made when the application started.
     *
     * @param persistenceUnit the persistence unit
     * @param time the time of the comparison
     * @param changes the differences, each as one line
     * @param problem the reason why they could not be compared, or null
     */
    public record ComparisonDescriptor(
            String persistenceUnit, Instant time, List<String> changes, @Nullable String problem) {

        static ComparisonDescriptor of(StartupComparison comparison) {
            return new ComparisonDescriptor(
                    comparison.persistenceUnit(),
                    comparison.time(),
                    comparison.differences().stream().map(Change::description).toList(),
                    comparison.problem());
        }
    }
}
