package dev.limbeck.revision.graph;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.text.NearestName;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the graph of a list of revisions, and reports errors in the history. */
final class GraphBuilder {
    private static final Comparator<RevisionFile> NEWEST_FIRST =
            Comparator.comparing(RevisionFile::created).reversed().thenComparing(RevisionFile::id);

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Node> labeled = new LinkedHashMap<>();

    /** {@return the nodes by id, newest first} */
    Map<String, Node> build(Collection<RevisionFile> files) {
        files.stream().sorted(NEWEST_FIRST).forEach(this::add);
        nodes.values().forEach(this::label);
        nodes.values().forEach(this::connect);
        Cycles.requireNone(nodes.values(), Edges.DOWN_REVISIONS);
        Cycles.requireNone(nodes.values(), Edges.ALL);
        nodes.values().forEach(GraphBuilder::reduce);
        labeled.forEach(GraphBuilder::spread);
        return nodes;
    }

    /** {@return the nodes that declare labels, by label} */
    Map<String, Node> labeled() {
        return labeled;
    }

    private void add(RevisionFile file) {
        Node before = nodes.putIfAbsent(file.id(), new Node(file, nodes.size()));
        if (before != null) {
            List<String> places = List.of(before.file.location(), file.location()).stream()
                    .sorted()
                    .toList();
            throw new RevisionException(
                    Kind.DUPLICATE_ID,
                    "Two revisions have the id " + file.id() + ":\n  " + String.join("\n  ", places)
                            + "\nGive one of them another id, or delete it.");
        }
    }

    private void label(Node node) {
        for (String label : node.file.branchLabels()) {
            Node id = nodes.get(label);
            Node before = id == null ? labeled.putIfAbsent(label, node) : id;
            if (before != null) {
                String what = id == null ? "is the branch label of two revisions" : "is a branch label and an id";
                throw new RevisionException(
                        Kind.DUPLICATE_LABEL,
                        "\"" + label + "\" " + what + ":\n  " + before.file.location() + "\n  " + node.file.location()
                                + "\nChange branchLabels in one of them.");
            }
        }
    }

    private void connect(Node node) {
        for (String id : new LinkedHashSet<>(node.file.downRevisions())) {
            String word = node.file.isSql() ? "down revision" : "downRevision";
            Node parent = find(node, id, nodes.get(id), word);
            refuseSelf(node, parent, Kind.SELF_LOOP, word);
            node.parents.add(parent);
            parent.children.add(node);
        }
        for (String name : new LinkedHashSet<>(node.file.dependsOn())) {
            String word = node.file.isSql() ? "depends on" : "dependsOn";
            Node needed = find(node, name, nodes.getOrDefault(name, labeled.get(name)), word);
            refuseSelf(node, needed, Kind.DEPENDENCY_SELF_LOOP, word);
            if (!node.dependencies.contains(needed)) {
                node.dependencies.add(needed);
                needed.dependents.add(node);
            }
        }
    }

    private Node find(Node node, String name, @Nullable Node found, String attribute) {
        if (found != null) {
            return found;
        }
        if (name.isBlank()) {
            throw new RevisionException(
                    Kind.MISSING_REVISION,
                    node.file.location() + ": " + attribute + " of " + node.id() + " contains an empty id.\nWrite "
                            + attribute + " = {} if there is no such revision.");
        }
        Set<String> known = new LinkedHashSet<>(nodes.keySet());
        known.addAll(labeled.keySet());
        known.remove(node.id());
        String advice = NearestName.find(name, known)
                .map(near -> "Did you mean " + near + "?")
                .orElse("Its file is missing or was never committed; restore it, or correct " + attribute + ".");
        throw new RevisionException(
                Kind.MISSING_REVISION,
                node.file.location() + ": " + attribute + " names " + name + ", but no revision has that id.\n"
                        + advice);
    }

    private static void refuseSelf(Node node, Node other, Kind kind, String attribute) {
        if (node == other) {
            throw new RevisionException(
                    kind,
                    node.file.location() + ": " + attribute + " of " + node.id()
                            + " refers to the revision itself.\nSpecify the revision before it.");
        }
    }

    /**
     * Fills {@link Node#below} with the parents and dependencies, except those that are ancestors of another parent or
     * dependency.
     */
    private static void reduce(Node node) {
        List<Node> direct = node.predecessors(Edges.ALL);
        node.below = direct.size() <= 1
                ? direct
                : direct.stream()
                        .filter(next -> direct.stream().noneMatch(other -> other.contains(next)))
                        .toList();
    }

    /** Adds the label to all descendants, and to the ancestors up to the next branch or merge point. */
    private static void spread(String label, Node node) {
        Node.withDescendants(List.of(node), Edges.DOWN_REVISIONS).forEach(above -> above.addLabel(label));
        Node below = node;
        while (below.parents.size() == 1
                && below.parents.get(0).successors(Edges.ALL).size() == 1) {
            below = below.parents.get(0);
            if (below.parents.size() > 1) {
                return;
            }
            below.addLabel(label);
        }
    }
}
