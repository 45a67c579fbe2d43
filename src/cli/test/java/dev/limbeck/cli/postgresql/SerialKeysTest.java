package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests revisions for entities with GenerationType.IDENTITY on a database with serial keys. */
class SerialKeysTest {
    private static final String KEY = "select format_type(atttypid, -1) || ' ' || pg_get_expr(adbin, adrelid) || ' '"
            + " || pg_get_serial_sequence('person', 'id') || ' ' || seqmax from pg_attribute join pg_attrdef on adrelid ="
            + " attrelid and adnum = attnum, pg_sequence where attrelid = 'person'::regclass and attname = 'id' and"
            + " seqrelid = 'person_id_seq'::regclass";
    private static final String SERIAL = "integer nextval('person_id_seq'::regclass) public.person_id_seq 2147483647";

    @TempDir
    private Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void createDatabase() {
        project = new PostgresqlProject(folder);
        project.sql("create table person (id serial primary key, name varchar(20));"
                + " insert into person (name) values ('Ann'), ('Bob');");
    }

    private void entity(String attributes) {
        project.entities(
                """
                import jakarta.persistence.*;
                @Entity public class Person { @Id %s }
                """
                        .formatted(attributes));
    }

    @Test
    void theKeyIsNotADifference() {
        entity("@GeneratedValue(strategy = GenerationType.IDENTITY) Integer id; @Column(length = 20) String name;");
        assertThat(project.output("check")).doesNotContain("person");
        assertThat(project.ask(KEY)).isEqualTo(SERIAL);
    }

    @Test
    void anotherChangeOfTheTableKeepsTheKey() {
        entity("@GeneratedValue(strategy = GenerationType.IDENTITY) Integer id; @Column(length = 50) String name;"
                + " Integer age;");
        assertThat(project.migrate("more")).doesNotContain("nextval", "identity", "serial");
        assertThat(project.ask(KEY)).isEqualTo(SERIAL);
        project.output("downgrade", "base");
        assertThat(project.ask(KEY)).isEqualTo(SERIAL);
        assertThat(project.ask("select string_agg(id || name, ' ') from person"))
                .isEqualTo("1Ann 2Bob");
    }

    @Test
    void aLongerKeyHasALongerSequence() {
        entity("@GeneratedValue(strategy = GenerationType.IDENTITY) Long id; @Column(length = 20) String name;");
        assertThat(project.migrate("longer")).contains("bigint()").doesNotContain("identity", "serverDefault");
        assertThat(project.ask(KEY))
                .isEqualTo("bigint nextval('person_id_seq'::regclass) public.person_id_seq 9223372036854775807");
        project.output("downgrade", "base");
        assertThat(project.ask(KEY)).isEqualTo(SERIAL);
    }

    /**
     * A history that begins with the entities creates an identity column, even for databases that previously had serial
     * keys.
     */
    @Test
    void driftDoesNotReportASerialKey() {
        project.sql("drop table person");
        entity("@GeneratedValue(strategy = GenerationType.IDENTITY) Integer id; @Column(length = 20) String name;");
        assertThat(project.migrate("start")).contains(".identity()");
        project.sql("alter table person alter id drop identity; create sequence person_id_seq as integer owned by"
                + " person.id; alter table person alter id set default nextval('person_id_seq')");
        assertThat(project.ask(KEY)).isEqualTo(SERIAL);
        assertThat(project.output("drift")).doesNotContain("person");
        project.sql("alter sequence person_id_seq increment 2");
        assertThat(project.run("drift").out()).contains("changed column person.id");
    }

    /** If the entity does not specify a generator, the database must not generate the keys. */
    @Test
    @Tag("slow")
    void aKeyWithoutAGeneratorIsADifference() {
        entity("Integer id; @Column(length = 20) String name;");
        assertThat(project.run("check").out())
                .contains("changed column person.id default nextval('person_id_seq'::regclass) -> none");
        project.migrate("assigned");
        project.output("downgrade", "base");
        assertThat(project.ask(KEY)).isEqualTo(SERIAL);
    }

    /** The downgrade recreates a dropped column together with its sequence. */
    @Test
    void aDroppedSerialColumnComesBack() {
        project.sql("alter table person add no serial");
        entity("@GeneratedValue(strategy = GenerationType.IDENTITY) Integer id; @Column(length = 20) String name;");
        assertThat(project.migrate("drop")).contains(".option(\"postgresql_serial\", true)");
        project.output("downgrade", "base");
        assertThat(project.ask("select pg_get_serial_sequence('person', 'no')")).isEqualTo("public.person_no_seq");
    }
}
