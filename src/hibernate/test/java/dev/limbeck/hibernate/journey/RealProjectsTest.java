package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.project.UndecidedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests Spring Boot applications whose tables Limbeck creates and changes, with {@code ddl-auto=validate}: before and
 * after each upgrade, the application starts, writes a row and reads every row, including the rows that revisions
 * wrote.
 */
@Tag("process")
@SuppressWarnings("NullAway.Init") // create(…) sets the fields
class RealProjectsTest {
    private static final String NEWEST = "4.0.0";
    private static final String OLDER = "3.5.8";
    private static final String COLOURS = "RED, GREEN";
    private static final String PART = "@jakarta.persistence.Entity class Part { @jakarta.persistence.Id"
            + " java.util.UUID id; byte[] data; @jakarta.persistence.ManyToOne Thing thing; }";

    private static final Pattern BACKFILL = Pattern.compile("--backfill (\\S+)=\"(.*)\"");

    @TempDir
    Path folder;

    private BootApplication application;
    private Journey journey;
    private int rows;

    private void create(String boot) throws Exception {
        application = new BootApplication(folder, boot);
        journey = new Journey(folder, application::configure);
        compile("", "", COLOURS, "");
        upgrade(Map.of(), Map.of());
        runs();
        insert();
        runs();
    }

    private void compile(String indexes, String more, String colours, String others) throws IOException {
        compile(BootApplication.thing(indexes, more), colours, others);
    }

    private void compile(String thing, String colours, String others) throws IOException {
        application.compile(thing, colours, others, journey.database());
    }

    private void upgrade(Map<String, String> renames, Map<String, String> backfills) {
        assertThat(journey.autogenerate("step", new Decisions(renames, List.of(), backfills, List.of()))
                        .file())
                .isNotNull();
        journey.upgrade("head");
        assertThat(journey.check().changes()).isEmpty();
        assertThat(journey.check().warnings()).noneMatch(line -> line.contains("are read by"));
    }

    /** Writes a handwritten revision that stores a row of each type and that changes a point in time with Java code. */
    private void insert() throws IOException {
        Path file = journey.project().graph().revisions().stream()
                .findFirst()
                .orElseThrow()
                .source();
        String head = journey.project().graph().revisions().get(0).id().toString();
        Files.writeString(
                Objects.requireNonNull(file).resolveSibling("Rev_abc123_rows.java"),
                """
                package app.revisions;
                import dev.limbeck.*;
                import java.util.List;
                @Revision(id = "abc123", downRevision = "%s", created = "2099-01-01T00:00:00Z")
                public final class Rev_abc123_rows extends Migration {
                    @Override public void upgrade(Operations op) throws java.sql.SQLException {
                        op.bulkInsert("thing", List.of(shop.Values.row(1), shop.Values.row(2), shop.Values.row(3)));
                        op.execute("update thing set moment = null, uuid = null where id = ?", 7);
                        op.migrateRows("select id from thing where id = 7", "update thing set moment = ?, uuid = ? where id = ?",
                            row -> new Object[] {shop.Values.of(3).get("moment"), shop.Values.of(3).get("uuid"), 7});
                    }
                    @Override public void downgrade(Operations op) {
                        op.execute("delete from thing where id in (3, 5, 7)");
                    }
                }
                """
                        .formatted(head));
        journey.upgrade("head");
    }

    private void runs() throws Exception {
        List<String> read = application.run(++rows);
        int inserted = journey.project().graph().revisions().stream()
                        .anyMatch(revision -> revision.id().toString().equals("abc123"))
                ? 3
                : 0;
        assertThat(read).hasSize(rows + inserted).allMatch(line -> line.contains(" as written in "));
    }

    @Test
    @Tag("slow")
    void rowsOfBothSidesAreReadBeforeAndAfterAnUpgrade() throws Exception {
        requireUpgrade(NEWEST);
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void rowsOfBothSidesAreReadWithTheOlderSpringBoot() throws Exception {
        requireUpgrade(OLDER);
    }

    private void requireUpgrade(String boot) throws Exception {
        create(boot);
        compile("@Index(columnList = \"day\")", "public Instant changed; public UUID token;", COLOURS, PART);
        upgrade(Map.of(), Map.of());
        runs();
    }

    @Test
    @Tag("slow")
    void documentsInJsonNeedJackson2() throws Exception {
        create(NEWEST);
        application.remove("jackson-databind-2.");
        Path out = folder.resolve("without.txt");
        assertThat(application.start(0, out)).isNotZero();
        assertThat(out).content().contains("Could not find a FormatMapper for the JSON format");
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    @ValueSource(strings = {NEWEST, OLDER})
    void fiveUpgrades(String boot) throws Exception {
        create(boot);
        String added = "public Instant changed; public UUID token; public OffsetTime closing;";
        compile("", added, COLOURS, "");
        upgradeBetweenRuns(Map.of(), Map.of());
        compile("@Index(columnList = \"day\")", added, COLOURS, PART);
        upgradeBetweenRuns(Map.of(), Map.of());
        String stock = added + " @Column(nullable = false) public Integer stock = 0;";
        String renamed = BootApplication.thing("@Index(columnList = \"day\")", stock)
                .replace("public String text;", "public String title;");
        compile(renamed, COLOURS, PART);
        upgradeBetweenRuns(Map.of("thing.text", "title"), Map.of("thing.stock", "0"));
        String changed = renamed.replace("public Short small;", "public Integer small;")
                .replace("public Float floating;", "")
                .replace("public String title;", "@Column(length = 500) public String title;");
        compile(changed, COLOURS, PART);
        upgradeBetweenRuns(Map.of(), Map.of());
        compile(
                changed.replace("public Instant changed;", required("public Instant changed = Instant.now();"))
                        .replace(
                                "public UUID token;",
                                required("public UUID token = UUID.randomUUID();")
                                        .replace("nullable = false", "nullable = false, unique = true"))
                        .replace(
                                "public OffsetTime closing;", required("public OffsetTime closing = OffsetTime.now();"))
                        .replace(
                                "public Integer stock",
                                "public LocalDate since = LocalDate.now(); @Column(nullable = false) public Integer"
                                        + " stock"),
                COLOURS + ", BLUE",
                PART.replace("byte[] data;", "@jakarta.persistence.Column(nullable = false) byte[] data;"));
        upgradeBetweenRuns(Map.of(), proposals());
        assertThat(IntStream.rangeClosed(1, rows)).hasSize(7);
    }

    private static String required(String attribute) {
        return "@Column(nullable = false) " + attribute;
    }

    /** {@return the first value that each question proposes, as a user would copy it} */
    private Map<String, String> proposals() {
        Map<String, String> proposals = new HashMap<>();
        assertThatThrownBy(() -> journey.autogenerate("undecided"))
                .isInstanceOfSatisfying(
                        UndecidedException.class,
                        undecided -> undecided.choices().forEach(choice -> {
                            String flag = choice.options().get(0).flag();
                            Matcher backfill = BACKFILL.matcher(flag);
                            assertThat(backfill.matches()).as(flag).isTrue();
                            proposals.put(backfill.group(1), backfill.group(2));
                        }));
        assertThat(proposals)
                .containsOnlyKeys("thing.changed", "thing.token", "thing.closing", "thing.since", "part.data");
        return proposals;
    }

    private void upgradeBetweenRuns(Map<String, String> renames, Map<String, String> backfills) throws Exception {
        upgrade(renames, backfills);
        runs();
    }
}
