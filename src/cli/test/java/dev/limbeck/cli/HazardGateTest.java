package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.ExitCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code upgrade.refuse}, {@code --allow}, and the comments that allow a hazard in a revision file. */
final class HazardGateTest {
    private static final String DROP =
            "op.batchAlterTable(\"item\", batch -> {\n            batch.dropColumn(\"name\");%s\n" + "        });";

    private Path folder = Path.of(".");
    private Cli cli = Cli.of(folder);

    @BeforeEach
    void createItems(@TempDir Path folder) {
        this.folder = folder;
        cli = Cli.of(folder);
        cli.output("init", "src/main/java/db/revisions");
        revision(
                "11aa",
                "",
                "",
                "op.createTable(\"item\", column(\"id\", integer()), column(\"name\", varchar(10)), column(\"note\","
                        + " varchar(10)));");
        cli.output("upgrade", "head", "--url", "jdbc:sqlite:app.db");
    }

    private void revision(String id, String down, String header, String upgrade) {
        cli.write(
                "src/main/java/db/revisions/Rev_" + id + ".java",
                """
                package db.revisions;
                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;
                %s@Revision(id = "%s", downRevision = {%s}, created = "2026-01-01T00:00:00Z")
                public final class Rev_%s extends Migration {
                    @Override
                    public void upgrade(Operations op) throws Exception {
                        %s
                    }
                    @Override
                    public void downgrade(Operations op) {}
                }
                """
                        .formatted(header, id, down, id, upgrade));
    }

    private void refuse(String codes) {
        cli.append("limbeck.toml", "\n[upgrade]\nrefuse = [" + codes + "]\n");
    }

    private Cli.Outcome upgrade(String... more) {
        String[] arguments = new String[4 + more.length];
        System.arraycopy(new String[] {"upgrade", "head", "--url", "jdbc:sqlite:app.db"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return cli.run(arguments);
    }

    private String columns() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select group_concat(name) || ' at ' || (select max(version_num) from alembic_version)"
                                + " from pragma_table_info('item')")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void nothingIsRefusedByDefault() throws SQLException {
        revision("22bb", "\"11aa\"", "", DROP.formatted(""));
        assertThat(upgrade().code()).isEqualTo(ExitCode.OK);
        assertThat(columns()).isEqualTo("id,note at 22bb");
    }

    @Test
    void aRefusedHazardStopsBeforeAnythingIsTouched() throws SQLException {
        refuse("\"rewrite\", \"data-loss\"");
        revision("22bb", "\"11aa\"", "", "op.addColumn(\"item\", column(\"x\", integer()));");
        revision("33cc", "\"22bb\"", "", DROP.formatted(""));
        Cli.Outcome outcome = upgrade();
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err())
                .isEqualTo(
                        """
                        limbeck: Nothing was changed: one change has a hazard that upgrade.refuse or --fail-on-hazard does not allow.
                          revision 33cc, table item, dropped column item.name: data-loss: loses data; rewrite: rewrites every row of item to drop name; writers wait
                            FOLDER/src/main/java/db/revisions/Rev_33cc.java:9
                        To allow it, write the comment `// limbeck:allow data-loss, rewrite: REASON` at the end of the line, or run the command with --allow data-loss --allow rewrite.
                        """
                                .replace("FOLDER", folder.toString()));
        assertThat(columns()).isEqualTo("id,name,note at 11aa");
        assertThat(upgrade("--format", "json").err()).contains("\"kind\":\"hazard-refused\"", "\"exitCode\":1");
        assertThat(upgrade("--allow", "rewrite").err()).contains("data-loss:").doesNotContain("rewrite:");
        assertThat(upgrade("--allow", "rewrite", "--allow", "data-loss").code()).isEqualTo(ExitCode.OK);
        assertThat(columns()).isEqualTo("id,note,x at 33cc");
    }

    @Test
    void aCommentAllowsTheHazardOfItsStatement() throws SQLException {
        refuse("\"all\"");
        String other = "\n        op.dropColumn(\"item\", \"note\");";
        revision("22bb", "\"11aa\"", "", DROP.formatted(" // limbeck:allow all: never used") + other);
        assertThat(upgrade().err()).contains("all");
        revision(
                "22bb",
                "\"11aa\"",
                "",
                DROP.formatted(" // limbeck:allow data-loss, rewrite, blocks-writes: never used") + other);
        assertThat(upgrade().err()).contains("Rev_22bb.java:12", "item.note").doesNotContain("item.name");
        revision(
                "22bb",
                "\"11aa\"",
                "",
                DROP.formatted(" // limbeck:allow data-loss, rewrite, blocks-writes: never used")
                        + "\n        // limbeck:allow data-loss: empty everywhere\n"
                        + "        // limbeck:allow rewrite, blocks-writes: a small table" + other);
        assertThat(upgrade().err()).isEqualTo("Running upgrade 11aa -> 22bb, no message\nThe database is at 22bb.\n");
        assertThat(columns()).isEqualTo("id at 22bb");
    }

    @Test
    void aCommentAboveTheClassAllowsItForTheRevision() throws SQLException {
        refuse("\"data-loss\", \"not-reversible\", \"runs-sql\"");
        String upgrade = DROP.formatted("") + " op.connection().createStatement().close();";
        revision("22bb", "\"11aa\"", "", upgrade);
        assertThat(upgrade().err()).contains("data-loss:", "runs-sql: runs unanalyzed SQL through its connection");
        revision("22bb", "\"11aa\"", "// limbeck:allow data-loss, runs-sql: reviewed\n", upgrade);
        assertThat(upgrade().code()).isEqualTo(ExitCode.OK);
        assertThat(columns()).isEqualTo("id,note at 22bb");
    }

    @Test
    void whatIsWrittenInAStringIsNoComment() {
        refuse("\"runs-sql\"");
        revision("22bb", "\"11aa\"", "", "op.execute(text(\"delete from item // limbeck:allow runs-sql: no\"));");
        assertThat(upgrade().err()).contains("near \"/\"");
        revision("22bb", "\"11aa\"", "", "op.execute(text(\"delete from item -- // limbeck:allow runs-sql: no\"));");
        assertThat(upgrade().err()).contains("has a hazard", "runs-sql: runs custom SQL");
    }

    @Test
    void anIrreversibleRevisionHasAHazard() throws SQLException {
        refuse("\"not-reversible\"");
        revision("22bb", "\"11aa\"", "", "op.addColumn(\"item\", column(\"x\", integer()));");
        String file = "src/main/java/db/revisions/Rev_22bb.java";
        cli.write(file, cli.read(file).replace("created =", "irreversible = \"merged\", created ="));
        assertThat(upgrade().err()).contains("revision 22bb", "not-reversible: cannot be reverted: merged");
        cli.write(file, cli.read(file).replace("@Revision", "// limbeck:allow not-reversible: agreed\n@Revision"));
        assertThat(upgrade().code()).isEqualTo(ExitCode.OK);
        assertThat(columns()).isEqualTo("id,name,note,x at 22bb");
    }

    @Test
    void aSqlRevisionHasSqlComments() throws SQLException {
        refuse("\"runs-sql\"");
        String sql =
                """
                -- id: 22bb
                -- down revision: 11aa
                -- created: 2026-01-01T00:00:00Z
                -- upgrade
                alter table item add column y integer;
                -- downgrade
                alter table item drop column y;
                """;
        cli.write("src/main/java/db/revisions/Rev_22bb.sql", sql);
        assertThat(upgrade().err()).contains("Rev_22bb.sql", "`-- limbeck:allow runs-sql: REASON`", "--allow runs-sql");
        cli.write(
                "src/main/java/db/revisions/Rev_22bb.sql",
                sql.replace("integer;", "integer; -- limbeck:allow runs-sql: reviewed"));
        assertThat(upgrade().code()).isEqualTo(ExitCode.OK);
        assertThat(columns()).isEqualTo("id,name,note,y at 22bb");
    }

    @Test
    void mistakesAreErrors() {
        revision("22bb", "\"11aa\"", "", DROP.formatted(" // limbeck:allow data-loss"));
        assertThat(upgrade("--fail-on-hazard", "data-loss").err())
                .contains("Rev_22bb.java:10", "needs a hazard and a reason");
        revision("22bb", "\"11aa\"", "", DROP.formatted(" // limbeck:allow dataloss: typing error"));
        assertThat(upgrade("--fail-on-hazard", "data-loss").err())
                .contains("There is no hazard dataloss. Did you mean data-loss?");
        assertThat(upgrade("--allow", "rewrit").code()).isEqualTo(ExitCode.USAGE);
        refuse("\"rewrites\"");
        assertThat(upgrade().err()).contains("upgrade.refuse: There is no hazard rewrites. Did you mean rewrite?");
    }
}
