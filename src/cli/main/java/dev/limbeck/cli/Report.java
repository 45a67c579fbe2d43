package dev.limbeck.cli;

import dev.limbeck.command.Branches;
import dev.limbeck.command.CheckResult;
import dev.limbeck.command.DriftResult;
import dev.limbeck.command.EnsureVersion;
import dev.limbeck.command.EntitiesResult;
import dev.limbeck.command.ImportResult;
import dev.limbeck.command.InitResult;
import dev.limbeck.command.PlanResult;
import dev.limbeck.command.RevisionInfo;
import dev.limbeck.command.RevisionResult;
import dev.limbeck.command.RunResult;
import dev.limbeck.command.ScriptResult;
import dev.limbeck.command.StampResult;
import dev.limbeck.command.Template;
import dev.limbeck.command.VerifyResult;
import java.util.List;

/** Prints what a command gives back: a method for each kind of result, a class for each format. */
interface Report {
    /** Prints what {@code init} made. */
    void init(InitResult result);

    /** Prints the kinds of project that {@code init} can start. */
    void templates(List<Template> templates);

    /** Prints what {@code revision} wrote. */
    void revision(RevisionResult result);

    /** Prints what {@code revision --from-database} wrote. */
    void adopted(RevisionResult result);

    /** Prints what {@code merge} wrote. */
    void merge(RevisionResult result);

    /** Prints what {@code alembic import} wrote. */
    void imported(ImportResult result);

    /** Prints what {@code upgrade} or {@code downgrade} did. */
    void run(RunResult result);

    /** Prints what {@code stamp} did. */
    void stamp(StampResult result);

    /** Prints what {@code ensure-version} did. */
    void ensureVersion(EnsureVersion.Result result);

    /** Prints what {@code upgrade} or {@code downgrade} would do. */
    void plan(PlanResult result);

    /** Prints the script that {@code --sql} asks for, and nothing else on standard output. */
    void script(ScriptResult result);

    /** Prints what {@code check} found. */
    void check(CheckResult result);

    /** Prints what {@code drift} found. */
    void drift(DriftResult result);

    /** Prints what {@code verify} proved. */
    void verify(VerifyResult result);

    /** Prints revisions as {@code history} does, each with the one before it. */
    void history(List<RevisionInfo> revisions);

    /** Prints revisions as {@code history} does, with the branches drawn beside them. */
    void graph(List<RevisionInfo> revisions);

    /** Prints revisions as {@code current} and {@code heads} do. */
    void revisions(List<RevisionInfo> revisions, String whenNone);

    /** Prints all that is known of a revision, or of several. */
    void show(List<RevisionInfo> revisions);

    /** Prints branch points with what follows them. */
    void branches(List<Branches.Branching> branches);

    /** Says something beside the result, which a program does not need. */
    void remark(String line);

    /** Prints names of tables and views. */
    void tables(List<String> names);

    /** Prints what {@code entities} wrote. */
    void entities(EntitiesResult result);

    /** Prints a text as it is. */
    void text(String text);

    /** Prints statements of the database's schema. */
    void schema(List<String> statements);
}
