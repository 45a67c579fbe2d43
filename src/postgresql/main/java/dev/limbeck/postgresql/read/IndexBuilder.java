package dev.limbeck.postgresql.read;

import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.Options;
import dev.limbeck.model.SqlText;
import java.util.ArrayList;
import java.util.List;

/** Builds the model's indexes from the rows of the system catalogs. */
final class IndexBuilder {
    private IndexBuilder() {}

    /** {@return the index in the given row} */
    static Index build(Row row) {
        Options options = sharedOptions(row);
        if (!row.text("method").equals("btree")) {
            options = options.with("postgresql_using", row.text("method"));
        }
        String parts = partsText(row);
        List<IndexPart> collated = parts(row, true);
        List<IndexPart> plain = parts(row, false);
        String condition = row.textOrNull("condition");
        List<IndexPart> chosen = collated;
        if (!parts.equals(text(row, collated))) {
            chosen = plain;
            if (!parts.equals(text(row, plain))) {
                options = options.with("postgresql_parts", parts);
            }
        }
        return new Index(
                row.text("name"),
                chosen,
                row.is("uniq"),
                condition == null ? null : new SqlText(Parentheses.strip(condition)),
                options);
    }

    /** {@return the options that an index can have whether or not it belongs to a constraint} */
    static Options sharedOptions(Row row) {
        Options options = Options.NONE;
        if (row.has("include")) {
            options = options.with("postgresql_include", row.text("include"));
        }
        if (row.has("options")) {
            options = options.with("postgresql_with", row.text("options"));
        }
        return options.with("postgresql_nulls_not_distinct", row.is("nulls_not_distinct"));
    }

    /** {@return the text between the parentheses of the definition} */
    private static String partsText(Row row) {
        String definition = row.text("definition");
        String method = " USING " + row.text("method") + " (";
        int open = definition.indexOf(method) + method.length() - 1;
        return definition.substring(open + 1, Parentheses.end(definition, open));
    }

    private static List<IndexPart> parts(Row row, boolean collated) {
        List<IndexPart> parts = new ArrayList<>();
        for (int i = 0; i < row.list("parts").size(); i++) {
            String column = row.list("columns").get(i);
            String collation = row.list("collations").get(i);
            IndexPart part = column.isEmpty()
                    ? IndexPart.expression(
                            new SqlText(Parentheses.strip(row.list("parts").get(i))))
                    : IndexPart.column(column);
            part = collated && !collation.isEmpty() ? part.collate(collation) : part;
            parts.add(row.list("descending").get(i).equals("1") ? part.desc() : part);
        }
        return parts;
    }

    /** {@return the text that the server would print between the parentheses for an index with only the given parts} */
    private static String text(Row row, List<IndexPart> parts) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String collation = parts.get(i).collation();
            texts.add(row.list("parts").get(i)
                    + (collation == null ? "" : " COLLATE " + DefinitionTexts.collation(collation))
                    + (parts.get(i).descending() ? " DESC" : ""));
        }
        return String.join(", ", texts);
    }
}
