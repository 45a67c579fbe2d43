package dev.limbeck.revision.graph;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.VersionRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A history: revisions and the order between them. A graph is immutable and does not depend on the order of the files.
 * Methods that return several revisions return them in the order of the history, newest first.
 */
public final class RevisionGraph {
    private final Map<String, Node> nodes;
    private final Map<String, Node> labeled;

    private RevisionGraph(Map<String, Node> nodes, Map<String, Node> labeled) {
        this.nodes = nodes;
        this.labeled = labeled;
    }

    /**
     * {@return the graph of the given revisions}
     *
     * @throws RevisionException if two revisions have the same id or label, a down revision or dependency is missing,
     *     or the revisions form a cycle; the message lists the files
     */
    public static RevisionGraph of(Collection<RevisionFile> files) {
        GraphBuilder builder = new GraphBuilder();
        return new RevisionGraph(builder.build(files), builder.labeled());
    }

    /** {@return all revisions} */
    public List<RevisionFile> revisions() {
        return files(nodes.values());
    }

    /** {@return whether the history has no revisions} */
    public boolean isEmpty() {
        return nodes.isEmpty();
    }

    /** {@return the revision with exactly the given id, if there is one} */
    public Optional<RevisionFile> find(String id) {
        return Optional.ofNullable(nodes.get(id)).map(node -> node.file);
    }

    /**
     * {@return the revision with exactly the given id}
     *
     * @throws RevisionException of kind {@code UNKNOWN_REVISION} if there is no such revision
     */
    public RevisionFile get(String id) {
        return node(id).file;
    }

    /** {@return the revisions that are not the down revision of any other revision} */
    public List<RevisionFile> heads() {
        return files(headNodes(Edges.DOWN_REVISIONS));
    }

    /** {@return the heads that no other revision depends on either: the target of {@code upgrade heads}} */
    public List<RevisionFile> effectiveHeads() {
        return files(headNodes(Edges.ALL));
    }

    /** {@return the revisions that are the down revision of several other revisions} */
    public List<RevisionFile> branchPoints() {
        return files(
                nodes.values().stream().filter(node -> node.children.size() > 1).toList());
    }

    /** {@return the revisions whose down revision is the given revision} */
    public List<RevisionFile> children(String id) {
        return files(node(id).children);
    }

    /** {@return the down revisions of the given revision, in the order in which its file lists them} */
    public List<RevisionFile> parents(String id) {
        return node(id).parents.stream().map(node -> node.file).toList();
    }

    /**
     * {@return the revisions that the given revision depends on, with labels resolved, in the order in which its file
     * lists them}
     */
    public List<RevisionFile> dependencies(String id) {
        return node(id).dependencies.stream().map(node -> node.file).toList();
    }

    /** {@return the given revisions and all their ancestors along the given edges} */
    public List<RevisionFile> withAncestors(Collection<String> ids, Edges edges) {
        return files(Node.withAncestors(nodesOf(ids), edges));
    }

    /** {@return the revisions that depend on the given revision} */
    public List<RevisionFile> dependents(String id) {
        return files(node(id).dependents);
    }

    /** {@return whether the revision is a head: it is not the down revision of any revision} */
    public boolean isHead(String id) {
        return node(id).children.isEmpty();
    }

    /** {@return whether the revision is a head on which no other revision depends} */
    public boolean isEffectiveHead(String id) {
        return node(id).successors(Edges.ALL).isEmpty();
    }

    /** {@return whether the revision is the down revision of several other revisions} */
    public boolean isBranchPoint(String id) {
        return node(id).children.size() > 1;
    }

    /** {@return whether the revision has several down revisions} */
    public boolean isMergePoint(String id) {
        return node(id).parents.size() > 1;
    }

    /**
     * {@return the labels of the branches that the revision belongs to, sorted: its labels and those of its ancestors
     * and descendants}
     */
    public Set<String> labels(String id) {
        return Set.copyOf(node(id).labels());
    }

    /** {@return all labels of the history, sorted} */
    public List<String> allLabels() {
        return labeled.keySet().stream().sorted().toList();
    }

    /** {@return a resolver of revision names, for a database with the given rows in its version table} */
    public RevisionResolver resolver(VersionRows current) {
        return new RevisionResolver(this, current);
    }

    /** {@return a resolver of revision names without a database} */
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
    Node labeledOrNull(String label) {
        return labeled.get(label);
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
        return nodes.values().stream()
                .filter(node -> node.successors(edges).isEmpty())
                .toList();
    }

    List<Node> baseNodes() {
        return nodes.values().stream().filter(node -> node.parents.isEmpty()).toList();
    }

    /**
     * Returns the revisions to which the rows of the version table refer. A row is redundant and is left out if its
     * revision is an ancestor of the revision in another row: Alembic leaves redundant rows behind when a revision
     * depends on a revision that is not an ancestor of its down revision.
     *
     * @throws RevisionException of kind {@code UNKNOWN_CURRENT} if there is no revision file for a row
     */
    List<Node> current(VersionRows rows) {
        List<Node> current = new ArrayList<>();
        for (String id : rows.ids()) {
            Node node = nodes.get(id);
            if (node == null) {
                throw new RevisionException(
                        Kind.UNKNOWN_CURRENT,
                        "The database is at revision " + id + ", and no revision file has that id.\n"
                                + "Restore the file (another branch of the repository may have it), or record the actual"
                                + " revision of the database with `limbeck stamp --purge REVISION`.");
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
        return HistoryOrder.sort(some).stream().map(node -> node.file).toList();
    }
}
