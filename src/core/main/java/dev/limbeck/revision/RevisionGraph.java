package dev.limbeck.revision;

import dev.limbeck.revision.RevisionException.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A history: revisions and what comes before what. Immutable, and the same whatever the order of the files. Wherever
 * several revisions are returned, they come in the order of a history: newest first.
 */
public final class RevisionGraph {
    private final Map<String, Node> nodes;
    private final Map<String, Node> labelled;

    private RevisionGraph(Map<String, Node> nodes, Map<String, Node> labelled) {
        this.nodes = nodes;
        this.labelled = labelled;
    }

    /**
     * {@return the graph of those revisions}
     *
     * @throws RevisionException if two have one id or label, a down revision or dependency is missing, or they form a
     *     ring; the message names the files
     */
    public static RevisionGraph of(Collection<RevisionFile> files) {
        GraphBuilder builder = new GraphBuilder();
        return new RevisionGraph(builder.build(files), builder.labelled());
    }

    /** {@return every revision} */
    public List<RevisionFile> revisions() {
        return files(nodes.values());
    }

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return nodes.isEmpty();
    }

    /** {@return the revision of exactly that id} */
    public Optional<RevisionFile> find(String id) {
        return Optional.ofNullable(nodes.get(id)).map(node -> node.file);
    }

    /**
     * {@return the revision of exactly that id}
     *
     * @throws RevisionException of kind {@code UNKNOWN_REVISION} if there is none
     */
    public RevisionFile get(String id) {
        return node(id).file;
    }

    /** {@return the revisions that no other has as its down revision} */
    public List<RevisionFile> heads() {
        return files(headNodes(Edges.DOWN_REVISIONS));
    }

    /** {@return the heads that no other depends on either: where {@code upgrade heads} leads} */
    public List<RevisionFile> effectiveHeads() {
        return files(headNodes(Edges.ALL));
    }

    /** {@return the revisions without a down revision} */
    public List<RevisionFile> bases() {
        return files(baseNodes());
    }

    /** {@return the revisions that are the down revision of several} */
    public List<RevisionFile> branchPoints() {
        return files(
                nodes.values().stream().filter(node -> node.children.size() > 1).toList());
    }

    /** {@return the revisions that come directly after that one} */
    public List<RevisionFile> children(String id) {
        return files(node(id).children);
    }

    /** {@return its down revisions, as they are written} */
    public List<RevisionFile> parents(String id) {
        return node(id).parents.stream().map(node -> node.file).toList();
    }

    /** {@return what it depends on, labels resolved, as they are written} */
    public List<RevisionFile> dependencies(String id) {
        return node(id).dependencies.stream().map(node -> node.file).toList();
    }

    /** {@return the revisions that depend on it} */
    public List<RevisionFile> dependents(String id) {
        return files(node(id).dependents);
    }

    /** {@return whether no other has it as its down revision} */
    public boolean isHead(String id) {
        return node(id).children.isEmpty();
    }

    /** {@return whether no other has it as its down revision or depends on it} */
    public boolean isEffectiveHead(String id) {
        return node(id).up(Edges.ALL).isEmpty();
    }

    /** {@return whether it has no down revision} */
    public boolean isBase(String id) {
        return node(id).parents.isEmpty();
    }

    /** {@return whether it is the down revision of several} */
    public boolean isBranchPoint(String id) {
        return node(id).children.size() > 1;
    }

    /** {@return whether it has several down revisions} */
    public boolean isMergePoint(String id) {
        return node(id).parents.size() > 1;
    }

    /** {@return the labels of the branches it belongs to, sorted: those of revisions below and above on its line} */
    public Set<String> labels(String id) {
        return Set.copyOf(node(id).labels);
    }

    /** {@return every label of the history, sorted} */
    public List<String> allLabels() {
        return labelled.keySet().stream().sorted().toList();
    }

    /** {@return those revisions and everything that must be applied before them} */
    public List<RevisionFile> withAncestors(Collection<String> ids, Edges edges) {
        return files(Node.andBelow(nodesOf(ids), edges));
    }

    /** {@return those revisions and everything that comes after them} */
    public List<RevisionFile> withDescendants(Collection<String> ids, Edges edges) {
        return files(Node.andAbove(nodesOf(ids), edges));
    }

    /** {@return the way to find revisions by other names than their full id, with those rows in the version table} */
    public RevisionResolver resolver(VersionRows current) {
        return new RevisionResolver(this, current);
    }

    /** {@return the way to find revisions by other names than their full id, with no database} */
    public RevisionResolver resolver() {
        return resolver(VersionRows.NONE);
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    @Nullable
    Node nodeOrNull(String id) {
        return nodes.get(id);
    }

    @Nullable
    Node labelledOrNull(String label) {
        return labelled.get(label);
    }

    Node node(String id) {
        Node node = nodes.get(id);
        if (node == null) {
            throw new RevisionException(Kind.UNKNOWN_REVISION, "No revision has the id " + id + ".");
        }
        return node;
    }

    List<Node> nodesOf(Collection<String> ids) {
        return ids.stream().map(this::node).toList();
    }

    List<Node> headNodes(Edges edges) {
        return nodes.values().stream().filter(node -> node.up(edges).isEmpty()).toList();
    }

    List<Node> baseNodes() {
        return nodes.values().stream().filter(node -> node.parents.isEmpty()).toList();
    }

    /**
     * The revisions of the version table's rows. A row that another contains says nothing and is left out: Alembic leaves
     * such rows behind when a revision depends on one that its own down revision does not contain.
     *
     * @throws RevisionException of kind {@code UNKNOWN_CURRENT} if no file has one of them
     */
    List<Node> current(VersionRows rows) {
        List<Node> current = new ArrayList<>();
        for (String id : rows.ids()) {
            Node node = nodes.get(id);
            if (node == null) {
                throw new RevisionException(
                        Kind.UNKNOWN_CURRENT,
                        "The database is at revision " + id + ", and no revision file has that id.\n"
                                + "Bring the file back (another branch of the repository may have it), or say where the"
                                + " database really is with `limbeck stamp --purge REVISION`.");
            }
            current.add(node);
        }
        return current.stream()
                .filter(node -> current.stream().noneMatch(other -> other.contains(node)))
                .toList();
    }

    static void refuseOverlap(List<Node> some, String intro, String advice) {
        for (Node node : some) {
            for (Node other : some) {
                if (node.contains(other)) {
                    throw new RevisionException(
                            Kind.OVERLAP,
                            intro + " " + node + " and " + other + ", and " + node + " already contains " + other
                                    + ".\n" + advice);
                }
            }
        }
    }

    static List<RevisionFile> files(Collection<Node> some) {
        return NewestFirst.order(some).stream().map(node -> node.file).toList();
    }
}
