package dev.limbeck.render;

import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a revision file says.
 *
 * @param packageName its package; empty for none
 * @param className its class, a Java identifier
 * @param id the revision's id
 * @param downRevisions the revisions before it; none for a first revision, two or more for a merge
 * @param branchLabels names for the branch that begins here
 * @param dependsOn revisions of other branches that it needs
 * @param created when it is written; seconds count
 * @param message what it is for, any text; its first line is the summary
 * @param upgrade what it does; may be empty
 * @param downgrade what takes it back; may be empty
 * @param costs of an operation, what its plan costs besides what shows without a database
 */
public record RevisionText(
        String packageName,
        String className,
        String id,
        List<String> downRevisions,
        List<String> branchLabels,
        List<String> dependsOn,
        Instant created,
        String message,
        List<Operation> upgrade,
        List<Operation> downgrade,
        Map<Operation, List<Hazard>> costs) {
    /** Copies the lists. */
    public RevisionText {
        downRevisions = List.copyOf(downRevisions);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
        upgrade = List.copyOf(upgrade);
        downgrade = List.copyOf(downgrade);
        costs = Map.copyOf(costs);
    }

    /** A revision of which no plan is known. */
    public RevisionText(
            String packageName,
            String className,
            String id,
            List<String> downRevisions,
            List<String> branchLabels,
            List<String> dependsOn,
            Instant created,
            String message,
            List<Operation> upgrade,
            List<Operation> downgrade) {
        this(
                packageName,
                className,
                id,
                downRevisions,
                branchLabels,
                dependsOn,
                created,
                message,
                upgrade,
                downgrade,
                Map.of());
    }
}
