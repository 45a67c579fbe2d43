package dev.limbeck.cli.report;

import dev.limbeck.cli.site.HistoryFile;
import dev.limbeck.cli.terminal.ControlCharacters;
import dev.limbeck.cli.terminal.OutputFormat;
import dev.limbeck.cli.terminal.OutputOptions;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.cli.terminal.TextStyle;
import dev.limbeck.command.Branches;
import dev.limbeck.command.Current;
import dev.limbeck.command.EnsureVersion;
import dev.limbeck.command.WriteModel;
import dev.limbeck.command.draft.Template;
import dev.limbeck.ops.hazards.HazardLines;
import dev.limbeck.result.Against;
import dev.limbeck.result.Change;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.Choice;
import dev.limbeck.result.DoctorResult;
import dev.limbeck.result.DriftResult;
import dev.limbeck.result.EntitiesResult;
import dev.limbeck.result.ImportResult;
import dev.limbeck.result.InitResult;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.ProofStatus;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.RunResult;
import dev.limbeck.result.ScriptResult;
import dev.limbeck.result.StampResult;
import dev.limbeck.result.VerifyResult;
import dev.limbeck.result.Violation;
import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.FleetResult;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prints results as text: the result itself on standard output, remarks on standard error. */
public final class TextReport implements Report {
    private static final Pattern NEXT_COMMAND = Pattern.compile("(?<=: |`)limbeck ");
    private final ProcessContext process;
    private final OutputOptions options;
    private final Supplier<RevisionLines> text;
    private final PrintWriter out;
    private final TextStyle style;

    /** Creates a report that prints results and remarks to the streams of {@code process}. */
    public TextReport(ProcessContext process, OutputOptions options, Supplier<RevisionLines> text) {
        this.process = process;
        this.options = options;
        this.text = text;
        this.out = process.out();
        this.style = process.outStyle();
    }

    @Override
    public void init(InitResult result) {
        result.created().forEach(path -> out.println("Created " + shown(path)));
        result.kept().forEach(path -> out.println("Kept " + shown(path) + ", which already exists"));
        remark("");
        remark("Revision files will be in the Java package " + result.packageName() + ".");
        remark("Next: set database.url and model.packages in limbeck.toml, compile your entities, then run");
        if (result.created().stream().anyMatch(file -> Files.exists(file.resolveSibling("pom.xml")))) {
            // The new limbeck.toml refers to the file that this command writes.
            remark("  mvn dependency:build-classpath -Dmdep.outputFile=target/classpath.txt");
        }
        remark("  limbeck revision --autogenerate -m \"first revision\"");
    }

    @Override
    public void templates(List<Template> templates) {
        templates.forEach(template -> out.println(style.strong(template.label()) + " - " + template.description()));
    }

    @Override
    public void revision(RevisionResult result) {
        String none =
                "No differences between the model and the " + place(result.against()) + "; no revision was written.";
        String first = result.changes().isEmpty() ? "write its upgrade and downgrade" : "read the file, commit it";
        written(result, none, "Next: " + first + ", then run: limbeck upgrade head");
    }

    @Override
    public void squashed(RevisionResult result) {
        written(result, "", "Next: read the file and commit it together with the removal of the old files.");
    }

    @Override
    public void adopted(RevisionResult result) {
        written(
                result,
                "The database has no tables; no revision was written.",
                "Next: read the file, commit it, then mark the database as up to date: limbeck stamp head");
    }

    /** Prints the result and the next step, or the given text if no revision was necessary. */
    private void written(RevisionResult result, String none, String next) {
        if (result.file() == null) {
            out.println(none);
            closing(result.unmanaged(), result.warnings(), result.violations());
            return;
        }
        out.println("Created " + shown(result.file()));
        changes(result.changes());
        closing(result.unmanaged(), result.warnings(), result.violations());
        proof(result.proof());
        remark(next);
    }

    @Override
    public void merge(RevisionResult result) {
        out.println("Created " + shown(Objects.requireNonNull(result.file())));
        closing(List.of(), result.warnings(), List.of());
        proof(result.proof());
        remark("Next: commit it, then run: limbeck upgrade head");
    }

    @Override
    public void imported(ImportResult result) {
        new ImportText(out, process.errStyle(), this::shown, this::remark).print(result);
    }

    @Override
    public void run(RunResult result) {
        if (result.created() != null) {
            out.println("Created the database " + shown(result.created()));
        }
        String place = result.current().isEmpty() ? "base" : String.join(", ", result.current());
        if (result.revisions().isEmpty()) {
            out.println("Nothing to do: the database is at " + place + ".");
        } else {
            remark("The database is at " + place + ".");
        }
    }

    @Override
    public void fleetDatabase(DatabaseOutcome outcome) {
        new FleetText(style).lines(outcome).forEach(out::println);
    }

    @Override
    public void fleet(FleetResult result) {
        new FleetText(style).lines(result).forEach(out::println);
    }

    @Override
    public void stamp(StampResult result) {
        if (result.created() != null) {
            out.println("Created the database " + shown(result.created()));
        }
        String place = result.current().isEmpty() ? "base" : String.join(", ", result.current());
        String before = result.before().isEmpty() ? "base" : String.join(", ", result.before());
        out.println(
                result.before().equals(result.current())
                        ? "Nothing to do: the database is at " + place + "."
                        : "Stamped " + before + " -> " + place + "; no revision was run.");
    }

    @Override
    public void ensureVersion(EnsureVersion.Result result) {
        out.println(
                result.created()
                        ? "Created the table " + result.table() + "."
                        : "The table " + result.table() + " already exists.");
    }

    @Override
    public void plan(PlanResult result) {
        new PlanText(process.outStyle()).lines(result).forEach(out::println);
        result.warnings().forEach(warning -> remark(process.errStyle().warning("warning: ") + warning));
    }

    @Override
    public void script(ScriptResult result) {
        text(result.script());
        closing(List.of(), result.warnings(), List.of());
    }

    @Override
    public void check(CheckResult result) {
        if (result.changes().isEmpty()) {
            out.println("No differences between the model and the " + place(result.against()) + ".");
        } else {
            int count = result.changes().size();
            out.println("The model and the " + place(result.against()) + " differ in " + count
                    + (count == 1 ? " place:" : " places:"));
            changes(result.changes());
        }
        closing(result.unmanaged(), result.warnings(), result.violations());
        for (Choice choice : result.choices()) {
            remark(process.errStyle().warning("hint: ") + choice.question()
                    + " When you write the revision, answer with one of these options:");
            choice.options().forEach(option -> remark("  " + option.flag()));
        }
        if (!result.changes().isEmpty()) {
            remark("Next: limbeck revision --autogenerate -m \"what changed\"");
        }
    }

    @Override
    public void drift(DriftResult result) {
        String at = result.current().isEmpty() ? "base" : String.join(", ", result.current());
        int count = result.changes().size();
        if (count == 0) {
            out.println("No drift: the database matches its revisions at " + at + ".");
        } else {
            out.println("The database differs from its revisions at " + at + " in " + count
                    + (count == 1 ? " place:" : " places:"));
            changes(result.changes());
        }
        int others = result.unmanaged().size();
        if (others > 0) {
            remark("Ignored " + (others == 1 ? "1 table or view" : others + " tables and views")
                    + " that no revision created: " + String.join(", ", result.unmanaged()));
        }
        closing(List.of(), result.warnings(), List.of());
        if (count > 0) {
            remark("Next: to revert the changes, run the SQL that `limbeck drift --format markdown` shows.");
            remark("To keep them, change the entities accordingly, write a revision with `limbeck revision"
                    + " --autogenerate --against history`, and mark this database with `limbeck stamp head`.");
        }
    }

    @Override
    public void verify(VerifyResult result) {
        result.verdicts().forEach(new VerdictText(out, style)::print);
        changes(result.differences());
        closing(List.of(), result.warnings(), List.of());
        if (!result.isBroken() && result.hasDifferences()) {
            remark("Next: limbeck revision --autogenerate --against history -m \"what changed\"");
        }
    }

    private void proof(@Nullable ProofStatus proof) {
        ProofText.lines(proof, process.errStyle()).forEach(this::remark);
    }

    private static String place(Against against) {
        return against.name().toLowerCase(Locale.ROOT);
    }

    private void changes(List<Change> changes) {
        for (Change change : changes) {
            out.println("  " + ControlCharacters.escapeLine(change.description()));
            HazardLines.describe(change.hazards())
                    .forEach(hazard -> out.println("    " + style.warning("hazard " + hazard)));
        }
    }

    private void closing(List<String> unmanaged, List<String> warnings, List<Violation> violations) {
        if (!unmanaged.isEmpty()) {
            remark(IgnoredTables.describe(unmanaged));
        }
        warnings.forEach(warning -> remark(process.errStyle().warning("warning: ") + warning));
        violations.forEach(violation -> remark(process.errStyle().warning("warning: ")
                + "rows of this database are in the way: " + violation.describe()));
    }

    @Override
    public void history(List<RevisionInfo> revisions) {
        if (options.format() == OutputFormat.mermaid) {
            HistoryDiagram.lines(revisions).forEach(out::println);
            return;
        }
        if (options.format() == OutputFormat.html) {
            text(HistoryFile.render(revisions));
            return;
        }
        if (revisions.isEmpty()) {
            remark("There are no revisions yet.");
        }
        text().print(revisions, options.verbosity() > 0, RevisionLines::historyLine);
    }

    @Override
    public void graph(List<RevisionInfo> revisions) {
        HistoryGraph.draw(revisions, text.get()::nextLine).forEach(out::println);
    }

    @Override
    public void revisions(List<RevisionInfo> revisions, String whenNone) {
        if (revisions.isEmpty()) {
            remark(whenNone);
        }
        text().print(revisions, options.verbosity() > 0, RevisionLines::line);
    }

    @Override
    public void position(Current.Position position) {
        revisions(position.revisions(), "The database is at base: no revision is applied.");
        position.inProgress().ifPresent(inProgress -> {
            out.println(style.warning("The database is " + inProgress.describe() + "."));
            remark("Next: limbeck resume");
        });
    }

    @Override
    public void doctor(DoctorResult result) {
        new DoctorText(out, style).print(result);
    }

    @Override
    public void unlock(Optional<String> holder) {
        out.println(holder.map(each -> "Released the lock, which was held by " + each + ".")
                .orElse("No one holds the lock."));
    }

    @Override
    public void show(List<RevisionInfo> revisions) {
        text().show(revisions);
    }

    @Override
    public void branches(List<Branches.Branching> branches) {
        if (branches.isEmpty()) {
            remark("There are no branch points.");
        }
        text().branches(branches, options.verbosity() > 0);
    }

    private RevisionsText text() {
        return new RevisionsText(out, text.get());
    }

    @Override
    public void tables(List<String> names) {
        names.forEach(name -> out.println(ControlCharacters.escapeLine(name)));
    }

    @Override
    public void entities(EntitiesResult result) {
        if (result.text() != null) {
            text(result.text());
        }
        new EntitiesText(out, process.errStyle(), this::shown, this::remark).print(result);
    }

    @Override
    public void model(WriteModel.Result result) {
        out.println(
                result.file() == null
                        ? result.product() + " is an embedded database, for which the application needs no model "
                                + "file; nothing was written."
                        : "Wrote " + shown(result.file()) + ": " + result.tables()
                                + (result.tables() == 1 ? " table" : " tables") + ", for " + result.product() + " "
                                + result.series() + ".");
        closing(List.of(), result.warnings(), List.of());
    }

    @Override
    public void site(Path index, int pages) {
        out.println("Wrote " + pages + " pages. Open " + index + " in a browser.");
    }

    @Override
    public void text(String text) {
        out.flush();
        process.exactOut().print(text);
        process.exactOut().flush();
    }

    @Override
    public void schema(List<String> statements) {
        out.flush();
        statements.forEach(statement -> process.exactOut().println(statement + ";"));
        process.exactOut().flush();
    }

    /** Prints a remark on standard error, unless {@code -q} is given. */
    @Override
    public void remark(String line) {
        if (!options.quiet()) {
            out.flush();
            process.err().println(inEnvironment(line));
            process.err().flush();
        }
    }

    /** Adds {@code -n} to the command to run next, so that it uses the same section of the settings. */
    private String inEnvironment(String line) {
        boolean inSection = options.environment() != null && line.startsWith("Next: ");
        return inSection ? NEXT_COMMAND.matcher(line).replaceAll("limbeck -n " + options.environment() + " ") : line;
    }

    /** {@return the printed form of the path: relative to the working directory if the path is inside it} */
    private String shown(Path path) {
        Path folder = process.workingDirectory();
        return (path.startsWith(folder) && !path.equals(folder) ? folder.relativize(path) : path).toString();
    }
}
