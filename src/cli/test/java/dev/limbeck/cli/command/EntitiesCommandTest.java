package dev.limbeck.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.Cli;
import dev.limbeck.cli.option.SqlalchemyUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntitiesCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void createDatabase() throws SQLException {
        run("create table shelves (id integer primary key, label varchar(40) not null);"
                + "create table boxes (id integer primary key, shelf_id integer references shelves (id));"
                + "create table scraps (note text);"
                + "create index ix_scale on shelves (coalesce(label, 'x'));"
                + "create view labels as select id, label from shelves");
    }

    private void run(String script) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    @Test
    void writesOneFileToStandardOutputWithoutAnySettings() {
        Cli.Outcome outcome = Cli.of(folder).run("entities", "jdbc:sqlite:shop.db", "--package", "com.example.shop");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .startsWith("package com.example.shop;\n")
                .contains("public final class Models {", "public static class Shelves {", "class Labels {");
        assertThat(outcome.err())
                .contains(
                        "note: scraps: the table has no primary key, so its entity reads rows by their rowid",
                        "exclude = [\"shelves.ix_scale\", \"scraps\"]");
    }

    @Test
    void aViewThatNoRevisionCanCreateIsExcluded() throws SQLException {
        run("create virtual table found using fts5(label); create view hits as select rowid as id, label from found;"
                + "create view more as select id from hits");
        Cli.Outcome outcome = Cli.of(folder).run("entities", "jdbc:sqlite:shop.db");
        assertThat(outcome.out()).contains("class Hits {", "class Labels {");
        assertThat(outcome.err())
                .contains("hits: a revision cannot create this view", "more: a revision cannot create this view")
                .contains("exclude = [\"shelves.ix_scale\", \"scraps\", \"hits\", \"more\"]");
    }

    @Test
    void writesThePatternsToTheSettings() {
        Cli cli = Cli.of(folder);
        String[] command = {"entities", "jdbc:sqlite:shop.db", "--write-excludes"};
        assertThat(cli.run(command).err()).contains("--write-excludes needs a limbeck.toml, but there is none");
        cli.write("limbeck.toml", "[autogenerate] # mine\nexclude = [\"other\"]\n");
        assertThat(cli.run(command).err())
                .contains("autogenerate.exclude in limbeck.toml now contains shelves.ix_scale");
        assertThat(folder.resolve("limbeck.toml"))
                .hasContent("[autogenerate] # mine\nexclude = [\"other\", \"shelves.ix_scale\", \"scraps\"]\n");
        assertThat(cli.run(command).err()).doesNotContain("now contains", "add this to limbeck.toml");
    }

    @Test
    void acceptsUrlsOfSqlAlchemy() {
        assertThat(Cli.of(folder).output("entities", "sqlite:///shop.db"))
                .isEqualTo(Cli.of(folder).output("entities", "jdbc:sqlite:shop.db"));
        assertConnection("sqlite:////var/shop.db", "jdbc:sqlite:/var/shop.db");
        assertConnection("sqlite+pysqlite:///shop.db", "jdbc:sqlite:shop.db");
        assertConnection("postgresql:///shop", "jdbc:postgresql://localhost/shop");
        assertConnection(
                "postgresql+psycopg2://scott:p%40ss%2Fw+rd@db.example.com:5433/shop?sslmode=require",
                "jdbc:postgresql://db.example.com:5433/shop?sslmode=require", "scott", "p@ss/w+rd");
        assertConnection("postgresql://a:5%zz%40@h/shop", "jdbc:postgresql://h/shop", "a", "5%zz@");
        assertConnection("mysql+pymysql://scott@[::1]:3306/shop", "jdbc:mariadb://[::1]:3306/shop", "scott");
        assertConnection("jdbc:postgresql://scott:x@host/shop", "jdbc:postgresql://scott:x@host/shop");
    }

    private static void assertConnection(String url, String... expected) {
        assertThat(SqlalchemyUrl.parse(url).values())
                .containsExactlyElementsOf(Stream.of(expected).map(List::of).toList());
    }

    @Test
    void writesAFileForEachEntityAndKeepsExistingFiles() {
        Cli cli = Cli.of(folder);
        String[] command = {
            "entities",
            "jdbc:sqlite:shop.db",
            "--package",
            "a.b",
            "--output",
            "src",
            "--options",
            "use_inflect",
            "--no-views"
        };
        assertThat(cli.output(command)).contains("Created src/a/b/Box.java\n", "Created src/a/b/Shelf.java\n");
        assertThat(cli.files())
                .containsExactly("shop.db", "src/a/b/Box.java", "src/a/b/Scrap.java", "src/a/b/Shelf.java");
        cli.write("src/a/b/Box.java", "mine");
        assertThat(cli.run(command).out()).contains("Kept src/a/b/Box.java, which already exists");
        assertThat(cli.read("src/a/b/Box.java")).isEqualTo("mine");
        String[] again = java.util.Arrays.copyOf(command, command.length + 1);
        again[command.length] = "--overwrite";
        cli.output(again);
        assertThat(cli.read("src/a/b/Box.java")).contains("private Shelf shelf;");
    }

    @Test
    void writesOnlyTheSelectedTables() {
        assertThat(Cli.of(folder)
                        .output("entities", "jdbc:sqlite:shop.db", "--tables", "sh*,lab*", "--exclude", "labels"))
                .contains("class Shelves")
                .doesNotContain("class Boxes", "class Labels");
    }

    @Test
    void aMissingDatabaseIsAnError() {
        Cli.Outcome outcome = Cli.of(folder).run("entities", "jdbc:sqlite:shoop.db");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("shoop.db does not exist");
        assertThat(Files.exists(folder.resolve("shoop.db"))).isFalse();
    }

    @Test
    void anInvalidPackageNameIsWrongUsage() {
        Cli.Outcome outcome = Cli.of(folder).run("entities", "jdbc:sqlite:shop.db", "--package", "com.new");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--package com.new is not a valid Java package name");
    }

    @Test
    void optionsOfEntitiesAreRejectedForTables() {
        Cli.Outcome outcome = Cli.of(folder)
                .run("entities", "jdbc:sqlite:shop.db", "--generator", "tables", "--options", "noindexes,use_inflect");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains(
                        "--options use_inflect is only for --generator entities; --generator tables accepts noindexes,"
                                + " noconstraints, nocomments");
    }

    @Test
    void anUnknownOptionIsRejectedWithTheValidOnes() {
        Cli.Outcome outcome = Cli.of(folder).run("entities", "jdbc:sqlite:shop.db", "--options", "noindex");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("unknown option noindex; the options are noindexes, noconstraints,");
    }

    @Test
    void tablesAreWrittenWithoutTheExcludedParts() throws SQLException {
        run("create table parts (id integer primary key, code text unique, shelf_id integer references shelves,"
                + " size integer check (size > 0)); create index ix_code on parts (code); create view seen"
                + " as select 1 as one;");
        String[] all = {"entities", "jdbc:sqlite:shop.db", "--generator", "tables", "--tables", "parts,seen"};
        assertThat(Cli.of(folder).output(all))
                .contains("ix_code", "unique(", "foreignKeyOn(", "check(", "primaryKey", "seen")
                .doesNotContain("labels");
        assertThat(Cli.of(folder).output(with(all, "--no-views", "--options", "NoIndexes,noconstraints,nocomments")))
                .contains("\"code\"", "primaryKey(\"id\")")
                .doesNotContain("ix_code", "unique(", "foreignKeyOn(", "check(", "seen");
        assertThat(Cli.of(folder).output(with(all, "--exclude", "par*")))
                .contains("seen")
                .doesNotContain("ix_code");
    }

    private static String[] with(String[] start, String... more) {
        return Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void lombokAndAnnotatedGettersExcludeEachOther() {
        Cli.Outcome outcome =
                Cli.of(folder).run("entities", "jdbc:sqlite:shop.db", "--options", "lombok", "--style", "getters");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--options lombok writes no getters that could be annotated");
    }

    @Test
    void writesTablesAsRevisionsCreateThem() {
        assertThat(Cli.of(folder).output("entities", "jdbc:sqlite:shop.db", "--generator", "tables"))
                .contains("op.createTable(", "\"shelves\",", "column(\"label\", varchar(40)).nullable(false)")
                .isEqualTo(Cli.of(folder).output("entities", "jdbc:sqlite:shop.db", "--generator", "tables"));
    }

    @Test
    void anExistingDatabaseBecomesTheFirstRevision() {
        Cli cli = Cli.of(folder);
        cli.output("init", "revisions");
        String[] command = {
            "revision", "--url", "jdbc:sqlite:shop.db", "--from-database", "-m", "init", "--rev-id", "11aa"
        };
        assertThat(cli.output(command)).contains("Created revisions/Rev_11aa_init.java", "shelves");
        assertThat(cli.output("stamp", "--url", "jdbc:sqlite:shop.db", "head")).contains("Stamped base -> 11aa");
        assertThat(cli.output("drift", "--url", "jdbc:sqlite:shop.db")).contains("No drift");
        Cli.Outcome again = cli.run(command);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("already has revisions");
        cli.output("upgrade", "--url", "jdbc:sqlite:copy.db", "head");
        assertThat(cli.output("tables", "--url", "jdbc:sqlite:copy.db"))
                .isEqualTo(cli.output("tables", "--url", "jdbc:sqlite:shop.db"));
    }

    @Test
    void aViewThatReadsAnExcludedTableIsLeftOutOfTheFirstRevision() throws SQLException {
        run("create view \"all labels\" as select * from LABELS; create view boxed as select id as labels2,"
                + " 'labels' from boxes;"
                + " create trigger of_all instead of insert on \"all labels\" begin select 1; end;");
        Cli cli = Cli.of(folder);
        cli.output("init", "revisions");
        Cli.Outcome made = cli.run(
                "revision",
                "--url",
                "jdbc:sqlite:shop.db",
                "--from-database",
                "-m",
                "init",
                "--autogenerate-exclude",
                "labels");
        assertThat(made.out() + made.err())
                .contains(
                        "view all labels is left out: it depends on an excluded object",
                        "trigger of_all is left out: it, or all labels, is not in the revision",
                        "boxed")
                .doesNotContain("added view labels", "added trigger");
        assertThat(made.code()).isZero();
    }
}
