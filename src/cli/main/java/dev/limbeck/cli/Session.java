package dev.limbeck.cli;

import dev.limbeck.command.Answers;
import dev.limbeck.command.Project;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.RunListener;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import dev.limbeck.settings.SettingsBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of the command: its surroundings, the options that all commands share, and what is made from them. */
final class Session implements AutoCloseable {
    private final Surroundings surroundings;
    private final LimbeckCommand options;
    private final Progress progress;
    private Map<SettingKey, List<String>> flags = Map.of();
    private Map<String, String> arguments = Map.of();
    private @Nullable Settings settings;
    private boolean named;
    private boolean begun;

    Session(Surroundings surroundings, LimbeckCommand options) {
        this.surroundings = surroundings;
        this.options = options;
        this.progress = new Progress(surroundings, options);
    }

    /** {@return whether the arguments were understood, so that the command is running} */
    boolean begun() {
        return begun;
    }

    /** Takes over the settings that were given as flags; what follows is the command itself. */
    void flags(Map<SettingKey, List<String>> given) {
        begun = true;
        flags = given;
    }

    /** Takes over what revisions are told. */
    void arguments(Map<String, String> given) {
        arguments = given;
    }

    /** Takes over the database that an argument names, which goes before what a flag says. */
    void database(String url) {
        Map<SettingKey, List<String>> all = new EnumMap<>(SettingKey.class);
        all.putAll(flags);
        all.put(SettingKey.DATABASE_URL, List.of(url));
        flags = all;
        named = true;
        settings = null;
    }

    private boolean hasFile() {
        return !surroundings.variables().getOrDefault("LIMBECK_CONFIG", "").isEmpty()
                || Files.exists(surroundings.workingDirectory().resolve("limbeck.toml"));
    }

    /** {@return the settings: file, variables and flags} */
    Settings settings() {
        if (settings == null) {
            SettingsBuilder builder = Settings.builder()
                    .workingDirectory(surroundings.workingDirectory())
                    .variables(surroundings.variables());
            if (options.config() != null) {
                builder.config(options.config());
            } else if (named && !hasFile()) {
                builder.withoutFile();
            }
            if (options.environment() != null) {
                builder.environment(options.environment());
            }
            flags.forEach(builder::flag);
            settings = builder.load();
        }
        return settings;
    }

    /** {@return the project the command works on} */
    Project project() {
        return project(null);
    }

    /** {@return the project the command works on, whose revisions are told that tag} */
    Project project(@Nullable String tag) {
        return Project.open(settings()).with(new Arguments(arguments, tag));
    }

    /** {@return the user's editor} */
    Editor editor() {
        progress.close();
        return new Editor(surroundings.variables(), surroundings.workingDirectory());
    }

    /** {@return the folder where relative paths begin} */
    Path workingDirectory() {
        return surroundings.workingDirectory();
    }

    /** {@return who hears of what runs} */
    RunListener listener() {
        return progress;
    }

    /** {@return who is asked for what only a person knows; nobody where nobody is there, or wants to be asked} */
    Answers answers() {
        return surroundings.canAsk() && !options.noInput() && options.format() != Format.json
                ? new TerminalAnswers(this::pause, surroundings.in(), surroundings.err())
                : Answers.NOBODY;
    }

    /** Clears the line that says what is going on, because something else is to be said there. */
    void pause() {
        progress.close();
    }

    /** {@return who prints the result, in the format that was asked for} */
    Report report() {
        progress.close();
        return switch (options.format()) {
            case json -> new JsonReport(surroundings.out());
            case markdown -> new MarkdownReport(surroundings.out(), out -> text(surroundings.writingTo(out)));
            case text, mermaid -> text(surroundings);
        };
    }

    private Report text(Surroundings around) {
        return new TextReport(around, options, () -> RevisionText.of(settings, around.outStyle()));
    }

    /** {@return whether more shall be said} */
    boolean verbose() {
        return options.verbosity() > 0;
    }

    /** {@return whether results are printed for a pull request} */
    boolean markdown() {
        return options.format() == Format.markdown;
    }

    /** Shows after a second that something is going on. */
    void begin(String command) {
        progress.begin(command);
    }

    @Override
    public void close() {
        progress.close();
    }
}
