package dev.limbeck.cli.command;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.option.ReportOption;
import dev.limbeck.cli.report.FleetProgress;
import dev.limbeck.cli.report.JsonReport;
import dev.limbeck.cli.report.MarkdownReport;
import dev.limbeck.cli.report.Progress;
import dev.limbeck.cli.report.Report;
import dev.limbeck.cli.report.ReportFile;
import dev.limbeck.cli.report.RevisionLines;
import dev.limbeck.cli.report.TextReport;
import dev.limbeck.cli.review.ReviewReport;
import dev.limbeck.cli.terminal.Editor;
import dev.limbeck.cli.terminal.Interrupts;
import dev.limbeck.cli.terminal.OutputFormat;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.cli.terminal.RunInterruptedException;
import dev.limbeck.cli.terminal.TerminalAnswers;
import dev.limbeck.command.ShowSchema;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.draft.PostWriteException;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.Against;
import dev.limbeck.settings.Secrets;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import dev.limbeck.settings.SettingsBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One run of a command: its environment, the options that all commands share, and the objects created from them. */
public final class CommandContext implements AutoCloseable {
    private final ProcessContext process;
    private final LimbeckCommand options;
    private final Progress progress;
    private final Interrupts interrupts = new Interrupts();
    private Map<SettingKey, List<String>> flags = Map.of();
    private Map<String, String> arguments = Map.of();
    private final List<Project> projects = new ArrayList<>();
    private @Nullable Settings settings;
    private boolean databaseGiven;
    private boolean begun;

    /** Creates the context of a run; the options are read later, once the arguments have been parsed. */
    public CommandContext(ProcessContext process, LimbeckCommand options) {
        this.process = process;
        this.options = options;
        this.progress = new Progress(process, options, interrupts);
    }

    /** {@return whether the arguments have been parsed successfully and the command is running} */
    public boolean hasBegun() {
        return begun;
    }

    /** Sets the settings that were given as flags. After this call, the command itself is running. */
    public void setFlags(Map<SettingKey, List<String>> given) {
        begun = true;
        flags = given;
    }

    /** Sets the values of {@code -x}, which revisions can read. */
    public void setArguments(Map<String, String> given) {
        arguments = given;
    }

    /** Sets the URL, user and password that an argument contains, which take precedence over flags. */
    void setDatabase(Map<SettingKey, List<String>> connection) {
        Map<SettingKey, List<String>> all = new EnumMap<>(SettingKey.class);
        all.putAll(flags);
        all.putAll(connection);
        flags = all;
        databaseGiven = true;
        settings = null;
    }

    /** {@return the URL that a flag or an environment variable specifies, or null} */
    @Nullable
    String givenUrl() {
        List<String> flag = flags.get(SettingKey.DATABASE_URL);
        String text = flag == null || flag.isEmpty()
                ? process.variables().get(SettingKey.DATABASE_URL.variable())
                : flag.get(flag.size() - 1);
        return text == null || text.isBlank() ? null : text;
    }

    /** Adds settings that were given by options of the command. */
    void addFlags(Map<SettingKey, List<String>> given) {
        Map<SettingKey, List<String>> all = new EnumMap<>(SettingKey.class);
        all.putAll(flags);
        all.putAll(given);
        flags = all;
        settings = null;
    }

    /**
     * {@return whether the command processes the databases of a fleet, which is the case if no flag specifies a single
     * database}
     */
    boolean hasFleet() {
        boolean single = flags.containsKey(SettingKey.DATABASE_URL) && !flags.containsKey(SettingKey.FLEET_DATABASES);
        return !single && !settings().fleet().databases().isEmpty();
    }

    /** {@return whether the entities are compared with a database, not with the history} */
    boolean comparesDatabase() {
        return settings().autogenerate().against() == Against.DATABASE;
    }

    /** {@return the listener that shows which databases of a fleet are done} */
    FleetProgress fleetProgress() {
        return new FleetProgress(progress, process, options, this::report, interrupts);
    }

    private boolean hasFile() {
        return !process.variables().getOrDefault("LIMBECK_CONFIG", "").isEmpty()
                || Files.exists(process.workingDirectory().resolve("limbeck.toml"));
    }

    /** {@return the settings from the file, environment variables and flags} */
    Settings settings() {
        if (settings == null) {
            SettingsBuilder builder = Settings.builder()
                    .workingDirectory(process.workingDirectory())
                    .variables(process.variables());
            if (options.config() != null) {
                builder.config(options.config());
            } else if (databaseGiven && !hasFile()) {
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

    /** {@return the passwords in the settings; none before the settings were read} */
    public Secrets secrets() {
        return settings == null ? Secrets.NONE : settings.secrets();
    }

    /** {@return whether the value occurs as a word in the schema's definitions or in the project's paths} */
    public boolean isName(String value) {
        Pattern word = Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}_])");
        if (settings == null) {
            return false;
        }
        List<Path> places = new ArrayList<>(settings.revisions().locations());
        places.addAll(settings.model().classpath());
        places.add(process.workingDirectory());
        return places.stream().anyMatch(path -> word.matcher(path.toString()).find())
                || schemaTexts().stream().anyMatch(text -> word.matcher(text).find());
    }

    private List<String> schemaTexts() {
        try (Project opened = Project.open(settings())) {
            return new ShowSchema(opened).run(null);
        } catch (LimbeckException e) {
            return List.of(); // if the database cannot be read, no names are known
        }
    }

    /** {@return the project the command works on} */
    public Project project() {
        return project(null);
    }

    /** {@return the project the command works on, whose revisions can read the tag} */
    Project project(@Nullable String tag) {
        Project opened = newProject(tag);
        if (flags.containsKey(SettingKey.REVISIONS_LOCATIONS)) {
            opened.findMissingFolder().ifPresent(missing -> {
                throw new CommandException(missing);
            });
        }
        return opened;
    }

    /** {@return the project of a command that creates the folder for revisions if it does not exist} */
    Project newProject() {
        return newProject(null);
    }

    private Project newProject(@Nullable String tag) {
        Project opened = Project.open(settings())
                .withScratchNotices(progress::scratchCreated)
                .withArguments(new Arguments(arguments, tag));
        projects.add(opened);
        return opened;
    }

    /** {@return the user's editor} */
    Editor editor() {
        progress.close();
        return new Editor(process.variables(), process.workingDirectory(), interrupts);
    }

    /** {@return the folder that relative paths are resolved against} */
    public Path workingDirectory() {
        return process.workingDirectory();
    }

    /** {@return the object that ends the run when the process is asked to end} */
    public Interrupts interrupts() {
        return interrupts;
    }

    /**
     * {@return the result of a run of revisions}
     *
     * @throws RunInterruptedException if the process was asked to end before the run had ended
     */
    <T> T interruptible(Project project, Supplier<T> run) {
        try {
            return run.get();
        } catch (RuntimeException e) {
            throw interrupts.requested() ? RunInterruptedException.create(project, interrupts, e) : e;
        }
    }

    /** {@return the listener that shows what is running} */
    public RunListener listener() {
        return progress;
    }

    /**
     * {@return the source of answers: the user, or a source without answers if there is no terminal or questions are
     * disabled}
     */
    Prompt answers() {
        return process.canAsk() && !options.noInput() && options.format() != OutputFormat.json
                ? new TerminalAnswers(
                        this::hideProgress,
                        process.in(),
                        process.err(),
                        interrupts,
                        () -> RunInterruptedException.atQuestion(projects.get(projects.size() - 1)))
                : Prompt.NOBODY;
    }

    /** Removes the progress line before something else is printed. */
    public void hideProgress() {
        progress.close();
    }

    /** {@return the report that prints results in the requested format} */
    public Report report() {
        progress.close();
        return switch (options.format()) {
            case json -> new JsonReport(process.out());
            case markdown -> new MarkdownReport(process.out(), out -> text(process.withOutput(out)));
            case text, mermaid, html -> text(process);
        };
    }

    private Report text(ProcessContext target) {
        return new TextReport(target, options, () -> RevisionLines.of(settings, target.outStyle()));
    }

    /**
     * {@return the report for a result that was read from the database; if the database file does not exist, Limbeck
     * reads an empty database instead, and the report contains a warning}
     */
    Report reportOn(Project project) {
        return report().withWarnings(project.findMissingDatabase().stream().toList());
    }

    /**
     * Prints the result of a command that writes revisions. If a command of {@code revisions.post_write} failed, the
     * result is printed before the failure is reported.
     */
    <T> void printWritten(Class<T> type, Supplier<T> command, Consumer<T> print) {
        try {
            print.accept(command.get());
        } catch (PostWriteException e) {
            print.accept(e.result(type));
            throw e;
        }
    }

    /**
     * Writes the report of {@code --report}, if it was given.
     *
     * @param revision the revision file that the command has written, or null
     */
    void writeReport(ReportOption option, Supplier<ReviewReport> report, @Nullable Path revision) {
        Path file = option.file();
        if (file != null) {
            interrupts.beginWriting();
            new ReportFile(workingDirectory().resolve(file)).write(report.get(), revision);
        }
    }

    /** {@return whether {@code -v} was given} */
    boolean isVerbose() {
        return options.verbosity() > 0;
    }

    /** {@return whether results are printed as Markdown} */
    boolean isMarkdown() {
        return options.format() == OutputFormat.markdown;
    }

    /** Shows on a terminal, after a second, that a command is running. */
    public void showProgress(String command) {
        progress.show(command);
    }

    @Override
    public void close() {
        projects.forEach(Project::close);
        progress.close();
    }
}
