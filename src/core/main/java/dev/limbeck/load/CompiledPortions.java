package dev.limbeck.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles many revisions in portions, each together with all helper classes. The compiler keeps everything that it has
 * read in memory until the last source is compiled, so 20,000 revisions compiled at once would take 600 MB.
 */
final class CompiledPortions {
    /** The number of revisions that are compiled together. */
    static final int SIZE = 1_000;

    private final int size;
    private final Compiler compiler;
    private final List<RevisionSource> helpers = new ArrayList<>();
    private final List<RevisionSource> revisions = new ArrayList<>();
    private final Map<Path, String> names;

    /**
     * Divides the sources.
     *
     * @param names the class names of revisions by their paths; the other sources are helper classes
     * @param size the number of revisions that are compiled together
     */
    CompiledPortions(List<RevisionSource> sources, Map<Path, String> names, int size, Compiler compiler) {
        this.size = size;
        this.compiler = compiler;
        this.names = names;
        sources.forEach(source -> (names.containsKey(source.path()) ? revisions : helpers).add(source));
    }

    /** Compiles some sources at once. */
    interface Compiler {
        /**
         * {@return the classes}
         *
         * @param hidden names of classes that the sources must not find on the class path
         * @throws RevisionCompileException if a source does not compile
         */
        Portion compile(List<RevisionSource> sources, Set<String> hidden) throws IOException;
    }

    /**
     * Classes that were compiled together.
     *
     * @param classes the class files by name
     * @param offered the names of the classes that the compiler could have used from the class path
     */
    record Portion(Map<String, byte[]> classes, Set<String> offered) {}

    /** Receives compiled classes. */
    interface Sink {
        /**
         * Adds a class.
         *
         * @return false if a different class with the same name was added before
         * @throws IOException if the class cannot be written
         */
        boolean add(String name, byte[] bytes) throws IOException;

        /** {@return the names of the classes that were added} */
        Set<String> names();

        /** {@return a sink that adds the classes to the given map} */
        static Sink into(Map<String, byte[]> classes) {
            return new Sink() {
                @Override
                public boolean add(String name, byte[] bytes) {
                    byte[] known = classes.putIfAbsent(name, bytes);
                    return known == null || Arrays.equals(known, bytes);
                }

                @Override
                public Set<String> names() {
                    return classes.keySet();
                }
            };
        }
    }

    /** {@return whether there are enough revisions for several portions} */
    boolean isNeeded() {
        return revisions.size() > size;
    }

    /**
     * Compiles the portions, and adds the classes of each.
     *
     * @return false if the revisions do not compile separately, if they might use an older class of another revision
     *     from the class path, or if two of them declare a class with the same name
     */
    boolean compile(Sink sink) throws IOException {
        Set<String> foreign = new HashSet<>();
        for (int from = 0; from < revisions.size(); from += size) {
            List<RevisionSource> own = revisions.subList(from, Math.min(revisions.size(), from + size));
            Set<String> hidden = new HashSet<>(names.values());
            own.forEach(source -> hidden.remove(names.get(source.path())));
            List<RevisionSource> sources = new ArrayList<>(helpers);
            sources.addAll(own);
            try {
                Portion portion = compiler.compile(sources, hidden);
                for (Map.Entry<String, byte[]> each : portion.classes().entrySet()) {
                    if (!sink.add(each.getKey(), each.getValue())) {
                        return false;
                    }
                }
                own.forEach(RevisionSource::release);
                portion.offered().stream()
                        .filter(name -> !portion.classes().containsKey(name))
                        .forEach(foreign::add);
            } catch (RevisionCompileException e) {
                System.getLogger(CompiledPortions.class.getName())
                        .log(System.Logger.Level.DEBUG, "The revisions do not compile in portions", e);
                return false;
            }
        }
        foreign.retainAll(sink.names());
        return foreign.isEmpty();
    }
}
