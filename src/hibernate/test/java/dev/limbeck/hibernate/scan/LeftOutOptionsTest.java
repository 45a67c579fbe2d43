package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.Options;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelException;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * Tests that the options of indexes and unique constraints are read for PostgreSQL, and that they are never silently
 * ignored.
 */
@NullUnmarked // Hibernate fills the entities
class LeftOutOptionsTest {
    private static Model postgresql() {
        return Scan.scanForPostgresql(Clauses.class, "18.0", Map.of());
    }

    @Test
    void otherDatabasesWarnOfOptions() {
        assertThat(Scan.scanNested(Plain.class).warnings())
                .anySatisfy(line -> assertThat(line).contains("include (rank)", "index ix"))
                .anySatisfy(line -> assertThat(line).contains("include (id)", "unique constraint ux"))
                .anySatisfy(line -> assertThat(line).contains("deferrable", "unique constraint uk"))
                .hasSize(3);
    }

    @Test
    void readsOptionsOfUniqueConstraints() {
        assertThat(thing().uniqueConstraints())
                .containsExactly(
                        new UniqueConstraint(
                                "uk",
                                List.of("code"),
                                Options.NONE.with("postgresql_deferrable", "initially deferred")),
                        new UniqueConstraint("ux", List.of("rank"), Options.NONE.with("postgresql_include", "id")));
    }

    @Test
    void readsOptionsAndClausesOfIndexes() {
        assertThat(thing().indexes())
                .contains(
                        index("ix", IndexPart.column("name"))
                                .withOptions(Options.NONE
                                        .with("postgresql_include", "rank")
                                        .with("postgresql_with", "fillfactor = 70"))
                                .withWhere(new SqlText("name <> 'where'  and rank > 0")),
                        index("ix_gin", IndexPart.column("name"))
                                .withOptions(Options.NONE.with("postgresql_using", "gin")),
                        index("ix_last", IndexPart.column("name").desc(), IndexPart.column("rank"))
                                .withOptions(Options.NONE.with("postgresql_parts", "name desc nulls last, rank")),
                        index("ix_lower", IndexPart.expression(new SqlText("coalesce(name, code)")))
                                .withUnique(true),
                        index("ix_ops", IndexPart.column("name").collate("C"))
                                .withOptions(Options.NONE.with(
                                        "postgresql_parts", "name collate \"C\" varchar_pattern_ops asc")));
    }

    @Test
    void leavesOutTablespacesWithAWarning() {
        assertThat(postgresql().warnings())
                .singleElement()
                .asString()
                .contains("\"tablespace fast\" of index ix_space", "Limbeck does not assign tablespaces");
    }

    @Test
    void refusesUnknownColumnsOfIndexes() {
        assertThatThrownBy(() -> Scan.scanForPostgresql(Misspelled.class, "18.0", Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("index ix_typo names column nmae");
    }

    private static dev.limbeck.model.Table thing() {
        return postgresql().schema().tables().get(0);
    }

    private static Index index(String name, IndexPart... parts) {
        return Index.of(name, parts);
    }

    /** An entity with options that, for each database, are either read or cause a warning. */
    static class Plain {
        @Entity
        @Table(
                uniqueConstraints =
                        @jakarta.persistence.UniqueConstraint(
                                name = "uk",
                                columnNames = "code",
                                options = "deferrable initially deferred"),
                indexes = {
                    @jakarta.persistence.Index(name = "ix", columnList = "name", options = "include (rank)"),
                    @jakarta.persistence.Index(
                            name = "ux",
                            columnList = "rank",
                            unique = true,
                            options = "include (id)")
                })
        static class Thing {
            @Id
            long id;

            String code;

            String name;

            int rank;
        }
    }

    /** An entity with an index whose definition contains a nonexistent column, followed by a clause. */
    static class Misspelled {
        @Entity
        @Table(indexes = @jakarta.persistence.Index(name = "ix_typo", columnList = "nmae desc nulls last"))
        static class Thing {
            @Id
            long id;

            String name;
        }
    }

    /** An entity with PostgreSQL options and clauses. */
    static class Clauses {
        @Entity
        @Table(
                uniqueConstraints =
                        @jakarta.persistence.UniqueConstraint(
                                name = "uk",
                                columnNames = "code",
                                options = "deferrable initially deferred"),
                indexes = {
                    @jakarta.persistence.Index(
                            name = "ix",
                            columnList = "name",
                            options = "include (rank) with (fillfactor = 70) where name <> 'where'  and rank > 0"),
                    @jakarta.persistence.Index(
                            name = "ux",
                            columnList = "rank",
                            unique = true,
                            options = "include (id) nulls distinct"),
                    @jakarta.persistence.Index(name = "ix_gin", columnList = "name", options = "using gin"),
                    @jakarta.persistence.Index(name = "ix_last", columnList = "name desc nulls last, rank"),
                    @jakarta.persistence.Index(name = "ix_lower", columnList = "coalesce(name, code)", unique = true),
                    @jakarta.persistence.Index(
                            name = "ix_ops",
                            columnList = "name collate \"C\" varchar_pattern_ops asc"),
                    @jakarta.persistence.Index(name = "ix_space", columnList = "name", options = "tablespace fast")
                })
        static class Thing {
            @Id
            long id;

            String code;

            String name;

            int rank;
        }
    }
}
