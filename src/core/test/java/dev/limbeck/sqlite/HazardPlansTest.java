package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.proof.PlanHazards;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Recreate;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares plans that are made only to determine the hazards with the plans that run. */
class HazardPlansTest {
    private static final PlanOptions FOR_HAZARDS = PlanOptions.DEFAULT.onlyForHazards();

    @Test
    void everyTableChangeHasTheHazardsOfThePlanThatRuns() {
        int compared = 0;
        for (TableChangeCase one : TableChangeCase.all()) {
            try (Database database = new Database()) {
                one.before().forEach(database::run);
                SqliteCatalog catalog = database.reflect();
                Optional<Operation> change = read(one, catalog);
                Optional<List<String>> running =
                        change.flatMap(operation -> hazards(operation, catalog, PlanOptions.DEFAULT));
                if (running.isPresent()) {
                    assertThat(hazards(change.get(), catalog, FOR_HAZARDS))
                            .as(one.name())
                            .isEqualTo(running);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(TableChangeCase.all().size() / 2);
    }

    /** The comparison reports the hazards; the proof of a revision finds the statements that SQLite rejects. */
    @Test
    void aChangeThatSqliteDoesNotAcceptAlsoHasHazards() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (a INT, b TEXT) STRICT");
            SqliteCatalog catalog = database.reflect();
            Operation change = ChangeText.read("table t\nalter column a varchar(5)", catalog, Recreate.AUTO);
            assertThat(hazards(change, catalog, PlanOptions.DEFAULT)).isEmpty();
            assertThat(hazards(change, catalog, FOR_HAZARDS)).isPresent();
        }
    }

    private static Optional<Operation> read(TableChangeCase one, SqliteCatalog catalog) {
        try {
            return Optional.of(ChangeText.read(one.change(), catalog, Recreate.AUTO));
        } catch (UnsupportedChange e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> hazards(Operation change, SqliteCatalog catalog, PlanOptions options) {
        OperationPlan plan;
        try {
            plan = new SqliteDialect().planner().plan(change, catalog, options);
        } catch (UnsupportedChange e) {
            return Optional.empty();
        }
        PlanHazards found = new PlanHazards();
        found.operationPlanned(change, plan);
        return Optional.of(found.byOperation().values().stream()
                .flatMap(List::stream)
                .map(Hazard::toString)
                .collect(Collectors.toList()));
    }
}
