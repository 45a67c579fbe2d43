package dev.limbeck.hibernate.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.limbeck.command.entities.Entities;
import dev.limbeck.command.entities.EntitiesRequest;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.EntitiesResult;
import dev.limbeck.settings.Settings;
import dev.limbeck.spi.EntityRequest.Option;
import dev.limbeck.spi.EntityRequest.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the parts of a database that the entities leave out, and the parts that cannot be read without the application.
 */
class LeftOutTest {
    @TempDir
    private Path folder;

    @Test
    void viewsThatCannotBeReadAreExcluded() throws SQLException {
        EntitiesResult result = adopt("create table book (id integer primary key, title text not null);"
                        + " create view titles as select id, title_sort(title) as sort from book;"
                        + " create view \"odd.name\" as select lacks_this(id) as id from book;")
                .generate();
        assertThat(result.exclude()).containsExactlyInAnyOrder("titles", "odd?name");
    }

    @Test
    void tablesAndViewsThatWereNotSelectedAreExcluded() throws SQLException {
        String script = "create table a (id integer primary key); create table b (id integer primary key);"
                + " create table flyway_schema_history (id integer primary key); create view v as select id from a;";
        Adoption adoption = adopt(script);
        assertThat(run(adoption, List.of("a"), List.of(), true, Set.of()).exclude())
                .containsExactly("b", "v");
        assertThat(run(adoption, List.of(), List.of("b"), false, Set.of()).exclude())
                .containsExactly("b", "v");
    }

    @Test
    void indexesAndConstraintsThatWereNotWantedAreExcluded() throws SQLException, IOException {
        Adoption adoption = adopt("create table a (id integer primary key, v text unique, w text, x text,"
                        + " constraint uk_a unique (w, x)); create index ix_a on a (v);")
                .use(Option.NOINDEXES, Option.NOCONSTRAINTS);
        assertThat(adoption.requireOnlyNotedDifferences().exclude()).contains("a.ix_a", "a.unique (v)", "a.uk_a");
    }

    @Test
    void checksThatWereNotWantedAreExcluded() throws SQLException, IOException {
        Adoption adoption = adopt(
                        "create table a (id integer primary key, age integer check (age > 0), flag integer"
                                + " check (flag in (0, 1)), state text constraint st check (state in ('A', 'B.,\"C*')),"
                                + " day text check (day like '____-%' or\n  day = '\\'), constraint both check (age < 9 and state <> ''));"
                                + " create table b (id integer primary key, a_id integer references a (id), check (a_id <> id));")
                .use(Option.NOCONSTRAINTS);
        assertThat(adoption.requireOnlyNotedDifferences().exclude())
                .contains("a.check (age > 0)", "a.st", "a.both", "b.check (a_id <> id)");
    }

    @Test
    void collationsOfAnApplicationAreNotNeeded() throws SQLException {
        EntitiesResult result = adopt("create table tags (tag text not null primary key, usn integer not null);"
                        + " insert into tags values ('x', 5000000000); pragma writable_schema = on;"
                        + " update sqlite_schema set sql = replace(sql, 'tag text', 'tag text collate unicase');")
                .generate();
        assertThat(result.notes()).noneMatch(note -> note.contains("cannot be read"));
        assertThat(result.text()).contains("private Long usn;");
    }

    @Test
    void aColumnThatCannotBeReadCostsOnlyThatColumn() throws SQLException {
        EntitiesResult result = adopt(
                        "create table t (id integer primary key, a text, n integer, b text as (upper(a)));"
                                + " insert into t (a, n) values ('x', 5000000000); pragma writable_schema = on;"
                                + " update sqlite_schema set sql = replace(sql, 'upper(a)', 'application(a)');")
                .generate();
        assertThat(result.notes())
                .filteredOn(note -> note.contains("cannot be read"))
                .hasSize(1);
        assertThat(result.notes()).anyMatch(note -> note.startsWith("t: the values of b cannot be read"));
        assertThat(result.text()).contains("private Long n;");
    }

    @Test
    void manyColumnsAreReadTogether() throws SQLException {
        String columns =
                IntStream.range(0, 700).mapToObj(i -> "c" + i + " integer").collect(Collectors.joining(", "));
        EntitiesResult result = adopt("create table w (id integer primary key, " + columns + ");"
                        + " insert into w (c0, c99, c100, c699) values (1, 5000000000, 'x', 0.5);")
                .generate();
        assertThat(result.text())
                .contains("private Integer c0;", "private Long c99;", "private String c100;")
                .contains("private Integer c101;", "private Double c699;");
    }

    @Test
    void aTableOfManyColumnsIsReadInTheTimeOfAFewQueries() throws SQLException {
        String columns =
                IntStream.range(0, 1_900).mapToObj(i -> "c" + i + " text").collect(Collectors.joining(", "));
        Adoption adoption = adopt("create table w (id integer primary key, day date, " + columns + ");"
                + " with recursive n (i) as (select 1 union all select i + 1 from n where i < 2000)"
                + " insert into w (id, c1, c2) select i, 'a', i from n; update w set day = '2026-01-02';");
        EntitiesResult result = assertTimeout(Duration.ofSeconds(40), adoption::generate);
        assertThat(result.text()).contains("private String c1;", "private LocalDate day;");
    }

    @Test
    void aTableWithACollationOfAnApplicationHasOneNoteAndNoDifference() throws SQLException, IOException {
        Adoption adoption =
                adopt("create table tags (tag text not null primary key, usn integer not null, mtime integer,"
                        + " check (length(tag) > 0)) without rowid; insert into tags values ('x', 1, 2);"
                        + " pragma writable_schema = on;"
                        + " update sqlite_schema set sql = replace(replace(sql, 'tag text', 'tag text collate unicase'),"
                        + " 'length', 'size_of');");
        EntitiesResult result = adoption.requireNoDifference();
        assertThat(result.notes())
                .filteredOn(note -> note.contains("cannot be read"))
                .singleElement()
                .asString()
                .startsWith("tags: the values of all columns cannot be read");
    }

    @Test
    @Tag("slow")
    void longNamesAreShortenedInFileNames() throws SQLException, IOException {
        String name = "L".repeat(300);
        String wide = "ß".repeat(200);
        Adoption adoption =
                adopt("create table " + name + " (id integer primary key, state text check (state in ('a')));"
                        + " create table " + name + "_2 (id integer primary key);"
                        + " create table \"" + wide + "\" (id integer primary key);");
        EntitiesResult result = run(adoption, folder.resolve("src"));
        assertThat(result.files()).hasSize(3).allSatisfy(file -> assertThat(file)
                .exists());
        adoption.requireNoDifference();
    }

    @Test
    void allFilesAreWrittenOrNone() throws SQLException, IOException {
        Adoption adoption = adopt("create table aa (id integer primary key); create table bb (id integer primary key);"
                + " create table zz (id integer primary key);");
        Path sources = folder.resolve("src/app");
        Files.createDirectories(sources.resolve("Bb.java/in_the_way"));
        Files.writeString(sources.resolve("Aa.java"), "mine");
        assertThatThrownBy(() -> run(adoption, folder.resolve("src")))
                .hasMessageContaining("Bb.java cannot be written");
        assertThat(sources.resolve("Aa.java")).hasContent("mine");
        try (Stream<Path> files = Files.list(sources)) {
            assertThat(files).hasSize(2);
        }
    }

    private Adoption adopt(String script) throws SQLException {
        return Adoption.of(folder, script);
    }

    private static EntitiesResult run(
            Adoption adoption, List<String> include, List<String> exclude, boolean views, Set<Option> options) {
        return new Entities(project(adoption), RunListener.SILENT)
                .run(new EntitiesRequest("app", null, false, include, exclude, views, Style.FIELDS, options));
    }

    private static EntitiesResult run(Adoption adoption, Path output) {
        return new Entities(project(adoption), RunListener.SILENT)
                .run(new EntitiesRequest("app", output, true, List.of(), List.of(), true, Style.FIELDS, Set.of()));
    }

    private static Project project(Adoption adoption) {
        return Project.open(Settings.builder()
                .withoutFile()
                .variables(Map.of())
                .databaseUrl(adoption.url())
                .load());
    }
}
