package dev.limbeck.cli;

import dev.limbeck.command.CheckResult;
import dev.limbeck.command.DriftResult;
import dev.limbeck.command.InitResult;
import dev.limbeck.command.RevisionInfo;
import dev.limbeck.command.RevisionResult;
import dev.limbeck.command.RunResult;
import dev.limbeck.command.VerifyResult;
import java.util.List;

/** Prints what a command gives back: a method for each kind of result, a class for each format. */
interface Report {
    /** Prints what {@code init} made. */
    void init(InitResult result);

    /** Prints what {@code revision} wrote. */
    void revision(RevisionResult result);

    /** Prints what {@code upgrade} or {@code downgrade} did. */
    void run(RunResult result);

    /** Prints what {@code check} found. */
    void check(CheckResult result);

    /** Prints what {@code drift} found. */
    void drift(DriftResult result);

    /** Prints what {@code verify} proved. */
    void verify(VerifyResult result);

    /** Prints revisions as {@code history} does, each with the one before it. */
    void history(List<RevisionInfo> revisions);

    /** Prints revisions as {@code current} and {@code heads} do. */
    void revisions(List<RevisionInfo> revisions, String whenNone);

    /** Prints all that is known of one revision. */
    void show(RevisionInfo revision);

    /** Prints names of tables and views. */
    void tables(List<String> names);

    /** Prints statements of the database's schema. */
    void schema(List<String> statements);
}
