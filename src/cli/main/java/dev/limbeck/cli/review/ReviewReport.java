package dev.limbeck.cli.review;

import dev.limbeck.result.Change;
import dev.limbeck.result.Choice;
import dev.limbeck.result.Review;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report for a reviewer, in the order in which it is read.
 *
 * @param subject the first words of the title, for instance {@code Revision 4f1c0a6be2d7}
 * @param heading the result in one line
 * @param facts a short description of the subject of the report
 * @param verdicts the results of the proofs
 * @param hazards the hazards, without duplicates
 * @param violations the rows of the database that would make the change fail
 * @param questions the open decisions
 * @param parts the changes with their SQL
 * @param scripts additional SQL that belongs to no single part
 * @param before the affected tables before the change
 * @param after the affected tables after the change
 * @param definitions the tables and views whose definition changes
 * @param source the revision file, or null
 * @param history the revisions around the change, the newest first
 * @param warnings warnings for the reviewer
 * @param ignored the tables that are ignored
 */
public record ReviewReport(
        String subject,
        String heading,
        List<Fact> facts,
        List<Verdict> verdicts,
        List<HazardLine> hazards,
        List<Violation> violations,
        List<Choice> questions,
        List<Part> parts,
        List<Script> scripts,
        Review.Sketch before,
        Review.Sketch after,
        List<Definition> definitions,
        @Nullable Script source,
        List<RevisionInfo> history,
        List<String> warnings,
        List<String> ignored) {

    /** {@return all changes} */
    public List<Change> changes() {
        return parts.stream().flatMap(part -> part.changes().stream()).toList();
    }

    /**
     * A short fact.
     *
     * @param label the kind of fact, for instance {@code after}
     * @param value the value
     */
    public record Fact(String label, String value) {}

    /**
     * The result of one proof.
     *
     * @param status the outcome
     * @param label the name of the proof
     * @param text the details
     */
    public record Verdict(Status status, String label, String text) {

        /** The outcome. */
        public enum Status {
            /** The expected result. */
            GOOD,
            /** A failure. */
            BAD,
            /** A proof that was not attempted, or a decision for the reviewer. */
            OPEN
        }
    }

    /**
     * A hazard.
     *
     * @param codes the codes, for instance {@code rewrite, blocks-writes}
     * @param message a description of the risk or cost
     * @param changes the changes that have it
     * @param costs the rows, the locks, the disk space and the time, if they are known
     */
    public record HazardLine(String codes, String message, List<String> changes, List<String> costs) {}

    /**
     * Changes that are made together.
     *
     * @param title a description of the changes
     * @param changes the changes, one line each
     * @param sql the SQL for each database
     * @param notes additional notes for the reviewer
     */
    public record Part(String title, List<Change> changes, List<SqlPair> sql, List<String> notes) {}

    /**
     * The SQL of both directions on one database.
     *
     * @param database the database
     * @param remark a few words about whether the SQL was tested
     * @param upgrade the SQL of the upgrade; empty if there is none
     * @param downgrade the SQL of the downgrade; empty if there is none
     */
    public record SqlPair(String database, String remark, String upgrade, String downgrade) {}

    /**
     * A definition that changes.
     *
     * @param name the table or view
     * @param diff the lines that differ
     */
    public record Definition(String name, LineDiff diff) {}

    /**
     * A piece of code with a title.
     *
     * @param title the title of the code
     * @param text the code
     */
    public record Script(String title, String text) {}
}
