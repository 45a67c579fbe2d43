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
 * @param leadsTo the entity whose id is this part of the key, or null where the part is a value
 */
record Attribute(
        String name,
        String type,
        @Nullable String element,
        List<Annotation> annotations,
        boolean id,
        @Nullable EntityClass leadsTo) {
    Attribute {
        annotations = List.copyOf(annotations);
    }

    /** A plain attribute. */
    Attribute(String name, String type, List<Annotation> annotations) {
        this(name, type, null, annotations, false, null);
    }

    /** A collection. */
    static Attribute collection(String name, String type, String element, List<Annotation> annotations) {
        return new Attribute(name, type, element, annotations, false, null);
    }

    /** One that holds a value. */
    static Attribute value(String name, String type, List<Annotation> annotations, boolean id) {
        return new Attribute(name, type, null, annotations, id, null);
    }

    /** {@return the expression that gets what it holds; of an entity in the key, that one's id} */
    String got() {
        return leadsTo == null
                ? getter() + "()"
                : getter() + "()." + leadsTo.ids().get(0).getter() + "()";
    }

    /** {@return the type it has in the key} */
    String keyType() {
        return leadsTo == null ? type : leadsTo.ids().get(0).type();
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
