package dev.limbeck.cli.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.project.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SiteFolderTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void oldPagesAreDeleted() throws IOException {
        Path site = folder.resolve("new/site");
        new SiteFolder(site).write(Map.of("index.html", "1", "table-a.html", "a"));
        new SiteFolder(site).write(Map.of("index.html", "2", "table-b.html", "b"));

        assertThat(names(site)).containsExactly("index.html", "limbeck-docs.txt", "table-b.html");
        assertThat(site.resolve("index.html")).hasContent("2");
    }

    @Test
    void aFolderWithOtherFilesIsRejected() throws IOException {
        Files.writeString(folder.resolve("notes.html"), "mine");

        assertRejected("notes.html");
        assertThat(names(folder)).containsExactly("notes.html");
    }

    @Test
    void aFileThatWasAddedToASiteIsKept() throws IOException {
        new SiteFolder(folder).write(Map.of("index.html", "1"));
        Files.writeString(folder.resolve("table-a.html"), "mine");

        assertRejected("table-a.html");
        assertThat(folder.resolve("index.html")).hasContent("1");
    }

    @Test
    void theListCannotNameFilesElsewhere() throws IOException {
        Path site = Files.createDirectory(folder.resolve("site"));
        Path precious = folder.resolve("precious.html");
        Files.writeString(precious, "mine");
        Files.writeString(site.resolve("limbeck-docs.txt"), "../precious.html\n" + precious + "\n");
        new SiteFolder(site).write(Map.of("index.html", "1"));

        assertThat(precious).hasContent("mine");
    }

    @Test
    void aLinkInTheFolderIsNotFollowed() throws IOException {
        Path site = folder.resolve("site");
        new SiteFolder(site).write(Map.of("index.html", "1"));
        Path precious = folder.resolve("precious.html");
        Files.writeString(precious, "mine");
        Files.delete(site.resolve("index.html"));
        Files.createSymbolicLink(site.resolve("index.html"), precious);

        assertThatThrownBy(() -> new SiteFolder(site).write(Map.of("index.html", "2")))
                .isInstanceOf(CommandException.class);
        assertThat(precious).hasContent("mine");
    }

    @Test
    void aFileIsNotAFolder() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "mine");

        assertThatThrownBy(() -> new SiteFolder(file).requireUsable()).hasMessageContaining("is not a folder");
    }

    private void assertRejected(String name) {
        assertThatThrownBy(() -> new SiteFolder(folder).write(Map.of("index.html", "2")))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("Nothing was written");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
