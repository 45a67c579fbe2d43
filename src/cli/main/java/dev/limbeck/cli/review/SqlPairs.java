package dev.limbeck.cli.review;

import dev.limbeck.cli.review.ReviewReport.Part;
import dev.limbeck.cli.review.ReviewReport.SqlPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Joins the SQL of several parts of a report. */
public final class SqlPairs {
    private SqlPairs() {}

    /** {@return the SQL of all parts for each database: the upgrade in the order of the parts, the downgrade in reverse} */
    public static List<SqlPair> join(List<Part> parts) {
        Map<String, List<SqlPair>> byDatabase = new LinkedHashMap<>();
        parts.forEach(part -> part.sql().forEach(pair -> byDatabase
                .computeIfAbsent(pair.database(), ignored -> new ArrayList<>())
                .add(pair)));
        List<SqlPair> joined = new ArrayList<>();
        byDatabase.forEach((database, pairs) -> {
            List<String> down =
                    new ArrayList<>(pairs.stream().map(SqlPair::downgrade).toList());
            Collections.reverse(down);
            joined.add(new SqlPair(
                    database,
                    pairs.get(0).remark(),
                    script(pairs.stream().map(SqlPair::upgrade).toList()),
                    script(down)));
        });
        return joined;
    }

    private static String script(List<String> scripts) {
        return scripts.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining("\n"));
    }
}
