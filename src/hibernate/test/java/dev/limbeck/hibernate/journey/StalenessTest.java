package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.settings.SettingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that entities that have been edited but not compiled are detected. */
class StalenessTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Path sources;

    @BeforeEach
    void sources() throws IOException {
        sources = Files.createDirectory(folder.resolve("src"));
    }

    private Journey sample(boolean allowStale) {
        return new Journey(folder, settings -> settings.modelClasspath(List.of(SampleJourneyTest.classes()))
                .modelPackages(List.of("com.example.shoplist"))
                .modelSources(List.of(sources))
                .set(SettingKey.MODEL_ALLOW_STALE, Boolean.toString(allowStale)));
    }

    private Path source(String name, Duration afterItsClass) throws IOException {
        Path file = sources.resolve("com/example/shoplist").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package com.example.shoplist;\nclass " + name.replace(".java", "") + " {}\n");
        Path compiled = SampleJourneyTest.classes().resolve("com/example/shoplist/User.class");
        return Files.setLastModifiedTime(
                file,
                FileTime.from(Files.getLastModifiedTime(compiled).toInstant().plus(afterItsClass)));
    }

    @Test
    void aSourceNewerThanItsClassIsAnErrorThatAdvisesToCompile() throws IOException {
        Path user = source("User.java", MINUTE);
        Journey sample = sample(false);

        assertThatThrownBy(() -> sample.autogenerate("users"))
                .isInstanceOf(CommandException.class)
                .hasMessageContainingAll(user.toString(), "mvn compile", "--allow-stale");
        assertThatThrownBy(sample::check).isInstanceOf(CommandException.class).hasMessageContaining("mvn compile");
        assertThat(sample.revisions()).isEmptyDirectory();
        assertThat(sample.database()).doesNotExist();
    }

    @Test
    void aSourceWithoutAnyClassIsTheSameError() throws IOException {
        Path forgotten = source("Forgotten.java", MINUTE.negated());

        assertThatThrownBy(() -> sample(false).autogenerate("users"))
                .isInstanceOf(CommandException.class)
                .hasMessageContainingAll(forgotten.toString(), "mvn compile", "--allow-stale");
    }

    @Test
    void allowStaleUsesTheExistingClasses() throws IOException {
        source("User.java", MINUTE);
        source("Forgotten.java", MINUTE);

        assertThat(sample(true).autogenerate("users").file()).isNotNull();
    }

    @Test
    void compiledSourcesAndFilesWithoutClassesAreAccepted() throws IOException {
        source("User.java", MINUTE.negated());
        source("package-info.java", MINUTE);
        Files.writeString(sources.resolve("notes.txt"), "no source");

        assertThat(sample(false).autogenerate("users").file()).isNotNull();
    }

    @Test
    void aSourceIsFoundByItsClassesOfOtherNames() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        EntitySources.compile(classes, Map.of("pets", "@Entity class Pet { @Id Long id; }"));
        Path source = Files.createDirectories(sources.resolve("pets")).resolve("Entities.java");
        Files.writeString(source, "package pets; class Pet {}");
        Journey pets = new Journey(
                folder, settings -> settings.modelClasspath(List.of(classes)).modelSources(List.of(sources)));

        age(source, classes.resolve("pets/Pet.class"), MINUTE.negated());
        assertThat(pets.check().changes()).hasSize(1);

        age(source, classes.resolve("pets/Pet.class"), MINUTE);
        assertThatThrownBy(pets::check).isInstanceOf(CommandException.class).hasMessageContaining("Entities.java");
    }

    private static void age(Path source, Path compiled, Duration after) throws IOException {
        Files.setLastModifiedTime(
                source,
                FileTime.from(Files.getLastModifiedTime(compiled).toInstant().plus(after)));
    }

    @Test
    void aSourceThatDeclaresNothingNeedsNoClass() throws IOException {
        Path nothing = sources.resolve("Nothing.java");
        Files.writeString(nothing, "/* class Nothing {} */ // record Nothing() {}\npackage none;\n");

        assertThat(sample(false).autogenerate("users").file()).isNotNull();
    }

    @Test
    void revisionFilesNeedNoClass() throws IOException {
        Path revisions = Files.createDirectories(sources.resolve("db/revisions"));
        Journey sample = new Journey(folder, settings -> settings.modelClasspath(List.of(SampleJourneyTest.classes()))
                .modelPackages(List.of("com.example.shoplist"))
                .modelSources(List.of(sources))
                .revisionsLocations(List.of(revisions)));

        assertThat(sample.autogenerate("everything").file()).isNotNull().hasParent(revisions);
        sample.upgrade("head");

        assertThat(sample.check().changes()).isEmpty();
    }

    @Test
    void revisionFilesOfAnotherDatabaseNeedNoClassEither() throws IOException {
        Path theirs = Files.createDirectories(sources.resolve("db/stock")).resolve("Rev_a1_first.java");
        Files.writeString(
                theirs,
                """
                package db.stock;
                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;
                @Revision(id = "a1", downRevision = {}, created = "2026-11-23T07:45:12Z")
                public final class Rev_a1_first extends Migration {
                    @Override public void upgrade(Operations op) {}
                    @Override public void downgrade(Operations op) {}
                }
                """);

        assertThat(sample(false).autogenerate("users").file()).isNotNull();
    }
}
