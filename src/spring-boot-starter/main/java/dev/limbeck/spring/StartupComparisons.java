package dev.limbeck.spring;

import dev.limbeck.app.StartupComparison;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps the results of {@code limbeck.check}, one for each persistence unit. */
final class StartupComparisons implements Consumer<StartupComparison> {
    private final List<StartupComparison> results = new CopyOnWriteArrayList<>();

    StartupComparisons() {}

    @Override
    public void accept(StartupComparison result) {
        results.removeIf(each -> each.persistenceUnit().equals(result.persistenceUnit()));
        results.add(result);
    }

    List<StartupComparison> results() {
        return List.copyOf(results);
    }
}
