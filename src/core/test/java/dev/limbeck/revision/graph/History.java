package dev.limbeck.revision.graph;

import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionHeader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds histories for tests, oldest revision first: {@code add("b", "a").needing("c").labeled("shop")}. */
public final class History {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<RevisionFile> files = new ArrayList<>();

    /** Adds a revision after the given ones. */
    History add(String id, String... downRevisions) {
        RevisionHeader header = new RevisionHeader(
                id, List.of(downRevisions), List.of(), List.of(), null, START.plusSeconds(files.size()));
        files.add(new RevisionFile(header, "message of " + id, "db.Rev_" + id, Path.of("revisions", id + ".java")));
        return this;
    }

    /** Makes the last revision depend on others. */
    History needing(String... names) {
        RevisionHeader last = header();
        return replace(new RevisionHeader(
                last.id(), last.downRevisions(), last.branchLabels(), List.of(names), null, last.created()));
    }

    /** Sets the labels of the last revision. */
    History labeled(String... labels) {
        RevisionHeader last = header();
        return replace(new RevisionHeader(
                last.id(), last.downRevisions(), List.of(labels), last.dependsOn(), null, last.created()));
    }

    /** Makes the last revision irreversible. */
    History irreversible(@Nullable String reason) {
        RevisionHeader last = header();
        return replace(new RevisionHeader(
                last.id(), last.downRevisions(), last.branchLabels(), last.dependsOn(), reason, last.created()));
    }

    private RevisionHeader header() {
        return files.get(files.size() - 1).header();
    }

    private History replace(RevisionHeader header) {
        RevisionFile last = files.remove(files.size() - 1);
        files.add(new RevisionFile(header, last.message(), last.className(), last.source()));
        return this;
    }

    List<RevisionFile> files() {
        return List.copyOf(files);
    }

    RevisionGraph graph() {
        return RevisionGraph.of(files);
    }

    public static List<String> ids(List<RevisionFile> files) {
        return files.stream().map(RevisionFile::id).toList();
    }

    /** {@return the linear history {@code a b c d e}} */
    static RevisionGraph line() {
        return new History()
                .add("a")
                .add("b", "a")
                .add("c", "b")
                .add("d", "c")
                .add("e", "d")
                .graph();
    }

    /**
     * {@return a history with {@code two} branches from {@code b}: {@code c1 d1}, labeled {@code one}, and {@code c2
     * d2}, labeled two}
     */
    static RevisionGraph branches() {
        return new History()
                .add("a")
                .add("b", "a")
                .add("c1", "b")
                .labeled("one")
                .add("d1", "c1")
                .add("c2", "b")
                .labeled("two")
                .add("d2", "c2")
                .graph();
    }

    /** {@return the same two branches, which are merged by {@code m}; m is followed by {@code n}} */
    static RevisionGraph merged() {
        return new History()
                .add("a")
                .add("b", "a")
                .add("c1", "b")
                .labeled("one")
                .add("d1", "c1")
                .add("c2", "b")
                .labeled("two")
                .add("d2", "c2")
                .add("m", "d1", "d2")
                .add("n", "m")
                .graph();
    }
}
