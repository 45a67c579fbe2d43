package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.Attribute.KeyValue;
import dev.limbeck.hibernate.generate.source.Annotation;
import dev.limbeck.hibernate.generate.source.Imports;
import dev.limbeck.hibernate.generate.source.JavaLiterals;
import dev.limbeck.spi.EntityRequest;
import dev.limbeck.spi.EntityRequest.Option;
import dev.limbeck.spi.EntityRequest.Style;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the source of an entity class. */
final class ClassText {
    private final Imports imports;
    private final EntityClass entity;
    private final List<String> notes;
    private final boolean nested;
    private final boolean onGetters;
    private final boolean lombok;

    ClassText(Imports imports, EntityClass entity, List<String> notes, boolean nested, EntityRequest request) {
        this.imports = imports;
        this.entity = entity;
        this.notes = notes;
        this.nested = nested;
        this.onGetters = request.style() == Style.GETTERS;
        this.lombok = request.options().contains(Option.LOMBOK) && !onGetters;
    }

    /** {@return the source of the class, indented by the given number of spaces} */
    String text(int indent) {
        List<String> members = new ArrayList<>();
        entity.attributes().forEach(attribute -> members.add(field(attribute, indent + 4)));
        String fields = String.join(onGetters ? "" : "\n", members);
        List<String> blocks = new ArrayList<>(List.of(fields));
        if (!lombok) {
            entity.attributes().forEach(attribute -> blocks.addAll(accessors(attribute, indent + 4)));
        }
        if (entity.parent() == null) {
            blocks.add(equality(indent + 4));
        }
        if (entity.ids().size() > 1) {
            blocks.add(key(indent + 4));
        }
        entity.enums().forEach(one -> blocks.add(enumeration(one, indent + 4)));
        String pad = " ".repeat(indent);
        blocks.removeIf(String::isEmpty);
        return comment(pad) + annotations(classAnnotations(), indent) + pad + header() + " {\n"
                + String.join("\n", blocks) + pad + "}\n";
    }

    private String comment(String pad) {
        String kind = entity.isView() ? "A row of the view " : "A row of the table ";
        String first = kind + JavaLiterals.escapeComment(entity.table().name()) + ".";
        if (notes.isEmpty()) {
            return pad + "/** " + first + " */\n";
        }
        return pad + "/**\n" + pad + " * " + first + "\n" + pad + " *\n"
                + notes.stream()
                        .map(note -> pad + " * <p>Note: " + JavaLiterals.escapeComment(note) + ".\n")
                        .collect(Collectors.joining())
                + pad + " */\n";
    }

    private List<Annotation> classAnnotations() {
        List<Annotation> all = new ArrayList<>(entity.annotations());
        List<Attribute> ids = entity.ids();
        boolean sharedKey = ids.size() == 1 && ids.get(0).keyType().endsWith(".Key");
        if (ids.size() > 1 || sharedKey) {
            String key = sharedKey ? ids.get(0).keyType() : entity.name() + ".Key";
            all.add(Annotation.jpa("IdClass").set("value", key + ".class"));
        }
        if (lombok) {
            all.add(Annotation.lombok("Getter"));
            if (!entity.isReadOnly()) {
                all.add(Annotation.lombok("Setter"));
            }
        }
        return all;
    }

    private String header() {
        EntityClass parent = entity.parent();
        return "public " + (nested ? "static " : "") + "class " + entity.name()
                + (parent == null ? "" : " extends " + parent.name());
    }

    private String annotations(List<Annotation> annotations, int indent) {
        return annotations.stream()
                .map(one -> " ".repeat(indent) + one.source(imports, indent) + "\n")
                .collect(Collectors.joining());
    }

    private String field(Attribute attribute, int indent) {
        String initial =
                attribute.element() == null ? "" : " = new " + imports.name("java.util.LinkedHashSet") + "<>()";
        return (onGetters ? "" : annotations(attribute.annotations(), indent))
                + " ".repeat(indent) + "private " + attribute.source(imports) + " " + attribute.name() + initial
                + ";\n";
    }

    private List<String> accessors(Attribute attribute, int indent) {
        String pad = " ".repeat(indent);
        String type = attribute.source(imports);
        String name = attribute.name();
        String getter = (onGetters ? annotations(attribute.annotations(), indent) : "")
                + pad + "public " + type + " " + attribute.getter() + "() {\n"
                + pad + "    return " + name + ";\n" + pad + "}\n";
        if (entity.isReadOnly() && !onGetters) {
            return List.of(getter);
        }
        String setter = pad + "public void " + attribute.setter() + "(" + type + " " + name + ") {\n" + pad
                + "    this." + name + " = " + name + ";\n" + pad + "}\n";
        return List.of(getter, setter);
    }

    /**
     * Writes equals and hashCode: two objects are equal if their ids are; an object without an id equals only itself.
     */
    private String equality(int indent) {
        String pad = " ".repeat(indent);
        Set<String> all = new LinkedHashSet<>();
        List<KeyValue> leaves = entity.ids().stream()
                .flatMap(id -> id.keyValues(lombok ? Attribute::lombokGetter : Attribute::getter).stream())
                .toList();
        for (KeyValue leaf : leaves) {
            leaf.path().forEach(path -> all.addAll(List.of(path + " != null", "that." + path + " != null")));
            all.add(leaf.expression() + " != null");
        }
        leaves.forEach(leaf -> all.add(comparison(leaf)));
        String type = "other instanceof " + entity.name() + " that";
        String line = pad + "    return this == other || " + type + " && " + String.join(" && ", all) + ";";
        if (line.length() > Annotation.WIDTH) {
            String start = "\n" + pad + "                    && ";
            line = pad + "    return this == other\n" + pad + "            || " + type + start + String.join(start, all)
                    + ";";
        }
        return pad + "@Override\n" + pad + "public boolean equals(Object other) {\n" + line + "\n" + pad + "}\n\n"
                + pad + "@Override\n" + pad + "public int hashCode() {\n"
                + pad + "    return " + entity.name() + ".class.hashCode();\n" + pad + "}\n";
    }

    private String comparison(KeyValue leaf) {
        String both = leaf.expression() + ", that." + leaf.expression() + ")";
        if (leaf.type().equals("byte[]")) {
            return imports.name("java.util.Arrays") + ".equals(" + both;
        }
        return leaf.path().isEmpty()
                ? leaf.expression() + ".equals(that." + leaf.expression() + ")"
                : imports.name("java.util.Objects") + ".equals(" + both;
    }

    private String key(int indent) {
        String pad = " ".repeat(indent);
        String parts =
                entity.ids().stream().map(id -> keyType(id) + " " + id.name()).collect(Collectors.joining(", "));
        return pad + "/** The key of a row. */\n" + pad + "public record Key(" + parts + ") implements "
                + imports.name("java.io.Serializable") + " {}\n";
    }

    private String keyType(Attribute id) {
        String type = id.keyType();
        return type.endsWith(".Key") ? type : imports.name(type);
    }

    private String enumeration(EnumClass one, int indent) {
        String pad = " ".repeat(indent);
        String start = pad + "public enum " + one.name() + " {\n";
        if (one.isPlain()) {
            return start
                    + one.values().keySet().stream()
                            .map(name -> pad + "    " + name)
                            .collect(Collectors.joining(",\n"))
                    + "\n" + pad + "}\n";
        }
        return start
                + one.values().entrySet().stream()
                        .map(ClassText::constant)
                        .map(constant -> pad + "    " + constant)
                        .collect(Collectors.joining(",\n"))
                + ";\n\n"
                + pad + "    @" + imports.name("jakarta.persistence.EnumeratedValue") + "\n"
                + pad + "    private final String value;\n\n"
                + pad + "    " + one.name() + "(String value) {\n" + pad + "        this.value = value;\n" + pad
                + "    }\n\n"
                + pad + "    public String value() {\n" + pad + "        return value;\n" + pad + "    }\n"
                + pad + "}\n";
    }

    private static String constant(Map.Entry<String, String> value) {
        return value.getKey() + "(" + JavaLiterals.string(value.getValue()) + ")";
    }
}
