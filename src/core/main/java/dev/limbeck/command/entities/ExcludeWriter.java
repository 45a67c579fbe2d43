package dev.limbeck.command.entities;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.result.EntitiesResult;
import dev.limbeck.settings.ExcludeList;
import dev.limbeck.text.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Excludes the objects that entities cannot express, by adding patterns for them to {@code limbeck.toml}. */
public final class ExcludeWriter {
    private ExcludeWriter() {}

    /**
     * {@return the result, with a note instead of the patterns}
     *
     * @throws CommandException if the file cannot be changed
     */
    public static EntitiesResult write(Path file, EntitiesResult result) {
        List<String> notes = new ArrayList<>(result.notes());
        try {
            String before = Files.readString(file);
            String after = ExcludeList.add(before, result.exclude());
            if (!after.equals(before)) {
                Files.writeString(file, after);
                notes.add("autogenerate.exclude in " + file.getFileName() + " now contains "
                        + String.join("; ", result.exclude()));
            }
        } catch (IOException e) {
            throw new CommandException("The file " + file + " cannot be changed: " + FileProblem.describe(e) + ".", e);
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    "The file " + file + " was not changed, because " + e.getMessage() + ". Add these patterns: "
                            + String.join("; ", result.exclude()),
                    e);
        }
        return new EntitiesResult(result.text(), result.files(), result.kept(), notes, List.of());
    }
}
