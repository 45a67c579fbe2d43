package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.source.Annotation;
import dev.limbeck.model.Column;
import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.spi.EntityRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plans an immutable entity for each view. */
final class ViewClasses {
    private static final Pattern QUERY = Pattern.compile(
            "\\s*create\\s+view\\s+(?:\"[^\"]+\"|\\[[^\\]]+\\]|`[^`]+`|[\\p{L}_][\\p{L}\\p{N}_$]*)\\s+as\\s+(.*?)\\s*;?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final EntityRequest request;
    private final EntityNotes notes;
    private final ColumnDefinitions definitions;

    ViewClasses(EntityRequest request, EntityNotes notes, ColumnDefinitions definitions) {
        this.request = request;
        this.notes = notes;
        this.definitions = definitions;
    }

    /** {@return the classes, one for each view} */
    List<EntityClass> classes(Function<TableName, String> name) {
        List<EntityClass> classes = new ArrayList<>();
        for (View view : request.schema().views()) {
            List<Column> columns = request.viewColumns().getOrDefault(view.name(), List.of());
            if (!columns.isEmpty()) {
                classes.add(plan(view, columns, name.apply(view.name())));
            }
        }
        return classes;
    }

    private EntityClass plan(View view, List<Column> columns, String name) {
        EntityClass entity = new EntityClass(view.name(), name, EntityClass.Kind.VIEW, null);
        entity.annotations().add(Annotation.jpa("Entity"));
        entity.annotations().add(Annotation.hibernate("Immutable"));
        Matcher query = QUERY.matcher(view.definition().sql());
        if (query.matches()) {
            entity.annotations()
                    .add(Annotation.jpa("Table")
                            .setText(
                                    "name",
                                    SqlNames.backquotedUnlessPlain(
                                            request.schema().names(),
                                            view.name().name())));
            entity.annotations().add(Annotation.hibernate("View").setText("query", query.group(1)));
        } else {
            entity.annotations()
                    .add(Annotation.hibernate("Subselect")
                            .setText(
                                    "value",
                                    "select * from "
                                            + SqlNames.quoted(view.name().name())));
            notes.addExcluded(
                    view.name(),
                    "the view lists its column names, so its entity reads the view but does" + " not define it");
        }
        List<String> key = key(view, columns);
        Table as = Table.of(view.name(), columns).withPrimaryKey(new PrimaryKey(null, key));
        for (Column column : columns) {
            attribute(entity, as, column);
        }
        return entity;
    }

    private void attribute(EntityClass entity, Table view, Column column) {
        boolean id = ColumnNames.contains(view, ColumnNames.primaryKey(view), column.name());
        addAttribute(entity, request.schema().names(), column.name(), definitions.javaType(view, column), id);
    }

    /** Adds an attribute that maps a column by its name only. */
    static void addAttribute(EntityClass entity, NameRules rules, String column, JavaType type, boolean id) {
        String name = entity.reserveName(JavaNames.words(column));
        List<Annotation> annotations = new ArrayList<>();
        if (id) {
            annotations.add(Annotation.jpa("Id"));
        }
        String written = SqlNames.backquotedUnlessPlain(rules, column);
        if (!written.equals(name)) {
            annotations.add(Annotation.jpa("Column").setText("name", written));
        }
        annotations.addAll(type.annotations(SqlNames.quotedUnlessPlain(rules, column)));
        entity.add(Attribute.value(name, type.name(), annotations, id), column);
    }

    /** Chooses a column to serve as the key: if possible, a column whose values are all different. */
    private List<String> key(View view, List<Column> columns) {
        List<String> different = columns.stream()
                .map(Column::name)
                .filter(name -> {
                    ColumnContents contents = request.contents(view.name(), name);
                    return contents.distinct() && !contents.nulls() && !contents.blobs();
                })
                .toList();
        List<String> candidates =
                different.isEmpty() ? columns.stream().map(Column::name).toList() : different;
        String chosen = candidates.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith("id"))
                .findFirst()
                .orElse(candidates.get(0));
        notes.add(
                view.name(),
                "a view has no key; " + chosen + " is used as its key"
                        + (different.isEmpty() ? ", although its values might not be unique" : ""));
        return List.of(chosen);
    }
}
