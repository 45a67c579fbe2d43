package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line tells revisions. */
final class ArgumentsTest {
    private static final String FILE = "src/main/java/db/revisions/Rev_22bb_second_revision.java";
    private Cli cli = Cli.in(Path.of("."));

    @BeforeEach
    void aRevisionThatListens(@TempDir Path folder) {
        cli = Cli.in(folder).project();
        cli.write(
                FILE,
                cli.read(FILE)
                        .replaceFirst(
                                "// What this revision does[^}]*",
                                """
                        op.execute("create table said (name, value)");
                        op.arguments().forEach((name, value) ->
                                op.execute("insert into said values ('" + name + "', '" + value + "')"));
                        op.execute("insert into said values ('who', '" + op.argument("who").orElse("nobody") + "')");
                        op.execute("insert into said values ('tag', '" + op.tag().orElse("none") + "')");
                        """));
    }

    private String said() {
        return Sql.rows(cli.folder(), "select name || '=' || value from said");
    }

    @Test
    void argumentsReachRevisionsFromBothSidesOfTheCommand() {
        cli.out("-x", "who=me", "upgrade", "head", "-x", "at=a=b", "-x", "dry", "--tag", "nightly");
        assertThat(said()).isEqualTo("who=me at=a=b dry= who=me tag=nightly");
    }

    @Test
    void withoutThemARevisionHearsNothing() {
        cli.out("upgrade", "head");
        assertThat(said()).isEqualTo("who=nobody tag=none");
    }
}
