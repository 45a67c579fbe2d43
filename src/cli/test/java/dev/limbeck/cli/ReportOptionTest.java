package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code --report} on the commands that have it, in the sample project. */
final class ReportOptionTest {
    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void createSample() throws IOException {
        cli = Sample.createIn(folder);
        String settings = cli.read("limbeck.toml");
        cli.write("limbeck.toml", "[project]\ndatabases = [\"sqlite\", \"postgresql:15\"]\n\n" + settings);
    }

    @Test
    void aRevisionHasTheSqlOfEachDatabaseAndItsSource() {
        cli.output("upgrade", "head");
        cli.output("revision", "--autogenerate", "-m", "password <added>", "--report", "out/review.html");
        assertThat(cli.read("out/review.html"))
                .startsWith("<!DOCTYPE html>")
                .contains("password &lt;added&gt;")
                .contains("produces exactly the model; proved on sqlite")
                .contains("not proved on this database")
                .contains("sqlite, upgrade (proved)")
                .contains("postgresql:15, downgrade (planned, not run)")
                .contains("<b>public</b> <b>final</b> <b>class</b> Rev_")
                .contains("e0f4c2b1d9aa");
    }

    @Test
    void theSameStateHasTheSamePage() {
        cli.output("upgrade", "head");
        assertThat(cli.run("check", "--report", "one.html").code()).isEqualTo(3);
        assertThat(cli.run("check", "--report", "two.html").code()).isEqualTo(3);
        assertThat(cli.read("one.html")).isEqualTo(cli.read("two.html")).contains("hashed_password");
    }

    @Test
    void markdownHasTheSameVerdictsAsThePage() {
        cli.output("upgrade", "head");
        cli.run("check", "--report", "check.md");
        assertThat(cli.read("check.md"))
                .startsWith("## The model and the database differ: 1 change")
                .contains("| ❌ | Model |", "SQL of the upgrade on postgresql:15");
    }

    @Test
    void aPlanShowsEveryOperationAndItsSql() {
        cli.output("upgrade", "head", "--plan", "--report", "plan.html");
        assertThat(cli.read("plan.html"))
                .contains("Plan of 3 revisions", "create the table user", "upgrade (planned, not run)");
        assertThat(cli.run("upgrade", "head", "--report", "plan.html"))
                .satisfies(outcome -> assertThat(outcome.code()).isEqualTo(2))
                .satisfies(outcome -> assertThat(outcome.err()).contains("--report needs --plan"));
    }

    @Test
    void driftShowsWhatWasDoneByHand() throws Exception {
        cli.output("upgrade", "head");
        assertThat(cli.run("drift", "--report", "none.html").code()).isZero();
        assertThat(cli.read("none.html")).contains("matches its revisions");
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shoplist.db"));
                Statement statement = database.createStatement()) {
            statement.execute("alter table tag add column \"<b>by hand</b>\" text");
        }
        assertThat(cli.run("drift", "--report", "drift.html").code()).isEqualTo(3);
        assertThat(cli.read("drift.html"))
                .contains("&lt;b&gt;by hand&lt;/b&gt;", "SQL that reverts the changes", "id=\"tables\"")
                .doesNotContain("<b>by hand");
    }

    /**
     * The words that differ are highlighted, and names are never interpreted as markup, either on the page or in
     * Markdown.
     */
    @Test
    void driftAndPlanShowDefinitionsLineByLine() throws Exception {
        cli.output("upgrade", "+1");
        cli.output("upgrade", "head", "--plan", "--report", "plan.html");
        assertThat(cli.read("plan.html"))
                .contains("<code><bdi>item</bdi></code> <span class=\"small muted\">1 line added</span>", "note clob");
        cli.output("upgrade", "head", "--plan", "--report", "plan.md");
        assertThat(cli.read("plan.md")).contains("### Definitions", "```diff\n", "\n+     note clob");
        cli.output("upgrade", "head");
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shoplist.db"));
                Statement statement = database.createStatement()) {
            statement.execute("alter table tag rename column name to \"<i>```\"");
            statement.execute("alter table item drop column note");
        }
        assertThat(cli.run("drift", "--report", "drift.html").code()).isEqualTo(3);
        assertThat(cli.read("drift.html"))
                .contains(
                        "<u>name</u>",
                        "<u>&quot;&lt;i&gt;```&quot;</u>",
                        "2 lines removed, 2 lines added</span>",
                        "<span class=\"small muted\">1 line removed</span>")
                .doesNotContain("<i>`");
        cli.run("drift", "--report", "drift.md");
        assertThat(cli.read("drift.md")).contains("````diff\n", "\n+     \"<i>```\" varchar", "\n-     note clob");
    }

    @Test
    void verifyShowsEachProof() {
        cli.run("verify", "--report", "verify.html");
        assertThat(cli.read("verify.html"))
                .contains(
                        "upgrade again",
                        "the schema at the head and the entities differ in 1" + " place",
                        "hashed_password");
    }
}
