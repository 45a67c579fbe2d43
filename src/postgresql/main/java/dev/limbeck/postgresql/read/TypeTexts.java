package dev.limbeck.postgresql.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes statements that create user-defined types, casts and functions, and describes these objects for messages. */
final class TypeTexts {
    private final ServerRows rows;

    TypeTexts(ServerRows rows) {
        this.rows = rows;
    }

    /** {@return the statement that creates the type; empty for a kind of type that cannot be recreated} */
    Optional<String> createType(Row row) {
        String name = DefinitionTexts.quote(rows.name(row));
        return switch (row.text("kind")) {
            case "e" -> Optional.of("CREATE TYPE " + name + " AS ENUM (" + labels(row) + ")");
            case "c" -> Optional.of("CREATE TYPE " + name + " AS (" + String.join(", ", row.list("attributes")) + ")");
            case "d" -> Optional.of(createDomain(row, name));
            case "r" -> Optional.of("CREATE TYPE " + name + " AS RANGE (" + row.text("range") + ")");
            default -> Optional.empty();
        };
    }

    private static String createDomain(Row row, String name) {
        return "CREATE DOMAIN " + name + " AS " + row.text("base")
                + (row.has("collation") ? " COLLATE " + DefinitionTexts.collation(row.text("collation")) : "")
                + (row.has("expression") ? " DEFAULT " + row.text("expression") : "")
                + (row.is("required") ? " NOT NULL" : "")
                + row.list("checks").stream().map(check -> " " + check).collect(Collectors.joining());
    }

    private static String labels(Row row) {
        return row.list("labels").stream().map(DefinitionTexts::literal).collect(Collectors.joining(", "));
    }

    /** {@return the statement that drops the function, procedure or aggregate} */
    static String dropFunction(Row row) {
        String kind = row.text("kind");
        // DROP AGGREGATE needs the parameters in another form.
        return "DROP " + (kind.equals("aggregate") ? "ROUTINE" : kind.toUpperCase(Locale.ROOT)) + " "
                + row.text("signature");
    }

    /** {@return the statement that creates the cast} */
    static String createCast(Row row) {
        String method =
                switch (row.text("method")) {
                    case "i" -> " WITH INOUT";
                    case "b" -> " WITHOUT FUNCTION";
                    default -> " WITH FUNCTION " + row.text("func");
                };
        String context =
                switch (row.text("context")) {
                    case "i" -> " AS IMPLICIT";
                    case "a" -> " AS ASSIGNMENT";
                    default -> "";
                };
        return "CREATE CAST (" + row.text("source") + " AS " + row.text("target") + ")" + method + context;
    }

    /** {@return descriptions of the objects that the model does not represent, including their definitions} */
    List<String> describe() {
        List<String> found = new ArrayList<>();
        for (Row row : rows.others().extensions()) {
            found.add("extension " + row.text("name"));
        }
        for (Row row : rows.others().types()) {
            found.add(kind(row) + " " + rows.name(row) + detail(row));
        }
        for (Row row : rows.others().extras()) {
            found.add(ObjectNeeds.extra(row).name());
        }
        for (Row row : rows.others().casts()) {
            found.add("cast from " + row.text("source") + " to " + row.text("target"));
        }
        for (Row row : rows.others().functions()) {
            found.add(row.text("kind") + " " + row.text("signature"));
        }
        for (Row row : rows.others().rest()) {
            found.add(row.text("kind") + " " + row.text("name") + " of "
                    + rows.name(row.text("schema"), row.text("table_name")));
        }
        for (Row relation : rows.relations()) {
            describe(relation, found);
            rows.plainIndexes(relation.number("oid")).stream()
                    .filter(index -> !index.is("valid"))
                    .forEach(index ->
                            found.add("incomplete index " + index.text("name") + " of " + rows.name(relation)));
        }
        return found;
    }

    private void describe(Row relation, List<String> found) {
        if (relation.text("kind").equals("f")) {
            found.add("foreign table " + rows.name(relation));
        }
        if (relation.is("partition")) {
            found.add("partition " + rows.name(relation) + " of " + String.join(", ", relation.list("parents")));
        }
        for (Row constraint : rows.constraints(relation.number("oid"), "x")) {
            found.add("constraint " + constraint.text("name") + " of " + rows.name(relation) + ": "
                    + constraint.text("definition"));
        }
        if (relation.text("kind").equals("m")) {
            rows.plainIndexes(relation.number("oid"))
                    .forEach(index -> found.add("index " + index.text("name") + " of " + rows.name(relation)));
        }
    }

    /** {@return the kind of the type in words} */
    static String kind(Row row) {
        return switch (row.text("kind")) {
            case "e" -> "enum type";
            case "d" -> "domain";
            case "r" -> "range type";
            default -> "composite type";
        };
    }

    private static String detail(Row row) {
        return switch (row.text("kind")) {
            case "e" -> " (" + labels(row) + ")";
            case "d" -> " (" + row.text("base") + ")";
            case "c" -> " (" + String.join(", ", row.list("attributes")) + ")";
            default -> "";
        };
    }
}
