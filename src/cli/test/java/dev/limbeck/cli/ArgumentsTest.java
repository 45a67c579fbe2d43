package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the values that revisions read from the command line. */
final class ArgumentsTest {
    private static final String FILE = "src/main/java/db/revisions/Rev_22bb_second_revision.java";
    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void createRevisionThatRecordsItsArguments(@TempDir Path folder) {
        cli = Cli.of(folder).createProject();
        cli.write(
                FILE,
                cli.read(FILE)
                        .replaceFirst(
                                "// What this revision does[^}]*",
                                """
                        op.execute("create table recorded (name, value)");
                        op.arguments().forEach((name, value) ->
                                op.execute("insert into recorded values ('" + name + "', '" + value + "')"));
                        op.execute("insert into recorded values ('who', '" + op.argument("who").orElse("nobody") + "')");
                        op.execute("insert into recorded values ('tag', '" + op.tag().orElse("none") + "')");
                        """));
    }

    private String recorded() {
        return SqlQuery.firstColumn(cli.folder(), "select name || '=' || value from recorded");
    }

    @Test
    void argumentsBeforeAndAfterTheCommandReachRevisions() {
        cli.output("-x", "who=me", "upgrade", "head", "-x", "at=a=b", "-x", "dry", "--tag", "nightly");
        assertThat(recorded()).isEqualTo("who=me at=a=b dry= who=me tag=nightly");
    }

    @Test
    void withoutArgumentsARevisionReadsNone() {
        cli.output("upgrade", "head");
        assertThat(recorded()).isEqualTo("who=nobody tag=none");
    }
}
