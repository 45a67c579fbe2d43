package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.hibernate.journey.adopted.Author;
import dev.limbeck.hibernate.journey.adopted.Book;
import dev.limbeck.result.Change;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that databases that contain the same two tables, each created by a different tool, can be adopted with few
 * changes.
 */
class AdoptionTest {
    @TempDir
    private Path folder;

    /**
     * Hibernate's SQLite dialect does not create foreign keys, unique constraints, or a type for the second identity
     * column.
     */
    @Test
    void adoptsHibernatesSchemaExport() {
        hibernateCreates();

        assertThat(differences())
                .containsExactly(
                        "added unique constraint author.uq_author_email (email)",
                        "changed column book.id type none -> bigint, null -> not null, no identity -> identity",
                        "added foreign key book.fk_book_author (author_id) to author (id)");
    }

    @Test
    void adoptsAlembic() throws IOException, SQLException {
        run("alembic.sql");

        assertThat(differences()).isEmpty();
    }

    /** Django's foreign keys are deferred, and its types add checks. */
    @Test
    void adoptsDjango() throws IOException, SQLException {
        run("django.sql");

        assertThat(differences())
                .containsExactly(
                        "dropped index book.book_author_id_8b1d2f3a (author_id)",
                        "dropped check book ((JSON_VALID(\"extra\") OR \"extra\" IS NULL))",
                        "dropped check book (\"pages\" >= 0)",
                        "dropped foreign key book (author_id) to author (id) initially deferred",
                        "added foreign key book.fk_book_author (author_id) to author (id)",
                        "changed column book.genre type varchar(6) -> enumeration(NOVEL, POETRY) length 6");
    }

    /** Rails uses unique indexes instead of constraints, and does not check enums. */
    @Test
    void adoptsRails() throws IOException, SQLException {
        run("rails.sql");

        assertThat(differences())
                .containsExactly(
                        "dropped index author.index_author_on_email unique (email)",
                        "changed column author.active default 1 -> none",
                        "added unique constraint author.uq_author_email (email)",
                        "renamed constraint book.fk_rails_53d51ce16a to fk_book_author",
                        "changed column book.readAt type time(6) -> time(0)",
                        "changed column book.shelf type integer(2) -> smallint",
                        "changed column book.genre type varchar(6) -> enumeration(NOVEL, POETRY) length 6");
    }

    @Test
    void adoptsAHandWrittenSchema() throws IOException, SQLException {
        run("hand.sql");

        assertThat(differences()).isEmpty();
    }

    private Journey library() {
        return new Journey(folder, settings -> settings.modelClasspath(List.of(place()))
                .modelSources(List.of())
                .modelPackages(List.of(Book.class.getPackageName())));
    }

    static Path place() {
        try {
            return Path.of(Book.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /**
     * Returns the changes that are found, and checks that no further changes are found once these have been applied.
     */
    private List<String> differences() {
        Journey library = library();
        List<String> differences =
                library.check().changes().stream().map(Change::description).toList();
        if (library.autogenerate("adopted").file() != null) {
            library.upgrade("head");
            assertThat(library.check().changes()).as("the second comparison").isEmpty();
        }
        return differences;
    }

    private void hibernateCreates() {
        new Configuration()
                .addAnnotatedClasses(Author.class, Book.class)
                .setProperty("hibernate.connection.url", library().url())
                .setProperty("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect")
                .setProperty("hibernate.hbm2ddl.auto", "create")
                .buildSessionFactory()
                .close();
    }

    private void run(String resource) throws IOException, SQLException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/adoption/" + resource));
                Connection connection = DriverManager.getConnection(library().url());
                Statement statement = connection.createStatement()) {
            for (String sql : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }
}
