package dev.limbeck.render;

import dev.limbeck.model.NameRules;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The content of a revision file.
 *
 * @param packageName the package; empty for none
 * @param className the class, a Java identifier
 * @param id the id of the revision
 * @param downRevisions the previous revisions; none for the first revision, two or more for a merge
 * @param branchLabels labels of the branch that starts here
 * @param dependsOn revisions of other branches that this revision requires
 * @param created the creation time, which is written with a precision of one second
 * @param message the purpose of the revision, which can be any text; the first line is the summary
 * @param upgrade the operations that apply it; may be empty
 * @param downgrade the operations that revert it; may be empty
 * @param costs for each operation, the hazards that its plan adds to the hazards known without a database
 * @param names the name rules of the database that the operations are for
 * @param forms the known forms of names
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
        Map<Operation, List<Hazard>> costs,
        NameRules names,
        NameRules.Forms forms) {
    /** Copies the lists. */
    public RevisionText {
        downRevisions = List.copyOf(downRevisions);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
        upgrade = List.copyOf(upgrade);
        downgrade = List.copyOf(downgrade);
        costs = Map.copyOf(costs);
    }

    /** Creates the content of a revision in which all names have their shortest form. */
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
            List<Operation> downgrade,
            Map<Operation, List<Hazard>> costs,
            NameRules names) {
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
                costs,
                names,
                NameRules.Forms.NONE);
    }

    /** Creates the content of a revision without the hazards of its plans. */
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
                Map.of(),
                NameRules.ASCII_INSENSITIVE,
                NameRules.Forms.NONE);
    }
}
