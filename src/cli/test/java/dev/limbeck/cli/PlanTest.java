package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code upgrade --plan} and {@code downgrade --plan} on a database with rows. */
final class PlanTest {
    private Path folder = Path.of(".");
    private Cli cli = Cli.of(folder);

    @BeforeEach
    void createDatabaseAtTheFirstOfThreeRevisions(@TempDir Path temporary) throws SQLException {
        folder = temporary;
        cli = Cli.of(folder);
        cli.output("init", "src/main/java/db/revisions");
        revision(
                "a1",
                "{}",
                "op.createTable(\"item\", column(\"id\", bigint()).identity(), column(\"name\", varchar(20)),"
                        + " column(\"qty\", varchar(9)), primaryKey(\"id\"), uniqueConstraint(\"uk\", \"name\"));"
                        + " op.createIndex(\"ix\", \"item\", \"qty\");",
                "op.dropTable(\"item\");");
        cli.output("upgrade", "head", "--url", "jdbc:sqlite:app.db");
        run("INSERT INTO item (name, qty) VALUES ('a', '1'), ('b', '2'), ('c', '3')");
        revision(
                "b2",
                "\"a1\"",
                "op.alterColumn(\"item\", \"name\", c -> c.type(varchar(99)));"
                        + " op.dropConstraint(\"uk\", \"item\"); op.renameTable(\"item\", \"thing\");",
                "op.renameTable(\"thing\", \"item\"); op.createUniqueConstraint(\"uk\", \"item\", \"name\");");
        revision(
                "c3",
                "\"b2\"",
                "op.alterColumn(\"thing\", \"qty\", c -> c.type(integer())); op.execute(\"UPDATE thing SET qty = 0\");",
                "");
    }

    private void revision(String id, String down, String upgrade, String downgrade) {
        cli.write(
                "src/main/java/db/revisions/Rev_" + id + ".java",
                """
                package db.revisions;

                import dev.limbeck.*;

                /** revision %1$s */
                @Revision(id = "%1$s", downRevision = %2$s, created = "2026-11-23T07:45:12Z")
                public final class Rev_%1$s extends Migration {
                    @Override
                    public void upgrade(Operations op) { %3$s }

                    @Override
                    public void downgrade(Operations op) { %4$s }
                }
                """
                        .formatted(id, down, upgrade, downgrade));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String plan(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 3);
        all[arguments.length] = "--plan";
        all[arguments.length + 1] = "--url";
        all[arguments.length + 2] = "jdbc:sqlite:app.db";
        return cli.output(all);
    }

    @Test
    void printsTheWayTheReasonTheCostAndTheStatementsOfEachOperation() {
        assertThat(plan("upgrade", "head"))
                .startsWith("This is a plan; nothing was changed. While a revision runs, no one else can write")
                .contains(
                        """

                        upgrade b2, revision b2
                          change the table item
                            in place: no stored value of item depends on it
                        """,
                        "    rebuild: SQLite has no statement that makes this change to item;"
                                + " the rows are copied as they are stored\n    rows: 3\n    disk: about ",
                        "    hazard rewrite, blocks-writes: copies every row of item; writers wait\n",
                        "    foreign keys: not enforced while it runs, but checked before it ends\n",
                        "    stops if the copy of item does not have as many rows as the table\n",
                        "      INSERT OR ABORT INTO main.item\n      SELECT *\n      FROM main._limbeck_item;\n",
                        "  rename the table item\n",
                        "\nupgrade c3, revision c3\n  change the table thing\n",
                        "stops if thing.qty holds values that integer would change or does not accept\n",
                        "  run UPDATE thing SET qty = 0\n    native: SQLite's own statement\n");
    }

    /** In the database, the table still has the name item. */
    @Test
    void countsTheRowsOfATableThatAnEarlierRevisionOfThePlanRenames() {
        String plan = plan("upgrade", "head");
        assertThat(plan.substring(plan.indexOf("upgrade c3"))).contains("    rows: 3\n");
    }

    @Test
    void changesNothing() throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve("app.db"));
        plan("upgrade", "head");
        plan("downgrade", "base");
        assertThat(Files.readAllBytes(folder.resolve("app.db"))).isEqualTo(before);
        assertThat(cli.output("current", "--url", "jdbc:sqlite:app.db")).startsWith("a1");
    }

    @Test
    void aMissingDatabaseIsNotCreated() {
        assertThat(cli.output("upgrade", "head", "--plan", "--url", "jdbc:sqlite:none.db"))
                .contains("upgrade a1", "upgrade c3", "change the table thing\n")
                .doesNotContain("rows:");
        assertThat(folder.resolve("none.db")).doesNotExist();
    }

    @Test
    void aDowngradeCanBePlanned() {
        assertThat(plan("downgrade", "base"))
                .contains(
                        "downgrade a1, revision a1\n  drop the table item\n",
                        "hazard data-loss: drops item and its rows\n");
        assertThat(plan("upgrade", "a1")).isEqualTo("Nothing to run: the database is at a1.\n");
    }

    @Test
    void aPlanIsAvailableAsJson() {
        assertThat(plan("upgrade", "b2", "--format", "json"))
                .contains(
                        "\"direction\":\"upgrade\"",
                        "\"description\":\"change the table item\",\"way\":\"in_place\"",
                        "\"way\":\"rebuild\",\"reason\":\"SQLite has no",
                        "\"foreignKeysOff\":true,\"rows\":3,\"bytesNeeded\":",
                        "\"hazards\":[{\"kind\":\"rewrite\",\"message\":\"copies every row of item; writers wait\"},"
                                + "{\"kind\":\"blocks-writes\",\"message\":\"copies every row of item; writers wait\"}]",
                        "\"guards\":[{\"message\":",
                        "\"statements\":[{\"sql\":\"PRAGMA legacy_alter_table = ON\",\"comment\":",
                        "\"current\":[\"a1\"],\"locking\":\"While a revision",
                        "\"warnings\":[]}");
    }

    @Test
    void aRevisionThatNeedsRowsEndsThePlanAndIsNamed() {
        revision("d4", "\"c3\"", "throw new IllegalStateException(\"no row\");", "");
        Cli.Outcome outcome = cli.run("upgrade", "head", "--plan", "--url", "jdbc:sqlite:app.db");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("The plan ends at revision d4", "no row");
    }
}
