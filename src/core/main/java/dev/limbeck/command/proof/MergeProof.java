package dev.limbeck.command.proof;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.BranchTrial.Failure;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.TableName;
import dev.limbeck.result.ProofStatus;
import dev.limbeck.result.SchemaMismatch;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proves that branches can be joined. When a database at the end of one branch is upgraded to the merge, the revisions
 * of the other branches are applied to it. The upgrade is therefore tried once for each branch, beginning with that
 * branch. Every order must work and result in the same schema, and the downgrade must restore the schema from before
 * the branches. The common revisions are replayed only once.
 */
public final class MergeProof {
    private final Project project;
    private final RunListener listener;
    private final JoinedBranches joint;
    private final ContradictionReport contradiction;
    private final Set<String> notes = new LinkedHashSet<>();

    /** Creates a proof for a revision that joins the given revisions. */
    public MergeProof(Project project, RunListener listener, Collection<String> joined) {
        this.project = project;
        this.listener = listener;
        this.joint = new JoinedBranches(project.graph(), joined);
        this.contradiction = new ContradictionReport(joint);
    }

    /** {@return notes for the user, one line each} */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * {@return whether the merge was verified; this is impossible if the history cannot be replayed, or if a branch
     * fails on its own}
     *
     * @throws CommandException if the branches contradict each other; the message lists the revisions and states what
     *     to do
     */
    public ProofStatus run() {
        if (joint.heads().size() < 2) {
            return ProofStatus.DONE;
        }
        Dialect dialect;
        Rehearsal common;
        try {
            dialect = project.dialect();
            common = new Rehearsal(project, dialect);
        } catch (RuntimeException e) {
            return ProofStatus.notProved("a scratch database cannot be created: " + e.getMessage());
        }
        try (common) {
            String alone = toCommon(common);
            return alone == null ? branches(common, dialect) : ProofStatus.notProved(alone);
        }
    }

    private @Nullable String toCommon(Rehearsal common) {
        List<RevisionStep> path = joint.commonSteps();
        List<RevisionStep> all = new ArrayList<>(path);
        all.addAll(joint.allSteps());
        try {
            project.loader().prepare(all.stream().map(RevisionStep::revision).toList());
            all.forEach(step -> project.loader().load(step.revision()));
        } catch (RuntimeException e) {
            return "the revisions cannot be loaded: " + why(e);
        }
        for (int i = 0; i < path.size(); i++) {
            listener.progress("replay", i, path.size());
            try {
                common.run(path.get(i));
            } catch (RuntimeException e) {
                return alone(path.get(i).revision(), why(e));
            }
        }
        return null;
    }

    private ProofStatus branches(Rehearsal common, Dialect dialect) {
        List<Course> courses = new ArrayList<>();
        Snapshot start = Snapshot.of(common.reflect());
        List<List<RevisionStep>> orders = orders();
        for (int i = 0; i < orders.size(); i++) {
            try (BranchTrial trial = new BranchTrial(project, common::copy, joint, orders.get(i))) {
                String alone = i < joint.heads().size() ? upAlone(trial, i) : null;
                if (alone != null) {
                    return ProofStatus.notProved(alone);
                }
                courses.add(follow(trial, start, dialect));
            }
        }
        together(courses, common);
        requireOneSchema(courses, dialect);
        String alone = down(courses, common, start, dialect);
        courses.forEach(course -> notes.addAll(course.notes()));
        return alone == null ? ProofStatus.DONE : ProofStatus.notProved(alone);
    }

    /**
     * The result of a trial.
     *
     * @param path the steps of its upgrade
     * @param up the step of the upgrade that failed, or null
     * @param schema the schema after the upgrade; null if it failed
     * @param down the step of the downgrade that failed, or null
     * @param notes notes for the user, one line each
     */
    private record Course(
            List<RevisionStep> path,
            @Nullable Failure up,
            @Nullable Snapshot schema,
            @Nullable Failure down,
            List<String> notes) {}

    private Course follow(BranchTrial trial, Snapshot start, Dialect dialect) {
        Failure up = trial.upgrade();
        if (up != null) {
            return new Course(trial.path(), up, null, null, trial.notes());
        }
        Snapshot schema = trial.snapshot();
        Failure down = trial.downgrade(start, dialect, versionTable());
        return new Course(trial.path(), null, schema, down, trial.notes());
    }

    /**
     * Returns an order of the steps for each branch, beginning with the given branch, and the order for an empty
     * database if it is different.
     */
    private List<List<RevisionStep>> orders() {
        List<List<RevisionStep>> orders = new ArrayList<>();
        joint.heads().forEach(head -> orders.add(joint.allSteps(head)));
        List<RevisionStep> initial = joint.allSteps();
        if (orders.stream().noneMatch(order -> order.equals(initial))) {
            orders.add(initial);
        }
        return orders;
    }

    /**
     * {@return the reason why the first branch of the trial cannot be applied on its own; null if the branch has been
     * applied}
     */
    private @Nullable String upAlone(BranchTrial trial, int index) {
        String head = joint.heads().get(index);
        listener.progress("branch", index, joint.heads().size());
        Failure failure;
        try {
            failure = trial.upgrade(joint.branchSteps(head).size());
        } catch (RuntimeException e) {
            return "the branch of " + head + " cannot be replayed on its own: " + why(e);
        }
        return failure == null ? null : alone(failure.step().revision(), failure.reason());
    }

    private void together(List<Course> courses, Rehearsal common) {
        boolean works = courses.stream().anyMatch(course -> course.up() == null);
        for (Course course : courses) {
            Failure failure = course.up();
            if (failure != null) {
                RevisionFile after = contradiction.findCause(common, course.path(), failure);
                throw works ? contradiction.dependsOnOrder(failure, after) : contradiction.cannotApply(failure, after);
            }
        }
    }

    private void requireOneSchema(List<Course> courses, Dialect dialect) {
        Course first = courses.get(0);
        for (Course course : courses.subList(1, courses.size())) {
            Optional<SchemaMismatch> gap = Objects.requireNonNull(course.schema())
                    .findMismatch(Objects.requireNonNull(first.schema()), dialect, versionTable());
            if (gap.isPresent()) {
                throw contradiction.differentSchemas(first.path(), course.path(), gap.get());
            }
        }
    }

    /** {@return the reason why the downgrade of a single branch fails on its own; null if no downgrade fails} */
    private @Nullable String down(List<Course> courses, Rehearsal common, Snapshot start, Dialect dialect) {
        for (Course course : courses) {
            if (course.down() != null) {
                String alone = downAlone(common, start, dialect);
                if (alone == null) {
                    throw contradiction.cannotRevert(course.down());
                }
                return alone;
            }
        }
        return null;
    }

    private @Nullable String downAlone(Rehearsal common, Snapshot start, Dialect dialect) {
        for (String head : joint.heads()) {
            try (BranchTrial trial = new BranchTrial(project, common::copy, joint, joint.branchSteps(head))) {
                Failure failure = trial.upgrade();
                if (failure == null) {
                    failure = trial.downgrade(start, dialect, versionTable());
                }
                if (failure != null) {
                    return "the downgrade of revision "
                            + failure.step().revision().title()
                            + " already fails on its own, as `limbeck verify` shows: " + failure.reason();
                }
            }
        }
        return null;
    }

    private static String alone(RevisionFile revision, String why) {
        return "revision " + revision.title() + " already fails on its own on a scratch database, as `limbeck verify`"
                + " shows: " + why;
    }

    private static String why(RuntimeException failure) {
        if (failure instanceof ExecutionException execution) {
            return execution.reason();
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private TableName versionTable() {
        return project.versionTableName();
    }
}
