package dev.limbeck.alembic;

import dev.limbeck.command.Downgrade;
import dev.limbeck.command.Drift;
import dev.limbeck.command.ImportHistory;
import dev.limbeck.command.Upgrade;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.ImportResult;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Limbeck project whose revisions are imported from an Alembic folder. */
record ImportedProject(Path folder) {

    /** Imports the given Alembic folder. */
    ImportResult from(Path alembic) {
        return new ImportHistory(project("none.db"), RunListener.SILENT)
                .run(new ImportHistory.Request("alembic", alembic, null));
    }

    /** {@return the project with the given database file} */
    Project project(String database) {
        return Project.open(Settings.builder()
                .withoutFile()
                .variables(Map.of())
                .workingDirectory(folder)
                .databaseUrl("jdbc:sqlite:" + folder.resolve(database))
                .revisionsLocations(List.of(folder.resolve("revisions")))
                .revisionsPackage("")
                .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString())
                .load());
    }

    void upgrade(String database, String target) {
        new Upgrade(project(database), RunListener.SILENT).run(target);
    }

    void downgrade(String database, String target) {
        new Downgrade(project(database), RunListener.SILENT).run(target);
    }

    /**
     * {@return the differences between the database and a new database to which the imported revisions were applied}
     */
    List<String> drift(String database) {
        return new Drift(project(database))
                .run().changes().stream()
                        .map(change -> change.table() + ": " + change.description())
                        .toList();
    }

    /** {@return the text of the revision with the given id} */
    String text(String id) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("revisions"))) {
            Path file = files.filter(each -> each.getFileName().toString().startsWith("Rev_" + id + "_"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        }
    }
}
