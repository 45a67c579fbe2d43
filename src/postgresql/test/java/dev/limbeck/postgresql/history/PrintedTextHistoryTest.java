package dev.limbeck.postgresql.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.testing.KindClasses;
import dev.limbeck.testing.OneProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that a revision that was written on PostgreSQL and contains text in the form that PostgreSQL prints can be
 * applied to SQLite.
 */
class PrintedTextHistoryTest {
    private static final String BEFORE =
            """
            enum Kind { PRIVATE, COMPANY }
            @Entity class Customer {
                @Id Long id;
                @org.hibernate.annotations.Check(constraints = "code like 'A%'") String code;
                @org.hibernate.annotations.Check(constraints = "sort in ('a', 'b')") String sort;
                @org.hibernate.annotations.Check(constraints = "length(trim(place)) > 2") String place;
                @org.hibernate.annotations.Check(constraints = "n between 1 and 9") Integer n;
                @org.hibernate.annotations.Check(constraints = "price <> 0") @Column(precision = 10, scale = 2) BigDecimal price;
                @org.hibernate.annotations.ColumnDefault("'x'") String word;
                @org.hibernate.annotations.ColumnDefault("-5") int low;
                @org.hibernate.annotations.ColumnDefault("true") boolean flag;
                @Enumerated(EnumType.STRING) Kind kind;
                @Enumerated(EnumType.STRING) Kind gone;
                @Enumerated(EnumType.ORDINAL) Kind number;
            }
            """;

    private static final String AFTER =
            """
            enum Kind { PRIVATE, COMPANY, AGENCY }
            @Entity class Customer {
                @Id Long id;
                String code;
                String sort;
                String place;
                Integer n;
                @Column(precision = 10, scale = 2) BigDecimal price;
                String word;
                int low;
                boolean flag;
                @Enumerated(EnumType.STRING) Kind kind;
                @Enumerated(EnumType.ORDINAL) Kind number;
            }
            """;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void compile() throws IOException {
        Files.createDirectories(folder.resolve("classes"));
        KindClasses.compile(folder.resolve("classes"), Map.of("before", BEFORE, "after", AFTER));
    }

    private OneProject project(String part) {
        Path own = folder.resolve("classes").resolve(part);
        return new OneProject(
                folder, settings -> settings.modelClasspath(List.of(own)).modelPackages(List.of(part)));
    }

    @Test
    @Tag("slow")
    void theRevisionIsAppliedAndReverted() throws IOException {
        String sqlite = "jdbc:sqlite:" + folder.resolve("app.db");
        String postgresql = PostgresqlServer.createDatabase();
        project("before").autogenerate(postgresql);
        project("before").upgrade(postgresql, "head");
        project("before").upgrade(sqlite, "head");
        RevisionResult revision = project("after").autogenerate(postgresql);
        for (String url : List.of(postgresql, sqlite)) {
            project("after").upgrade(url, "head");
            assertThat(project("after").check(url).changes()).as(url).isEmpty();
            project("after").downgrade(url, "-1");
            project("after").upgrade(url, "head");
            project("after").downgrade(url, "-1");
        }
        Files.delete(Objects.requireNonNull(revision.file()));
        for (String url : List.of(postgresql, sqlite)) {
            assertThat(project("before").check(url).changes()).as(url).isEmpty();
            project("before").downgrade(url, "base");
            assertThat(project("before").tables(url)).containsOnly("alembic_version");
        }
    }
}
