package dev.limbeck.hibernate.journey;

import java.util.List;
import java.util.Locale;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/**
 * An attribute of a mapped class and the columns that belong only to it.
 *
 * @param owner the class that declares it
 * @param element its field, or its getter if the class is mapped by methods
 * @param property its name
 * @param type the descriptor of its type
 * @param isReference whether it refers to another entity
 * @param places its columns; several columns if the class is a superclass of entities with different tables
 * @param shared whether other classes share the table, in which case the attribute's columns cannot be NOT NULL
 */
record Site(
        String owner,
        String element,
        String property,
        String type,
        boolean isReference,
        List<Place> places,
        boolean shared) {

    /** A column of a table; the names of both are as in the database. */
    record Place(LiveTable table, LiveTable.Column column) {
        /** {@return the name that is used in reports: {@code table.column}} */
        String qualifiedName() {
            return table.name() + "." + column.name();
        }

        /** {@return the mark that shows that the column is used in this round} */
        String mark() {
            return qualifiedName().toLowerCase(Locale.ROOT);
        }
    }

    /** {@return the attribute's annotations in the given version of its class} */
    Annotations marks(ClassNode node) {
        return element.endsWith("()")
                ? node.methods.stream()
                        .filter(method -> element.equals(method.name + "()")
                                && Type.getArgumentCount(method.desc) == 0
                                && method.desc.endsWith(type))
                        .map(EntityClasses::marks)
                        .findFirst()
                        .orElseThrow()
                : node.fields.stream()
                        .filter(field -> field.name.equals(element))
                        .map(EntityClasses::marks)
                        .findFirst()
                        .orElseThrow();
    }

    boolean isPrimitive() {
        return type.length() == 1;
    }

    boolean isText() {
        return type.equals("Ljava/lang/String;");
    }

    boolean isKeyed() {
        return places.stream()
                .anyMatch(place -> place.table().isKeyed(place.column().name()));
    }

    boolean isInAnExpression() {
        return places.stream()
                .anyMatch(place -> place.table().isInAnExpression(place.column().name()));
    }

    /** {@return whether the type of each of its columns matches the pattern} */
    boolean isDeclared(String pattern) {
        return places.stream().allMatch(place -> place.column().type().matches(pattern));
    }
}
