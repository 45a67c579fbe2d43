package dev.limbeck.command;

import dev.limbeck.ops.Operation;
import dev.limbeck.revision.SeveralHeads;
import java.util.ArrayList;
import java.util.List;

/** Compares the database, or the history, with the model, and writes nothing. */
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
        return run(false);
    }

    /**
     * {@return what differs}
     *
     * @param review whether the result shows the SQL and the touched tables as well
     * @throws NotAtHeadException if revisions wait to be applied
     * @throws CommandException if the model or the database cannot be read
     */
    public CheckResult run(boolean review) {
        try (Counterpart counterpart = Counterpart.open(project);
                Autogenerate autogenerate =
                        new Autogenerate(project, counterpart.database(), Decisions.NONE, Answers.NOBODY)) {
            Autogenerate.Outcome outcome = autogenerate.run();
            List<String> warnings = new ArrayList<>(outcome.warnings());
            warnings.addAll(counterpart.notes());
            SeveralHeads.unmeant(project.graph()).ifPresent(warnings::add);
            List<String> unmanaged = outcome.comparison().unmanaged().stream()
                    .map(Object::toString)
                    .toList();
            List<Operation> operations = outcome.comparison().operations();
            return new CheckResult(
                    project.settings().autogenerate().against(),
                    Changes.of(operations),
                    unmanaged,
                    warnings,
                    outcome.choices(),
                    review
                            ? Review.of(
                                    counterpart.database().dialect(),
                                    outcome.live(),
                                    operations,
                                    Revise.reversed(operations))
                            : null);
        }
    }
}
