package dev.limbeck.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the types of generated keys: SQLite stores every generated key as an {@code integer}, but reports and pages
 * show the type that the entity declares.
 */
final class GeneratedKeyTypesTest {
    @TempDir
    Path folder;

    private static String entity(String name, String type, String more) {
        return """
                package shop;
                import jakarta.persistence.*;
                @Entity public class %s {
                    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) %s id;
                    %s
                }
                """
                .formatted(name, type, more);
    }

    @Test
    void keysThatNoTableRefersToHaveTheTypeOfTheEntity() throws IOException {
        ServerProject project = new ServerProject(folder, "jdbc:sqlite:" + folder.resolve("shop.db"));
        project.entities(entity("Large", "Long", "")).entities(entity("Small", "Integer", ""));
        project.migrate("tables");
        project.entities(entity("Large", "Long", "String note;")).entities(entity("Small", "Integer", "String note;"));
        project.run("check", "--report", "check.md");
        requireTypes("check.md");
        project.output("revision", "--autogenerate", "-m", "notes", "--report", "revision.md");
        requireTypes("revision.md");
        project.output("upgrade", "head", "--plan", "--report", "plan.md");
        requireTypes("plan.md");
        project.output("upgrade", "head");
        project.sql("alter table Large add column by_hand text");
        project.sql("alter table Small add column by_hand text");
        project.run("drift", "--report", "drift.md");
        requireTypes("drift.md");
        project.output("docs", "--output", "site");
        assertThat(page("large")).contains("<code><bdi>bigint</bdi></code>");
        assertThat(page("small")).contains("<code><bdi>integer</bdi></code>").doesNotContain("bigint");
    }

    /**
     * Checks the types in a report that shows the table in the diagram before the change and in the diagram after it.
     */
    private void requireTypes(String report) throws IOException {
        assertThat(Files.readString(folder.resolve(report)).lines().map(String::strip))
                .as(report)
                .filteredOn(line -> line.contains(" id PK"))
                .containsExactlyInAnyOrder(
                        "bigint id PK \"not null\"",
                        "bigint id PK \"not null\"",
                        "integer id PK \"not null\"",
                        "integer id PK \"not null\"");
    }

    private String page(String table) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("site"))) {
            return Files.readString(
                    files.filter(file -> String.valueOf(file.getFileName()).startsWith("table-" + table))
                            .findFirst()
                            .orElseThrow());
        }
    }
}
