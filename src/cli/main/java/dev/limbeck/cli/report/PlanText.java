package dev.limbeck.cli.report;

import dev.limbeck.cli.review.PlanWords;
import dev.limbeck.cli.review.TimeText;
import dev.limbeck.cli.terminal.TextStyle;
import dev.limbeck.execute.ByteSize;
import dev.limbeck.ops.hazards.HazardLines;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.PlannedCheck;
import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.PlannedRevision;
import dev.limbeck.result.PlannedSpace;
import dev.limbeck.result.PlannedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes the plan of a run. */
final class PlanText {
    private static final String INDENT = "    ";

    private final TextStyle style;
    private final List<String> lines = new ArrayList<>();

    PlanText(TextStyle style) {
        this.style = style;
    }

    /** {@return the lines of the plan} */
    List<String> lines(PlanResult result) {
        if (result.revisions().isEmpty()) {
            lines.add("Nothing to run: the database is at "
                    + (result.current().isEmpty() ? "base" : String.join(", ", result.current())) + ".");
            return lines;
        }
        lines.add("This is a plan; nothing was changed. " + result.locking());
        result.revisions().forEach(this::revision);
        return lines;
    }

    private void revision(PlannedRevision planned) {
        String headline = planned.revision().message().lines().findFirst().orElse("");
        lines.add("");
        lines.add(planned.direction().code() + " "
                + style.strong(planned.revision().id()) + ", " + headline);
        if (planned.form() != null) {
            lines.add("  " + (planned.stepByStep() ? "step by step: " : "one transaction: ") + planned.form());
        }
        planned.finished()
                .forEach(step ->
                        lines.add("  finished: " + step.lines().findFirst().orElse("")));
        if (planned.operations().isEmpty() && planned.finished().isEmpty()) {
            lines.add("  " + PlanWords.noOperations(planned));
        }
        planned.operations().forEach(this::operation);
    }

    private void operation(PlannedOperation operation) {
        String way = operation.strategy().replace('_', ' ');
        lines.add("  " + operation.description().lines().findFirst().orElse(""));
        lines.add(INDENT + way + ": " + operation.reason());
        cost(operation);
        for (String hazard : HazardLines.describe(operation.hazards())) {
            lines.add(INDENT + style.warning("hazard ") + hazard);
        }
        if (operation.foreignKeysOff()) {
            lines.add(INDENT + "foreign keys: not enforced while it runs, but checked before it ends");
        }
        for (PlannedCheck check : operation.checks()) {
            lines.add(INDENT + "stops if " + check.message());
        }
        operation.statements().forEach(this::sql);
    }

    private void cost(PlannedOperation operation) {
        Long rows = operation.rows();
        if (rows != null) {
            lines.add(INDENT + String.format(Locale.ROOT, "rows: %,d", rows));
        }
        Long size = operation.size();
        if (size != null) {
            lines.add(INDENT + "size: " + ByteSize.format(size));
        }
        Duration time = operation.time();
        if (time != null) {
            lines.add(INDENT + "time: " + TimeText.measuredHere(time));
        }
        PlannedSpace room = operation.space();
        if (room != null) {
            String sizes = "about " + ByteSize.format(room.needed()) + " while it runs; "
                    + ByteSize.format(room.available()) + " free";
            lines.add(INDENT + "disk: " + (room.isEnough() ? sizes : style.error("not enough, ") + sizes));
        }
    }

    private static String lock(String code) {
        return switch (code) {
            case "all" -> "lock: others can neither read nor write the table";
            case "writes" -> "lock: others can read the table, but not write to it";
            default -> "lock: others can read and write";
        };
    }

    private void sql(PlannedStatement statement) {
        if (!statement.comment().isEmpty()) {
            lines.add(INDENT + "  -- " + statement.comment());
        }
        if (statement.lock() != null) {
            lines.add(INDENT + "  -- " + lock(statement.lock()));
        }
        statement.sql().lines().forEach(line -> lines.add(INDENT + "  " + line));
        int last = lines.size() - 1;
        lines.set(last, lines.get(last) + ";");
    }
}
