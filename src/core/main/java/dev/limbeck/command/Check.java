package dev.limbeck.command;

import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import java.util.List;

/** Compares the database with the model, and writes nothing. */
public final class Check {
    private final Project project;

    /** For that project. */
    public Check(Project project) {
        this.project = project;
    }

    /**
     * {@return what differs}
     *
     * @throws NotAtHeadException if revisions wait to be applied
     * @throws CommandException if the model or the database cannot be read
     */
    public CheckResult run() {
        try (Database database = project.database(Access.READ)) {
            Standing.requireHead(project.graph(), project.rows(database));
            Autogenerate.Outcome outcome = new Autogenerate(project, database, Decisions.NONE, Answers.NOBODY).run();
            List<String> unmanaged = outcome.comparison().unmanaged().stream()
                    .map(Object::toString)
                    .toList();
            return new CheckResult(
                    Changes.of(outcome.comparison().operations()), unmanaged, outcome.warnings(), outcome.choices());
        }
    }
}
