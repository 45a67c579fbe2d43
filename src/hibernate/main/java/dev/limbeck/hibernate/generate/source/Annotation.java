package dev.limbeck.hibernate.generate.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An annotation in the generated source.
 *
 * @param type the qualified name
 * @param members the values by name: Java source, a string, another annotation, or a list of these
 */
public record Annotation(String type, Map<String, Object> members) {
    /** A string of one or more lines. */
    private record Text(String text) {
        boolean hasLines() {
            return text.contains("\n");
        }

        @Override
        public String toString() {
            return JavaLiterals.string(text);
        }
    }

    private static final String JPA = "jakarta.persistence.";
    private static final String HIBERNATE = "org.hibernate.annotations.";

    /** The maximum length of a source line. */
    public static final int WIDTH = 120;

    private static final Set<String> CONSTANTS = Set.of("EnumType", "FetchType", "GenerationType", "InheritanceType");

    /** {@return an annotation of Jakarta Persistence without values} */
    public static Annotation jpa(String name) {
        return new Annotation(JPA + name, new LinkedHashMap<>());
    }

    /** {@return a Hibernate annotation without values} */
    public static Annotation hibernate(String name) {
        return new Annotation(HIBERNATE + name, new LinkedHashMap<>());
    }

    /** {@return an annotation of Lombok} */
    public static Annotation lombok(String name) {
        return new Annotation("lombok." + name, new LinkedHashMap<>());
    }

    /** Sets a member to a value that is given as Java source. */
    public Annotation set(String name, String source) {
        members.put(name, source);
        return this;
    }

    /** Sets a member to a string. */
    public Annotation setText(String name, String text) {
        members.put(name, new Text(text));
        return this;
    }

    /** Sets a member to another annotation. */
    public Annotation set(String name, Annotation value) {
        members.put(name, value);
        return this;
    }

    /** Sets a member to a list of values; an empty list omits the member. */
    public Annotation set(String name, List<?> values) {
        if (!values.isEmpty()) {
            members.put(name, values.size() == 1 ? values.get(0) : List.copyOf(values));
        }
        return this;
    }

    /** {@return whether the annotation has no members} */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** {@return the annotation as Java source, broken into lines if it is too wide at the given indentation} */
    public String source(Imports imports, int indent) {
        String line = line(imports);
        return indent + line.length() <= WIDTH && !hasLines() ? line : broken(imports, indent);
    }

    private boolean hasLines() {
        return members.values().stream().anyMatch(value -> value instanceof Text text && text.hasLines());
    }

    private String line(Imports imports) {
        String name = "@" + imports.name(type);
        if (members.isEmpty()) {
            return name;
        }
        return name
                + members.entrySet().stream()
                        .map(member -> prefix(member.getKey()) + line(imports, member.getValue()))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private String prefix(String member) {
        return member.equals("value") && members.size() == 1 ? "" : member + " = ";
    }

    private static String line(Imports imports, Object value) {
        if (value instanceof Annotation annotation) {
            return annotation.line(imports);
        }
        if (value instanceof List<?> values) {
            return values.stream().map(item -> line(imports, item)).collect(Collectors.joining(", ", "{", "}"));
        }
        return source(imports, value.toString());
    }

    /** Imports the enum of a constant such as {@code FetchType.LAZY}, and {@return the unchanged source} */
    private static String source(Imports imports, String source) {
        int dot = source.indexOf('.');
        if (source.startsWith("SqlTypes.")) {
            imports.name("org.hibernate.type.SqlTypes");
        } else if (dot > 0 && CONSTANTS.contains(source.substring(0, dot))) {
            imports.name(JPA + source.substring(0, dot));
        }
        return source;
    }

    private String broken(Imports imports, int indent) {
        if (members.isEmpty()) {
            return line(imports);
        }
        String start = "\n" + " ".repeat(indent + 8);
        List<String> values = new ArrayList<>();
        members.forEach((name, value) -> values.add(start + member(imports, name, value, indent + 8)));
        return "@" + imports.name(type) + "(" + String.join(",", values) + ")";
    }

    /**
     * Writes a member; a nested annotation starts on a new line if it does not fit on the line of the member's name.
     */
    private String member(Imports imports, String name, Object value, int indent) {
        String prefix = prefix(name);
        boolean wide = value instanceof Annotation annotation
                && !annotation.hasLines()
                && !prefix.isEmpty()
                && indent + prefix.length() + annotation.line(imports).length() > WIDTH;
        return wide
                ? prefix.stripTrailing() + "\n" + " ".repeat(indent + 8) + broken(imports, value, indent + 8)
                : prefix + broken(imports, value, indent);
    }

    private static String broken(Imports imports, Object value, int indent) {
        if (value instanceof Annotation annotation) {
            return annotation.source(imports, indent);
        }
        if (value instanceof Text text && text.hasLines()) {
            return JavaLiterals.textBlock(text.text(), indent);
        }
        if (value instanceof List<?> values) {
            String line = line(imports, value);
            if (indent + line.length() + 20 <= WIDTH) {
                return line;
            }
            String start = "\n" + " ".repeat(indent + 4);
            return values.stream()
                            .map(item -> start + broken(imports, item, indent + 4))
                            .collect(Collectors.joining(",", "{", ""))
                    + "\n"
                    + " ".repeat(indent)
                    + "}";
        }
        return source(imports, value.toString());
    }
}
