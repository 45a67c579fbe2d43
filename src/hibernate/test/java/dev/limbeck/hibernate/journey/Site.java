package dev.limbeck.hibernate.journey;

import java.util.List;
import java.util.Locale;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/**
 * An attribute of a mapped class and the columns that are its own.
 *
 * @param owner the class that declares it
 * @param element its field, or its getter where the class is mapped by methods
 * @param property what it is called
 * @param type its type as class files write it
 * @param isReference whether it leads to another entity
 * @param places its columns: more than one when the class is above several tables
 * @param shared whether other classes share the table, so that it cannot be NOT NULL by itself
 */
record Site(
        String owner,
        String element,
        String property,
        String type,
        boolean isReference,
        List<Place> places,
        boolean shared) {

    /** A column of a table, with the names that the database has for them. */
    record Place(LiveTable table, LiveTable.Column column) {
        /** {@return how it is told: {@code table.column}} */
        String told() {
            return table.name() + "." + column.name();
        }

        /** {@return what marks it as taken} */
        String mark() {
            return told().toLowerCase(Locale.ROOT);
        }
    }

    /** {@return its annotations in that version of its class} */
    Marks marks(ClassNode node) {
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

    /** {@return whether each of its columns has a type like that} */
    boolean isDeclared(String pattern) {
        return places.stream().allMatch(place -> place.column().type().matches(pattern));
    }
}
