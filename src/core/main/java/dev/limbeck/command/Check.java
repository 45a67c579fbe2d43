package dev.limbeck.command;

import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.revision.SeveralHeads;
import java.util.ArrayList;
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
            Standing.requireHeads(project.graph(), project.rows(database));
            Autogenerate.Outcome outcome = new Autogenerate(project, database, Decisions.NONE, Answers.NOBODY).run();
            List<String> unmanaged = outcome.comparison().unmanaged().stream()
                    .map(Object::toString)
                    .toList();
            List<String> warnings = new ArrayList<>(outcome.warnings());
            SeveralHeads.unmeant(project.graph()).ifPresent(warnings::add);
            return new CheckResult(
                    Changes.of(outcome.comparison().operations()), unmanaged, warnings, outcome.choices());
        }
    }
}
