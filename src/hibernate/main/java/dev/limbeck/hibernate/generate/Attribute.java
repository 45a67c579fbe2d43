package dev.limbeck.hibernate.generate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of an entity.
 *
 * @param name its name
 * @param type its qualified type, or the simple name of a generated one
 * @param element what a collection holds, or null
 * @param annotations its annotations, in order
 * @param id whether it is in the key
 */
record Attribute(String name, String type, @Nullable String element, List<Annotation> annotations, boolean id) {
    Attribute {
        annotations = List.copyOf(annotations);
    }

    /** A plain attribute. */
    Attribute(String name, String type, List<Annotation> annotations) {
        this(name, type, null, annotations, false);
    }

    String getter() {
        return JavaNames.accessor("get", name);
    }

    String setter() {
        return JavaNames.accessor("set", name);
    }

    /** {@return the type in source} */
    String source(Imports imports) {
        String outer = imports.name(type);
        return element == null ? outer : outer + "<" + element + ">";
    }
}
