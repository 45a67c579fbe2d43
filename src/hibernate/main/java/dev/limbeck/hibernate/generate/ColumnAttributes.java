package dev.limbeck.hibernate.generate;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import dev.limbeck.spi.EntityRequest.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates attributes from columns that are not part of an association. */
final class ColumnAttributes {
    /** Names of version columns for optimistic locking, in lower case and without separators. */
    private static final Set<String> VERSIONS = Set.of("version", "lockversion", "optlock", "rowversion");

    private final Definitions definitions;
    private final TableClauses clauses;
    private final Set<Option> options;
    private final Set<String> classNames;

    /**
     * Creates the factory.
     *
     * @param classNames the names of all entity classes in lower case; an enum of the same name would hide the class
     */
    ColumnAttributes(Definitions definitions, TableClauses clauses, Set<Option> options, Set<String> classNames) {
        this.definitions = definitions;
        this.clauses = clauses;
        this.options = options;
        this.classNames = classNames;
    }

    /**
     * {@return the attribute}
     *
     * @param assigned whether the column belongs to a foreign key and takes its value from there
     * @param covered checks that the types of attributes already express; this method adds to it
     */
    Attribute of(EntityClass entity, Table table, Column column, boolean assigned, Set<CheckConstraint> covered) {
        String name = entity.free(JavaNames.words(column.name()));
        JavaType type = definitions.type(table, column);
        boolean id = Columns.contains(Columns.key(table), column.name());
        List<Annotation> annotations = new ArrayList<>();
        if (id) {
            annotations.add(Annotation.jpa("Id"));
        }
        boolean numbered = column.identity() != null && !assigned;
        if (numbered) {
            annotations.add(Annotation.jpa("GeneratedValue").with("strategy", "GenerationType.IDENTITY"));
        } else if (!id && type.whole() && isVersion(column)) {
            annotations.add(Annotation.jpa("Version"));
        }
        Optional<EnumClass> texts = id ? Optional.empty() : texts(table, column, type, entity, covered);
        texts.ifPresent(found -> annotations.add(Annotation.jpa("Enumerated").with("value", "EnumType.STRING")));
        boolean isBoolean = !id && type.whole() && listed(table, column).anyMatch(Listed::truth);
        JavaType java = isBoolean ? JavaType.BOOLEAN : type;
        addColumn(annotations, table, column, java, name);
        addRest(annotations, column);
        annotations.addAll(java.annotations());
        return Attribute.value(name, texts.map(EnumClass::name).orElse(java.name()), annotations, id);
    }

    private void addColumn(List<Annotation> annotations, Table table, Column column, JavaType type, String attribute) {
        Annotation annotation = Annotation.jpa("Column");
        String written = SqlNames.written(column.name());
        if (!written.equals(attribute)) {
            annotation.text("name", written);
        }
        boolean id = Columns.contains(Columns.key(table), column.name());
        if (!column.nullable() && !id) {
            annotation.with("nullable", "false");
        }
        boolean only = id && Columns.key(table).size() == 1;
        if (!only && clauses.unique(table, column.name())) {
            annotation.with("unique", "true");
        }
        boolean numbered = annotations.stream().anyMatch(one -> one.type().endsWith(".GeneratedValue"));
        definitions.define(annotation, table, column, type, numbered);
        if (column.generated() != null && !column.generated().stored()) {
            annotation.with("insertable", "false").with("updatable", "false");
        }
        if (column.comment() != null && !options.contains(Option.NOCOMMENTS)) {
            annotation.text("comment", column.comment());
        }
        if (!annotation.isEmpty()) {
            annotations.add(annotation);
        }
    }

    private static void addRest(List<Annotation> annotations, Column column) {
        if (column.serverDefault() != null && column.identity() == null) {
            annotations.add(Annotation.hibernate("ColumnDefault")
                    .text("value", column.serverDefault().sql()));
        }
        if (column.generated() != null && column.generated().stored()) {
            annotations.add(Annotation.hibernate("GeneratedColumn")
                    .text("value", column.generated().expression().sql()));
        } else if (column.generated() != null) {
            annotations.add(Annotation.hibernate("Generated"));
        }
        if (column.collation() != null) {
            annotations.add(Annotation.hibernate("Collate").text("value", column.collation()));
        }
    }

    /** Creates an enum if a check allows only certain texts; Hibernate generates the same check for the enum. */
    private Optional<EnumClass> texts(
            Table table, Column column, JavaType type, EntityClass entity, Set<CheckConstraint> covered) {
        boolean wanted = type.equals(JavaType.STRING)
                && !options.contains(Option.NOSYNTHETICENUMS)
                && !options.contains(Option.NOCONSTRAINTS);
        List<Listed> lists =
                wanted ? listed(table, column).filter(Listed::texts).toList() : List.of();
        if (lists.size() != 1) {
            return Optional.empty();
        }
        Set<String> used = entity.enums().stream()
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        used.addAll(classNames);
        EnumClass enumClass = EnumClass.of(
                JavaNames.className(column.name(), false, used), lists.get(0).values());
        entity.enums().add(enumClass);
        covered.add(lists.get(0).check());
        return Optional.of(enumClass);
    }

    private static Stream<Listed> listed(Table table, Column column) {
        return table.checks().stream()
                .flatMap(check -> Listed.of(check).stream())
                .filter(list -> list.names(column.name()));
    }

    private static boolean isVersion(Column column) {
        String bare = String.join("", JavaNames.words(column.name())).toLowerCase(Locale.ROOT);
        return VERSIONS.contains(bare) && !column.nullable() && column.generated() == null;
    }
}
