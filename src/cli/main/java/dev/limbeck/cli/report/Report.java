package dev.limbeck.cli.report;

import dev.limbeck.command.Branches;
import dev.limbeck.command.Current;
import dev.limbeck.command.EnsureVersion;
import dev.limbeck.command.WriteModel;
import dev.limbeck.command.draft.Template;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.DoctorResult;
import dev.limbeck.result.DriftResult;
import dev.limbeck.result.EntitiesResult;
import dev.limbeck.result.ImportResult;
import dev.limbeck.result.InitResult;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.RunResult;
import dev.limbeck.result.ScriptResult;
import dev.limbeck.result.StampResult;
import dev.limbeck.result.VerifyResult;
import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.FleetResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prints the results of commands. It has a method for each kind of result and an implementation for each format. */
public interface Report {
    /** Prints the result of {@code init}. */
    void init(InitResult result);

    /** Prints the kinds of project that {@code init} can create. */
    void templates(List<Template> templates);

    /** Prints the result of {@code revision}. */
    void revision(RevisionResult result);

    /** Prints the result of {@code revision --from-database}. */
    void adopted(RevisionResult result);

    /** Prints the result of {@code squash}. */
    default void squashed(RevisionResult result) {
        revision(result);
    }

    /** Prints the result of {@code merge}. */
    void merge(RevisionResult result);

    /** Prints the result of {@code alembic import}. */
    void imported(ImportResult result);

    /** Prints the result of {@code upgrade} or {@code downgrade}. */
    void run(RunResult result);

    /** Prints the result of a command for one database of a fleet. */
    void fleetDatabase(DatabaseOutcome outcome);

    /** Prints the results of a command for the databases of a fleet, in groups. */
    void fleet(FleetResult result);

    /** Prints the result of {@code stamp}. */
    void stamp(StampResult result);

    /** Prints the result of {@code ensure-version}. */
    void ensureVersion(EnsureVersion.Result result);

    /** Prints the plan of {@code upgrade} or {@code downgrade}. */
    void plan(PlanResult result);

    /** Prints the script of {@code --sql}, and nothing else, on standard output. */
    void script(ScriptResult result);

    /** Prints the result of {@code check}. */
    void check(CheckResult result);

    /** Prints the result of {@code drift}. */
    void drift(DriftResult result);

    /** Prints the result of {@code verify}. */
    void verify(VerifyResult result);

    /** Prints revisions as {@code history} does, each with its down revision. */
    void history(List<RevisionInfo> revisions);

    /** Prints revisions as {@code history} does, with the branches drawn next to them. */
    void graph(List<RevisionInfo> revisions);

    /** Prints revisions as {@code current} and {@code heads} do, or a remark if there are none. */
    void revisions(List<RevisionInfo> revisions, String whenNone);

    /** Prints the revisions of the database, as {@code current} does. */
    void position(Current.Position position);

    /** Prints the result of {@code doctor}. */
    void doctor(DoctorResult result);

    /**
     * Prints a description of the former holder of the lock that {@code unlock} released, or a remark that the lock was
     * not held.
     */
    void unlock(Optional<String> holder);

    /** Prints the full entries of revisions. */
    void show(List<RevisionInfo> revisions);

    /** Prints branch points with the revisions that follow them. */
    void branches(List<Branches.Branching> branches);

    /**
     * {@return a report whose next result contains the warnings; they become remarks if the format has no place for
     * them}
     */
    default Report withWarnings(List<String> warnings) {
        warnings.forEach(this::remark);
        return this;
    }

    /** Prints a remark for the user, which is not part of the result. */
    void remark(String line);

    /** Prints names of tables and views. */
    void tables(List<String> names);

    /** Prints the result of {@code entities}. */
    void entities(EntitiesResult result);

    /** Prints the name of the file that {@code model} wrote, or a remark that the database needs none. */
    void model(WriteModel.Result result);

    /** Prints the number of pages that {@code docs} wrote, and the location of the first page. */
    void site(Path index, int pages);

    /** Prints the given text unchanged. */
    void text(String text);

    /** Prints statements of the database's schema. */
    void schema(List<String> statements);
}
