package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each of the files that scripts/package writes is unpacked and runs the session of README.md. */
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
        connectToPostgresql(command, withJava(JAVA));
    }

    /** The launcher would refuse this JAVA_HOME if it had to use it. */
    @Test
    void theArchiveWithItsOwnJavaRunsTheQuickStart() throws Exception {
        Path archive = Packages.only(packages, ".*-linux-.*\\.tar\\.gz");
        succeed(folder, "tar", "xzf", archive.toString());
        Path home = Packages.only(folder, "limbeck-.*");
        Path command = home.resolve("bin/limbeck");
        Packages.runQuickStart(folder.resolve("work"), command, withJava("/nowhere"));
        connectToPostgresql(command, withJava("/nowhere"));
        assertThat(succeed(folder, home.resolve("runtime/bin/java").toString(), "--list-modules"))
                .contains("jdk.compiler@", "jdk.jfr@")
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
        connectToPostgresql(command, withJava(JAVA));
        assertThat(folder.resolve("root/usr/share/man/man1/limbeck-upgrade.1.gz"))
                .exists();
        dpkg("--remove", "limbeck");
        assertThat(folder.resolve("root/usr/bin/limbeck")).doesNotExist();
        assertThat(folder.resolve("root/usr/share/limbeck")).doesNotExist();
        assertThat(succeed(folder, "dpkg-deb", "--field", file.toString(), "Version"))
                .doesNotContain("-");
    }

    /** Runs dpkg on a folder as the root of a system that has no other packages. */
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

    /** The driver and the support for PostgreSQL are in the package; no server listens on this port. */
    private void connectToPostgresql(Path command, Map<String, String> variables) throws Exception {
        List<String> current = List.of(command.toString(), "current", "--url", "jdbc:postgresql://127.0.0.1:1/shop");
        Cli.Outcome outcome = Processes.run(folder.resolve("work"), variables, current);
        assertThat(outcome.code()).isOne();
        assertThat(outcome.err()).contains("Connection to 127.0.0.1:1 refused").hasLineCount(1);
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
