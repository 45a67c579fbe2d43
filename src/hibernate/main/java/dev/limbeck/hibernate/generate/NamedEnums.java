package dev.limbeck.hibernate.generate;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The enums for columns that have one of the database's enumeration types. Hibernate derives the name of the type from
 * the simple name of the enum, in the default schema and without quotes, and the values from the names of the
 * constants. Other types have no enum.
 */
final class NamedEnums {
    private final Map<TableName, List<String>> types;
    private final Set<String> classNames;
    private final Set<TableName> declared = new HashSet<>();

    /**
     * Creates the enums.
     *
     * @param types the values of each enumeration type
     * @param classNames the names of all entity classes in lower case; an enum of the same name would hide the class
     */
    NamedEnums(Map<TableName, List<String>> types, Set<String> classNames) {
        this.types = types;
        this.classNames = classNames;
    }

    /** {@return the enum of the column, which is a nested class of the entity} */
    Optional<EnumClass> find(Column column, EntityClass entity) {
        String type = column.type().toString();
        List<String> labels = type.isEmpty() ? null : types.get(TableName.of(type));
        if (!(column.type() instanceof SqlType.Raw) || labels == null || !isDeclarable(type, labels)) {
            return Optional.empty();
        }
        String name = simpleName(type);
        Map<String, String> values = new LinkedHashMap<>();
        labels.forEach(label -> values.put(label, label));
        EnumClass wanted = new EnumClass(name, values);
        if (!entity.enums().contains(wanted)) {
            boolean taken = entity.enums().stream()
                    .anyMatch(other -> other.name().toLowerCase(Locale.ROOT).equals(type));
            if (taken) {
                return Optional.empty();
            }
            entity.enums().add(wanted);
        }
        declared.add(TableName.of(type));
        return Optional.of(wanted);
    }

    /** Adds a note on each type that no enum declares and that Hibernate would therefore not create. */
    void noteRest(EntityNotes notes) {
        types.forEach((name, labels) -> {
            if (!declared.contains(name)) {
                notes.add(name, "enum type (" + String.join(", ", labels) + ") is left out: no entity declares it");
            }
        });
    }

    /** {@return the Java type of a column for which {@link #find} has found an enum} */
    JavaType javaType(Column column, EnumClass found) {
        List<String> labels = new ArrayList<>(found.values().keySet());
        List<String> sorted = labels.stream().sorted().toList();
        // Hibernate sorts the values of a NAMED_ENUM.
        String code = labels.equals(sorted) ? "NAMED_ENUM" : "NAMED_ORDINAL_ENUM";
        return new JavaType(found.name(), column.type().toString(), code);
    }

    private boolean isDeclarable(String type, List<String> labels) {
        String name = simpleName(type);
        return SqlNames.isPlain(type)
                && type.equals(type.toLowerCase(Locale.ROOT))
                && SourceVersion.isName(name)
                && !classNames.contains(name.toLowerCase(Locale.ROOT))
                && !labels.isEmpty()
                && labels.stream().allMatch(NamedEnums::isConstant);
    }

    private static boolean isConstant(String label) {
        return SourceVersion.isIdentifier(label) && !SourceVersion.isKeyword(label);
    }

    private static String simpleName(String type) {
        return type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    }
}
