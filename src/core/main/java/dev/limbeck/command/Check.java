package dev.limbeck.command;

import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.ops.Operation;
import java.util.List;
import java.util.Set;

/** Compares the database with the model, and writes nothing. */
public final class Check {
    private final Project project;

    /** For that project. */
    public Check(Project project) {
        this.project = project;
    }

    /** {@return what differs; no hazard is an error} */
    public CheckResult run() {
        return run(Set.of());
    }

    /**
     * {@return what differs}
     *
     * @param failOnHazard the hazards of a change that are an error
     * @throws NotAtHeadException if revisions wait to be applied
     * @throws HazardException if a change has one of these hazards
     * @throws CommandException if the model or the database cannot be read
     */
    public CheckResult run(Set<Kind> failOnHazard) {
        try (Database database = project.database(Access.READ)) {
            Standing.requireHead(project.graph(), project.rows(database));
            Autogenerate.Outcome outcome = new Autogenerate(project, database, Decisions.NONE, Answers.NOBODY).run();
            List<Operation> operations = outcome.comparison().operations();
            Told told = new Told(database, outcome.live());
            List<Change> changes = told.changes(operations, told.costs(operations));
            HazardException.requireNone(failOnHazard, changes, "The model and the database differ");
            List<String> unmanaged = outcome.comparison().unmanaged().stream()
                    .map(Object::toString)
                    .toList();
            return new CheckResult(changes, unmanaged, outcome.warnings(), outcome.violations(), outcome.choices());
        }
    }
}
