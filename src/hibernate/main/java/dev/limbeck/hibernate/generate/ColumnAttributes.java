package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.source.Annotation;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ListCheck;
import dev.limbeck.model.SqlType;
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

    private final ColumnDefinitions definitions;
    private final TableClauses clauses;
    private final Set<Option> options;
    private final Set<String> classNames;
    private final GeneratedNumbers numbers;
    private final NamedEnums namedEnums;

    /**
     * Creates the factory.
     *
     * @param classNames the names of all entity classes in lower case; an enum of the same name would hide the class
     * @param namedEnums the enums of the types of the database
     */
    ColumnAttributes(
            ColumnDefinitions definitions,
            TableClauses clauses,
            GeneratedNumbers numbers,
            Set<Option> options,
            Set<String> classNames,
            NamedEnums namedEnums) {
        this.namedEnums = namedEnums;
        this.numbers = numbers;
        this.definitions = definitions;
        this.clauses = clauses;
        this.options = options;
        this.classNames = classNames;
    }

    /**
     * {@return the attribute}
     *
     * @param assigned whether the column belongs to a foreign key and gets its value from the association
     * @param covered the checks already expressed by attribute types; this method adds checks to this set
     */
    Attribute create(EntityClass entity, Table table, Column column, boolean assigned, Set<CheckConstraint> covered) {
        String name = entity.reserveName(JavaNames.words(column.name()));
        Optional<EnumClass> named = namedEnums.find(column, entity);
        JavaType type =
                named.map(one -> namedEnums.javaType(column, one)).orElseGet(() -> definitions.javaType(table, column));
        boolean id = ColumnNames.contains(table, ColumnNames.primaryKey(table), column.name());
        List<Annotation> annotations = new ArrayList<>();
        if (id) {
            annotations.add(Annotation.jpa("Id"));
        }
        boolean isBoolean = !id && type.isInteger() && listed(table, column).anyMatch(ListCheck::isBoolean);
        boolean numbered = (column.identity() != null || numbers.isSerial(table, column)) && !assigned;
        Optional<List<Annotation>> sequence = id && !numbered && !assigned && type.isInteger()
                ? numbers.annotations(table, column)
                : Optional.empty();
        if (sequence.isPresent()) {
            annotations.addAll(sequence.get());
        } else if (numbered && id) {
            annotations.add(Annotation.jpa("GeneratedValue").set("strategy", "GenerationType.IDENTITY"));
        } else if (!id && !assigned && !isBoolean && type.isInteger() && isVersion(column) && entity.canHaveVersion()) {
            annotations.add(Annotation.jpa("Version"));
        }
        Optional<EnumClass> texts = id ? Optional.empty() : texts(table, column, type, entity, covered);
        texts.ifPresent(found -> annotations.add(Annotation.jpa("Enumerated").set("value", "EnumType.STRING")));
        JavaType java = isBoolean
                ? JavaType.BOOLEAN
                : texts.filter(found -> definitions.declaresEnumerations())
                        .map(found -> definitions.enumType(found.name(), column))
                        .orElse(type);
        addColumn(annotations, table, column, java, name);
        addRest(annotations, table, column);
        annotations.addAll(java.annotations(SqlNames.quotedUnlessPlain(table.names(), column.name())));
        return Attribute.value(name, texts.map(EnumClass::name).orElse(java.name()), annotations, id);
    }

    private void addColumn(List<Annotation> annotations, Table table, Column column, JavaType type, String attribute) {
        Annotation annotation = Annotation.jpa("Column");
        String written = SqlNames.backquotedUnlessPlain(table.names(), column.name());
        if (!written.equals(attribute)) {
            annotation.setText("name", written);
        }
        boolean id = ColumnNames.contains(table, ColumnNames.primaryKey(table), column.name());
        if (!column.nullable() && !id) {
            annotation.set("nullable", "false");
        }
        boolean only = id && ColumnNames.primaryKey(table).size() == 1;
        if (!only && clauses.isUnique(table, column.name())) {
            annotation.set("unique", "true");
        }
        boolean numbered = annotations.stream().anyMatch(one -> one.type().endsWith(".GeneratedValue"));
        definitions.define(annotation, table, column, type, numbered);
        if (column.generated() != null && (!column.generated().stored() || numbers.isServer())) {
            annotation.set("insertable", "false").set("updatable", "false");
        }
        if (column.comment() != null && !options.contains(Option.NOCOMMENTS)) {
            annotation.setText("comment", column.comment());
        }
        if (!annotation.isEmpty()) {
            annotations.add(annotation);
        }
    }

    private void addRest(List<Annotation> annotations, Table table, Column column) {
        if (column.serverDefault() != null && column.identity() == null && !numbers.isSerial(table, column)) {
            annotations.add(Annotation.hibernate("ColumnDefault")
                    .setText("value", column.serverDefault().sql()));
        }
        if (column.generated() != null && column.generated().stored() && !numbers.isServer()) {
            annotations.add(Annotation.hibernate("GeneratedColumn")
                    .setText("value", column.generated().expression().sql()));
        } else if (column.generated() != null) {
            annotations.add(Annotation.hibernate("Generated"));
        }
        if (column.collation() != null) {
            annotations.add(Annotation.hibernate("Collate").setText("value", column.collation()));
        }
    }

    /**
     * Creates an enum if a check constraint allows only certain strings; Hibernate generates the same check for the
     * enum.
     */
    private Optional<EnumClass> texts(
            Table table, Column column, JavaType type, EntityClass entity, Set<CheckConstraint> covered) {
        boolean wanted = type.equals(JavaType.STRING)
                && !options.contains(Option.NOSYNTHETICENUMS)
                && !options.contains(Option.NOCONSTRAINTS);
        if (definitions.declaresEnumerations()) {
            return wanted && column.type() instanceof SqlType.Enumeration names
                    ? enumeration(column, entity, names.values())
                    : Optional.empty();
        }
        List<ListCheck> lists =
                wanted ? listed(table, column).filter(ListCheck::texts).toList() : List.of();
        if (lists.size() != 1) {
            return Optional.empty();
        }
        covered.add(lists.get(0).check());
        return Optional.of(added(column, entity, lists.get(0).values()));
    }

    /** Creates an enum for an enumeration type, if all its values can be the names of enum constants. */
    private Optional<EnumClass> enumeration(Column column, EntityClass entity, List<String> values) {
        return EnumClass.of("", values).isPlain() ? Optional.of(added(column, entity, values)) : Optional.empty();
    }

    private EnumClass added(Column column, EntityClass entity, List<String> values) {
        Set<String> used = entity.enums().stream()
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        used.addAll(classNames);
        EnumClass enumClass = EnumClass.of(JavaNames.className(column.name(), false, used), values);
        entity.enums().add(enumClass);
        return enumClass;
    }

    private static Stream<ListCheck> listed(Table table, Column column) {
        return table.checks().stream()
                .filter(check -> check.options().isEmpty())
                .flatMap(check -> ListCheck.parse(check).stream())
                .filter(list -> list.limits(column.name(), table.names()));
    }

    private static boolean isVersion(Column column) {
        String bare = String.join("", JavaNames.words(column.name())).toLowerCase(Locale.ROOT);
        return VERSIONS.contains(bare) && !column.nullable() && column.generated() == null;
    }
}
