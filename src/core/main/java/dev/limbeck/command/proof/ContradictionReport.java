package dev.limbeck.command.proof;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.proof.BranchTrial.Failure;
import dev.limbeck.result.SchemaMismatch;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.graph.UpgradePath;
import java.util.List;

/** Describes which revisions of two branches contradict each other, and what to do. */
final class ContradictionReport {
    private static final String EDIT =
            " Nothing was written. Edit a revision that has not been applied to any database yet,"
                    + " so that both can be applied in either order, and run this command again.";

    private final JoinedBranches joint;

    ContradictionReport(JoinedBranches joint) {
        this.joint = joint;
    }

    /**
     * {@return the revision after which the failed revision can no longer be applied}
     *
     * @param common the scratch database from which the branches start
     * @param path the upgrade in which the revision failed
     */
    RevisionFile findCause(Rehearsal common, List<RevisionStep> path, Failure failure) {
        int works = 0;
        int fails = failure.index();
        while (fails - works > 1) {
            int middle = (works + fails) / 2;
            if (appliesAfter(common, path.subList(0, middle), failure)) {
                works = middle;
            } else {
                fails = middle;
            }
        }
        return path.get(Math.max(0, fails - 1)).revision();
    }

    private boolean appliesAfter(Rehearsal common, List<RevisionStep> before, Failure failure) {
        try (Rehearsal rehearsal = common.copy()) {
            before.forEach(rehearsal::run);
            String wanted = failure.step().revision().id();
            UpgradePath.findSteps(joint.graph(), joint.rowsAfter(before), List.of(wanted))
                    .forEach(rehearsal::run);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** {@return the error for revisions that cannot both be applied, in either order} */
    CommandException cannotApply(Failure failure, RevisionFile after) {
        return new CommandException("Revisions " + pair(failure, after) + " contradict each other: after " + after.id()
                + ", " + failure.step().revision().id() + " fails. " + sentence(failure.reason()) + EDIT);
    }

    /** {@return the error for revisions that can be applied in only one order} */
    CommandException dependsOnOrder(Failure failure, RevisionFile after) {
        String late = failure.step().revision().id();
        return new CommandException("Revisions " + pair(failure, after) + " can be applied only in one order: after "
                + after.id() + ", " + late + " fails. " + sentence(failure.reason()) + " A database that has "
                + after.id() + " but not " + late + " cannot be upgraded." + EDIT + " If " + late
                + " must come first and no database has " + after.id() + " yet, put dependsOn = \"" + late
                + "\" in the @Revision annotation of " + after.id() + ".");
    }

    /** {@return the error for revisions that result in different schemas depending on their order} */
    CommandException differentSchemas(List<RevisionStep> first, List<RevisionStep> second, SchemaMismatch gap) {
        return new CommandException("The branches of " + String.join(", ", joint.heads())
                + " contradict each other: the schema depends on which of them is applied first. With "
                + first.get(0).revision().title() + " first: " + gap.expected() + "; with "
                + second.get(0).revision().title() + " first: " + gap.found() + "." + EDIT);
    }

    /** {@return the error for branches that can be applied, but not reverted together} */
    CommandException cannotRevert(Failure failure) {
        return new CommandException("The branches of " + String.join(", ", joint.heads())
                + " can both be applied, and each can be reverted on its own, but they cannot be reverted together:"
                + " the downgrade of"
                + " revision " + failure.step().revision().title() + " fails. " + sentence(failure.reason())
                + " Nothing was written. Edit its downgrade, or that of the other branch, then run this"
                + " command again.");
    }

    private static String pair(Failure failure, RevisionFile after) {
        return after.title() + " and " + failure.step().revision().title();
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("!") ? text : text + ".";
    }
}
