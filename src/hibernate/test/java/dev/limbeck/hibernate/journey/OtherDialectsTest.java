package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests column definitions in the syntax of other databases: clauses that SQLite supports are kept, and all other
 * clauses are reported.
 */
class OtherDialectsTest {
    @TempDir
    Path folder;

    private Journey with(String attributes) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        EntitySources.compile(classes, Map.of("shop", "@Entity class Thing { " + attributes + " }"));
        return new Journey(folder, settings -> settings.modelClasspath(List.of(classes)));
    }

    /** {@return an attribute with a generated name for each definition} */
    private static String attributes(String type, String... definitions) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < definitions.length; i++) {
            text.append("@Column(columnDefinition = \"")
                    .append(definitions[i].replace("\"", "\\\""))
                    .append("\") ")
                    .append(type + " " + Character.toLowerCase(type.charAt(0)))
                    .append(i + "; ");
        }
        return text.toString();
    }

    private static List<String> columns(Journey journey) {
        return journey.schema().stream()
                .filter(sql -> sql.contains("Thing"))
                .flatMap(String::lines)
                .map(line -> line.strip().replaceFirst(",$", ""))
                .filter(line -> line.matches("[si]\\d .*"))
                .sorted()
                .toList();
    }

    /** {@return the warnings, in which each attribute is identified only by its name} */
    private static List<String> warnings(Journey journey) {
        return journey.check().warnings().stream()
                .map(line -> line.replaceFirst("^shop\\.Thing\\.(\\w+) \\(column \\w+ of table Thing\\)", "$1"))
                .toList();
    }

    @Test
    void typesForText() throws IOException {
        Journey thing = with("@Id Long id; "
                + attributes(
                        "String",
                        "jsonb",
                        "jsonb default '{}'::jsonb",
                        "nvarchar(max)",
                        "citext",
                        "text collate \"de_DE\"",
                        "varchar(20) character set utf8mb4 collate utf8mb4_bin",
                        "enum('a','b')",
                        "text[]",
                        "varchar(20) comment 'its name'",
                        "uuid default gen_random_uuid()"));

        thing.upgradeAndDowngrade();

        assertThat(columns(thing))
                .containsExactly(
                        "s0 jsonb",
                        "s1 jsonb DEFAULT '{}'",
                        "s2 varchar(255)",
                        "s3 citext",
                        "s4 text",
                        "s5 varchar(20)",
                        "s6 varchar(255)",
                        "s7 text[]",
                        "s8 varchar(20)",
                        "s9 blob(16, +0)");
        String number = ": SQLite has no type \"jsonb\" and stores text in this column as a number if it looks like one"
                + " (\"1.50\" becomes 1.5); a column of type text would keep it as text";
        assertThat(warnings(thing))
                .containsExactlyInAnyOrder(
                        "s0" + number,
                        "s1" + number,
                        "s1: \"::jsonb\" in its definition is left out",
                        "s2: SQLite has no type \"nvarchar(max)\"; using varchar(255), the type of the attribute,"
                                + " instead",
                        "s4: \"collate de_DE\" in its definition is left out",
                        "s5: \"character set utf8mb4\" in its definition is left out",
                        "s5: \"collate utf8mb4_bin\" in its definition is left out",
                        "s6: SQLite has no type \"enum('a','b')\"; using varchar(255), the type of the attribute,"
                                + " instead",
                        "s8: \"comment 'its name'\" in its definition is left out",
                        "Thing.s9: SQLite cannot compute the default gen_random_uuid() (no such function:"
                                + " gen_random_uuid), so it is left out. Write it in the syntax of SQLite, or set"
                                + " the value in"
                                + " Java.");
    }

    @Test
    void typesForNumbers() throws IOException {
        Journey thing = with("@Id Long id; "
                + attributes(
                        "Integer",
                        "tinyint(1) unsigned",
                        "number(10)",
                        "serial",
                        "int identity(1,1)",
                        "bigint unsigned auto_increment",
                        "int generated by default as identity",
                        "integer default nextval('x')",
                        "bit(1) default b'0'"));

        thing.upgradeAndDowngrade();

        assertThat(columns(thing))
                .containsExactly(
                        "i0 tinyint(1)",
                        "i1 number(10)",
                        "i2 integer",
                        "i3 int",
                        "i4 bigint unsigned",
                        "i5 int",
                        "i6 integer",
                        "i7 bit(1)");
        String notNumbered =
                " generates numbers in other databases; SQLite generates them only for a primary key that consists of a"
                        + " single integer column, so this column gets none";
        assertThat(warnings(thing))
                .containsExactlyInAnyOrder(
                        "i0: \"unsigned\" in its definition is left out",
                        "i2: \"serial\"" + notNumbered,
                        "i3: \"int identity(1,1)\"" + notNumbered,
                        "i4: \"bigint unsigned auto_increment\"" + notNumbered,
                        "i5: \"int generated by default as identity\"" + notNumbered,
                        "Thing.i6: SQLite cannot compute the default nextval('x') (no such function: nextval), so it is"
                                + " left out. Write it in the syntax of SQLite, or set the value in Java.",
                        "Thing.i7: SQLite cannot compute the default b'0' (near \"'0'\": syntax error), so it is left"
                                + " out. Write it in the syntax of SQLite, or set the value in Java.");
    }

    @Test
    void typesForTimes() throws IOException {
        Journey thing = with("@Id Long id; "
                + attributes(
                        "Instant",
                        "timestamp with time zone default now()",
                        "timestamp default current_timestamp on update current_timestamp",
                        "timestamptz",
                        "timestamp(3) with time zone",
                        "datetime2(7) default getdate()"));

        thing.upgradeAndDowngrade();

        assertThat(columns(thing))
                .containsExactly(
                        "i0 timestamp(+0)",
                        "i1 timestamp DEFAULT current_timestamp",
                        "i2 timestamptz",
                        "i3 timestamp(3)",
                        "i4 datetime2(7)");
        assertThat(warnings(thing))
                .containsExactlyInAnyOrder(
                        "i1: \"on update current_timestamp\" in its definition is left out",
                        "i3: \"with time zone\" in its definition is left out",
                        "Thing.i0: SQLite cannot compute the default now() (no such function: now), so it is left"
                                + " out. Write it in the syntax of SQLite, or set the value in Java.",
                        "Thing.i4: SQLite cannot compute the default getdate() (no such function: getdate), so it is"
                                + " left out. Write it in the syntax of SQLite, or set the value in Java.");
    }

    @Test
    void idsAreNumbered() throws IOException {
        for (String definition :
                List.of("serial", "bigserial", "int identity(1,1)", "bigint generated by default as identity")) {
            Path whole = folder;
            folder = Files.createDirectories(folder.resolve(definition.replaceAll("\\W", "")));
            Journey thing = with("@Id @GeneratedValue(strategy = GenerationType.IDENTITY) @Column(columnDefinition = \""
                    + definition + "\") Long id; String name;");
            folder = whole;

            thing.upgradeAndDowngrade();

            assertThat(thing.schema().stream().collect(Collectors.joining("\n")))
                    .as(definition)
                    .contains("id integer NOT NULL PRIMARY KEY");
            assertThat(thing.check().warnings()).as(definition).isEmpty();
        }
    }
}
