package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.source.Annotation;
import dev.limbeck.hibernate.generate.source.Imports;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of an entity.
 *
 * @param name the name
 * @param type the qualified type, or the simple name of a generated type
 * @param element the element type of a collection, or null
 * @param annotations the annotations, in order
 * @param id whether it is part of the key
 * @param target the entity to which this part of the key refers, or null if the part is a value
 */
record Attribute(
        String name,
        String type,
        @Nullable String element,
        List<Annotation> annotations,
        boolean id,
        @Nullable EntityClass target) {
    Attribute {
        annotations = List.copyOf(annotations);
    }

    /** Creates an attribute that is not part of the key. */
    Attribute(String name, String type, List<Annotation> annotations) {
        this(name, type, null, annotations, false, null);
    }

    /** {@return an attribute that holds a collection} */
    static Attribute collection(String name, String type, String element, List<Annotation> annotations) {
        return new Attribute(name, type, element, annotations, false, null);
    }

    /** {@return an attribute that holds a value} */
    static Attribute value(String name, String type, List<Annotation> annotations, boolean id) {
        return new Attribute(name, type, null, annotations, id, null);
    }

    /**
     * {@return the values that the attribute contributes to the key: its own value, or the values of its target's key}
     *
     * @param getter returns the name of an attribute's getter
     */
    List<KeyValue> keyValues(Function<Attribute, String> getter) {
        EntityClass other = target;
        String got = getter.apply(this) + "()";
        return other == null
                ? List.of(new KeyValue(List.of(), got, type))
                : other.ids().stream()
                        .flatMap(id -> id.keyValues(getter).stream())
                        .map(leaf -> leaf.prefixedWith(got))
                        .toList();
    }

    /**
     * A value in the key.
     *
     * @param path the expressions that get the entities on the path to the value
     * @param expression the expression that gets the value
     * @param type the type of the value
     */
    record KeyValue(List<String> path, String expression, String type) {
        KeyValue prefixedWith(String getter) {
            List<String> all = new ArrayList<>(List.of(getter));
            path.forEach(one -> all.add(getter + "." + one));
            return new KeyValue(all, getter + "." + expression, type);
        }
    }

    /** {@return the type of the value in the key class} */
    String keyType() {
        EntityClass other = target;
        if (other == null) {
            return type;
        }
        List<Attribute> ids = other.ids();
        return ids.size() == 1 ? ids.get(0).keyType() : other.name() + ".Key";
    }

    String getter() {
        return JavaNames.accessorName("get", name);
    }

    /** {@return the getter's name in Lombok's style, which always capitalizes the first letter} */
    String lombokGetter() {
        return "get" + Character.toTitleCase(name.charAt(0)) + name.substring(1);
    }

    String setter() {
        return JavaNames.accessorName("set", name);
    }

    /** {@return the type as Java source} */
    String source(Imports imports) {
        String outer = imports.name(type);
        return element == null ? outer : outer + "<" + element + ">";
    }
}
