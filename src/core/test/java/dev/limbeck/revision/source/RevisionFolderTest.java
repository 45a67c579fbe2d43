package dev.limbeck.revision.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.History;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.revision.graph.UpgradePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionFolderTest {

    private static void write(Path folder, String id, String down) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("Rev_" + id + ".java"),
                """
                package db;
                import dev.limbeck.Migration;
                import dev.limbeck.Revision;
                /** Number %s. */
                @Revision(id = "%s", downRevision = {%s}, created = "2026-01-01T00:00:00Z")
                public final class Rev_%s extends Migration {
                    %s
                }
                """
                        .formatted(id, id, down.isEmpty() ? "" : "\"" + down + "\"", id, "// filler\n".repeat(150)));
    }

    @Test
    void findsRevisionsInSeveralFoldersAndOptionallyInSubfolders(@TempDir Path root) throws IOException {
        write(root.resolve("one"), "aaaa", "");
        write(root.resolve("two"), "bbbb", "aaaa");
        write(root.resolve("one/deep/er"), "cccc", "bbbb");
        Files.writeString(root.resolve("one/Helper.java"), "package db; class Helper {}");
        Files.writeString(root.resolve("one/notes.txt"), "@Revision(");
        List<Path> locations = List.of(root.resolve("one"), root.resolve("two"), root.resolve("none"));
        assertThat(History.ids(new RevisionFolder(locations, false).read())).containsExactly("aaaa", "bbbb");
        assertThat(new RevisionFolder(locations, false).sources()).hasSize(3);
        assertThat(History.ids(new RevisionFolder(locations, true).read()))
                .containsExactlyInAnyOrder("aaaa", "bbbb", "cccc");
        assertThat(new RevisionFolder(List.of(root, root.resolve("one")), true).read())
                .as("a file in two overlapping locations is read once")
                .hasSize(3);
    }

    @Test
    void namesTheFileThatCannotBeRead(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("Bad.java"), "\n@Revision(id = 1)");
        assertThatThrownBy(() -> new RevisionFolder(List.of(root), false).read())
                .isInstanceOf(RevisionException.class)
                .hasMessageContaining("Bad.java:2");
    }

    @Test
    void namesTheFileThatShouldBeAFolder(@TempDir Path root) throws IOException {
        Path file = Files.writeString(root.resolve("revisions"), "");
        assertThatThrownBy(() -> new RevisionFolder(List.of(file), false).read())
                .isInstanceOf(RevisionException.class)
                .hasMessageContaining("is a file, but revisions.locations must list folders");
    }

    @Test
    void skipsTemporaryFilesOfEditors(@TempDir Path root) throws IOException {
        write(root, "aaaa", "");
        Files.createSymbolicLink(root.resolve(".#Rev_aaaa.java"), root.resolve("nobody@nowhere"));
        Files.writeString(root.resolve("Rev_aaaa.java~"), "@Revision(");
        Files.writeString(root.resolve("#Rev_aaaa.java#"), "@Revision(");
        Files.writeString(root.resolve(".Rev_aaaa.java.swp"), "@Revision(");
        Files.createDirectories(root.resolve("Rev_folder.java"));
        assertThat(History.ids(new RevisionFolder(List.of(root), true).read())).containsExactly("aaaa");
    }

    /** A program that prints the ids of the revisions in the folder that its argument specifies. */
    static final class Ids {
        private Ids() {}

        /** Prints one line. */
        public static void main(String[] arguments) {
            System.out.println(History.ids(new RevisionFolder(List.of(Path.of(arguments[0])), false).read()));
        }
    }

    /** If no locale is set, Java decodes file names as ASCII. */
    @Test
    void findsNamesThatTheLocaleCannotRepresent(@TempDir Path root) throws IOException {
        write(root, "aaaa", "");
        Files.writeString(
                root.resolve("bbbb.sql"),
                "-- id: bbbb\n-- down revision: aaaa\n-- created: 2026-01-01T00:00:00Z\n-- upgrade\nselect 1;\n");
        String name = "$(printf 'gr\\303\\266\\303\\237e')";
        assertThat(inCLocale(
                        "sh",
                        "-c",
                        "cd \"$0\" && mv Rev_aaaa.java Rev_aaaa_" + name + ".java && mv bbbb.sql " + name + ".sql",
                        root.toString()))
                .isEmpty();
        assertThat(inCLocale(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ids.class.getName(),
                        root.toString()))
                .isEqualTo("[aaaa, bbbb]\n");
    }

    private static String inCLocale(String... command) throws IOException {
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("LC_ALL", "C");
        return new String(process.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void readsAThousandFilesFast(@TempDir Path root) throws IOException {
        String down = "";
        for (int number = 0; number < 1000; number++) {
            String id = "r%04d".formatted(number);
            write(root, id, down);
            down = id;
        }
        new RevisionFolder(List.of(root), false).read();
        Instant start = Instant.now();
        RevisionGraph graph = RevisionGraph.of(new RevisionFolder(List.of(root), false).read());
        Duration took = Duration.between(start, Instant.now());
        assertThat(History.ids(graph.heads())).containsExactly("r0999");
        assertThat(UpgradePath.findSteps(graph, VersionRows.NONE, "head")).hasSize(1000);
        assertThat(took).as("generous: machines differ").isLessThan(Duration.ofSeconds(5));
        System.getLogger("test").log(System.Logger.Level.DEBUG, took);
    }
}
