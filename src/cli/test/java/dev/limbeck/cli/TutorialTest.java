package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the workflow of Alembic's tutorial. */
final class TutorialTest {
    private static final String USER =
            """
            package app;

            import jakarta.persistence.Column;
            import jakarta.persistence.Entity;
            import jakarta.persistence.Id;

            @Entity
            public class User {
                @Id
                Integer id;

                @Column(length = 50, nullable = false)
                String name;
            }
            """;

    @TempDir
    Path folder;

    @Test
    void runsTheWholeWorkflow() throws IOException {
        Cli cli = Cli.of(folder);
        cli.output("init", "src/main/java/db/revisions");
        Files.createDirectories(folder.resolve("src/main/java/app"));
        cli.write("src/main/java/app/User.java", USER);
        Sample.compile(folder);
        assertThat(cli.output("schema")).isEmpty();

        assertThat(cli.output("revision", "--autogenerate", "-m", "create user table", "--rev-id", "1975ea83b712"))
                .contains("Rev_1975ea83b712_create_user_table.java", "user");
        assertThat(cli.run("upgrade", "head").err())
                .contains("Running upgrade base -> 1975ea83b712, create user table\n");
        String first = cli.output("schema", "User");
        assertThat(first).contains("name varchar(50)").doesNotContain("hashed_password");

        cli.write(
                "src/main/java/app/User.java",
                USER.replace(
                        "String name;",
                        "String name;\n    @Column(name = \"hashed_password\", length = 100)\n    String"
                                + " hashedPassword;"));
        Sample.compile(folder);
        assertThat(cli.run("check").code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(cli.output(
                        "revision",
                        "--autogenerate",
                        "-m",
                        "hashed_password added to table user",
                        "--rev-id",
                        "ae1027a6acf1"))
                .contains("ae1027a6acf1_hashed_password_added_to_table_user.java", "hashed_password varchar(100)");
        assertThat(cli.output("schema", "User")).isEqualTo(first);

        assertThat(cli.output("upgrade", "+1", "--sql"))
                .startsWith("-- The script begins at 1975ea83b712, the current revision of the database, and ends at"
                        + " ae1027a6acf1.\n.bail on\n")
                .contains(
                        "ADD COLUMN hashed_password varchar(100);\n",
                        "SET version_num = 'ae1027a6acf1' WHERE version_num = '1975ea83b712';\n");
        assertThat(cli.output("schema", "User")).isEqualTo(first);
        cli.output("upgrade", "+1");
        assertThat(cli.output("schema", "User")).contains("hashed_password varchar(100)");
        cli.output("downgrade", "-1");
        assertThat(cli.output("schema", "User")).isEqualTo(first);
        cli.output("upgrade", "head");
        assertThat(cli.output("schema", "User")).contains("hashed_password varchar(100)");
        assertThat(cli.run("check").code()).isZero();

        assertThat(cli.output("history"))
                .isEqualTo(
                        """
                1975ea83b712 -> ae1027a6acf1 (head), hashed_password added to table user
                <base> -> 1975ea83b712, create user table
                """);
        assertThat(cli.output("history", "-i")).startsWith("1975ea83b712 -> ae1027a6acf1 (head) (current), hashed");

        assertThat(cli.run("downgrade", "base").err())
                .contains(
                        """
                        Running downgrade ae1027a6acf1 -> 1975ea83b712, hashed_password added to table user
                        Running downgrade 1975ea83b712 -> base, create user table
                        """);
        assertThat(cli.output("schema"))
                .startsWith("CREATE TABLE alembic_version")
                .doesNotContain("hashed_password");
        assertThat(cli.output("tables")).isEqualTo("alembic_version\n");
    }

    /**
     * Follows Alembic's tutorials: first applies both revisions, then one step, the script for the next step, and the
     * remaining steps.
     */
    @Test
    void followsAlembicsTutorials() throws IOException {
        Cli cli = Cli.of(folder);
        cli.output("init", "src/main/java/db/revisions");
        Files.createDirectories(folder.resolve("src/main/java/app"));
        cli.write("src/main/java/app/User.java", USER);
        Sample.compile(folder);
        cli.output("revision", "--autogenerate", "-m", "first revision", "--rev-id", "1975ea83b712");
        cli.write(
                "src/main/java/app/User.java",
                USER.replace("String name;", "String name;\n    @Column(length = 100)\n    String hashed_password;"));
        Sample.compile(folder);
        assertThat(cli.run("revision", "--autogenerate", "-m", "too early").code())
                .isEqualTo(ExitCode.NOT_AT_HEAD);
        cli.output(
                "revision",
                "--autogenerate",
                "--against",
                "history",
                "-m",
                "hashed_password added to table user",
                "--rev-id",
                "ae1027a6acf1");
        assertThat(cli.output("schema")).isEmpty();

        cli.output("upgrade", "+1");
        String first = cli.output("schema", "User");
        assertThat(first).contains("name varchar(50) NOT NULL").doesNotContain("hashed_password");

        String script = cli.output("upgrade", "+1", "--sql");
        assertThat(script)
                .startsWith("-- The script begins at 1975ea83b712, the current revision of the database, and ends at"
                        + " ae1027a6acf1.");
        assertThat(cli.output("schema", "User")).isEqualTo(first);

        cli.output("upgrade", "head");
        String second = cli.output("schema", "User");
        assertThat(second).contains("hashed_password varchar(100)");

        assertThat(cli.output("history"))
                .isEqualTo(
                        """
                        1975ea83b712 -> ae1027a6acf1 (head), hashed_password added to table user
                        <base> -> 1975ea83b712, first revision
                        """);
        assertThat(cli.output("history", "-i"))
                .startsWith("1975ea83b712 -> ae1027a6acf1 (head) (current), hashed_password");
        assertThat(cli.output("schema", "User")).isEqualTo(second);

        cli.output("downgrade", "base");
        assertThat(cli.output("schema"))
                .startsWith("CREATE TABLE alembic_version")
                .doesNotContain("User", "user");
        assertThat(cli.output("current")).isEmpty();
    }
}
