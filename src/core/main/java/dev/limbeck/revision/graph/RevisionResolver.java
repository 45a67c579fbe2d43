package dev.limbeck.revision.graph;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.text.NearestName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds revisions by all names that Alembic supports: a full id, a prefix of an id (at least four characters), a branch
 * label, {@code head}, {@code heads}, {@code base}, {@code current}, {@code +2}, {@code -1}, {@code ae10+2}, and each
 * of these after a branch: {@code shop@head}, {@code shop@+1}.
 */
public final class RevisionResolver {
    private static final int SHORTEST_PREFIX = 4;
    private static final int SHOWN = 5;

    private final RevisionGraph graph;
    private final VersionRows rows;

    RevisionResolver(RevisionGraph graph, VersionRows rows) {
        this.graph = graph;
        this.rows = rows;
    }

    /**
     * {@return the revisions with the given name; none for {@code base}, possibly several for {@code heads} and
     * {@code current}}
     *
     * @throws RevisionException if no revision has the given name, or the name is ambiguous
     */
    public List<RevisionFile> resolve(String name) {
        return RevisionGraph.files(nodes(name));
    }

    /**
     * {@return the one revision with the given name}
     *
     * @throws RevisionException if no revision has the given name, or the name is ambiguous or {@code base}
     */
    public RevisionFile resolveOne(String name) {
        Node node = oneOrBase(name, nodes(name));
        if (node == null) {
            throw new RevisionException(
                    Kind.UNKNOWN_REVISION,
                    "\"" + name + "\" does not refer to a revision: it means base, or there are no revisions yet.");
        }
        return node.file;
    }

    /**
     * {@return the revisions with the given names, without duplicates}
     *
     * @throws RevisionException if a name cannot be resolved, or one of the revisions is an ancestor of another
     */
    public List<RevisionFile> resolveAll(List<String> names) {
        Set<Node> nodes = new LinkedHashSet<>();
        names.forEach(name -> nodes.addAll(nodes(name)));
        RevisionGraph.refuseOverlap(
                List.copyOf(nodes), "You specified", "Omit the one that the other already" + " includes.");
        return nodes.stream().map(node -> node.file).toList();
    }

    List<Node> nodes(String name) {
        RevisionName identifier = parse(name);
        if (identifier.steps() == null) {
            return resolveAbsolute(identifier, name);
        }
        StepWalk walk = new StepWalk(this, name, false);
        Node node = identifier.steps() > 0 ? walk.walkUp(identifier) : walk.walkDown(identifier);
        return node == null ? List.of() : List.of(node);
    }

    /**
     * Parses a name. Existing names take precedence, because a label such as {@code release-2} looks like a number of
     * steps.
     */
    RevisionName parse(String name) {
        return graph.nodeOrNull(name) != null || graph.labeledOrNull(name) != null
                ? new RevisionName(null, name, null)
                : RevisionName.parse(name);
    }

    /**
     * {@return the existing revision or label with which the given new label seems to begin, as in {@code shop-1},
     * which could also mean one step below {@code shop}; empty if there is none}
     */
    public Optional<String> namesAnother(String label) {
        String symbol = RevisionName.parse(label).symbol();
        return symbol == null
                        || RevisionName.parse(label).steps() == null
                        || (graph.nodeOrNull(symbol) == null && graph.labeledOrNull(symbol) == null)
                ? Optional.empty()
                : Optional.of(symbol);
    }

    List<Node> resolveAbsolute(RevisionName identifier, String name) {
        Node branch = branch(identifier);
        String symbol = identifier.symbol() == null ? "" : identifier.symbol();
        return switch (symbol) {
            case "heads" ->
                branch == null
                        ? graph.headNodes(Edges.ALL)
                        : filterBranch(graph.headNodes(Edges.DOWN_REVISIONS), branch);
            case "head" -> {
                List<Node> heads = branch == null
                        ? graph.headNodes(Edges.ALL)
                        : filterBranch(graph.headNodes(Edges.DOWN_REVISIONS), branch);
                if (heads.size() > 1 && branch == null) {
                    throw new RevisionException(
                            Kind.MULTIPLE_HEADS, MultipleHeads.message(graph, RevisionGraph.files(heads)));
                }
                Node head = oneOrBase(name, heads);
                yield head == null ? List.of() : List.of(head);
            }
            case "base" -> List.of();
            case "current" -> filterBranch(current(), branch);
            default -> List.of(findByName(symbol, branch, identifier.branch()));
        };
    }

    /** {@return the only node in the list; if the list is empty, null, which means the base} */
    static @Nullable Node oneOrBase(String name, List<Node> nodes) {
        if (nodes.size() > 1) {
            throw new RevisionException(
                    Kind.MULTIPLE_HEADS,
                    "\"" + name + "\" refers to " + nodes.size() + " revisions: " + ids(nodes)
                            + ".\nSpecify one of them, add its branch (" + nodes.get(0)
                            + "@head), use \"heads\" for all of"
                            + " them where that is allowed, or join them with `limbeck merge heads`.");
        }
        return nodes.isEmpty() ? null : nodes.get(0);
    }

    List<Node> current() {
        return graph.current(rows);
    }

    RevisionGraph graph() {
        return graph;
    }

    /** {@return the revision of the branch that is named before the at sign, or null if there is none} */
    @Nullable
    Node branch(RevisionName identifier) {
        String name = identifier.branch();
        if (name == null) {
            return null;
        }
        Node labeled = graph.labeledOrNull(name);
        if (labeled != null) {
            return labeled;
        }
        try {
            return findByName(name, null, null);
        } catch (RevisionException e) {
            if (e.kind() == Kind.AMBIGUOUS_PREFIX) {
                throw e;
            }
            List<String> labels = graph.allLabels();
            throw new RevisionException(
                    Kind.UNKNOWN_BRANCH,
                    "There is no branch \"" + name + "\".\n"
                            + (labels.isEmpty()
                                    ? "No revision has a branch label; use the id of a revision instead."
                                    : "Branch labels: " + String.join(", ", labels)
                                            + "; the id of a revision works too."));
        }
    }

    /**
     * {@return the nodes on the branch: the revision that declares it, and the ancestors and descendants of that
     * revision; all nodes if the branch is null}
     */
    static List<Node> filterBranch(Collection<Node> nodes, @Nullable Node branch) {
        if (branch == null) {
            return List.copyOf(nodes);
        }
        Set<Node> line = line(branch, Edges.DOWN_REVISIONS);
        return nodes.stream().filter(line::contains).toList();
    }

    static Set<Node> line(Node branch, Edges edges) {
        Set<Node> line = new LinkedHashSet<>(Node.withDescendants(List.of(branch), edges));
        line.addAll(Node.withAncestors(List.of(branch), edges));
        return line;
    }

    private Node findByName(String symbol, @Nullable Node branch, @Nullable String branchName) {
        Node exact = graph.nodeOrNull(symbol);
        Node node = exact != null ? exact : graph.labeledOrNull(symbol);
        if (node == null) {
            node = findByPrefix(symbol, branch);
        }
        if (branch != null && !line(branch, Edges.DOWN_REVISIONS).contains(node)) {
            throw new RevisionException(
                    Kind.NOT_IN_BRANCH,
                    "Revision " + node + " is not in branch \"" + branchName
                            + "\".\nOmit the branch, or list its revisions with `limbeck history -r " + branchName
                            + "@base:" + branchName + "@head`.");
        }
        return node;
    }

    private Node findByPrefix(String symbol, @Nullable Node branch) {
        if (symbol.length() < SHORTEST_PREFIX) {
            throw unknown(symbol, "An abbreviated id must have at least four characters.");
        }
        List<Node> found = filterBranch(graph.nodes(), branch).stream()
                .filter(node -> node.id().startsWith(symbol))
                .toList();
        if (found.size() > 1) {
            String more = found.size() > SHOWN ? ", and " + (found.size() - SHOWN) + " more" : "";
            throw new RevisionException(
                    Kind.AMBIGUOUS_PREFIX,
                    found.size() + " revisions begin with \"" + symbol + "\": "
                            + ids(found.subList(0, Math.min(SHOWN, found.size()))) + more
                            + ".\nType more characters.");
        }
        if (found.isEmpty()) {
            Set<String> known = new TreeSet<>(graph.allLabels());
            graph.nodes().forEach(node -> known.add(node.id()));
            throw unknown(
                    symbol,
                    NearestName.find(symbol, known)
                            .map(near -> "Did you mean " + near + "?")
                            .orElse("`limbeck history` lists the revisions."));
        }
        return found.get(0);
    }

    private static RevisionException unknown(String symbol, String advice) {
        return new RevisionException(
                Kind.UNKNOWN_REVISION, "There is no revision or branch \"" + symbol + "\".\n" + advice);
    }

    static String ids(Collection<Node> nodes) {
        return nodes.stream().map(Node::id).collect(Collectors.joining(", "));
    }
}
