package dev.limbeck.revision.graph;

import dev.limbeck.revision.RevisionFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Creates the message about a history with several heads, which lists the heads and the remedies. */
public final class MultipleHeads {
    private MultipleHeads() {}

    /** {@return the message about the heads of the history; empty if the history has at most one head} */
    public static Optional<String> describe(RevisionGraph graph) {
        List<RevisionFile> heads = graph.effectiveHeads();
        return heads.size() < 2 ? Optional.empty() : Optional.of(message(graph, heads));
    }

    /**
     * {@return the message, unless several heads are intended} Heads are intended if each has a branch label that
     * distinguishes it from the other heads.
     */
    public static Optional<String> describeUnintended(RevisionGraph graph) {
        return areIntended(graph, graph.effectiveHeads()) ? Optional.empty() : describe(graph);
    }

    static String message(RevisionGraph graph, List<RevisionFile> heads) {
        String list = heads.stream().map(MultipleHeads::line).collect(Collectors.joining());
        String intro = "The history has " + heads.size() + " heads:" + list + "\n";
        if (areIntended(graph, heads)) {
            return intro + "Specify one of the branches: "
                    + heads.stream()
                            .map(head -> name(graph, head, heads) + "@head")
                            .collect(Collectors.joining(", "))
                    + "; or use heads for all of them, or merge them with `limbeck merge heads`.";
        }
        String first = heads.get(heads.size() - 1).id();
        return intro
                + "Two people probably wrote a revision at the same time. Merge the heads with `limbeck merge heads"
                + " -m \"…\"` or, if one of these revisions has not been shared yet, make it follow the other (downRevision = \""
                + first
                + "\").\nTo keep several heads, specify the one that you mean by its id or as LABEL@head, or use heads"
                + " for all of them.";
    }

    private static String line(RevisionFile head) {
        String message = head.message().isEmpty() ? "" : " " + head.message();
        return "\n  " + head.id() + message + " (" + head.location() + ")";
    }

    private static String name(RevisionGraph graph, RevisionFile head, List<RevisionFile> heads) {
        return distinctLabels(graph, head, heads).stream().findFirst().orElse(head.id());
    }

    /** {@return whether each head has a label that no other head has} */
    private static boolean areIntended(RevisionGraph graph, List<RevisionFile> heads) {
        return heads.stream()
                .noneMatch(head -> distinctLabels(graph, head, heads).isEmpty());
    }

    /** {@return the labels that no other head has} */
    private static List<String> distinctLabels(RevisionGraph graph, RevisionFile head, List<RevisionFile> heads) {
        Set<String> labels = new TreeSet<>(graph.labels(head.id()));
        heads.stream()
                .filter(other -> !other.id().equals(head.id()))
                .forEach(other -> labels.removeAll(graph.labels(other.id())));
        return List.copyOf(labels);
    }
}
