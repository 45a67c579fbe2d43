package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.postgresql.PostgresqlServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Unpacks each of the files that scripts/package writes, and runs the session in README.md with it, on database servers
 * as well.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
final class PackagesIT {
    private static final String JAVA = System.getProperty("java.home");

    @TempDir
    private static Path packages;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writePackages() throws Exception {
        String script = Processes.ROOT.resolve("scripts").resolve("package").toString();
        succeed(packages, script, "--built", packages.toString());
    }

    @Test
    void theZipRunsTheQuickStart() throws Exception {
        succeed(
                folder,
                JAVA + "/bin/jar",
                "xf",
                Packages.only(packages, ".*\\.zip").toString());
        Path command = Packages.only(folder, "limbeck-.*").resolve("bin/limbeck");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        Packages.runQuickStart(folder.resolve("work"), command, withJava(JAVA));
        useServers(command, withJava(JAVA));
    }

    /** If the launcher used this JAVA_HOME, it would reject it. */
    @Test
    void theArchiveWithItsOwnJavaRunsTheQuickStart() throws Exception {
        Path archive = Packages.only(packages, ".*-linux-.*\\.tar\\.gz");
        succeed(folder, "tar", "xzf", archive.toString());
        Path home = Packages.only(folder, "limbeck-.*");
        Path command = home.resolve("bin/limbeck");
        Packages.runQuickStart(folder.resolve("work"), command, withJava("/nowhere"));
        useServers(command, withJava("/nowhere"));
        assertThat(succeed(folder, home.resolve("runtime/bin/java").toString(), "--list-modules"))
                .contains("jdk.compiler@", "jdk.jfr@", "jdk.net@")
                .doesNotContain("jdk.javadoc@");
    }

    @Test
    void theDebianPackageRunsTheQuickStart() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/dpkg-deb")), "there is no dpkg-deb");
        Path file = Packages.only(packages, "limbeck_.*_all\\.deb");
        dpkg("--install", file.toString());
        assertThat(dpkg("--status", "limbeck")).contains("Status: install ok installed");
        Path command = folder.resolve("root/usr/bin/limbeck");
        Packages.runQuickStart(folder.resolve("work"), command, withJava(JAVA));
        useServers(command, withJava(JAVA));
        assertThat(folder.resolve("root/usr/share/man/man1/limbeck-upgrade.1.gz"))
                .exists();
        dpkg("--remove", "limbeck");
        assertThat(folder.resolve("root/usr/bin/limbeck")).doesNotExist();
        assertThat(folder.resolve("root/usr/share/limbeck")).doesNotExist();
        assertThat(succeed(folder, "dpkg-deb", "--field", file.toString(), "Version"))
                .doesNotContain("-");
    }

    /** Runs dpkg with a folder as the root of a system that has no other packages. */
    private String dpkg(String... arguments) throws Exception {
        Files.createDirectories(folder.resolve("root/var/lib/dpkg/updates"));
        Files.createDirectories(folder.resolve("root/var/lib/dpkg/info"));
        if (!Files.exists(folder.resolve("root/var/lib/dpkg/status"))) {
            Files.createFile(folder.resolve("root/var/lib/dpkg/status"));
        }
        List<String> command = new ArrayList<>(List.of(
                "dpkg", "--root=" + folder.resolve("root"), "--force-not-root", "--force-depends", "--force-bad-path"));
        command.addAll(List.of(arguments));
        return succeed(folder, command.toArray(String[]::new));
    }

    /**
     * Applies the history from the quick start on each server, compares the result with the entities, and reverts the
     * history.
     */
    private void useServers(Path command, Map<String, String> variables) throws Exception {
        for (String url : List.of(PostgresqlServer.createDatabase(), MariadbServer.createDatabase())) {
            assertThat(limbeck(command, variables, url, "upgrade", "head"))
                    .contains("Running upgrade base -> ")
                    .contains("The database is at ");
            assertThat(limbeck(command, variables, url, "check"))
                    .contains("No differences between the model and the database.");
            assertThat(limbeck(command, variables, url, "downgrade", "base")).contains("Running downgrade ");
            assertThat(limbeck(command, variables, url, "current"))
                    .doesNotContain("(head)")
                    .hasLineCount(1);
        }
    }

    private String limbeck(Path command, Map<String, String> variables, String url, String... arguments)
            throws Exception {
        Map<String, String> all = new HashMap<>(variables);
        all.put("LIMBECK_DATABASE_URL", url);
        all.put("LIMBECK_DATABASE_SCRATCH", "live");
        return Processes.printed(folder.resolve("work"), all, command.toString(), List.of(arguments));
    }

    private static Map<String, String> withJava(String home) {
        return Map.of("JAVA_HOME", home, "LIMBECK_ARCHIVE", "off");
    }

    private static String succeed(Path folder, String... command) throws Exception {
        Cli.Outcome outcome = Processes.run(folder, Map.of("JAVA_HOME", JAVA), List.of(command));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.out();
    }
}
