package dev.limbeck.command.fleet;

import dev.limbeck.LimbeckException;
import dev.limbeck.command.Current;
import dev.limbeck.command.Downgrade;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.IncompleteRevisionException;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.ScriptResult;
import dev.limbeck.result.fleet.FleetPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Plans a run on the databases of a fleet without changing them. */
public final class FleetPlans {

    private FleetPlans() {}

    /**
     * {@return a plan for each revision that databases of the fleet are at}
     *
     * @throws LimbeckException if a database cannot be opened, or is at an unknown revision
     */
    public static List<FleetPlan> plan(
            Project fleet, List<FleetDatabase> databases, Function<Project, PlanResult> plan) {
        List<FleetPlan> plans = new ArrayList<>();
        positions(fleet, databases).forEach((current, members) -> {
            FleetDatabase first = members.get(0);
            try (Project project = first.projectIn(fleet)) {
                List<String> names = members.stream().map(FleetDatabase::name).toList();
                plans.add(new FleetPlan(names, current, named(fleet, first, () -> plan.apply(project))));
            }
        });
        return plans;
    }

    /** Returns the result; an error message about an incomplete revision mentions the database. */
    private static <T> T named(Project fleet, FleetDatabase database, Supplier<T> result) {
        try {
            return result.get();
        } catch (IncompleteRevisionException e) {
            throw new IncompleteRevisionException(
                    database + ": " + FleetAdvice.of(String.valueOf(e.getMessage()), fleet, database));
        }
    }

    /**
     * {@return the script for all databases of the fleet}
     *
     * @throws CommandException if the databases need different scripts
     */
    public static ScriptResult script(
            Project project, List<FleetDatabase> databases, Function<Project, ScriptResult> script) {
        Project fleet = project.forFleetRun();
        Map<String, ScriptResult> scripts = new LinkedHashMap<>();
        Map<String, List<FleetDatabase>> members = new LinkedHashMap<>();
        for (FleetDatabase database : databases) {
            try (Project each = database.projectIn(fleet)) {
                ScriptResult result = named(fleet, database, () -> script.apply(each));
                scripts.putIfAbsent(result.script(), result);
                members.computeIfAbsent(result.script(), ignored -> new ArrayList<>())
                        .add(database);
            }
        }
        if (scripts.size() > 1) {
            StringBuilder groups = new StringBuilder();
            scripts.forEach((text, result) -> groups.append("\n  ")
                    .append(count(members.getOrDefault(text, List.of())))
                    .append(" at ")
                    .append(place(result.from()))
                    .append(", such as ")
                    .append(members.getOrDefault(text, List.of()).get(0)));
            throw new CommandException("The databases of the fleet need " + scripts.size() + " different scripts."
                    + groups + "\nUse --databases to select databases that share a script.");
        }
        return scripts.values().iterator().next();
    }

    private static String count(List<FleetDatabase> databases) {
        return databases.size() == 1 ? "1 database" : databases.size() + " databases";
    }

    /**
     * Checks that every database of the fleet can be downgraded to the target.
     *
     * @throws CommandException if a database cannot be downgraded to the target; nothing was changed
     */
    public static void requireTarget(Project fleet, List<FleetDatabase> databases, String target) {
        positions(fleet, databases).forEach((current, members) -> {
            try (Project project = members.get(0).projectIn(fleet)) {
                new Downgrade(project, RunListener.SILENT).requireTarget(target);
            } catch (LimbeckException e) {
                throw new CommandException(
                        count(members) + " at " + place(current) + ", such as " + members.get(0)
                                + ", cannot be downgraded to " + target + ": " + e.getMessage()
                                + " No database was changed.",
                        e);
            }
        });
    }

    private static Map<List<String>, List<FleetDatabase>> positions(Project fleet, List<FleetDatabase> databases) {
        Map<List<String>, List<FleetDatabase>> positions = new LinkedHashMap<>();
        for (FleetDatabase database : databases) {
            try (Project project = database.projectIn(fleet)) {
                List<String> current = new Current(project)
                        .run().stream().map(RevisionInfo::id).sorted().toList();
                positions.computeIfAbsent(current, ignored -> new ArrayList<>()).add(database);
            } catch (LimbeckException e) {
                throw new CommandException(
                        database + ": " + FleetAdvice.of(String.valueOf(e.getMessage()), fleet, database)
                                + " No database was changed.",
                        e);
            }
        }
        return positions;
    }

    private static String place(List<String> current) {
        return current.isEmpty() ? "base" : String.join(", ", current);
    }
}
