package dev.limbeck.postgresql.read;

import dev.limbeck.dialect.order.CreatedObject;
import dev.limbeck.dialect.order.CreatedObject.Kind;
import dev.limbeck.dialect.order.Need;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dependencies between the objects of a database, which determine the order in which they can be created. */
final class ObjectNeeds {
    private static final Pattern STRING_BODY = Pattern.compile("\\nAS (?=\\$(?:function|procedure))");

    private final ServerRows rows;
    private final Map<String, CreatedObject> objects = new HashMap<>();
    private final Map<CreatedObject, CreatedObject> owners = new HashMap<>();
    private final Map<String, List<CreatedObject>> byName = new HashMap<>();
    private final List<Need> needs = new ArrayList<>();

    ObjectNeeds(ServerRows rows) {
        this.rows = rows;
        rows.others().schemas().forEach(row -> add("pg_namespace ", row, "schema"));
        rows.others().extensions().forEach(row -> add("pg_extension ", row, "extension"));
        rows.others().extras().forEach(row -> objects.put(row.text("class") + " " + row.number("oid"), extra(row)));
        rows.others().types().forEach(row -> objects.put("pg_type " + row.number("oid"), type(rows, row)));
        rows.others().casts().forEach(row -> objects.put("pg_cast " + row.number("oid"), cast(row)));
        rows.others().functions().forEach(row -> add("pg_proc ", row, function(row)));
        rows.relations().forEach(row -> add("pg_class ", row, CreatedObject.relation(rows.name(row))));
        rows.others().sequences().forEach(row -> {
            add("pg_class ", row, CreatedObject.relation(rows.name(row)));
            if (row.has("owner")) {
                find("pg_class", row.number("owner"))
                        .ifPresent(owner -> owners.put(CreatedObject.relation(rows.name(row)), owner));
            }
        });
    }

    private void add(String catalog, Row row, String kind) {
        objects.put(catalog + row.number("oid"), CreatedObject.other(kind + " " + row.text("name")));
    }

    private void add(String catalog, Row row, CreatedObject object) {
        objects.put(catalog + row.number("oid"), object);
        byName.computeIfAbsent(row.text("name"), name -> new ArrayList<>()).add(object);
    }

    /** {@return the object with the given number in the system catalog} */
    Optional<CreatedObject> find(String catalog, long oid) {
        return Optional.ofNullable(objects.get(catalog + " " + oid));
    }

    static CreatedObject type(ServerRows rows, Row row) {
        return CreatedObject.other(TypeTexts.kind(row) + " " + rows.name(row));
    }

    static CreatedObject extra(Row row) {
        return CreatedObject.other(row.text("kind") + " " + row.text("name"));
    }

    static CreatedObject cast(Row row) {
        return CreatedObject.other("cast from " + row.text("source") + " to " + row.text("target"));
    }

    static CreatedObject function(Row row) {
        return CreatedObject.other(row.text("kind") + " " + row.text("signature"));
    }

    /** {@return whether the body of the function is a string, which the server does not analyze} */
    static boolean hasStringBody(Row function) {
        return function.has("definition")
                && STRING_BODY.matcher(function.text("definition")).find();
    }

    /** {@return the dependencies} */
    List<Need> list() {
        for (Row row : rows.others().needs()) {
            CreatedObject object = objects.get(row.text("class") + " " + row.number("oid"));
            CreatedObject needed = objects.get(row.text("needed_class") + " " + row.number("needed_oid"));
            if (object != null && needed != null) {
                needs.add(Need.certain(part(object, row), needed));
                CreatedObject owner = owners.get(needed);
                if (owner != null && !owner.equals(object)) {
                    needs.add(Need.certain(part(object, row), owner));
                }
            }
        }
        rows.others().functions().forEach(this::addMentioned);
        return List.copyOf(needs);
    }

    private static CreatedObject part(CreatedObject object, Row row) {
        TableName table = object.table();
        if (table == null || !row.has("part")) {
            return object;
        }
        Kind kind =
                switch (row.text("part")) {
                    case "default" -> Kind.DEFAULT;
                    case "check" -> Kind.CHECK;
                    default -> Kind.INDEX;
                };
        return CreatedObject.part(kind, table, row.text("name"));
    }

    /** Adds the relations and functions whose names occur in the body of a function, if the body is a string. */
    private void addMentioned(Row function) {
        if (!function.has("definition")) {
            return;
        }
        String definition = function.text("definition");
        Matcher body = STRING_BODY.matcher(definition);
        if (body.find()) {
            Set<String> words = new HashSet<>();
            RelatedRows.addWords(definition.substring(body.end()), words);
            CreatedObject object = function(function);
            words.stream()
                    .sorted()
                    .flatMap(word -> byName.getOrDefault(word, List.of()).stream())
                    .filter(mentioned -> !mentioned.equals(object))
                    .forEach(mentioned -> needs.add(Need.possible(object, mentioned)));
        }
    }
}
