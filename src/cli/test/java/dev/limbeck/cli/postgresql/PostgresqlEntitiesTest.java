package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.cli.server.StartedEntities;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that generated entities match the database, except for the parts that the command reports and excludes. */
class PostgresqlEntitiesTest {
    private static final Pattern EXCLUDE = Pattern.compile("  exclude = \\[.*]");

    @TempDir
    private Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void createProject() {
        project = new PostgresqlProject(folder);
    }

    private static String script(String name) throws IOException {
        try (InputStream in = PostgresqlEntitiesTest.class.getResourceAsStream(name + ".sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Generates, compiles and compares the entities; {@return the output of the command} */
    private String adopt() throws IOException {
        Outcome generated = project.run("entities", project.url(), "--package", "shop", "--output", "src");
        assertThat(generated.code()).as(generated.toString()).isZero();
        String printed = generated.out() + generated.err();
        Matcher exclude = EXCLUDE.matcher(printed);
        if (exclude.find()) {
            project.write(
                    "limbeck.toml",
                    PostgresqlProject.settings(project.url()) + "\n[autogenerate]\n"
                            + exclude.group().strip() + "\n");
        }
        project.compile();
        Files.createDirectories(folder.resolve("revisions"));
        Outcome check = project.run("check");
        assertThat(check.code()).as(check + "\n" + printed).isZero();
        new StartedEntities(folder.resolve("classes"), project.url()).validate();
        return printed;
    }

    private String source(String name) throws IOException {
        return Files.readString(folder.resolve("src/shop/" + name + ".java"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rentals", "orders", "music", "options", "company"})
    @Tag("slow")
    void theEntitiesOfASchemaDoNotDifferFromIt(String name) throws IOException {
        project.sql(script(name));
        adopt();
    }

    @Test
    void everyKeywordCanBeTheNameOfAColumn() throws IOException {
        project.sql(
                """
                do $$ begin execute 'create table "analyse" (id integer primary key, '
                    || (select string_agg(quote_ident(word) || ' integer', ', ') from pg_get_keywords() where word <> 'id')
                    || ')'; end $$;
                create schema "array";
                create table "array"."only" ("placing" integer primary key, "both" integer references "analyse" (id));
                create index ix_only on "array"."only" ("both", "placing" desc);
                create view "some" as select "variadic" as "symmetric" from "analyse";
                """);
        project.write("limbeck.toml", PostgresqlProject.settings(project.url()));
        adopt();
        assertThat(source("Analyse")).contains("private Integer action;", "private Integer year;");
    }

    /** If a table has no key, its entity identifies the rows by their ctid, even if the table is in another schema. */
    @Test
    void tablesWithoutAKeyAreReadByTheirCtid() throws IOException {
        project.sql("create schema \"Lager Halle\"; create table \"Lager Halle\".scraps (name text)");
        assertThat(adopt())
                .contains("scraps: the table has no primary key, so its entity reads rows by their ctid and cannot");
        assertThat(source("Scraps"))
                .contains("@Subselect(\"select ctid::text as ctid, * from \\\"Lager Halle\\\".scraps\")");
    }

    @Test
    void anIndexWithANameInQuotesIsNotDeclaredButNoted() throws IOException {
        project.sql("create table \"Track\" (\"TrackId\" int primary key, \"AlbumId\" int);"
                + " create index \"IFK_Album\" on \"Track\" (\"AlbumId\");"
                + " create index plain on \"Track\" (\"AlbumId\", \"TrackId\")");
        assertThat(adopt()).contains("Track: index IFK_Album has a name in quotes, which entities cannot declare");
        assertThat(source("Track")).contains("name = \"plain\"").doesNotContain("name = \"IFK_Album\"");
    }

    @Test
    void whatHasOptionsIsNotDeclaredButNoted() throws IOException {
        project.sql(script("options"));
        assertThat(adopt())
                .contains(
                        "seat: the foreign key on floor, position to room has the options (MATCH = FULL)",
                        "seat: the primary key has the options (DEFERRABLE = initially deferred)",
                        "room: the check positive_floor has the options (NO INHERIT)",
                        "\"seat.primary key (seat_id)\"");
        assertThat(source("Room")).doesNotContain("@CheckConstraint", "enum");
        assertThat(source("Door")).contains("@OneToOne").doesNotContain("unique = true");
    }

    @Test
    void optionsOfIndexesAndUniqueConstraintsAreDeclared() throws IOException {
        project.sql(script("options"));
        assertThat(adopt()).doesNotContain("room: index");
        assertThat(source("Room"))
                .contains(
                        "columnList = \"name text_pattern_ops\"",
                        "options = \"using hash\"",
                        "options = \"with (fillfactor='70')\"",
                        "options = \"nulls not distinct\"",
                        "columnList = \"floor NULLS FIRST\"",
                        "options = \"deferrable\"");
        assertThat(source("Door")).contains("options = \"deferrable initially deferred\"");
    }

    @Test
    void everyKindOfColumnHasAJavaType() throws IOException {
        project.sql("create type mood as enum ('happy', 'sad');"
                + " create table thing (id bigint generated by default as identity primary key, state varchar(10)"
                + " not null default 'NEW' check (state in ('NEW', 'OLD')), mood mood, tags text[], codes"
                + " varchar(255)[], numbers integer[], price numeric(10, 2), data jsonb, key uuid, seen timestamp(6)"
                + " with time zone, at timestamp(6), day date, photo bytea, note text, address inet, ratio double"
                + " precision, factor real, flag boolean, period interval); comment on table thing is 'Things';"
                + " comment on column thing.note is 'A note';");
        adopt();
        assertThat(source("Thing"))
                .contains(
                        "@GeneratedValue(strategy = GenerationType.IDENTITY)",
                        "private State state;",
                        "private String[] tags;",
                        "private Integer[] numbers;",
                        "private BigDecimal price;",
                        "private UUID key;",
                        "private Instant seen;",
                        "private byte[] photo;",
                        "@JdbcTypeCode(SqlTypes.NAMED_ENUM)",
                        "private Mood mood;",
                        "comment = \"Things\"");
    }

    @Test
    void enumTypesAreJavaEnumsIfTheirNamesAllowIt() throws IOException {
        project.sql(script("company"));
        assertThat(adopt())
                .doesNotContain("enum type size", "cast from")
                .contains("hr.staff: the default of ticket is the next number of the sequence ticket_no");
        assertThat(source("Person"))
                .containsPattern("@JdbcTypeCode\\(SqlTypes.NAMED_ORDINAL_ENUM\\)\\s+private Size size;")
                .contains(
                        "public enum Size {\n        SMALL,\n        MEDIUM,\n        LARGE\n    }",
                        "@ColumnTransformer(write = \"?::\\\"Order Status\\\"\")\n    private String status;",
                        "@ColumnTransformer(read = \"moods::text[]\", write = \"?::mood[]\")")
                .doesNotContain("NAMED_ENUM");
        assertThat(source("Staff"))
                .contains("columnDefinition = \"\\\"hr\\\".\\\"grade\\\"\"")
                .doesNotContain("enum");
        assertThat(source("Badge")).contains("schema = \"hr\"", "initialValue = 7", "allocationSize = 3");
    }

    @Test
    void aSequenceKeepsItsAllocationSize() throws IOException {
        project.sql("create sequence person_seq start with 1000 increment by 20;"
                + " create table person (id bigint primary key, name varchar(255));");
        adopt();
        assertThat(source("Person")).contains("initialValue = 1000", "allocationSize = 20");
    }

    @Test
    void aSerialKeyIsAnIdentityOfTheEntity() throws IOException {
        project.sql("create table person (id serial primary key, name varchar(255));"
                + " create table \"Big Toy\" (\"Toy's Id\" bigserial primary key, person_id integer references person);"
                + " create table tag (id smallserial primary key);");
        assertThat(adopt()).doesNotContain("serial", "exclude");
        assertThat(source("Person")).contains("GenerationType.IDENTITY").doesNotContain("Note:");
        assertThat(source("BigToy")).contains("GenerationType.IDENTITY").doesNotContain("Note:");
        assertThat(source("Tag")).contains("GenerationType.IDENTITY").doesNotContain("Note:");
        new StartedEntities(folder.resolve("classes"), project.url())
                .start(factory -> factory.inTransaction(session -> {
                    persist(session, "shop.Person");
                    persist(session, "shop.Person");
                    persist(session, "shop.BigToy");
                    persist(session, "shop.Tag");
                }));
        assertThat(project.ask("select string_agg(id::text, ' ') from person")).isEqualTo("1 2");
        assertThat(project.ask("select \"Toy's Id\" from \"Big Toy\"")).isEqualTo("1");
        assertThat(project.ask("select id from tag")).isEqualTo("1");
    }

    private static void persist(Session session, String entity) {
        try {
            session.persist(Class.forName(entity, true, Thread.currentThread().getContextClassLoader())
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Hibernate cannot declare a serial column outside the key or a column that gets its numbers from another sequence.
     */
    @Test
    void otherSerialColumnsAreExcludedWithANote() throws IOException {
        project.sql("create table person (id serial primary key, no serial);"
                + " create table even (id serial primary key); alter sequence even_id_seq increment 2;"
                + " create table late (id integer primary key default nextval('person_id_seq'));"
                + " create table far (id serial primary key);"
                + " create sequence far_seq start 100; alter table far alter id set default nextval('far_seq');"
                + " alter sequence far_seq owned by far.id;");
        assertThat(adopt())
                .contains(
                        "person: the default of no is the next number of a serial sequence",
                        "exclude = [\"even.id\", \"far.id\", \"late.id\", \"person.no\"]")
                .doesNotContain("person: the default of id");
    }
}
