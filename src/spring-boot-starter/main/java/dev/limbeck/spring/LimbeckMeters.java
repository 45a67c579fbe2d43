package dev.limbeck.spring;

import dev.limbeck.LimbeckException;
import dev.limbeck.app.Configuration;
import dev.limbeck.app.MigrationListener;
import dev.limbeck.app.RunningRevision;
import dev.limbeck.result.RunResult;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The meters {@code limbeck.run}, {@code limbeck.revision} and {@code limbeck.pending}. The database is upgraded before
 * a meter registry exists, so the durations are kept until a registry is bound.
 */
final class LimbeckMeters implements MeterBinder, MigrationListener, LimbeckCustomizer {
    private static final String RUN = "limbeck.run";

    private final ObjectProvider<DatabaseState> state;
    private final List<MeterRegistry> registries = new ArrayList<>();
    private final List<Consumer<MeterRegistry>> recorded = new ArrayList<>();

    LimbeckMeters(ObjectProvider<DatabaseState> state) {
        this.state = state;
    }

    @Override
    public void customize(Configuration configuration) {
        configuration.addListener(this);
    }

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        state.ifAvailable(database -> Gauge.builder("limbeck.pending", database, LimbeckMeters::pending)
                .description("Revisions that have not been applied")
                .register(registry));
        registries.add(registry);
        recorded.forEach(each -> each.accept(registry));
        recorded.clear();
    }

    private static double pending(DatabaseState database) {
        try {
            return database.read().pending().size();
        } catch (LimbeckException e) {
            return Double.NaN;
        }
    }

    @Override
    public void revisionFinished(RunningRevision revision, Duration duration) {
        record(registry -> Timer.builder("limbeck.revision")
                .description("Duration of a revision")
                .tag("revision", revision.id())
                .tag("direction", revision.direction().code())
                .register(registry)
                .record(duration));
    }

    @Override
    public void runFinished(RunResult result, Duration duration) {
        run("success", duration);
    }

    @Override
    public void runFailed(LimbeckException failure, Duration duration) {
        run("failure", duration);
    }

    private void run(String outcome, Duration duration) {
        record(registry -> Timer.builder(RUN)
                .description("Duration of an upgrade or downgrade")
                .tag("outcome", outcome)
                .register(registry)
                .record(duration));
    }

    private synchronized void record(Consumer<MeterRegistry> measurement) {
        if (registries.isEmpty()) {
            recorded.add(measurement);
        }
        registries.forEach(measurement);
    }
}
