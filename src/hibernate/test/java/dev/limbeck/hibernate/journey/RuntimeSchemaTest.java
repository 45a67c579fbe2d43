package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.hibernate.journey.runtime.RuntimeEntities.DeclaredLong;
import dev.limbeck.hibernate.journey.runtime.RuntimeEntities.Large;
import dev.limbeck.hibernate.journey.runtime.RuntimeEntities.LargeLob;
import dev.limbeck.hibernate.journey.runtime.RuntimeEntities.Moments;
import dev.limbeck.hibernate.journey.runtime.RuntimeEntities.NumberedInteger;
import dev.limbeck.hibernate.journey.runtime.RuntimeEntities.NumberedLong;
import dev.limbeck.hibernate.journey.runtime.RuntimeEntities.OfSequence;
import dev.limbeck.result.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests what {@code docs/guide/hibernate-and-sqlite.md} says about the dialect, {@code ddl-auto} and {@code validate}.
 */
@SuppressWarnings("NullAway.Init") // createTables() and copy() set the fields
class RuntimeSchemaTest {
    @TempDir
    static Path template;

    private static RunningApplication created;

    @TempDir
    Path folder;

    private RunningApplication application;

    @BeforeAll
    static void createTables() {
        created = RunningApplication.create(template);
    }

    @BeforeEach
    void copy() throws IOException {
        application = created.copyTo(folder);
    }

    /** An entity for which Hibernate creates the quantity column before the id column. */
    @Entity(name = "Counted")
    static class Counted {
        int quantity;

        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Nullable
        Long id;

        @ManyToOne
        @Nullable
        Counted parent;
    }

    /** A later version of {@link Moments}: a new column, a different type, and a column that no longer exists. */
    @Entity(name = "Moments")
    static class ChangedMoments {
        @Id
        @Nullable
        Integer id;

        @Nullable
        Integer day;

        @Column(nullable = false)
        @Nullable
        String added;

        @ManyToOne
        @Nullable
        NumberedInteger counted;
    }

    @Test
    void hibernateFindsTheDialectItself() {
        try (SessionFactory hibernate = application.start("", Map.of(), Large.class)) {
            assertThat(hibernate
                            .unwrap(SessionFactoryImplementor.class)
                            .getJdbcServices()
                            .getDialect())
                    .isInstanceOf(SQLiteDialect.class);
        }
    }

    @Test
    void createMakesNoForeignKeysAndAnIdThatIsNull() throws SQLException {
        Path file = folder.resolve("own.db");
        try (SessionFactory hibernate =
                RunningApplication.start("jdbc:sqlite:" + file, "create", Map.of(), Counted.class)) {
            hibernate.inTransaction(session -> session.persist(new Counted()));
            hibernate.inSession(session -> assertThat(session.createSelectionQuery("from Counted", Counted.class)
                            .getResultList())
                    .containsExactly((Counted) null));
        }
        Rows rows = new Rows("jdbc:sqlite:" + file);
        assertThat(rows.query("select id from Counted")).containsExactly("null");
        assertThat(rows.query("select * from pragma_foreign_key_list('Counted')"))
                .isEmpty();
    }

    @Test
    void updateAddsColumnsWithoutTheirRulesAndChangesNothingElse() throws SQLException {
        assertThatThrownBy(() -> application.startWith("validate", ChangedMoments.class, NumberedInteger.class))
                .hasMessageContaining("missing column");
        Rows rows = application.rows();
        rows.run("create table Moments_2 as select * from Moments", "insert into Moments (id) values (1)");
        application.startWith("update", ChangedMoments.class, NumberedInteger.class);
        assertThat(rows.query("select name, lower(type) from pragma_table_info('Moments')"))
                .contains("day|date", "local|timestamp(6)", "instant|timestamp(6, +0)", "counted_id|integer")
                .doesNotContain("added|varchar(255)");
        assertThat(rows.query("select * from pragma_foreign_key_list('Moments')"))
                .isEmpty();
    }

    @Test
    void validateAcceptsWhatLimbeckCreates() {
        assertThatCode(() -> application.startWith(
                        "validate",
                        NumberedInteger.class,
                        DeclaredLong.class,
                        OfSequence.class,
                        Moments.class,
                        Large.class,
                        LargeLob.class))
                .doesNotThrowAnyException();
    }

    @Test
    void validateRefusesALongIdOfIdentityAlsoInHibernatesOwnTable() {
        String refused = "wrong column type encountered in column [id] in table [NumberedLong];"
                + " found [integer (Types#INTEGER)], but expecting [bigint (Types#BIGINT)]";
        assertThatThrownBy(() -> application.startWith("validate", NumberedLong.class))
                .hasMessageContaining(refused);
        String own = "jdbc:sqlite:" + folder.resolve("own.db");
        RunningApplication.start(own, "create", Map.of(), NumberedLong.class).close();
        assertThatThrownBy(() -> RunningApplication.start(own, "validate", Map.of(), NumberedLong.class))
                .hasMessageContaining(refused);
    }

    @Test
    void anIdDeclaredAsIntegerHas64Bits() throws SQLException {
        application.rows().run("insert into DeclaredLong (id) values (5000000000)");
        try (SessionFactory hibernate = application.start("", Map.of(), DeclaredLong.class)) {
            hibernate.inTransaction(session -> session.persist(new DeclaredLong()));
            hibernate.inSession(session -> assertThat(
                            session.createSelectionQuery("select id from DeclaredLong order by id", Long.class)
                                    .getResultList())
                    .containsExactly(5_000_000_000L, 5_000_000_001L));
        }
        assertThat(application.journey().check().changes()).isEmpty();
    }

    @Test
    void validateComparesOnlyTheNamesOfColumnsAndTheirTypes() throws SQLException {
        application
                .rows()
                .run(
                        "drop table NumberedInteger",
                        "create table NumberedInteger (id integer, quantity integer,"
                                + " name varchar(2), parent_id integer)");
        assertThatCode(() -> application.startWith("validate", NumberedInteger.class))
                .doesNotThrowAnyException();
        assertThat(application.journey().check().changes())
                .extracting(Change::description)
                .anyMatch(change -> change.contains("varchar(2) -> varchar(20)"))
                .anyMatch(change -> change.contains("primary key"))
                .anyMatch(change -> change.contains("not null"))
                .anyMatch(change -> change.contains("unique"))
                .anyMatch(change -> change.contains("foreign key"));
    }

    @Test
    void moreThan500TablesOrColumnsNeedASetting() throws SQLException {
        String columns =
                IntStream.range(0, 600).mapToObj(i -> ", c" + i + " integer").collect(Collectors.joining());
        application.rows().run("create table wide (id integer primary key" + columns + ")");
        for (String value : List.of("validate", "update")) {
            assertThatThrownBy(() -> application.startWith(value, Large.class))
                    .hasMessageContaining("too many terms in compound SELECT");
        }
        Map<String, String> individually =
                Map.of("hibernate.hbm2ddl.jdbc_metadata_extraction_strategy", "individually");
        RunningApplication.start(application.journey().url(), "validate", individually, Large.class)
                .close();
    }

    @Test
    void tablesForBulkStatementsAreIgnoredAndCanBeAvoided() throws SQLException {
        String tables = "select name from sqlite_schema where name like 'HT%'";
        Map<String, String> none = Map.of(
                "hibernate.query.mutation_strategy.persistent.create_tables", "false",
                "hibernate.query.insert_strategy.persistent.create_tables", "false");
        application.start("", none, OfSequence.class).close();
        assertThat(application.rows().query(tables)).isEmpty();
        application.start("", Map.of(), OfSequence.class).close();
        assertThat(application.rows().query(tables)).isNotEmpty();
        assertThat(application.journey().check().changes()).isEmpty();
        assertThat(application.journey().check().unmanaged()).isEmpty();
    }
}
