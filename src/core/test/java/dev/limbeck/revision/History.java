package dev.limbeck.revision;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Histories for tests: {@code revision("b").after("a").needs("c").labelled("shop")}, oldest first. */
final class History {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<RevisionFile> files = new ArrayList<>();

    /** Adds a revision after those. */
    History add(String id, String... downRevisions) {
        RevisionHeader header = RevisionHeader.of(id, List.of(downRevisions), START.plusSeconds(files.size()));
        files.add(new RevisionFile(header, "message of " + id, "db.Rev_" + id, Path.of("revisions", id + ".java")));
        return this;
    }

    /** The revision added last depends on those. */
    History needing(String... names) {
        RevisionHeader last = header();
        return replace(new RevisionHeader(
                last.id(), last.downRevisions(), last.branchLabels(), List.of(names), null, last.created()));
    }

    /** The revision added last carries those labels. */
    History labelled(String... labels) {
        RevisionHeader last = header();
        return replace(new RevisionHeader(
                last.id(), last.downRevisions(), List.of(labels), last.dependsOn(), null, last.created()));
    }

    /** The revision added last cannot be taken back. */
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

    static List<String> ids(List<RevisionFile> files) {
        return files.stream().map(RevisionFile::id).toList();
    }

    /** A line {@code a b c d e}. */
    static RevisionGraph line() {
        return new History()
                .add("a")
                .add("b", "a")
                .add("c", "b")
                .add("d", "c")
                .add("e", "d")
                .graph();
    }

    /** Two branches from {@code b}: {@code c1 d1} labelled {@code one}, {@code c2 d2} labelled {@code two}. */
    static RevisionGraph branches() {
        return new History()
                .add("a")
                .add("b", "a")
                .add("c1", "b")
                .labelled("one")
                .add("d1", "c1")
                .add("c2", "b")
                .labelled("two")
                .add("d2", "c2")
                .graph();
    }

    /** The two branches, joined in {@code m}, and {@code n} after it. */
    static RevisionGraph merged() {
        return new History()
                .add("a")
                .add("b", "a")
                .add("c1", "b")
                .labelled("one")
                .add("d1", "c1")
                .add("c2", "b")
                .labelled("two")
                .add("d2", "c2")
                .add("m", "d1", "d2")
                .add("n", "m")
                .graph();
    }
}
