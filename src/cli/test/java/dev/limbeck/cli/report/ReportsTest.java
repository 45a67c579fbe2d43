package dev.limbeck.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.cli.terminal.TextStyle;
import dev.limbeck.ops.Hazard;
import dev.limbeck.result.Against;
import dev.limbeck.result.Change;
import dev.limbeck.result.ChangeKind;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.Choice;
import dev.limbeck.result.DatabaseProof;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.RunResult;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests how each kind of result is printed as text and as JSON. */
final class ReportsTest {
    private static final Path FOLDER = Path.of("").toAbsolutePath();
    private static final Change ADDED = new Change(
            ChangeKind.ADDED_COLUMN,
            "user",
            "hashed_password",
            "add column user.hashed_password varchar(100)",
            List.of());
    private static final Change DROPPED = new Change(
            ChangeKind.DROPPED_COLUMN,
            "user",
            "pw",
            "drop column user.pw",
            List.of(new Hazard(Hazard.Kind.DATA_LOSS, "loses the values of user.pw")));
    private static final RevisionInfo MERGE = new RevisionInfo(
            "33cc",
            List.of("11aa", "22bb"),
            List.of("shop"),
            List.of("00ff"),
            "two lines\nof \"message\"",
            Instant.parse("2026-11-23T07:45:12Z"),
            null,
            new RevisionInfo.Marks(true, true, true, true),
            List.of("44dd", "55ee"),
            List.of("shop"),
            List.of(),
            Instant.parse("2026-11-24T00:00:00.5Z"));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aRevisionIsPrintedWithItsChangesHazardsAndTheNextStep() {
        text().revision(revision(FOLDER.resolve("src").resolve("Rev_1.java")));
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                Created %s
                  add column user.hashed_password varchar(100)
                  drop column user.pw
                    hazard data-loss: loses the values of user.pw
                """
                                .formatted(Path.of("src", "Rev_1.java")));
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        """
                Ignored 1 table that is in neither the model nor a revision: spatial_ref_sys
                warning: be careful
                Next: read the file, commit it, then run: limbeck upgrade head
                """);
    }

    @Test
    void statesOnWhichDatabasesARevisionWasProved() {
        RevisionResult proved = revision(Path.of("Rev_1.java"))
                .withDatabases(
                        List.of(
                                new DatabaseProof("sqlite", true),
                                new DatabaseProof("postgresql:16", false),
                                new DatabaseProof("mariadb", false)),
                        List.of());
        text().revision(proved);
        assertThat(err.toString()).contains("Proved on sqlite.", "Not proved on postgresql:16, mariadb.");
        out.getBuffer().setLength(0);
        json().revision(proved);
        assertThat(out.toString())
                .contains("\"proof\":{\"done\":true,\"why\":null,\"databases\":[{\"name\":\"sqlite\",\"done\":true},{");
    }

    @Test
    void withoutDifferencesNoFileIsPrinted() {
        text().revision(new RevisionResult(
                Against.DATABASE, null, null, List.of(), List.of("a", "b"), List.of(), List.of(), null));
        assertThat(out.toString()).startsWith("No differences between the model and the database;");
        assertThat(err.toString()).startsWith("Ignored 2 tables ").contains(": a, b");
    }

    @Test
    void printsARevisionAsJson() {
        json().revision(revision(Path.of("Rev_1.java")));
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                {"format":1,"id":"1","file":"Rev_1.java","changes":[%s],"unmanaged":["spatial_ref_sys"],"warnings":["be careful"],"violations":[],"proof":{"done":true,"why":null,"databases":[]}}
                """
                                .formatted(changesInJson()));
    }

    @Test
    void withoutARevisionJsonHasNulls() {
        json().revision(new RevisionResult(
                Against.DATABASE, null, null, List.of(), List.of(), List.of(), List.of(), null));
        assertThat(out.toString()).startsWith("{\"format\":1,\"id\":null,\"file\":null,\"changes\":[]");
    }

    private static RevisionResult revision(Path file) {
        return new RevisionResult(
                Against.DATABASE,
                "1",
                file,
                List.of(ADDED, DROPPED),
                List.of("spatial_ref_sys"),
                List.of("be careful"),
                List.of(),
                null);
    }

    private static String changesInJson() {
        return "{\"kind\":\"added_column\",\"table\":\"user\",\"name\":\"hashed_password\",\"description\":\"add column"
                + " user.hashed_password varchar(100)\",\"hazards\":[]},{\"kind\":\"dropped_column\",\"table\":\"user\","
                + "\"name\":\"pw\",\"description\":\"drop column user.pw\",\"hazards\":[{\"kind\":\"data-loss\","
                + "\"message\":\"loses the values of user.pw\"}]}";
    }

    @Test
    void aCheckListsTheDifferences() {
        text().check(new CheckResult(
                Against.DATABASE, List.of(ADDED), List.of(), List.of(), List.of(), List.of(), null));
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                The model and the database differ in 1 place:
                  add column user.hashed_password varchar(100)
                """);
        assertThat(err.toString()).contains("limbeck revision --autogenerate");
    }

    @Test
    void aCheckWithoutDifferencesPrintsOneLine() {
        text().check(new CheckResult(Against.DATABASE, List.of(), List.of(), List.of(), List.of(), List.of(), null));
        assertThat(out.toString()).isEqualToNormalizingNewlines("No differences between the model and the database.\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aCheckInMarkdownListsTheOpenQuestions() {
        Choice choice = new Choice(
                "user.pw",
                "Was user.pw renamed?",
                List.of(
                        new Choice.Option("--rename user.pw=user.hashed_password", "keep its values"),
                        new Choice.Option("--no-rename user.pw", "drop it with its values")));
        StringWriter text = new StringWriter();
        new MarkdownReport(new PrintWriter(text, true), writer -> text())
                .check(new CheckResult(
                        Against.DATABASE, List.of(ADDED), List.of(), List.of(), List.of(), List.of(choice), null));
        assertThat(text.toString())
                .contains(
                        """
                ### Open questions

                Was user.pw renamed?

                ```sh
                --rename user.pw=user.hashed_password  # keep its values
                --no-rename user.pw                    # drop it with its values
                ```
                """);
    }

    @Test
    void printsACheckAsJson() {
        json().check(new CheckResult(
                Against.DATABASE, List.of(ADDED, DROPPED), List.of(), List.of(), List.of(), List.of(), null));
        assertThat(out.toString())
                .isEqualToNormalizingNewlines("{\"format\":1,\"differences\":[" + changesInJson()
                        + "],\"unmanaged\":[],\"warnings\":[],\"violations\":[],\"choices\":[]}\n");
    }

    @Test
    void aMergeIsPrintedWithAllItsMarks() {
        text().history(List.of(MERGE));
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "11aa, 22bb (00ff) -> 33cc (shop) (head) (current) (branchpoint) (mergepoint), two lines\n");
    }

    @Test
    void aMergeIsShownWithItsFullEntry() {
        text().show(List.of(MERGE));
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                Rev: 33cc (shop) (head) (current) (branchpoint) (mergepoint)
                Merges: 11aa, 22bb
                Also depends on: 00ff
                Branches into: 44dd, 55ee
                Branch names: shop
                Created: 2026-11-23 07:45:12 Z
                Applied: 2026-11-24 00:00:00 Z
                Path: none, only a compiled class

                    two lines
                    of "message"
                """);
    }

    @Test
    void revisionsInJsonHaveAllFields() {
        json().show(List.of(MERGE));
        String merge = "{\"id\":\"33cc\",\"downRevisions\":[\"11aa\",\"22bb\"],\"nextRevisions\":[\"44dd\",\"55ee\"],"
                + "\"branchLabels\":[\"shop\"],\"branches\":[\"shop\"],\"dependsOn\":[\"00ff\"],\"neededBy\":[],\"message\":\"two lines\\nof \\\"message\\\"\","
                + "\"created\":\"2026-11-23T07:45:12Z\",\"path\":null,\"head\":true,\"current\":true,"
                + "\"branchPoint\":true,\"mergePoint\":true,\"applied\":\"2026-11-24T00:00:00.500Z\"}";
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "{\"format\":1,\"revision\":" + merge + ",\"revisions\":[" + merge + "]}\n");
        out.getBuffer().setLength(0);
        json().history(List.of(MERGE));
        assertThat(out.toString())
                .isEqualToNormalizingNewlines("{\"format\":1,\"revisions\":[" + merge + "],\"warnings\":[]}\n");
        out.getBuffer().setLength(0);
        json().run(new RunResult(List.of(MERGE), List.of("33cc"), Path.of("shop.db"), List.of("look")));
        assertThat(out.toString())
                .isEqualToNormalizingNewlines("{\"format\":1,\"revisions\":[" + merge
                        + "],\"current\":[\"33cc\"],\"created\":\"shop.db\"," + "\"warnings\":[\"look\"]}\n");
    }

    @Test
    void printsTablesAndStatementsAsJson() {
        json().tables(List.of("a", "b"));
        json().schema(List.of("CREATE TABLE \"a\"(x)"));
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                {"format":1,"tables":["a","b"],"warnings":[]}
                {"format":1,"statements":["CREATE TABLE \\"a\\"(x)"],"warnings":[]}
                """);
    }

    @Test
    void aRunPrintsWhereTheDatabaseIsNow() {
        text().run(new RunResult(List.of(MERGE), List.of("33cc"), FOLDER.resolve("shop.db"), List.of()));
        assertThat(out.toString()).isEqualToNormalizingNewlines("Created the database shop.db\n");
        assertThat(err.toString()).isEqualToNormalizingNewlines("The database is at 33cc.\n");
    }

    private Report text() {
        ProcessContext surroundings = new ProcessContext(
                FOLDER,
                Map.of(),
                new BufferedReader(Reader.nullReader()),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                false,
                false,
                false);
        return new TextReport(surroundings, FixedOptions.TEXT, () -> RevisionLines.of(null, TextStyle.PLAIN));
    }

    private Report json() {
        return new JsonReport(new PrintWriter(out, true));
    }
}
