package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.hibernate.journey.adopted.Book;
import dev.limbeck.result.Change;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.SettingsBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how settings and user-defined classes affect the comparison of columns. */
class ComparisonExtensionsTest {
    private static final String SAME_DATES =
            """
            package shop;
            import dev.limbeck.model.*;
            import dev.limbeck.spi.*;
            public class Dates implements TypeComparison {
                @Override public Verdict compare(TableName table, Column live, Column model) {
                    return switch (live.name()) {
                        case "born" -> Verdict.SAME;
                        case "name" -> Verdict.DIFFERENT;
                        default -> Verdict.USUAL;
                    };
                }
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void createOlderDatabase() throws SQLException {
        new Rows(library(settings -> settings).url())
                .run(
                        "create table author (id INTEGER primary key, name VARCHAR(100) not null, email varchar(254) not null"
                                + " constraint uq_author_email unique, born varchar(10), joined timestamp with time zone(6) not"
                                + " null, active BOOL not null, biography CLOB, rating float(53), portrait varbinary(300))");
    }

    @Test
    void trueComparesTheMeaning() {
        assertThat(changes(settings -> settings))
                .containsExactly(
                        "changed column author.born type varchar(10) -> date",
                        "changed column author.portrait type varbinary(300) -> varbinary(255)");
    }

    @Test
    void affinityComparesTheStorage() {
        assertThat(changes(settings -> settings.set(SettingKey.AUTOGENERATE_COMPARE_TYPE, "affinity")))
                .containsExactly("changed column author.born type varchar(10) -> date");
    }

    @Test
    void strictComparesTheSpellingAndItsRevisionIsProved() {
        UnaryOperator<SettingsBuilder> strict =
                settings -> settings.set(SettingKey.AUTOGENERATE_COMPARE_TYPE, "strict");

        assertThat(changes(strict))
                .containsExactly(
                        "changed column author.active type BOOL -> bool",
                        "changed column author.born type varchar(10) -> date",
                        "changed column author.portrait type varbinary(300) -> varbinary(255)");
        assertThat(library(strict).autogenerate("to the letter").file()).isNotNull();
        library(strict).upgrade("head");
        assertThat(changes(strict)).isEmpty();
    }

    @Test
    void falseComparesNoTypes() {
        assertThat(changes(settings -> settings.set(SettingKey.AUTOGENERATE_COMPARE_TYPE, "false")))
                .isEmpty();
    }

    @Test
    void aClassOnTheModelsClassPathCanCompare() throws IOException {
        Path classes = Sources.compile(folder.resolve("extra"), "shop.Dates", SAME_DATES);
        Journey theirs = new Journey(folder, settings -> settings.modelClasspath(List.of(place(), classes))
                .modelPackages(List.of(Book.class.getPackageName()))
                .set(SettingKey.AUTOGENERATE_COMPARE_TYPE, "shop.Dates"));

        assertThat(author(theirs.check().changes()))
                .containsExactly("changed column author.portrait type varbinary(300) -> varbinary(255)");
    }

    @Test
    void aMissingClassIsNamed() {
        assertThatThrownBy(
                        () -> changes(settings -> settings.set(SettingKey.AUTOGENERATE_COMPARE_TYPE, "shop.Missing")))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(
                        "shop.Missing, which autogenerate.compare_type names, is not on the model's class");
    }

    @Test
    void aClassOfTheWrongTypeIsNamed() {
        assertThatThrownBy(() -> changes(
                        settings -> settings.set(SettingKey.AUTOGENERATE_COMPARE_SERVER_DEFAULT, Book.class.getName())))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("does not implement dev.limbeck.spi.ServerDefaultComparison");
    }

    private List<String> changes(UnaryOperator<SettingsBuilder> more) {
        return author(library(more).check().changes());
    }

    private static List<String> author(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.table().equals("author"))
                .map(Change::description)
                .toList();
    }

    private Journey library(UnaryOperator<SettingsBuilder> more) {
        return new Journey(
                folder,
                settings -> more.apply(
                        settings.modelClasspath(List.of(place())).modelPackages(List.of(Book.class.getPackageName()))));
    }

    private static Path place() {
        return AdoptionTest.place();
    }
}
