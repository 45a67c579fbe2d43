package dev.limbeck.cli;

import dev.limbeck.command.Adopt;
import dev.limbeck.command.CommandException;
import dev.limbeck.command.Language;
import dev.limbeck.command.Placement;
import dev.limbeck.command.Revise;
import dev.limbeck.command.RevisionRequest;
import dev.limbeck.command.RevisionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "revision",
        description = {
            "Write a new revision file.",
            "With --autogenerate its operations come from comparing the entities with the database, and are"
                    + " proved on a scratch copy of its schema; without, it is empty and needs neither.",
            "What cannot be seen, whether something was renamed and what existing rows get, is asked on a terminal;"
                    + " elsewhere it is an error that lists the flags to choose from."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck revision --autogenerate -m \"hashed_password added\"",
            "  limbeck revision --autogenerate -m \"passwords hashed\" --rename user.pw=user.hashed_password",
            "  limbeck revision --autogenerate -m \"login required\" --backfill \"user.login=lower(email)\"",
            "  limbeck revision --autogenerate --against history -m \"made without a database\"",
            "  limbeck revision --autogenerate -m \"for review\" --report target/changes.md",
            "  limbeck revision --from-database -m \"as it was\"    # for a database that is there already",
            "  limbeck revision -m \"fill in the missing countries\"",
            "  limbeck revision -m \"countries\" --language sql",
            "  limbeck revision -m \"stock\" --head base --branch-label stock    # a history of its own",
            "  limbeck revision -m \"shelves\" --head stock@head --depends-on shop"
        })
final class RevisionCommand implements Callable<Integer> {
    /** Options that say what a comparison shall do. */
    private static final List<String> AUTOGENERATE_ONLY = List.of(
            "--report", "--rename", "--rename-table", "--no-rename", "--backfill", "--no-backfill", "--fail-on-hazard");

    private final Session session;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "What the revision does, in a few words.")
    private String message = "";

    @Option(names = "--autogenerate", description = "Write what turns the database into what the entities ask for.")
    private boolean autogenerate;

    @Option(
            names = "--from-database",
            description = "Write what makes the database as it is, as the first revision; then `limbeck stamp head`.")
    private boolean fromDatabase;

    @Option(
            names = "--sql",
            description = "Accepted as Alembic does: without --autogenerate no database is opened anyway.")
    private boolean script;

    @Option(names = "--rev-id", paramLabel = "ID", description = "The revision's id; made up when not given.")
    private @Nullable String id;

    @Option(
            names = "--head",
            paramLabel = "REVISION",
            description = "The revision that this one follows: an id, shop@head, or base for a history of its own;"
                    + " the head when not given.")
    private List<String> heads = new ArrayList<>();

    @Option(names = "--splice", description = "Let it follow a revision that another one follows, as a second branch.")
    private boolean splice;

    @Option(
            names = "--branch-label",
            paramLabel = "LABEL",
            description = "A name for the branch that begins with it. Repeatable.")
    private List<String> branchLabels = new ArrayList<>();

    @Option(
            names = "--version-path",
            paramLabel = "FOLDER",
            description = "The folder it goes to, when revisions.locations has several; that of the revision before it"
                    + " when not given.")
    private @Nullable Path versionPath;

    @Option(
            names = "--depends-on",
            paramLabel = "REVISION",
            description = "A revision or branch that must be applied before it. Repeatable.")
    private List<String> dependsOn = new ArrayList<>();

    @Option(
            names = "--language",
            paramLabel = "java|sql",
            converter = LanguageConverter.class,
            description = "In what it is written: java, or sql for a file of statements for this kind of database;"
                    + " java when not given.")
    private Language language = Language.JAVA;

    @ArgGroup(validate = false)
    private DecisionOptions decisions = new DecisionOptions();

    @Mixin
    private HazardKinds hazards = new HazardKinds();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write what a pull request wants to show into this Markdown file: the changes, their"
                    + " hazards, the SQL of both directions, diagrams of the touched tables.")
    private @Nullable Path reportFile;

    @Spec
    private @Nullable CommandSpec spec;

    RevisionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        requireAutogenerate();
        if (fromDatabase) {
            return adopt();
        }
        boolean review = reportFile != null || session.markdown();
        RevisionRequest request = new RevisionRequest(
                message,
                autogenerate,
                id,
                decisions.decisions(),
                session.answers(),
                hazards.kinds(),
                placement(),
                review,
                language);
        RevisionResult result = new Revise(session.project(), session.listener()).run(request);
        session.report().revision(result);
        if (reportFile != null) {
            writeReport(session.workingDirectory().resolve(reportFile), result);
        }
        return ExitCode.OK;
    }

    private void requireAutogenerate() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (script && autogenerate) {
            throw new ParameterException(
                    line,
                    "--sql and --autogenerate exclude each other, as in Alembic: --autogenerate compares with a"
                            + " database. --report FILE shows the SQL of what it writes.");
        }
        for (String option : AUTOGENERATE_ONLY) {
            if (!autogenerate && line.getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(line, option + " needs --autogenerate: without it nothing is compared.");
            }
        }
    }

    private int adopt() {
        if (autogenerate) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--from-database takes the database as it is, --autogenerate what the entities change: give one");
        }
        if (language != Language.JAVA) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--from-database writes Java: leave --language out");
        }
        RevisionRequest request = new RevisionRequest(
                message,
                false,
                id,
                decisions.decisions(),
                session.answers(),
                hazards.kinds(),
                placement(),
                false,
                language);
        session.report().adopted(new Adopt(session.project(), session.listener()).run(request));
        return ExitCode.OK;
    }

    private Placement placement() {
        Path folder = versionPath == null ? null : session.workingDirectory().resolve(versionPath);
        return new Placement(heads, splice, branchLabels, dependsOn, folder);
    }

    private static void writeReport(Path file, RevisionResult result) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, MarkdownReport.text(result));
        } catch (IOException e) {
            throw new CommandException(
                    "The report " + file + " cannot be written: " + e + "."
                            + (result.file() == null
                                    ? ""
                                    : " The revision " + result.file() + " was written and is whole."),
                    e);
        }
    }

    /** Takes the word in lower case. */
    static final class LanguageConverter implements ITypeConverter<Language> {
        @Override
        public Language convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "java" -> Language.JAVA;
                case "sql" -> Language.SQL;
                default -> throw new TypeConversionException("a revision is written in java or sql, not " + value);
            };
        }
    }
}
