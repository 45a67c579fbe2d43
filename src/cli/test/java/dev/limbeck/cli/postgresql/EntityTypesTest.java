package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.cli.server.StartedEntities;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that with the generated entities, Hibernate can read and write a value of every type and validates the tables.
 */
class EntityTypesTest {
    private static final String TYPES =
            """
            create schema hr;
            create extension citext;
            create extension hstore;
            create extension ltree;
            create type mood as enum ('happy', 'sad');
            create type size as enum ('SMALL', 'MEDIUM', 'LARGE');
            create type "Order Status" as enum ('NEW', 'PAID');
            create type hr.grade as enum ('junior', 'senior');
            create type odd as enum ('so-so', '1st');
            create domain email as varchar(200) check (value like '%@%');
            create domain hr.money2 as numeric(12, 2);
            create type address as (street varchar(80), zip char(5));
            create type hr.spot as (x int, y int);
            """;

    @TempDir
    private Path folder;

    private record Sample(String type, String value) {}

    private static List<Sample> samples() throws IOException {
        try (InputStream in = EntityTypesTest.class.getResourceAsStream("types.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(line -> line.split("\\|", 2))
                    .map(parts -> new Sample(parts[0], parts[1]))
                    .toList();
        }
    }

    @Test
    @Tag("slow")
    void hibernateReadsAndWritesEveryType() throws IOException {
        List<Sample> samples = samples();
        PostgresqlProject project = new PostgresqlProject(folder);
        project.sql(TYPES);
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            project.sql("create table kind" + i + " (id bigint primary key, content " + sample.type()
                    + "); insert into kind" + i + " values (1, '"
                    + sample.value().replace("'", "''") + "')");
        }
        Outcome generated = project.run("entities", project.url(), "--package", "shop", "--output", "src");
        assertThat(generated.code()).as(generated.toString()).isZero();
        assertThat(generated.err())
                .contains("content has the type interval year to month, which entities cannot declare");
        String exclude = generated
                .err()
                .lines()
                .filter(line -> line.contains("exclude ="))
                .findFirst()
                .orElseThrow();
        project.write(
                "limbeck.toml",
                PostgresqlProject.settings(project.url()) + "\n[autogenerate]\n" + exclude.strip() + "\n");
        project.compile();
        Files.createDirectories(folder.resolve("revisions"));
        assertThat(project.run("check").code()).isZero();

        new StartedEntities(folder.resolve("classes"), project.url())
                .start(factory -> factory.inTransaction(session -> {
                    for (int i = 0; i < samples.size(); i++) {
                        copyRow(session, "shop.Kind" + i, samples.get(i));
                    }
                }));
        List<String> different = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            String texts = project.ask("select count(*) || ' ' || count(distinct content::text) || ' '"
                    + " || string_agg(content::text, ' and ' order by id) from kind" + i);
            if (!texts.startsWith("2 1 ")) {
                different.add(samples.get(i).type() + ": " + texts);
            }
        }
        assertThat(different).isEmpty();
    }

    /** Reads the first row and writes its value as the second row. */
    private static void copyRow(Session session, String className, Sample sample) {
        try {
            Class<?> entity =
                    Class.forName(className, true, Thread.currentThread().getContextClassLoader());
            Object first = session.find(entity, 1L);
            Object second = entity.getDeclaredConstructor().newInstance();
            Field id = entity.getDeclaredField("id");
            Field content = entity.getDeclaredField("content");
            id.setAccessible(true);
            content.setAccessible(true);
            id.set(second, 2L);
            content.set(second, content.get(first));
            session.persist(second);
            session.flush();
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException(sample.toString(), e);
        }
    }
}
