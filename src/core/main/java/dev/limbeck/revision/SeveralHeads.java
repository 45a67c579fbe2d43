package dev.limbeck.revision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What to say where a history has several heads: which they are, and the ways out. */
public final class SeveralHeads {
    private SeveralHeads() {}

    /** {@return what to say of that history's heads; empty when there is only one, or none} */
    public static Optional<String> in(RevisionGraph graph) {
        List<RevisionFile> heads = graph.effectiveHeads();
        return heads.size() < 2 ? Optional.empty() : Optional.of(message(graph, heads));
    }

    /**
     * {@return what to say unless the heads are meant}: with a branch label of its own each head can be told from the
     * others, and nobody labels a branch by accident
     */
    public static Optional<String> unmeant(RevisionGraph graph) {
        return areMeant(graph, graph.effectiveHeads()) ? Optional.empty() : in(graph);
    }

    static String message(RevisionGraph graph, List<RevisionFile> heads) {
        String list = heads.stream().map(SeveralHeads::line).collect(Collectors.joining());
        String intro = "The history has " + heads.size() + " heads:" + list + "\n";
        if (areMeant(graph, heads)) {
            return intro + "Name the branch that is meant: "
                    + heads.stream()
                            .map(head -> name(graph, head, heads) + "@head")
                            .collect(Collectors.joining(", "))
                    + "; heads stands for all of them, and `limbeck merge heads` joins them.";
        }
        String first = heads.get(heads.size() - 1).id();
        return intro + "Two people probably wrote a revision at the same time. Either join them with `limbeck merge"
                + " heads -m \"…\"`, or, if one of them is not shared yet, give it the other's id as its downRevision"
                + " (downRevision = \"" + first + "\").\nWhere both are meant to stay, name one: its id, or a branch"
                + " label before @head; heads stands for all.";
    }

    private static String line(RevisionFile head) {
        String message = head.message().isEmpty() ? "" : " " + head.message();
        return "\n  " + head.id() + message + " (" + head.place() + ")";
    }

    private static String name(RevisionGraph graph, RevisionFile head, List<RevisionFile> heads) {
        return own(graph, head, heads).stream().findFirst().orElse(head.id());
    }

    /** Each has a label of its own, or one depends on another. */
    private static boolean areMeant(RevisionGraph graph, List<RevisionFile> heads) {
        if (heads.stream().anyMatch(head -> !graph.isEffectiveHead(head.id()))) {
            return true;
        }
        return heads.stream().noneMatch(head -> own(graph, head, heads).isEmpty());
    }

    /** The labels that no other head has. */
    private static List<String> own(RevisionGraph graph, RevisionFile head, List<RevisionFile> heads) {
        Set<String> labels = new TreeSet<>(graph.labels(head.id()));
        heads.stream()
                .filter(other -> !other.equals(head))
                .forEach(other -> labels.removeAll(graph.labels(other.id())));
        return List.copyOf(labels);
    }
}
